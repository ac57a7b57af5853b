"""What only looks like an event: described, named, spoken of in general, or told by another word."""
