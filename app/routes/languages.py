"""The language of labels: chosen by `lang`, else by Accept-Language, and told in the headers."""

from collections.abc import Mapping
from functools import lru_cache

from starlette.requests import Request

from app.codebook import labels
from app.render.negotiation import ranges
from app.routes.headers import header


def language_of(request: Request, asked: str | None) -> str:
    """The language asked for, else the one that Accept-Language likes best, else the default."""
    if asked is not None:
        return asked
    return _liked(header(request, b"accept-language"))


def in_language(headers: Mapping[str, str], language: str) -> dict[str, str]:
    """The headers of an answer in a language, which caches must keep apart from those in others."""
    vary = ", ".join(filter(None, (headers.get("Vary"), "Accept-Language")))
    return {**headers, "Content-Language": language, "Vary": vary}


@lru_cache(maxsize=200)
def _liked(accepted: str) -> str:
    liked = sorted(ranges(accepted).items(), key=lambda each: -each[1])
    spoken = (labels.spoken(tag) for tag, quality in liked if quality > 0)
    return next(filter(None, spoken), labels.DEFAULT)
