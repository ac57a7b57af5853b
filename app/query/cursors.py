"""Cursor: where a walk over pages goes on, as an opaque string that only this store's servers can make."""

import json
from base64 import b64decode, urlsafe_b64encode
from collections.abc import Mapping
from hashlib import blake2b
from hmac import compare_digest
from typing import Any, NamedTuple

from pydantic_core import from_json, to_json

SIGNATURE = 12  # bytes of a keyed BLAKE2 (RFC 7693) that a cursor carries


class CursorError(ValueError):
    """A cursor that no server of this store made, or that was cut or changed on its way."""


class CursorMismatchError(ValueError):
    """A true cursor of another query: its filters or its order are not those asked for."""


class Cursor(NamedTuple):
    """The query and snapshot a walk is bound to, the key of an event, and the first page's total.

    The page that it stands for follows the event, or goes before it where `back`.
    """

    query: str
    seq: int
    key: tuple[int | float | str, ...]
    total: tuple[int | None, str, int | None]
    back: bool = False


def fingerprint(asked: Mapping[str, Any], *more: object) -> str:
    """A short hash of a query as it was understood; equal for equal meanings."""
    text = json.dumps([asked, *more], sort_keys=True, default=str)
    return blake2b(text.encode(), digest_size=8).hexdigest()


def digest(*asked: object) -> str:
    """A short hash of values that print alike only where they are alike."""
    return blake2b(repr(asked).encode(), digest_size=8).hexdigest()


def encode(cursor: Cursor, secret: bytes) -> str:
    """The cursor as URL-safe text, signed."""
    payload = to_json(cursor)
    return urlsafe_b64encode(_sign(payload, secret) + payload).decode().rstrip("=")


def decode(text: str, secret: bytes, query: str) -> Cursor:
    """The cursor in a text; CursorError when it is mangled, CursorMismatchError when of another query."""
    try:
        padded = text.encode("ascii") + b"=" * (-len(text) % 4)
        raw = b64decode(padded, altchars=b"-_", validate=True)
    except ValueError:
        raise CursorError(text) from None
    signature, payload = raw[:SIGNATURE], raw[SIGNATURE:]
    if not compare_digest(signature, _sign(payload, secret)):
        raise CursorError(text)
    of, seq, key, total, back = from_json(payload)
    if of != query:
        raise CursorMismatchError(text)
    return Cursor(of, seq, tuple(key), tuple(total), back)


def _sign(payload: bytes, secret: bytes) -> bytes:
    return blake2b(payload, key=secret, digest_size=SIGNATURE).digest()
