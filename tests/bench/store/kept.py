"""Made stores, kept by their parameters in a folder outside the repository, so that each is made once."""

import gc
import os
import tempfile
from hashlib import sha256
from pathlib import Path

import sqlalchemy as sa

from app import codebook, engines, migrate, tables
from app.events import document
from app.store import rows
from tests.bench.store import days, happenings, telling, words
from tests.bench.store.ledger import Bulk
from tests.bench.store.loading import loader

SEED = 1


def folder() -> Path:
    """Where made stores are kept: $PARLEY_BENCH, or a folder beside other temporary files."""
    found = Path(os.environ.get("PARLEY_BENCH") or Path(tempfile.gettempdir()) / "parley-bench")
    found.mkdir(parents=True, exist_ok=True)
    return found


def sqlite(total: int, seed: int = SEED) -> Path:
    """The SQLite file of a store of so many events, made when it is not there yet."""
    path = folder() / f"{total}-{seed}-{version()}.db"
    if not path.exists():
        for older in path.parent.glob(f"{total}-{seed}-*"):
            older.unlink()
        unfinished = path.with_suffix(".part")
        fill(f"sqlite:///{unfinished}", total, seed)
        unfinished.rename(path)
    return path


def fill(url: str, total: int, seed: int = SEED) -> None:
    """Migrate an empty database and fill it with so many events."""
    migrate.upgrade(url)
    book, into = codebook.load(), loader(url)
    gc.collect()
    gc.disable()  # rows hold no cycles, and looking for them costs as much as making them
    try:
        with into.bare():
            ledger = Bulk(telling.EXTRACTOR, into.write)
            telling.Teller(ledger, book, seed).tell(happenings.Stream(book, total, seed).happenings())
    finally:
        gc.enable()
    _close(url, ledger)


def _close(url: str, ledger: Bulk) -> None:
    """Leave the store's state as the last change left it."""
    engine = engines.connect(url)
    last = {"seq": ledger.seq, "serial": ledger.serial, "last_ingest_at": ledger.at}
    with engine.begin() as connection:
        connection.execute(sa.update(tables.store_state).values(last))
    engine.dispose()


def version() -> str:
    """Changes when tables, rows or what is told does, so that no store of an older shape is served."""
    modules = (tables, rows, document, days, happenings, telling, words)
    sources = [*(Path(str(module.__file__)) for module in modules), *migrate.HERE.glob("versions/*.py")]
    return sha256(b"".join(path.read_bytes() for path in sorted(sources))).hexdigest()[:8]
