"""A query string of /events, read on one day."""

from datetime import date

import pytest

from app.filters.faults import Fault, Refused
from app.filters.listing import Listing
from app.filters.reading import read
from app.render import FORMATS

TODAY = date(2025, 4, 30)


def listing(*pairs: tuple[str, str]) -> Listing:
    return read(Listing, pairs, "GET /events", {"today": TODAY, "formats": tuple(FORMATS)})


def faults(*pairs: tuple[str, str]) -> tuple[Fault, ...]:
    with pytest.raises(Refused) as refused:
        listing(*pairs)
    return refused.value.faults
