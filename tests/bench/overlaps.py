"""Six words in a row that the repository shares with the labelled texts: there must be none.

Run: python -m tests.bench.overlaps FOLDER, which holds the labelled files. It exits with 1 when there is one.

Exempt, and counted in what is printed: official names in the name columns of the codebook's tables, and in
seeds/ an article that was labelled.
"""

import csv
import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import StringIO
from itertools import groupby
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
LENGTH = 6
SAME = 0.9  # of an article's runs, where the paragraphs of the two may be cut elsewhere
NAME_COLUMNS = {"name", "aliases", "adjectives", "capital", "metonyms"}
NOT_PROSE = {".lock"}
WORD = re.compile(r"\w+")
Run = tuple[str, ...]


@dataclass
class Labelled:
    """Every run of six words of the labelled texts with a text it is from, and the texts in seeds/."""

    runs: dict[Run, str] = field(default_factory=dict)
    own: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Overlap:
    """Words of one of our files, from a line on, that a labelled text has too."""

    place: str
    words: str
    labelled: str
    exempt: str = ""


def main(folder: Path) -> int:
    """Print the overlaps and what is exempt; 1 when there are overlaps."""
    files = tracked()
    seeds = [set(runs(words(text))) for name, text in files.items() if name.startswith("seeds/")]
    labelled = read(sorted(folder.glob("*.jsonl")), seeds)
    found = [overlap for name, text in files.items() for overlap in overlaps(name, text, labelled)]
    names = sum(overlap.exempt == "name" for overlap in found)
    guilty = [overlap for overlap in found if not overlap.exempt]
    for overlap in guilty:
        sys.stdout.write(f"{overlap.place}: {overlap.words!r} as in {overlap.labelled}\n")
    sys.stdout.write(
        f"{len(labelled.runs)} runs of {LENGTH} words in the labelled texts, {len(files)} files of ours:"
        f" {len(guilty)} overlaps\n"
        f"exempt: {names} official names, in columns {', '.join(sorted(NAME_COLUMNS))} of our tables\n"
        f"exempt: in seeds/, the article that is {', '.join(sorted(labelled.own)) or 'no labelled text'}\n"
    )
    return 1 if guilty else 0


def tracked() -> dict[str, str]:
    """The text of each file that git tracks, by its name."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    names = [name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]
    return {n: (ROOT / n).read_text(encoding="utf-8") for n in names if Path(n).suffix not in NOT_PROSE}


def read(paths: Sequence[Path], seeds: Sequence[set[Run]]) -> Labelled:
    """The runs of the labelled texts in files of JSON lines."""
    labelled = Labelled()
    for path in paths:
        for row in map(json.loads, filter(str.strip, path.read_text(encoding="utf-8").splitlines())):
            name = f"{path.name} {row.get('id')}"
            said = [run for text in texts(row) for run in runs(words(text))]
            if any(sum(run in seed for run in said) > SAME * len(said) for seed in seeds):
                labelled.own.add(name)
            for run in said:
                labelled.runs.setdefault(run, name)
    return labelled


def texts(row: Mapping[str, Any]) -> list[str]:
    """What people wrote in a labelled row."""
    return [row[key] for key in ("title", "text", "actor") if row.get(key)]


def overlaps(name: str, text: str, labelled: Labelled) -> Iterator[Overlap]:
    """The overlaps in one file; in a table, cell by cell."""
    if not name.endswith(".csv"):
        yield from _shared(name, text, labelled, first=1, exempt="")
        return
    for line, row in enumerate(csv.DictReader(StringIO(text)), start=2):
        for column, cell in row.items():
            yield from _shared(
                name, cell or "", labelled, first=line, exempt="name" if column in NAME_COLUMNS else ""
            )


def _shared(name: str, text: str, labelled: Labelled, *, first: int, exempt: str) -> Iterator[Overlap]:
    spoken = words(text)
    hits = [at for at, run in enumerate(runs(spoken)) if run in labelled.runs]
    for _, group in groupby(enumerate(hits), key=lambda pair: pair[1] - pair[0]):
        stretch = [at for _, at in group]
        told = [word[0].lower() for word in spoken[stretch[0] : stretch[-1] + LENGTH]]
        line = first + text.count("\n", 0, spoken[stretch[0]].start())
        source = labelled.runs[tuple(told[:LENGTH])]
        ours = source in labelled.own and name.startswith("seeds/")
        yield Overlap(f"{name}:{line}", " ".join(told), source, "seed" if ours else exempt)


def words(text: str) -> list[re.Match[str]]:
    """The words of a text, with where each begins."""
    return list(WORD.finditer(text))


def runs(spoken: Sequence[re.Match[str]]) -> Iterator[Run]:
    """Every six words in a row, in small letters."""
    lower = [word[0].lower() for word in spoken]
    return zip(*(lower[at:] for at in range(LENGTH)), strict=False)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
