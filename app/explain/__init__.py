"""Article -> Explanation: what the rules found on the way to its events, and where each field came from."""

from app.explain.explanation import Explanation, document, explain

__all__ = ["Explanation", "document", "explain"]
