"""A dispatcher over a store, with the program's own words or those of the small talk."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

from sqlalchemy import Connection, select

from bot.clinic.casefile import State
from bot.clinic.effects import EFFECTS
from bot.clinic.watchfile import watch
from bot.conversation import Conversation
from bot.dispatcher import STEPS, Dispatcher, Step
from bot.i18n import Catalogue
from bot.store.people import INBOX
from bot.store.session import Store
from flows import BOOK
from tests.contract.turn_parts import Desk, Hand, a_desk

SECONDS = 20


def a_clinic(store: Store, clock: Hand | None = None) -> Desk:
    """A desk at which patients are told of their cases in the program's own words."""
    conversation = Conversation(
        book=BOOK,
        effects=EFFECTS,
        catalogue=Catalogue.load(default="en", terms={"emergency": "120"}),
        watch=watch(),
        alert=lambda conn, context, how: None,
    )
    return a_desk(store, clock=clock, conversation=conversation)


def dispatcher(desk: Desk, tallies: list[str] | None = None, **steps: Step) -> Dispatcher:
    """A dispatcher by the desk's clock; *steps* replace those of some states."""
    return Dispatcher(
        store=desk.store,
        turns=desk.turns,
        bell=desk.bell,
        clock=desk.clock,
        tally=(tallies if tallies is not None else list[str]()).append,
        steps={**STEPS, **{State(name): step for name, step in steps.items()}},
    )


@asynccontextmanager
async def running(made: Dispatcher) -> AsyncIterator[None]:
    task = asyncio.create_task(made.run())
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def until(store: Store, look: Callable[[Connection], bool]) -> None:
    async with asyncio.timeout(SECONDS):
        while not await store.read(look):
            await asyncio.sleep(0.01)


def entered(conn: Connection) -> list[str]:
    """The keys of the events that entered a talk."""
    found = select(INBOX.c.message_id).where(INBOX.c.channel == "event").order_by(INBOX.c.id)
    return list(conn.execute(found).scalars())
