"""What the tests of turns, sender and timers share: a letterbox, the joined parts, waiting."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, func, select, text

from bot.bell import LocalBell
from bot.channel import Limits, SendError, Sent, Unit
from bot.clinic.context import Context
from bot.clock import now as real_now
from bot.conversation import Conversation
from bot.hearing.folding import Folding
from bot.hearing.watch import Watch
from bot.i18n import HOME, Catalogue
from bot.messages import Inbound, Kind, Media, Outbound
from bot.outbox import OUT
from bot.packing import unpack
from bot.sender import Sender
from bot.store import people
from bot.store.session import Store
from bot.turn import Turns
from tests.contract.small_talk import EFFECTS, SMALL, TALLY, WORDS


def push_limits(*, passive: bool, maps: bool = True) -> Limits:
    return Limits(
        text=1800,
        unit=Unit.BYTES,
        label=60,
        buttons=8,
        inline=True,
        edits=False,
        passive=passive,
        maps=maps,
    )


@dataclass
class Letterbox:
    """A channel whose letters are kept; the next sends to an address fail as *refusals* say."""

    name: str = "telegram"
    passive: bool = False
    maps: bool = True
    sent: list[tuple[str, str]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    refusals: dict[str, list[SendError]] = field(default_factory=dict)
    gate: asyncio.Event | None = None  # sends wait for it

    @property
    def limits(self) -> Limits:
        return push_limits(passive=self.passive, maps=self.maps)

    async def send(self, to: str, out: Outbound, *, key: str) -> Sent:
        await asyncio.sleep(0.001)
        if self.gate is not None:
            await self.gate.wait()
        if self.refusals.get(to):
            raise self.refusals[to].pop(0)
        self.sent.append((to, out.text))
        self.keys.append(key)
        return Sent()

    async def fetch(self, media: Media) -> tuple[bytes, str]:
        return b"", ""

    async def close(self) -> None:
        pass

    def to(self, address: str) -> list[str]:
        return [words for name, words in self.sent if name == address]


@dataclass
class Hand:
    """A clock moved by hand."""

    at: datetime = field(default_factory=real_now)

    def __call__(self) -> datetime:
        return self.at

    def forward(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)


@dataclass
class Desk:
    """The parts of one process over a store."""

    store: Store
    turns: Turns
    sender: Sender
    box: Letterbox
    bell: LocalBell
    clock: Hand

    @asynccontextmanager
    async def sending(self) -> AsyncIterator[None]:
        task = asyncio.create_task(self.sender.run())
        try:
            yield
        finally:
            await self.sender.stop(2.0)
            await task  # not cancelled: that would break off what it is asking the database


def a_catalogue() -> Catalogue:
    texts = [file.read_text() for file in sorted((HOME / "en").glob("*.ftl"))]
    return Catalogue({"en": "\n".join([*texts, WORDS])}, default="en")


DEAF = Watch(folding=Folding(), phrases={}, marks={})


def a_conversation() -> Conversation:
    def alert(conn: Connection, context: Context, how: str) -> None:
        pass

    return Conversation(
        book=SMALL,
        effects=EFFECTS,
        catalogue=a_catalogue(),
        watch=DEAF,
        alert=alert,
    )


CONVERSATION = a_conversation()


def a_desk(
    store: Store,
    *,
    box: Letterbox | None = None,
    clock: Hand | None = None,
    hands_over: bool = True,
    conversation: Conversation | None = None,
) -> Desk:
    box, clock, bell = box or Letterbox(), clock or Hand(), LocalBell()
    sender = Sender(
        store=store,
        channels={box.name: box},
        gates={},
        budgets=frozenset({box.name} if box.passive else ()),
        bell=bell,
        clock=clock,
        tally=lambda channel, state: None,
    )
    turns = Turns(
        store=store,
        conversation=conversation or CONVERSATION,
        limits={box.name: box.limits},
        make_context=_context,
        bell=bell,
        clock=clock,
        hand_over=sender.hand_over if hands_over else None,
        owner=sender.owner,
        locale="en",
        observe=lambda channel, result, seconds: None,
    )
    return Desk(store, turns, sender, box, bell, clock)


def _context(who: people.Who, moment: datetime) -> Context:
    return Context(
        person_id=who.id,
        alias=who.alias,
        locale=who.locale,
        elder=who.elder,
        channel=who.channel,
        address=who.address,
        now=moment,
    )


def said(desk: Desk, key: str, words: str, *, who: str = "ann", **more: Any) -> Inbound:
    """A text of one person; *key* is the platform's id of the message."""
    now = desk.clock()
    grants = (5, 48 * 3600) if desk.box.passive else None
    given: dict[str, Any] = {"kind": Kind.TEXT, "text": words, "grants": grants} | more
    return Inbound(
        channel=desk.box.name, address=who, message_id=key, at=now, received=now, **given
    )


def prepare(conn: Connection) -> None:
    conn.exec_driver_sql(TALLY)


def total(conn: Connection) -> int:
    return int(conn.execute(text("SELECT coalesce(sum(n), 0) FROM tally")).scalar_one())


def row_states(conn: Connection) -> list[tuple[str, str, str]]:
    """(words, state, reason) of every row, in order."""
    rows = conn.execute(select(OUT.c.body, OUT.c.state, OUT.c.reason).order_by(OUT.c.id))
    return [(unpack(row.body).text, row.state, row.reason) for row in rows]


def inbox_states(conn: Connection) -> list[tuple[str, str]]:
    box = people.INBOX
    rows = conn.execute(select(box.c.message_id, box.c.state).order_by(box.c.id))
    return [(row.message_id, row.state) for row in rows]


def rows_open(conn: Connection) -> int:
    where = OUT.c.state.in_(["queued", "sending"])
    return int(conn.execute(select(func.count()).select_from(OUT).where(where)).scalar_one())


async def until(true: Callable[[], bool], seconds: float = 10.0) -> None:
    """Wait for something that another task brings about."""
    async with asyncio.timeout(seconds):
        while not true():
            await asyncio.sleep(0.005)


async def all_sent(store: Store, seconds: float = 8.0) -> None:
    """Wait until nothing is queued or on its way."""
    try:
        async with asyncio.timeout(seconds):
            while await store.read(rows_open):
                await asyncio.sleep(0.01)
    except TimeoutError:
        raise AssertionError(await store.read(row_states)) from None
