"""What the sentences of an article tell together: tellings joined, answers and gaps understood."""
