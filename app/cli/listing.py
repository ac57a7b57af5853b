"""`parley events`: the timeline in the terminal, under the same filters as the API."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from app.codebook.labels import DEFAULT

if TYPE_CHECKING:
    from app.filters.listing import Listing
    from app.lines import Lines
    from app.query.reader import Reader
    from app.query.walks import Walk


OF_HTTP = ("count", "download", "include", "pretty")  # what means something over HTTP alone


class Filters(click.Command):
    """A command whose options are the parameters of /events, declared once in the filters."""

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        from app.filters.listing import Listing

        told = ((field.alias or name, field.description) for name, field in Listing.model_fields.items())
        declared = (each for each in told if each[0] not in OF_HTTP)
        return [*(_option(name, told) for name, told in declared), *super().get_params(ctx)]


def _option(name: str, told: str | None) -> click.Option:
    """Every option may be repeated, as in a query string; the filters refuse it where one value is meant."""
    return click.Option([f"--{name.replace('_', '-')}", f"q_{name}"], multiple=True, help=told)


@click.command(cls=Filters)
def events(**given: Any) -> None:
    """List events, newest first; the options are the parameters of GET /events, lists take commas.

    Names work as codes do: --actor Russia, --country Ukraine, --from 2025-04.
    """
    from app.config import Settings
    from app.filters.listing import Listing
    from app.filters.reading import read
    from app.filters.when import today
    from app.query.acting import met
    from app.query.reader import Reader
    from app.render import FORMATS

    pairs = [(key[2:], value) for key, values in given.items() for value in values]
    reader = Reader(Settings().database_url)

    def known(code: str) -> bool:
        with reader.inline() as view:
            return met(view, code)

    context = {"formats": tuple(FORMATS), "today": today(), "met": known}
    try:
        listing = read(Listing, pairs, "parley events", context)
        for chunk in _written(reader, listing):
            sys.stdout.buffer.write(chunk)
        sys.stdout.buffer.flush()
    finally:
        reader.close()


def _written(reader: "Reader", listing: "Listing") -> Iterator[bytes]:
    from app.filters.faults import Refused
    from app.query.asof import seq_of
    from app.query.cursors import decode, fingerprint
    from app.query.timeline import batches
    from app.query.walks import Walk
    from app.render import FORMATS, Listed
    from app.render.labels import type_labels
    from app.routes.reading import unfit

    format = FORMATS[listing.format or "text"]
    if faults := list(unfit(listing, format)):
        raise Refused(*faults)
    sort = listing.sort or format.order or "-date"
    with reader.apart() as view:
        query = fingerprint(listing.echo(), sort)
        cursor = decode(listing.cursor, view.state.secret, query) if listing.cursor else None
        walk = Walk(listing, sort, cursor.seq if cursor else seq_of(view, listing.as_of))
    after = cursor.key if cursor else None
    if format.streams and listing.limit is None:
        found = (_dressed(reader, listing, batch, walk) for batch in batches(reader, walk, after))
        return format.write(Listed(found))
    listed = _page(reader, walk, listing, after)
    return format.write(replace(listed, labels=type_labels(listing.lang or DEFAULT)))


def _dressed(reader: "Reader", listing: "Listing", bodies: "Lines", walk: "Walk") -> "Lines":
    from app.routes.including import dressed

    return dressed(reader, listing, bodies, walk.seq) if listing.fields else bodies


def _page(reader: "Reader", walk: "Walk", listing: "Listing", after: Any) -> Any:
    from app.events.document import stamp
    from app.filters.listing import PAGE
    from app.query.cursors import Cursor, encode, fingerprint
    from app.query.timeline import page
    from app.query.totals import Totals
    from app.render import Listed

    total = Totals(reader).count(listing, walk.seq, "exact")
    with reader.apart() as view:
        found = page(view, walk, listing.limit or PAGE, after)
        at = view.reader.instant(view, walk.seq)
    following = None
    if found.more and found.last is not None:
        query = fingerprint(listing.echo(), walk.sort)
        cursor = Cursor(query, walk.seq, found.last, (total.count, total.certainty, total.undated))
        following = f"--cursor {encode(cursor, view.state.secret)}"
    meta = {
        "returned": len(found.bodies),
        "total": total.count,
        "total_is": "exact",
        "sort": walk.sort,
        "undated_excluded": total.undated,
        "query": listing.echo(),
        "snapshot": {"seq": walk.seq, "at": at and stamp(at)},
    }
    return Listed(
        [_dressed(reader, listing, found.bodies, walk)], meta, {"json": "--format json", "next": following}
    )
