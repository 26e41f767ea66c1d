"""One act of the program's, ending itself by SIGKILL at a commit it is told.

Which act, on which case and at what time, is told in environment variables.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection

from bot import app
from bot.app.parts import App
from bot.clinic import booking, calendar, cases, handing, presence, queue_rules, silence
from bot.clinic.casefile import Tell
from bot.clinic.context import Context
from bot.clinic.rules import load as load_rules
from bot.config import load
from bot.i18n import Catalogue
from bot.messages import Inbound, Kind
from bot.store import people
from tests.chaos.serve import Trap, say

REASON = "she knows him"


def number(key: str) -> int:
    return int(os.environ[f"ACT_{key}"])


def name() -> str:
    return os.environ["ACT_NAME"]


def moment() -> datetime:
    return datetime.fromtimestamp(number("AT"), UTC)


def tell(made: App, conn: Connection, tells: list[Tell] | None) -> None:
    """As the console does: what is told is in the transaction of the change."""
    for one in tells or ():
        made.turns.event(conn, person_id=one.person_id, name=one.name, data=one.data, key=one.key)


async def transfer(made: App) -> None:
    def work(conn: Connection) -> None:
        whose = {"case_id": number("CASE"), "staff_id": number("STAFF"), "now": moment()}
        to = {"to_role": "nurse", "to_staff": None, "reason": REASON}
        tell(made, conn, handing.transfer(conn, **whose, **to))  # type: ignore[arg-type]

    await made.store.write(work)


async def takeover(made: App) -> None:
    def work(conn: Connection) -> None:
        whose = {"case_id": number("CASE"), "staff_id": number("OTHER"), "now": moment()}
        tell(made, conn, handing.takeover(conn, **whose, reason=REASON))  # type: ignore[arg-type]

    await made.store.write(work)


async def reopen(made: App) -> None:
    """The patient writes again; the platform delivers it until it is taken."""
    said = Inbound(
        "web", name(), f"m-again-{name()}", Kind.TEXT, moment(), moment(), text="still dizzy"
    )
    await made.turns.take(said)


async def book(made: App) -> None:
    pressed = Inbound("web", name(), f"m-book-{name()}", Kind.TAP, moment(), moment())

    def work(conn: Connection) -> None:
        if people.keep(conn, pressed, person_id=number("PERSON"), state="done") is None:
            return  # delivered again, as `bot.turn` sees it
        context = Context(number("PERSON"), name(), "en", False, "web", name(), moment())
        wanted = {"queue": "yes", "case_id": number("CASE"), "means": "phone", "number": "555"}
        time = datetime.fromtimestamp(number("TIME"), UTC).isoformat()
        booking.callback_book(conn, context, wanted | {"time": time})

    await made.store.write(work)


async def due(made: App) -> None:
    """The time of a callback has come, and the dispatcher looks."""
    await made.dispatcher.step_all()


async def end(made: App) -> None:
    """Not killed: the patient says nothing for a day, and is told the end."""

    def work(conn: Connection) -> None:
        case_id, staff_id = number("CASE"), number("STAFF")
        told = {"case": case_id, "name": "li", "title": "", "licence": "1", "role": "doctor"}
        tell(made, conn, [Tell(number("PERSON"), "case.accepted", told, "accepted")])
        said = {"text": "How are you?", "media_id": None}
        cases.speak(conn, case_id=case_id, staff_id=staff_id, now=moment(), **said)  # type: ignore[arg-type]
        for hours in (1, 2, 25):
            at = moment() + timedelta(hours=hours)
            presence.beat(conn, staff_id=staff_id, now=at)
            tell(made, conn, silence.step(conn, case_id=case_id, now=at))

    await made.store.write(work)


ACTS: Mapping[str, Callable[[App], Awaitable[None]]] = {
    "transfer": transfer,
    "takeover": takeover,
    "reopen": reopen,
    "book": book,
    "due": due,
    "end": end,
}


CATALOGUE = Catalogue.load()


def warm() -> None:
    """Read once what each life would read anew."""
    for read in (load_rules, queue_rules.load, calendar.load):
        read()


async def opened(gate: str) -> None:
    """Until that file is there: whoever waits for it begins at the same moment as the others."""
    while gate and not Path(gate).exists():
        await asyncio.sleep(0.002)


async def live() -> None:
    trap = Trap(os.environ["CHAOS_POINT"], int(os.environ["CHAOS_NTH"]))
    made = app.build(
        load(locale="en", log_level="WARNING"), point=trap, clock=moment, catalogue=CATALOGUE
    )
    say("ready")
    await opened(os.environ.get("ACT_GATE", ""))
    trap.armed = True
    await ACTS[os.environ["ACT"]](made)
    trap.armed = False
    await made.store.close()
