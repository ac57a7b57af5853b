"""What stands where in a sentence: its mentions, its clauses, subjects and objects."""
