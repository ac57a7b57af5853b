"""Sentence -> Mentions: actors, places, dates, quantities, triggers and cues, each with its span."""
