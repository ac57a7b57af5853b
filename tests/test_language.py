"""Language tags are one tag in any case."""

import pytest

from app.language import canonical


@pytest.mark.parametrize(
    ("tag", "usual"),
    [
        ("EN", "en"),
        ("pt-br", "pt-BR"),
        ("ZH-hANT-tw", "zh-Hant-TW"),
        ("sl-ROZAJ-1994", "sl-rozaj-1994"),
        ("en-ca-x-ca", "en-CA-x-ca"),
        ("X-us", "x-us"),
    ],
)
def test_a_tag_is_written_in_its_usual_case(tag: str, usual: str) -> None:
    assert canonical(tag) == canonical(tag.upper()) == canonical(tag.lower()) == usual
