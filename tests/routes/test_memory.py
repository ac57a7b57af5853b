"""Memory keeps what was used last, as much as fits."""

from app.routes.memory import Kept, Memory


def test_the_least_used_body_gives_way() -> None:
    memory = Memory(room=10)
    memory.keep("a", Kept(b"1234"))
    memory.keep("b", Kept(b"1234"))
    assert memory.get("a") == Kept(b"1234")
    memory.keep("c", Kept(b"123"))
    assert [memory.get(tag) for tag in "abc"] == [Kept(b"1234"), None, Kept(b"123")]


def test_a_body_kept_again_takes_no_more_room() -> None:
    memory = Memory(room=8)
    for _ in range(5):
        memory.keep("a", Kept(b"1234"))
        memory.keep("b", Kept(b"1234"))
    assert memory.get("a") == memory.get("b") == Kept(b"1234")


def test_a_body_larger_than_all_the_room_is_not_kept() -> None:
    memory = Memory(room=3)
    memory.keep("a", Kept(b"1234"))
    assert memory.get("a") is None
    memory.keep("b", Kept(b"123"))
    assert memory.get("b") == Kept(b"123")
