"""What does not fit is announced, and a talk whose key is missing blocks nobody."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from bot.channel import Limits
from bot.crypto import Vault
from bot.store import columns
from bot.store.session import Store
from tests.clinic import a_store
from tests.contract.turn_parts import (
    CONVERSATION,
    Letterbox,
    a_desk,
    inbox_states,
    prepare,
    row_states,
    said,
)

MORE = CONVERSATION.catalogue.text("en", "engine-held-note")


@dataclass
class Narrow(Letterbox):
    """A channel whose bubbles hold a few words, and that may or may not push."""

    name: str = "wechat"
    passive: bool = True
    pushes: bool = False

    @property
    def limits(self) -> Limits:
        return replace(super().limits, text=12, inline=False, pushes=self.pushes)


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    async with a_store(f"sqlite:///{tmp_path / 't.db'}") as opened:
        await opened.write(prepare)
        yield opened


@pytest.mark.parametrize("pushes", [True, False])
async def test_more_bubbles_than_can_be_sent_are_announced_in_the_first(
    store: Store, pushes: bool
) -> None:
    desk = a_desk(store, box=Narrow(pushes=pushes))
    taken = await desk.turns.take(said(desk, "1", "hello", grants=(5, 60)))
    assert taken.passive is not None and len(taken.rows) > 1
    assert (MORE in taken.passive.text) is not pushes


async def test_a_talk_whose_key_is_missing_is_kept_as_failed_and_blocks_nobody(
    store: Store,
) -> None:
    desk = a_desk(store)
    await desk.turns.take(said(desk, "1", "hello"))
    before = columns.vault()
    columns.unlock(Vault([b"another key of thirty-two bytes!"]))
    try:
        lost = await desk.turns.take(said(desk, "2", "hello"))
        other = await desk.turns.take(said(desk, "3", "hello", who="bob"))
    finally:
        columns.unlock(before)
    assert lost.failed and not other.failed
    assert ("2", "failed") in await store.read(inbox_states)
    again = await desk.turns.take(said(desk, "4", "hello"))
    assert not again.failed


async def test_the_rows_of_a_turn_carry_its_words_in_order(store: Store) -> None:
    desk = a_desk(store, box=Narrow())
    taken = await desk.turns.take(said(desk, "1", "hello"))
    rows = await store.read(row_states)
    assert len(rows) == len(taken.rows) and rows[0][1] == "sent"
    assert {state for _, state, _ in rows[1:]} == {"queued"}
