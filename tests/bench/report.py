"""Lines: what was asked, what was measured, and whether that is enough."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field


@dataclass
class Report:
    """Lines that were held against what was asked; those that were missed are counted."""

    write: Callable[[str], object] = sys.stdout.write
    missed: list[str] = field(default_factory=list)

    def head(self, title: str) -> None:
        """Begin a part."""
        self.write(f"\n{title}\n")

    def told(self, what: str, measured: str) -> None:
        """A line that nothing was asked of."""
        self.write(f"  {'':6}  {what:58}  {measured}\n")

    def held(self, what: str, asked: str, measured: str, enough: bool) -> None:
        """A line with what was asked of it."""
        if not enough:
            self.missed.append(what)
        self.write(f"  {'ok' if enough else 'MISSED':6}  {what:58}  asked {asked:18}  {measured}\n")

    def at_least(self, what: str, asked: float, measured: float, more: str = "") -> None:
        """A figure that should be large."""
        self.held(what, f">= {asked:g}", f"{measured:.3g} {more}".rstrip(), measured >= asked)

    def at_most(self, what: str, asked: float, measured: float, more: str = "") -> None:
        """A figure that should be small."""
        self.held(what, f"<= {asked:g}", f"{measured:.3g} {more}".rstrip(), measured <= asked)

    def close(self) -> int:
        """Say what was missed; the exit status."""
        named = f": {'; '.join(self.missed)}" if self.missed else ""
        self.write(f"\n{len(self.missed)} lines missed{named}\n")
        return bool(self.missed)


def spread(values: Sequence[float]) -> str:
    """The least and the most of some values."""
    return f"({min(values):.3g}-{max(values):.3g})"
