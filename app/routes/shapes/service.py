"""What the service says of itself."""

from typing import Literal

from app.routes.shapes.base import Served


class Index(Served):
    """Where everything is."""

    name: str
    version: str
    links: dict[str, str]


class Health(Served):
    """That the process answers."""

    status: Literal["ok"]


class Readiness(Served):
    """That everything works, and what it works with."""

    status: Literal["ready"]
    seq: int
    migration: str
    codebook: str
