"""Replays every transcript of tests/talks on each channel, taken down and rebuilt between lines.

After each line the program is rebuilt on one of the channels, by turns: what it must not forget
is the same on all.

UPDATE_TALKS=1 writes what is seen into the files instead; the difference is to be read like code.
"""

from __future__ import annotations

import json
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

import pytest

from bot.cli.talk import open_simulator
from bot.simulator.person import ADDRESS, Simulator
from bot.simulator.screen import same
from bot.simulator.transcript import Line, header, parse, play, written
from bot.store import people
from bot.talk import Talk
from tests.databases import migrated

HOME = Path(__file__).parent / "talks"
TALKS = sorted(HOME.glob("*.talk"))
CHANNELS = ["web", "telegram", "wechat"]
UPDATE = os.environ.get("UPDATE_TALKS") == "1"
AT = "2026-03-02T10:00:00+08:00"


@asynccontextmanager
async def opened(folder: Path, channel: str, text: str) -> AsyncIterator[Simulator]:
    language = (header(text, "lang") or "zh-CN").replace("none", "")  # of a silent platform
    moment = datetime.fromisoformat(header(text, "at") or AT)
    simulator = await open_simulator(folder, channel, language, moment)
    try:
        yield simulator
    finally:
        await simulator.close()


async def survives_json(simulator: Simulator) -> bool:
    """Whether the stored talk is the same after a way through JSON and the talk's own class."""
    who = await simulator.parts.store.write(
        lambda conn: people.find(conn, channel=simulator.channel, address=ADDRESS, me="")
    )
    stored = dict(who.talk) if who and who.talk else None
    back = Talk.from_json(json.loads(json.dumps(stored)))
    return stored is None or back.to_json() == stored


async def replay(simulator: Simulator, line: Line, *, rebuilt: bool) -> list[str]:
    seen = simulator.plain(await play(simulator, line.act))
    assert await survives_json(simulator), f"line {line.number}: the talk changes in JSON"
    if rebuilt:
        await simulator.restart()
    return seen


def channels(path: Path) -> list[str]:
    """All three, unless the file says that what it holds goes another way on one of them."""
    return header(path.read_text(encoding="utf-8"), "channels").split() or CHANNELS


@pytest.mark.parametrize(
    ("path", "channel"),
    [
        pytest.param(path, channel, id=f"{path.stem}-{channel}")
        for path in TALKS
        for channel in channels(path)
    ],
)
async def test_a_conversation_goes_as_written(path: Path, channel: str, tmp_path: Path) -> None:
    await migrated(f"sqlite:///{tmp_path}/talk.db")
    text = path.read_text(encoding="utf-8")
    lines = parse(text)
    told = [line for line in lines if line.act]
    mine, turns = channels(path).index(channel), len(channels(path))
    async with opened(tmp_path, channel, text) as simulator:
        for number, line in enumerate(told):
            seen = await replay(simulator, line, rebuilt=number % turns == mine)
            if UPDATE and channel == channels(path)[0]:
                line.seen = seen
            assert same(seen, line.seen), (
                f"{path.name} line {line.number} on {channel}\n{line.act}\n"
                + "\n".join(f"expected < {row}" for row in line.seen)
                + "\n"
                + "\n".join(f"     saw < {row}" for row in seen)
            )
    if UPDATE:
        path.write_text(written(lines), encoding="utf-8")


def test_there_are_talks_to_replay() -> None:
    assert len(TALKS) >= 10
