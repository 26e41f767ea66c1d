"""Ends the home tests of an erased person, and empties what was sealed of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, delete, select, update

from bot.clinic.hometest import orders
from bot.clinic.hometest.orders import EARLY, ORDER, REPORT, State

Whose = Callable[[Table], Any]


def forget(conn: Connection, whose: Whose, *, now: datetime) -> int:
    """Call off what is to come; rows stay as proof, without a patient and words.

    *whose* says which rows of a table are meant. Returns how many rows were emptied.
    """
    early = (whose(ORDER), ORDER.c.state.in_([str(state) for state in EARLY]))
    for order_id in conn.execute(select(ORDER.c.id).where(*early)).scalars().all():
        orders.change(conn, order_id, State.cancelled, actor="erasure", now=now, since=EARLY)
    theirs = select(ORDER.c.id).where(whose(ORDER))
    conn.execute(delete(REPORT).where(REPORT.c.order_id.in_(theirs)))
    bare: dict[str, Any] = {"patient_id": None, "body": None}
    return conn.execute(update(ORDER).where(whose(ORDER)).values(bare)).rowcount
