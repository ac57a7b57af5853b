"""What a sentence tells: which event type its words mean."""
