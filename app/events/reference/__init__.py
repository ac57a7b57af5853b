"""Whom words stand for that are no names: pronouns, offices, groups and people, along an article."""
