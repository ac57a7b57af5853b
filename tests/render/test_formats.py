"""Each format writes the same events, whatever stands in them."""

import json
import re
from collections.abc import Iterator

import pytest

from app.lines import Lines
from app.render import FORMATS, Listed
from app.render.negotiation import preferred
from tests.render.served import HOSTILE, LINKS, META, event, written


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_names_every_event_and_takes_none(name: str) -> None:
    text = written(name, event(title="Alpha"), event(title="Beta"))
    assert text.index("Alpha") < text.index("Beta")
    assert text.endswith("\n")
    assert "evt_" not in written(name)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("many", [9, 10, 11, 25])
def test_every_format_writes_all_of_many_events_in_their_order(name: str, many: int) -> None:
    titles = [f"Event number {number:03}" for number in range(many)]
    found = re.findall("Event number [0-9]{3}", written(name, *(event(title=title) for title in titles)))
    assert list(dict.fromkeys(found)) == titles


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_every_format_takes_any_text(name: str, text: str) -> None:
    place = {"name": text, "country": text, "admin1": text, "lat": 1.0, "lon": 2.0}
    assert written(name, event(title=text, summary=text, place=place), meta=META | {"query": {"q": text}})


@pytest.mark.parametrize("name", FORMATS)
def test_equal_events_give_equal_bytes(name: str) -> None:
    assert written(name, event()) == written(name, event())


@pytest.mark.parametrize(
    ("accept", "name"),
    [("*/*", "json"), ("application/*", "json"), ("text/*", "text"), ("text/calendar", "ics")],
)
def test_whoever_takes_anything_gets_the_plainest(accept: str, name: str) -> None:
    assert preferred(accept, [each.essence for each in FORMATS.values()]) == FORMATS[name].essence


@pytest.mark.parametrize("name", FORMATS)
def test_no_two_formats_are_asked_for_alike(name: str) -> None:
    asked = [(each.essence, *each.suffixes) for each in FORMATS.values()]
    words = [word for each in asked for word in each]
    assert len(words) == len(set(words))
    assert FORMATS[name].default <= FORMATS[name].most


def test_json_and_ndjson_hold_bodies_untouched() -> None:
    body = '{"id": "evt_1",  "title":"Erdoğan"}'
    listed = Listed([Lines.of([body])], META, LINKS)
    assert body.encode() in b"".join(FORMATS["json"].write(listed))
    assert b"".join(FORMATS["ndjson"].write(listed)) == body.encode() + b"\n"
    assert json.loads(written("json", event(), event()))["meta"] == META


STREAMS = [name for name, each in FORMATS.items() if each.streams]


@pytest.mark.parametrize("name", STREAMS)
def test_a_stream_sends_a_chunk_for_each_batch_and_needs_no_meta(name: str) -> None:
    body = json.dumps(event())
    chunks = list(FORMATS[name].write(Listed(map(Lines.of, ([], [body], [], [body, body], [])))))
    assert len(chunks) == 2
    assert all(chunks)


@pytest.mark.parametrize("name", STREAMS)
def test_a_stream_that_cannot_begin_sends_nothing(name: str) -> None:
    def batches() -> Iterator[Lines]:
        raise OSError("the disk is gone")
        yield Lines()

    chunks = FORMATS[name].write(Listed(batches()))
    with pytest.raises(OSError, match="disk"):
        next(chunks)
