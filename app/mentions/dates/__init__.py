"""Text -> DateMentions: an own grammar of date expressions, resolved against the publication day."""

from app.mentions.dates.reader import find, read, warm

__all__ = ["find", "read", "warm"]
