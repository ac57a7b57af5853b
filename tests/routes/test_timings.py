"""Server-Timing: parts add up, in milliseconds, in the order in which they were first named."""

import re
import time

from app.routes.timings import Timings


def test_parts_add_up_and_keep_their_order() -> None:
    timings = Timings()
    time.sleep(0.004)
    timings.spent("db")
    timings.spent("render")
    time.sleep(0.004)
    timings.spent("db")
    told = re.fullmatch(r"db;dur=(\d+\.\d\d), render;dur=(\d+\.\d\d)", timings.header())
    assert told is not None
    assert float(told[1]) >= 8 > float(told[2])
