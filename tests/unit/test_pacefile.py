"""Processes of one machine share a send limit by a file."""

from __future__ import annotations

import asyncio
from pathlib import Path

from bot.pacefile import FilePace


async def test_two_gates_of_one_file_take_turns_at_one_pace(tmp_path: Path) -> None:
    first, second = (FilePace(tmp_path / "pace", rate=2.0) for _ in range(2))
    taken = [gate._reserve() for gate in (first, second, first, second)]
    assert all(isinstance(delay, float) for delay in taken)
    whole = [round((delay or 0.0) * 2) for delay in taken]  # in steps of the pace
    assert whole == [0, 1, 2, 3]
    for gate in (first, second):
        await gate.close()


async def test_a_pause_holds_everybody_and_bulk_gives_way_to_who_waits(tmp_path: Path) -> None:
    first, second = (FilePace(tmp_path / "pace", rate=2.0) for _ in range(2))
    await first.pause(30.0)
    urgent = second._line.join(bulk=False)
    assert (second._reserve() or 0.0) > 29.0
    first._line.join(bulk=True)
    assert first._reserve() is None
    assert not urgent.done()
    for gate in (first, second):
        await gate.close()


async def test_a_broken_or_distant_file_holds_nobody(tmp_path: Path) -> None:
    (tmp_path / "pace").write_bytes(b"x")
    gate = FilePace(tmp_path / "pace", rate=1000.0)
    await asyncio.gather(*(gate.wait(bulk=n % 2 == 0) for n in range(6)))
    gate._write(9e12, 0.0)
    await gate.wait()
    await gate.close()
