"""Walk: which events are wanted, in which order, as they stood at which change of the store."""

from dataclasses import dataclass

from app.filters.event_filter import EventFilter


@dataclass(frozen=True, slots=True)
class Walk:
    """Which events, in which order (`-date`), as they stood at which sequence number."""

    filter: EventFilter
    sort: str
    seq: int

    @property
    def falling(self) -> bool:
        """Whether the greatest key comes first."""
        return self.sort.startswith("-")

    @property
    def by(self) -> str:
        """What is sorted by."""
        return self.sort.removeprefix("-")

    def turned(self) -> "Walk":
        """The same events from the other end."""
        return Walk(self.filter, self.by if self.falling else f"-{self.by}", self.seq)
