"""Stage: every server of a run, over stores that hold the same shares of everything."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from tests.bench.serving import postgres
from tests.bench.serving.facts import Facts, facts
from tests.bench.serving.servers import Server, datasette, hello, service
from tests.bench.store import kept

SMALL = 10_000


@dataclass(frozen=True, slots=True)
class Stage:
    """The service over the store that is measured, and what it is measured against."""

    total: int
    known: Facts
    known_small: Facts
    service: Server
    small: Server
    hello: Server
    datasette: Server
    postgres: Server


@contextmanager
def stage(total: int) -> Iterator[Stage]:
    """Every server, started over a store of so many events and one of 10,000."""
    path, small = kept.sqlite(total), kept.sqlite(min(SMALL, total))
    with ExitStack() as stack:
        start = stack.enter_context
        yield Stage(
            total,
            facts(path),
            facts(small),
            start(service(f"sqlite:///{path}")),
            start(service(f"sqlite:///{small}")),
            start(hello()),
            start(datasette(path)),
            start(service(start(postgres.store(total)))),
        )
