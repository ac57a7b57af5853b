"""A codebook file that cannot be used stops the start, with the file, the row and the fault."""

import shutil
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest

from app.codebook import kind, labels, regions, vocabularies
from app.codebook.faults import CodebookError
from app.codebook.reader import read


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped files, to break."""
    source = Path(str(files("app.codebook")))
    for file in (*source.glob("*.toml"), *source.glob("*.csv")):
        shutil.copy(file, tmp_path)
    return tmp_path


def cell(column: int, value: str) -> Callable[[str], str]:
    """Put a value in one cell of the first row below the header."""

    def change(text: str) -> str:
        header, row, rest = text.split("\n", 2)
        cells = row.split(",")
        cells[column] = value
        return "\n".join((header, ",".join(cells), rest))

    return change


def swap(old: str, new: str) -> Callable[[str], str]:
    return lambda text: text.replace(old, new, 1)


def again(text: str) -> str:
    """The first row a second time, at the end."""
    return f"{text.rstrip()}\n{text.split(chr(10))[1]}\n"


def test_the_shipped_files_are_sound(folder: Path) -> None:
    assert len(read(folder).types) == 50


def test_only_groups_of_two_countries_may_share_a_name(folder: Path) -> None:
    assert read(folder).resolve("Maoist rebels") == ("MAOISTS",)


@pytest.mark.parametrize(
    ("file", "change", "fault"),
    [
        ("actors.csv", cell(1, "planet"), "row 2: 'kind' is 'planet', expected one of state"),
        ("actors.csv", cell(3, ""), "row 2: 'name' is empty"),
        ("actors.csv", cell(3, " Afghanistan"), "row 2: 'name' holds an empty piece or stray white space"),
        ("actors.csv", cell(4, "One||Two"), "row 2: 'aliases' holds an empty piece"),
        ("actors.csv", cell(4, "Russia"), "'Russia' also names AFG"),
        ("actors.csv", again, "'AFG' stands in row 2 already"),
        ("actors.csv", swap("AFG,state", "AFG,state,more"), "row 2: has more or fewer cells than the header"),
        ("actors.csv", swap("COL,National Liberation", "MKD,National Liberation"), "also names ELN"),
        ("actors.csv", cell(6, "Moscow"), "row RUS: 'Moscow' also names AFG"),
        ("actors.csv", cell(6, "Kabul|"), "row 2: 'capital' holds an empty piece"),
        ("actors.csv", cell(6, "Kabul\u00a0"), "row 2: 'capital' holds an empty piece or stray white space"),
        ("actors.csv", cell(6, '"Kabul'), "row 2: has more or fewer cells"),
        ("actors.csv", cell(0, ""), "row 2: 'code' is empty"),
        ("leaders.csv", cell(3, "2020-13"), "row 2"),
        ("leaders.csv", cell(3, "1994-11-31"), "row 2: day is out of range"),
        ("leaders.csv", cell(3, "26/11/1994"), "is no date; write 1994, 1994-11 or 1994-11-26"),
        ("leaders.csv", cell(4, "soon"), "is no date; write 1994, 1994-11 or 1994-11-26"),
        ("leaders.csv", cell(4, "10000"), "'10000' is no date"),
        ("leaders.csv", cell(3, "94"), "row 2: '94' is no date"),
        ("leaders.csv", swap("since", "from"), "row 1: the header is name,code,office,since"),
        ("leaders.csv", cell(0, ""), "row 2: 'name' is empty"),
        ("leaders.csv", cell(5, "Ada|"), "row 2: 'aliases' holds an empty piece"),
        ("leaders.csv", cell(1, "ATLANTIS"), "code 'ATLANTIS' is not in actors.csv"),
        ("leaders.csv", again, "stands in row 2 already"),
        ("places.csv", cell(4, "91.0"), "row 2: lat 91.0"),
        ("places.csv", cell(4, "north"), "row 2: could not convert"),
        ("places.csv", cell(4, ""), "row 2: could not convert"),
        ("places.csv", cell(4, "nan"), "row 2: lat nan"),
        ("places.csv", cell(5, "-180.5"), "lon -180.5 is no point on Earth"),
        ("places.csv", cell(0, ""), "row 2: 'id' is empty"),
        ("places.csv", cell(1, ""), "row 2: 'name' is empty"),
        ("places.csv", cell(6, "moon"), "row 2: 'kind' is 'moon'"),
        ("places.csv", again, "stands in row 2 already"),
        (
            "event_types.toml",
            swap('grid = ["propose', 'grid = ["sing'),
            "row truce_proposed: grid cell 'sing",
        ),
        (
            "event_types.toml",
            swap('grid = ["propose|bid truce', 'grid = ["propose|bid tea'),
            "no topic 'tea'",
        ),
        ("event_types.toml", swap('label = "Truce proposed"', ""), "row truce_proposed: 'label' is missing"),
        (
            "event_types.toml",
            swap('label = "Truce', 'colour = "red"\nlabel = "Truce'),
            "'colour' is no field",
        ),
        ("event_types.toml", swap('id = "truce_proposed"', "id = "), "event_types.toml, row -"),
        ("event_types.toml", swap('cameo = "0256"', "cameo = 256"), "row truce_proposed: 'cameo' is missing"),
        ("event_types.toml", swap('grid = ["propose|bid truce"]', 'grid = ["propose"]'), "no topic ''"),
        ("event_types.toml", swap('id = "truce_declared"', 'id = "truce_proposed"'), "stands there already"),
        ("event_types.toml", swap('grid = ["propose|bid truce"]', 'grid = ["declare truce"]'), "belongs to "),
        (
            "event_types.toml",
            swap('grid = ["propose', 'sides = "three"\ngrid = ["propose'),
            "'sides' is 'three'",
        ),
        ("event_types.toml", swap('grid = ["propose', 'alone = ["tea"]\ngrid = ["propose'), "no topic 'tea'"),
        ("event_types.toml", swap('grid = ["propose', 'nouns = [" "]\ngrid = ["propose'), "holds no word"),
        ("event_types.toml", lambda text: 'version = "1"\n', "row -: holds no [[type]]"),
        ("acts.toml", swap("[propose]", "[propose"), "acts.toml, row -"),
        ("acts.toml", swap("[propose]\nverbs", "[propose]\nwords"), "row propose: 'verbs' is missing"),
        (
            "acts.toml",
            swap('"let go", "let out"', '"let"'),
            "row release: 'let' is no verb with one word apart",
        ),
        ("idioms.toml", swap("nothing =", "something ="), "row -: 'nothing' is missing"),
        ("roles.toml", swap("state = [", "people = ["), "row -: 'state' is missing"),
        ("topics.toml", swap('truce = ["', 'truce = ["", "'), "row truce: '' holds no word"),
        ("roles.toml", swap("state = [", "state = "), "roles.toml, row -"),
        ("topics.toml", swap("truce =", "truce"), "topics.toml, row -"),
    ],
)
def test_a_fault_is_told_with_file_and_row(
    folder: Path, file: str, change: Callable[[str], str], fault: str
) -> None:
    path = folder / file
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")
    with pytest.raises(CodebookError) as caught:
        read(folder)
    assert str(caught.value).startswith(file)
    assert fault in str(caught.value)


@pytest.mark.parametrize("file", ["actors.csv", "topics.toml"])
def test_a_byte_order_mark_changes_nothing(folder: Path, file: str) -> None:
    plain, path = read(folder), folder / file
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert read(folder).actors == plain.actors


def test_a_term_that_ends_before_it_begins_is_refused(folder: Path) -> None:
    path = folder / "leaders.csv"
    header = path.read_text(encoding="utf-8").split("\n")[0]
    path.write_text(f"{header}\nAda Example,GBR,head_of_government,2020-05,2019,\n", encoding="utf-8")
    with pytest.raises(CodebookError, match="row 2: until 2019 lies before since 2020-05"):
        read(folder)


FILES = sorted(
    path.name for path in Path(str(files("app.codebook"))).iterdir() if path.suffix in (".csv", ".toml")
)


APART: dict[str, Callable[[Path], object]] = {
    "labels.csv": labels.read,
    "regions.toml": lambda folder: regions.read(folder, frozenset()),
    "vocabularies.toml": vocabularies.read,
}


def test_line_ends_of_another_system_change_nothing(folder: Path) -> None:
    plain = read(folder)
    for file in FILES:
        path = folder / file
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    other = read(folder)
    assert (other.types, other.actors, other.places) == (plain.types, plain.actors, plain.places)


@pytest.mark.parametrize("file", FILES)
def test_a_missing_or_undecodable_file_is_named(folder: Path, file: str) -> None:
    reading = APART.get(file, read)
    (folder / file).write_bytes(b"\xff\xfe\x00\xd8")
    with pytest.raises(CodebookError, match=file):
        reading(folder)
    (folder / file).unlink()
    with pytest.raises(CodebookError, match=file):
        reading(folder)


@pytest.mark.parametrize(
    ("code", "expected"),
    [("NOR", "state"), ("UN", "body"), ("HAMAS", "group"), ("NOR-CIV", "role"), ("", "role")],
)
def test_a_code_tells_the_kind_of_actor_that_it_is(code: str, expected: str) -> None:
    assert kind(code) == expected
