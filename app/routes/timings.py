"""Timings: where the time of an answer went, told in its Server-Timing header."""

from time import perf_counter


class Timings:
    """A stopwatch that starts when made; each call of `spent` names what was done since the last one."""

    __slots__ = ("_parts", "_since")

    def __init__(self) -> None:
        self._parts: dict[str, float] = {}
        self._since = perf_counter()

    def spent(self, part: str) -> None:
        """Add the seconds since the last call to a part, such as `db` or `render`."""
        now = perf_counter()
        self._parts[part] = self._parts.get(part, 0.0) + now - self._since
        self._since = now

    def header(self) -> str:
        """The value of Server-Timing: the parts in milliseconds, in the order of their first mention."""
        return ", ".join(f"{part};dur={seconds * 1000:.2f}" for part, seconds in self._parts.items())
