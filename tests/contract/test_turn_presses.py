"""Which press is the second of a double tap, and which one means an old button."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.messages import Kind
from bot.store.session import Store
from tests.clinic import a_store
from tests.contract.turn_parts import Desk, Letterbox, a_desk, prepare, said, total

STALE = "That button has expired"


@pytest.fixture(params=["sqlite", "postgresql"])
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    url = f"sqlite:///{tmp_path / 't.db'}"
    if request.param == "postgresql":
        url = request.getfixturevalue("postgres_url")
    async with a_store(url) as opened:
        await opened.write(prepare)
        yield opened


async def answered(desk: Desk, key: str, *, code: str = "", text: str = "") -> str:
    """What is answered to a press of *code*, or to a text; empty for nothing."""
    more = {"kind": Kind.TAP, "code": code} if code else {}
    taken = await desk.turns.take(said(desk, key, text, **more))
    return taken.passive.text if taken.passive else ""


async def first_code(desk: Desk, key: str) -> str:
    """The code of "Count" in the question put now."""
    taken = await desk.turns.take(said(desk, key, "?"))
    assert taken.passive is not None
    return next(one.code for one in taken.passive.buttons if one.label == "Count")


async def test_a_press_is_silent_only_right_after_itself(store: Store) -> None:
    desk = a_desk(store, box=Letterbox(passive=True))
    code = await first_code(desk, "0")
    assert (await answered(desk, "1", code=code)).startswith("Counted to 1.")
    assert await answered(desk, "2", code=code) == await answered(desk, "3", code=code) == ""
    await answered(desk, "4", text="?")  # the person has gone on, and finds the old bubble again
    late = await answered(desk, "5", code=code)
    assert "Well?" in late and late != "Well?"
    assert await store.read(total) == 1


@pytest.mark.parametrize("between", ["k:back", "k:menu", "0.9"])
async def test_another_press_between_is_no_double_tap_either(store: Store, between: str) -> None:
    desk = a_desk(store, box=Letterbox(passive=True))
    code = await first_code(desk, "0")
    await answered(desk, "1", code=code)
    await answered(desk, "2", code=between)
    assert "Well?" in await answered(desk, "3", code=code)
    assert await store.read(total) == 1


async def test_a_question_put_again_may_be_pressed_in_either_bubble(store: Store) -> None:
    desk = a_desk(store, box=Letterbox(passive=True))
    code = await first_code(desk, "0")
    assert await first_code(desk, "1") == code
    assert (await answered(desk, "2", code=code)).startswith("Counted to 1.")
    assert await store.read(total) == 1
