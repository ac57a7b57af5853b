"""Headers of a request: found in the list that the server made, which Starlette goes through more slowly."""

from starlette.requests import Request


def header(request: Request, name: bytes) -> str:
    """The first header with a name in small letters; empty where there is none."""
    for known, value in request.scope["headers"]:
        if known == name:
            return str(value, "latin-1")
    return ""


def every(request: Request, name: bytes) -> str:
    """All headers with a name in small letters as one list, as RFC 9110 (5.3) joins them."""
    return ", ".join([str(value, "latin-1") for known, value in request.scope["headers"] if known == name])
