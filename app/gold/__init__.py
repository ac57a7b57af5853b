"""Labelled texts and what the coder made of them -> figures, and the floors that they must not fall below."""
