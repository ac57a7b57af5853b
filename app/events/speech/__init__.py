"""What is said: by whom, to whom and about what."""
