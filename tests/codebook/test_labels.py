"""labels.csv and vocabularies.toml: every code in every language, English as the event types have it."""

from pathlib import Path

import pytest

from app import codebook
from app.codebook import CodebookError, labels, regions, vocabularies

BOOK = codebook.load()
HEAD = "vocabulary,code,en,fr\n"


def test_there_are_four_languages_english_first() -> None:
    assert labels.languages() == ("en", "fr", "es", "de")


@pytest.mark.parametrize("language", labels.languages())
def test_every_type_family_and_region_has_a_label_in_every_language(language: str) -> None:
    codes = [("type", id) for id in BOOK.types]
    codes += [("family", kind.family) for kind in BOOK.types.values()]
    codes += [("region", id) for id in regions.regions()]
    assert [code for of, code in codes if not labels.label(code, language, of)] == []


def test_english_labels_of_types_and_regions_are_those_of_their_files() -> None:
    assert {id: labels.label(id) for id in BOOK.types} == {id: kind.label for id, kind in BOOK.types.items()}
    told = {id: labels.label(id, "en", "region") for id in regions.regions()}
    assert told == {id: region.name for id, region in regions.entries().items()}


def test_labels_are_short_and_differ_within_a_vocabulary() -> None:
    for language in labels.languages():
        told = [labels.label(id, language) or "" for id in BOOK.types]
        assert max(map(len, told)) <= 40
        assert len(set(told)) == len(told), language


def test_labels_and_definitions_are_of_the_same_codes() -> None:
    meanings = vocabularies.meanings()  # field names are told as they are spelt, in any language
    defined = {(of, code) for of, values in meanings.items() for code in values if of != "fields"}
    labelled = {key for key in labels._labels() if key[0] not in ("type", "region")}
    assert defined == labelled


def test_a_code_without_a_label_has_none() -> None:
    assert labels.label("no_such_type", "fr") is None
    assert labels.label("truce", "fr", "type") is None


@pytest.mark.parametrize(
    ("text", "row", "fault"),
    [
        (f"{HEAD}type,a,A,\n", "2", "empty"),
        (f"{HEAD}type,a,A,B\ntype,b,B\n", "3", "too few"),
        (f"{HEAD}type,a,A,B,C\n", "2", "too many"),
        (f"{HEAD}type,a,A, B\n", "2", "ragged"),
        (f"{HEAD}type,a,A,B\ntype,a,A,B\n", "3", "'a' of 'type' stands there already"),
        ("code,en\n", "1", "the header begins"),
        (HEAD, "-", "holds no label"),
        (f'{HEAD}type,a,"A"x,B\n', "-", "expected"),
    ],
)
def test_a_faulty_row_of_labels_is_named(tmp_path: Path, text: str, row: str, fault: str) -> None:
    (tmp_path / "labels.csv").write_text(text, encoding="utf-8")
    with pytest.raises(CodebookError, match=rf"labels\.csv, row {row}: .*{fault}"):
        labels.read(tmp_path)


@pytest.mark.parametrize(
    ("text", "row", "fault"),
    [
        ('role = "x"', "role", "is no table"),
        ('[role]\nsource = ""', "role", "'source' has no meaning"),
        ("[role]\nsource = 1", "role", "'source' has no meaning"),
        ("[role", "-", ""),
    ],
)
def test_a_faulty_definition_is_named(tmp_path: Path, text: str, row: str, fault: str) -> None:
    (tmp_path / "vocabularies.toml").write_text(text, encoding="utf-8")
    with pytest.raises(CodebookError, match=rf"vocabularies\.toml, row {row}: .*{fault}"):
        vocabularies.read(tmp_path)
