"""Pages of 50 in every situation, in one interleaved run with the references."""

from collections.abc import Mapping
from datetime import date
from statistics import median
from urllib.parse import parse_qsl, urlencode, urlsplit

from app import tables
from tests.bench.report import Report, spread
from tests.bench.serving import asking
from tests.bench.serving.facts import Facts, pages, words
from tests.bench.serving.load import Load, interleaved, ratios
from tests.bench.serving.servers import VIEW
from tests.bench.serving.stage import Stage
from tests.bench.store.words import COMMON, RARE

# More addresses than the service keeps answers (48 MiB, some 800 such pages), fewer than it keeps readings.
MANY = 2500
FEW = 100
Loads = Mapping[str, Load]


def measure(on: Stage, rounds: int, seconds: float, report: Report) -> None:
    """Run the loads, print each, and hold their ratios against what was asked."""
    loads = {load.name: load for load in _loads(on)}
    interleaved(list(loads.values()), rounds, seconds)
    _table(loads, report)
    report.head("held against what was asked")
    _against_hello(loads, report)
    _against_each_other(loads, report)


def _loads(on: Stage) -> list[Load]:
    known, service = on.known, on.service
    few = pages(known, FEW, seed=2)
    asking.full(service, few[:20], 50)
    return [
        Load("hello", on.hello, ["/"]),
        Load("page", service, pages(known, MANY)),
        Load("page without count", service, pages(known, MANY, seed=3, count="none")),
        Load("page of 10,000 events", on.small, pages(on.known_small, MANY)),
        Load("page unchanged", service, few),
        Load("304", service, few, etags=asking.etags(service, few)),
        Load("page at row 1,000", service, asking.deep(service, 1000, MANY)),
        Load("page in the middle", service, asking.deep(service, on.total // 2, MANY)),
        Load("common word", service, words(COMMON, MANY)),
        Load("rare word", service, words(RARE, MANY)),
        Load("PostgreSQL page", on.postgres, pages(known, MANY)),
        Load("Datasette page", on.datasette, _datasette(known)),
    ]


def _datasette(known: Facts) -> list[str]:
    """The same pages from Datasette: a table page under the same filters, without counts and facets."""
    asked = [dict(parse_qsl(urlsplit(page).query)) for page in pages(known, MANY)]
    return [f"/{known.path.stem}/{VIEW}.json?{urlencode(_as_filters(each))}" for each in asked]


def _as_filters(asked: Mapping[str, str]) -> dict[str, str]:
    first, last = (tables.sort_key(date.fromisoformat(asked[name]), 0) for name in ("from", "to"))
    filters = {"actor_id": asked["actor"], "type": asked["type"]}
    filters |= {"sort_key__gte": str(first), "sort_key__lt": str(last), "_sort_desc": "sort_key"}
    return filters | {"_size": asked["limit"], "_nocount": "1", "_nofacet": "1", "_nosuggest": "1"}


def _table(loads: Loads, report: Report) -> None:
    report.head("one process, 16 connections: medians over rounds in random order")
    heads = ("of hello", "(min-max)", "p50 ms", "p99 ms", "CPU us", "MiB")
    report.told("", "{:>9} {:>15} {:>8} {:>8} {:>8} {:>6}".format(*heads))
    for name, load in loads.items():
        of = ratios(load, loads["hello"])
        figures = f"{median(of):9.3f} {spread(of):>15} {load.middle('p50'):8.2f} {load.middle('p99'):8.2f}"
        report.told(name, f"{figures} {load.middle('cpu'):8.0f} {load.memory:6.0f}")
        if load.failed:
            report.held(name, "no failures", f"{load.failed:.0f} failed", enough=False)


def _against_hello(loads: Loads, report: Report) -> None:
    asked = {"page": 0.30, "304": 0.6, "page unchanged": 0.6, "PostgreSQL page": 0.15}
    for name, least in asked.items():
        cpu = median(ratios(loads[name], loads["hello"], "cpu"))
        rate = median(ratios(loads[name], loads["hello"]))
        report.at_least(f"{name}, of hello", least, rate, f"(CPU a request {cpu:.2f} times hello's)")
    cpu = median(ratios(loads["page"], loads["hello"], "cpu"))
    report.at_most("page, CPU a request over hello's", 3.5, cpu)


def _against_each_other(loads: Loads, report: Report) -> None:
    def over(name: str, other: str, what: str = "rate") -> float:
        return median(ratios(loads[name], loads[other], what))

    report.at_least("page, over Datasette", 10, over("page", "Datasette page"))
    depth = over("page in the middle", "page at row 1,000", "cpu")
    report.at_most("page in the middle over page at row 1,000, CPU", 1.3, depth)
    report.at_most("page p99 over that at 10,000 events", 2, over("page", "page of 10,000 events", "p99"))
    report.at_most("common word over rare word, CPU", 2, over("common word", "rare word", "cpu"))
