"""A failure as it is told (RFC 9457)."""

from typing import Annotated, Any, Literal

from pydantic import Field

from app.errors import CODES
from app.routes.shapes.base import Served, members
from app.routes.shapes.records import Tombstone

Code = Annotated[str, members(lambda: list(CODES))]


class ProblemError(Served):
    """One fault in a request: where it stands, and what may have been meant."""

    place: Annotated[Literal["query", "path", "body", "header"], Field(alias="in")]
    name: str
    code: Code
    detail: str
    value: Any
    suggestions: list[str]
    allowed: Annotated[list[str] | None, Field(description="Left out where it is not a closed list.")] = None


class Problem(Served):
    """Why a request got no answer (RFC 9457), with every fault in it."""

    type: str
    title: str
    status: int
    code: Code
    detail: str
    instance: str
    request_id: str
    errors: list[ProblemError]
    tombstone: Annotated[Tombstone | None, Field(description="With `retracted`: what is left of it.")] = None
