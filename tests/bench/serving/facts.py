"""What a made store holds, read straight from its file: which questions have full answers, and which days."""

import sqlite3
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from urllib.parse import urlencode

FIRST, LAST = date(2015, 1, 1), date(2026, 6, 30)
ENOUGH = 150  # events of a pair that still fill a page when a range of dates leaves a third of them
SOME = 400
PAIRS = """
    SELECT actor_id, type, count(*) AS n FROM event_actor
    WHERE live = 1 AND roles & 31 AND sort_key >> 32 > 0 GROUP BY 1, 2 HAVING n >= ? ORDER BY n DESC
"""
BUSY = """
    SELECT actor_id FROM event_actor WHERE live = 1 AND roles & 31 GROUP BY 1 ORDER BY count(*) DESC LIMIT 40
"""
DAY = "SELECT day_first FROM event_version WHERE live = 1 ORDER BY sort_key DESC LIMIT 1 OFFSET ?"


@dataclass(frozen=True, slots=True)
class Facts:
    """The busiest actors, and pairs of actor and type with many events."""

    path: Path
    actors: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...]

    def day(self, row: int) -> date:
        """The day of the dated event that stands in this row, newest first."""
        with sqlite3.connect(self.path) as connection:
            return date.fromordinal(connection.execute(DAY, (row,)).fetchone()[0])


def facts(path: Path) -> Facts:
    """The facts of a store; pairs are as often frequent or rare as they come, but fill three pages."""
    with sqlite3.connect(path) as connection:
        pairs = connection.execute(PAIRS, (ENOUGH,)).fetchall()
        actors = [row[0] for row in connection.execute(BUSY)]
    spread = pairs[:: max(1, len(pairs) // SOME)]
    return Facts(path, tuple(actors), tuple((row[0], row[1]) for row in spread))


def pages(known: Facts, number: int, seed: int = 1, **more: str) -> list[str]:
    """Different pages of 50: actor, type and a range of dates that leaves most of the events in."""
    dice = Random(seed)
    found: dict[str, None] = {}
    while len(found) < number:
        actor, type = dice.choice(known.pairs)
        since = FIRST + timedelta(dice.randrange(900))
        until = LAST - timedelta(dice.randrange(900))
        asked = {"actor": actor, "type": type, "from": f"{since}", "to": f"{until}", "limit": "50"}
        found[f"/events?{urlencode(asked | more)}"] = None
    return list(found)


def words(word: str, number: int, seed: int = 1) -> list[str]:
    """The newest events that hold a word, up to different days."""
    dice = Random(seed)
    found: dict[str, None] = {}
    while len(found) < number:
        until = LAST - timedelta(dice.randrange(1500))
        found[f"/events?{urlencode({'q': word, 'to': str(until), 'limit': dice.randrange(46, 51)})}"] = None
    return list(found)


def ranges(path: str, number: int, seed: int = 1, **more: str) -> list[str]:
    """The same question over different ranges of dates, so that no answer is kept from before."""
    dice = Random(seed)
    found: dict[str, None] = {}
    while len(found) < number:
        since = FIRST + timedelta(dice.randrange(400))
        until = LAST - timedelta(dice.randrange(400))
        found[f"{path}?{urlencode({**more, 'from': str(since), 'to': str(until)})}"] = None
    return list(found)
