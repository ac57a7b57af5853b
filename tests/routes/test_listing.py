"""Lists: an export reads ahead by one chunk, whatever becomes of who reads it."""

import asyncio
from collections.abc import Iterator

import pytest

from app.routes.listing import _ahead


class Source:
    """Chunks that are counted as they are asked for; it may fail at one of them."""

    def __init__(self, total: int, faulty: int | None = None) -> None:
        self._chunks: Iterator[int] = iter(range(1, total))
        self._faulty = faulty
        self.asked = 1

    async def read(self) -> bytes:
        """The next chunk, empty behind the last."""
        self.asked += 1
        number = next(self._chunks, None)
        if self._faulty is not None and number == self._faulty:
            raise RuntimeError("the store is gone")
        return b"" if number is None else str(number).encode()


def test_every_chunk_comes_once_and_in_order() -> None:
    async def read() -> list[bytes]:
        return [chunk async for chunk in _ahead(b"0", Source(5).read)]

    assert asyncio.run(read()) == [b"0", b"1", b"2", b"3", b"4"]


def test_one_chunk_is_read_while_another_is_taken_and_no_more() -> None:
    async def read() -> list[int]:
        source, asked = Source(5), []
        async for _ in _ahead(b"0", source.read):
            await asyncio.sleep(0.01)
            asked.append(source.asked)
        return asked

    assert asyncio.run(read()) == [2, 3, 4, 5, 6]


def test_a_failure_comes_behind_the_chunks_before_it() -> None:
    taken: list[bytes] = []

    async def read() -> None:
        async for chunk in _ahead(b"0", Source(5, faulty=2).read):
            taken.append(chunk)

    with pytest.raises(RuntimeError, match="gone"):
        asyncio.run(read())
    assert taken == [b"0", b"1"]


def test_who_goes_away_leaves_no_failure_unheard(caplog: pytest.LogCaptureFixture) -> None:
    async def read() -> None:
        chunks = _ahead(b"0", Source(5, faulty=1).read)
        assert await anext(chunks) == b"0"
        await asyncio.sleep(0.01)
        await chunks.aclose()  # type: ignore[attr-defined]

    asyncio.run(read())
    assert not caplog.records
