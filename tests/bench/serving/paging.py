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

# More addresses than the service keeps answers (32 MiB, some 500 such pages), fewer than it keeps readings.
MANY = 1000
NEW = 50_000  # so many that none is asked for twice
FEW = 100
Loads = Mapping[str, Load]


def measure(on: Stage, rounds: int, seconds: float, report: Report) -> None:
    """Run the loads, print each, and hold their ratios against what was asked.

    Loads of one group run interleaved; those of another ask the same servers for other things, whose caches
    they would take from each other.
    """
    loads: dict[str, Load] = {}
    hello: dict[str, Load] = {}
    for group in (_pages(on), _uncounted_pages(on), _other_pages(on), _new_pages(on)):
        interleaved(list(group.values()), rounds, seconds)
        loads |= group
        hello |= dict.fromkeys(group, group["hello"])
    _table(loads, hello, report)
    report.head("held against what was asked")
    _against_hello(loads, hello, report)
    _against_each_other(loads, report)


def _named(*loads: Load) -> dict[str, Load]:
    return {load.name: load for load in loads}


def _pages(on: Stage) -> dict[str, Load]:
    """The same pages from every server."""
    known = on.known
    asking.full(on.service, pages(known, MANY)[:20], 50)
    return _named(
        Load("hello", on.hello, ["/"]),
        Load("page", on.service, pages(known, MANY)),
        Load("page of 10,000 events", on.small, pages(on.known_small, MANY)),
        Load("PostgreSQL page", on.postgres, pages(known, MANY)),
        Load("Datasette page", on.datasette, _datasette(known)),
    )


def _uncounted_pages(on: Stage) -> dict[str, Load]:
    """The same without totals."""
    return _named(
        Load("hello", on.hello, ["/"]),
        Load("page without count", on.service, pages(on.known, MANY, count="none")),
        Load("Datasette page without count", on.datasette, _datasette(on.known, _nocount="1")),
    )


def _other_pages(on: Stage) -> dict[str, Load]:
    """Pages in other situations, of one server."""
    known, service = on.known, on.service
    few = pages(known, FEW, seed=2)
    return _named(
        Load("hello", on.hello, ["/"]),
        Load("page unchanged", service, few),
        Load("304", service, few, etags=asking.etags(service, few)),
        Load("page at row 1,000", service, asking.deep(service, 1000, MANY)),
        Load("page in the middle", service, asking.deep(service, on.total // 2, MANY)),
        Load("common word", service, words(COMMON, MANY)),
        Load("rare word", service, words(RARE, MANY)),
    )


def _new_pages(on: Stage) -> dict[str, Load]:
    """Pages of which none is asked for twice: each query is read, and each total counted, anew."""
    return _named(
        Load("hello", on.hello, ["/"]),
        Load("page never asked for", on.service, pages(on.known, NEW, seed=4)),
        Load("PostgreSQL page never asked for", on.postgres, pages(on.known, NEW, seed=4)),
    )


def _datasette(known: Facts, **more: str) -> list[str]:
    """The same pages from Datasette: a table page under the same filters, without facets."""
    asked = [dict(parse_qsl(urlsplit(page).query)) for page in pages(known, MANY)]
    return [f"/{known.path.stem}/{VIEW}.json?{urlencode(_as_filters(each) | more)}" for each in asked]


def _as_filters(asked: Mapping[str, str]) -> dict[str, str]:
    first, last = (tables.sort_key(date.fromisoformat(asked[name]), 0) for name in ("from", "to"))
    filters = {"actor_id": asked["actor"], "type": asked["type"]}
    filters |= {"sort_key__gte": str(first), "sort_key__lt": str(last), "_sort_desc": "sort_key"}
    return filters | {"_size": asked["limit"], "_nofacet": "1", "_nosuggest": "1"}


def _table(loads: Loads, hello: Loads, report: Report) -> None:
    report.head("one process, 16 connections: medians over rounds in random order")
    heads = ("of hello", "(min-max)", "p50 ms", "p99 ms", "CPU us", "MiB")
    report.told("", "{:>9} {:>15} {:>8} {:>8} {:>8} {:>6}".format(*heads))
    for name, load in loads.items():
        of = ratios(load, hello[name])
        figures = f"{median(of):9.3f} {spread(of):>15} {load.middle('p50'):8.2f} {load.middle('p99'):8.2f}"
        report.told(name, f"{figures} {load.middle('cpu'):8.0f} {load.memory:6.0f}")
        if load.failed:
            report.held(name, "no failures", f"{load.failed:.0f} failed", enough=False)


def _against_hello(loads: Loads, hello: Loads, report: Report) -> None:
    asked = {"page": 0.30, "304": 0.6, "page unchanged": 0.6, "PostgreSQL page": 0.15}
    for name, least in asked.items():
        cpu = median(ratios(loads[name], hello[name], "cpu"))
        rate = median(ratios(loads[name], hello[name]))
        report.at_least(f"{name}, of hello", least, rate, f"(CPU a request {cpu:.2f} times hello's)")
    cpu = median(ratios(loads["page"], hello["page"], "cpu"))
    report.at_most("page, CPU a request over hello's", 3.5, cpu)


def _against_each_other(loads: Loads, report: Report) -> None:
    def over(name: str, other: str, what: str = "rate") -> float:
        return median(ratios(loads[name], loads[other], what))

    for count in ("", " without count"):
        report.at_least(f"page{count}, over Datasette", 10, over(f"page{count}", f"Datasette page{count}"))
    depth = over("page in the middle", "page at row 1,000", "cpu")
    report.at_most("page in the middle over page at row 1,000, CPU", 1.3, depth)
    report.at_most("page p99 over that at 10,000 events", 2, over("page", "page of 10,000 events", "p99"))
    report.at_most("common word over rare word, CPU", 2, over("common word", "rare word", "cpu"))
