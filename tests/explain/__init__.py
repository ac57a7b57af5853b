"""Explanations: what each part of the reading is, and that it is the extractor's own."""
