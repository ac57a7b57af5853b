"""The same questions in hand-written SQL, asked of the file itself: what an answer cannot be faster than."""

import sqlite3
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

WEEKS = """
    SELECT ((sort_key >> 32) - 1) / 7 AS week, count(*) FROM event_actor
    WHERE actor_id = ? AND live = 1 AND sort_key BETWEEN ? AND ? AND roles & 31 AND grain <= 3 GROUP BY week
"""
TYPES = """
    SELECT type, count(*) FROM event_actor INDEXED BY ix_actor_type
    WHERE actor_id = ? AND live = 1 AND sort_key BETWEEN ? AND ? AND roles & 31 GROUP BY type
"""
COLUMNS = (
    "event_id, version, seq_from, sort_key, day_first, day_last, grain, extent, type, family, modality,"
    " place_id, country, lat, lon, confidence, articles, publishers, title"
)
READ = {"csv": COLUMNS, "ndjson": "body"}  # what an export of each format is made of
ROWS = "SELECT {} FROM event_version WHERE live = 1 ORDER BY sort_key DESC LIMIT ?"


def took(path: Path, sql: str, values: Sequence[Sequence[object]]) -> float:
    """Milliseconds (median) that a statement takes for each of these values, its rows read."""
    connection = sqlite3.connect(path)
    times = []
    for bound in values:
        begun = time.perf_counter()
        connection.execute(sql, bound).fetchall()
        times.append((time.perf_counter() - begun) * 1000)
    connection.close()
    return median(times)


def iterated(path: Path, rows: int, format: str) -> float:
    """Rows a second that plain sqlite3 iterates, newest first: nineteen columns, or the stored JSON."""
    connection = sqlite3.connect(path)
    begun = time.perf_counter()
    found = sum(1 for _ in connection.execute(ROWS.format(READ[format]), (rows,)))
    spent = time.perf_counter() - begun
    connection.close()
    return found / spent
