"""Mentions -> Events: who did what to whom, when, where, and how real it is."""
