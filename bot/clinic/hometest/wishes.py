"""Who wants to know when home visits come to their district: kept, and told once when they do."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import SQLModel

import bot.store.aftervisit  # noqa: F401 - fills the metadata
from bot.clinic import lifecycle
from bot.clinic.context import Answers, Context
from bot.clinic.hometest import zones
from bot.clinic.hometest.addressing import TYPED, own
from bot.clinic.slots import news
from bot.moves import Outcome, Put

WISH = SQLModel.metadata.tables["zone_wish"]
NAME = "home.zone"


def home_far(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """ask: nobody comes to this district yet; over: only another panel is meant, or no place."""
    code = _district(conn, context, answers)
    return Outcome("ask" if code and not zones.covering(code) else "over")


def home_wish(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """Keep the wish; the same one twice is one, and one that was told is waited for anew."""
    row: dict[str, Any] = {"person_id": context.person_id, "at": context.now}
    row["district"] = _district(conn, context, answers)
    make = sqlite.insert if conn.dialect.name == "sqlite" else postgresql.insert
    made = make(WISH).values(row)
    again = {"at": context.now, "told_at": None}
    conn.execute(made.on_conflict_do_update(index_elements=["person_id", "district"], set_=again))
    return Outcome("told", says=(Put("home-wish-kept", keys=False),))


def tell(conn: Connection, *, now: datetime) -> bool:
    """Tell one whose district is covered by now; False when there is nobody.

    Call it in a transaction of its own until then: a person is locked before their wish, as by
    their own talk, and nobody waits for many.
    """
    untold = WISH.c.told_at.is_(None)
    wished = conn.execute(select(WISH.c.district).where(untold).distinct()).scalars()
    covered = [district for district in wished if zones.covering(district)]
    first = select(WISH.c.id, WISH.c.person_id, WISH.c.district).where(untold)
    first = first.where(WISH.c.district.in_(covered)).order_by(WISH.c.id).limit(1)
    row = conn.execute(first).first() if covered else None
    if row is None:
        return False
    lifecycle.lock_person(conn, row.person_id)
    mine = update(WISH).where(WISH.c.id == row.id, untold).values(told_at=now)
    if conn.execute(mine).rowcount == 1:  # else somebody was quicker
        key, data = f"{NAME}:{row.id}:{now.isoformat()}", {"district": row.district}
        news.tell(conn, row.person_id, NAME, data, key=key, due=now)
    return True


def _district(conn: Connection, context: Context, answers: Answers) -> str:
    """The district somebody wanted us to come to, saved or just told."""
    place = answers.get("place") or {}
    if place:
        return str(place.get("code") or "")
    if answers.get("address") == TYPED:
        return str((answers.get("typed") or {}).get("code") or "")
    order = own(conn, context, answers.get("address"))
    return str(order.body["address"]["code"]) if order and order.body.get("address") else ""
