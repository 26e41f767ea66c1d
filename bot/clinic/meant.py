"""Words a clinician was asked about in their own chat, held until they say that they are meant.

What is held is the row of the inbox, in the state `asked`; an event of the case names it. Whoever
changes that state decides what becomes of it, so it is sent, dropped or lapses once.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, select, update
from sqlalchemy.engine import Row
from sqlmodel import SQLModel

from bot.clinic import chatline
from bot.messages import Outbound
from bot.store.statement import Prepared

INBOX = SQLModel.metadata.tables["inbox"]
CASE_EVENT = SQLModel.metadata.tables["case_event"]
ASKED, DONE = "asked", "done"  # states of a row of the inbox
EVENT = "word-held"  # in the history of a case; its detail is "inbox:7"
HELD = Prepared(
    select(CASE_EVENT.c.actor, CASE_EVENT.c.detail)
    .where(CASE_EVENT.c.case_id == bindparam("case"), CASE_EVENT.c.name == EVENT)
    .order_by(CASE_EVENT.c.id)
)


def hold(conn: Connection, inbox_id: int) -> None:
    """The caller records EVENT."""
    conn.execute(update(INBOX).where(INBOX.c.id == inbox_id).values(state=ASKED))


def settle(
    conn: Connection, *, inbox_id: int, person_id: int | None = None
) -> Row[*tuple[Any, ...]] | None:
    """Take up what is held, of *person_id* alone: its `kind` and `body`; None for all but the
    first who does. Who goes on to a case locks its person before."""
    held = [INBOX.c.id == inbox_id, INBOX.c.state == ASKED]
    held += [] if person_id is None else [INBOX.c.person_id == person_id]
    taken = update(INBOX).where(*held).values(state=DONE)
    return conn.execute(taken.returning(INBOX.c.kind, INBOX.c.body)).one_or_none()


def lapse(conn: Connection, case_id: int, *, ended: bool, now: datetime) -> None:
    """The case is its clinician's no longer: what they held for it is not sent, and they are told
    why. The case's person is locked."""
    for actor, detail in HELD.all(conn, {"case": case_id}):
        inbox_id, staff_id = int(detail.removeprefix("inbox:")), int(actor.removeprefix("staff:"))
        if settle(conn, inbox_id=inbox_id) is None:
            continue
        chat = chatline.chat_of(conn, staff_id)
        if chat is not None:
            why = "desk-meant-ended" if ended else "desk-meant-moved"
            out = Outbound(text=chat.text(why, case=str(case_id)))
            chatline.put(conn, chat, out, key=f"meant:{inbox_id}:over", now=now)
