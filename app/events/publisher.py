"""Article -> the actor whose own words it is: a government or body that publishes its statements itself."""

from app import codebook
from app.text import Article


def voice(article: Article) -> tuple[str, ...]:
    """Whose "we" an article speaks in: the actor that publishes it ("The White House"), or nobody's."""
    return _in_name(article.publisher or "") if article.publisher else ()


def _in_name(publisher: str) -> tuple[str, ...]:
    words = publisher.replace("(", " ").split()
    for size in range(min(len(words), 7), 0, -1):
        for start in range(len(words) - size + 1):
            name = " ".join(words[start : start + size]).strip(").,")
            codes = codebook.load().resolve(name) if size > 1 or name.isupper() else ()
            if codes and (size > 1 or start == 0):
                return codes
    return ()
