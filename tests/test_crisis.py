"""Thoughts of self-harm, written or ticked: the clinic hears of them in the same way."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, select

from bot.cli.talk import open_simulator
from bot.clinic.effects import EFFECTS
from bot.simulator.transcript import parse, play
from tests.clinic import TABLES
from tests.databases import migrated
from tests.test_talks import AT, HOME

TICKED = [line.act for line in parse((HOME / "scale-crisis.talk").read_text(encoding="utf-8"))]
CARD = "> [就我一个人]"  # the first answer to the card
CALLED = ("alarm", "timer", "audit")
FLAG = [line.act for line in parse((HOME / "intake-crisis.talk").read_text(encoding="utf-8"))]
WRITTEN = ["! start", "> [同意]", "> 我不想活了"]


def seen(conn: Connection, table: str) -> list[Any]:
    found = TABLES[table]
    return list(conn.execute(select(found).order_by(found.c.id)))


async def lived(folder: Path, acts: list[str]) -> tuple[list[str], dict[str, list[Any]]]:
    """The last screen, and what the clinic has then."""
    await migrated(f"sqlite:///{folder}/talk.db")
    simulator = await open_simulator(folder, "web", "zh-CN", datetime.fromisoformat(AT))
    try:
        bubbles = [await play(simulator, act) for act in acts][-1]
        found = {
            table: await simulator.parts.store.read(partial(seen, table=table))
            for table in (*CALLED, "scale_result", "case")
        }
        return simulator.plain(bubbles), found
    finally:
        await simulator.close()


@pytest.mark.parametrize(
    "acts",
    [WRITTEN, TICKED[: TICKED.index(CARD)], FLAG[: FLAG.index(CARD)]],
    ids=["words", "item", "red-flag"],
)
async def test_the_card_comes_with_an_alarm_and_is_followed_up_the_next_day(
    tmp_path: Path, acts: list[str]
) -> None:
    screen, found = await lived(tmp_path, acts)
    assert "12356" in "\n".join(screen) and "24 小时" in "\n".join(screen)
    assert screen[-1] == "[有人陪着] [就我一个人] [我不是这个意思]"
    assert [row.name for row in found["alarm"]] == ["crisis"]
    assert [row.name for row in found["timer"] if row.name == "crisis.after"] == ["crisis.after"]
    assert "emergency.card" in [row.action for row in found["audit"]]


async def test_nothing_is_scored_before_or_after_the_card(tmp_path: Path) -> None:
    screen, found = await lived(tmp_path, [a for a in TICKED if a and not a.startswith("! accept")])
    assert found["scale_result"] == []
    assert not any("分" in row for row in screen)
    assert [row.level for row in found["case"]] == ["E1"]
    assert "crisis_raise" not in EFFECTS
