"""How a home visit was: asked once it is over, stars and words kept, few stars put on record."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import SQLModel

import bot.store.aftervisit  # noqa: F401 - fills the metadata
from bot.clinic import appointments, slots
from bot.clinic.context import Answers, Context
from bot.clinic.entry import noted
from bot.clinic.hometest import orders, panels
from bot.clinic.slots import news
from bot.clinic.timetable import zone_of
from bot.moves import Outcome, Put

RATING = SQLModel.metadata.tables["visit_rating"]
NAME = "home.rate"
STARS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}


def plan(conn: Connection, visit_id: int, *, now: datetime) -> None:
    """Ask some hours after the visit; what falls into the quiet hours waits for their end."""
    visit = slots.get(conn, visit_id)
    if visit is None or visit.person_id is None:
        return
    due = now + timedelta(hours=panels.load().rate_hours)
    if appointments.quiet(due, visit.zone):
        local = due.astimezone(zone_of(visit.zone))
        begin = appointments.load().quiet.end
        day = local.date() + timedelta(days=int(local.hour >= begin))
        due = datetime.combine(day, time(begin), local.tzinfo)
    data, key = {"booking": visit_id}, f"{NAME}:{visit_id}"
    news.tell(conn, visit.person_id, NAME, data, key=key, due=due)


def rate_begin(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """normal or larger, by how many options one question may have; gone."""
    visit = slots.get(conn, int(answers["booking_id"]))
    if visit is None or visit.person_id != context.person_id:
        return Outcome("gone")
    return Outcome("larger" if context.elder else "normal")


def rate_keep(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """Stars and words, once for a visit; a kit may be ordered once more."""
    words = str(answers.get("words") or "")
    row: dict[str, Any] = {"booking_id": int(answers["booking_id"]), "at": context.now}
    row |= {"person_id": context.person_id, "stars": STARS[str(answers["stars"])]}
    row["body"] = {"words": words} if words and words != "none" else None
    make = sqlite.insert if conn.dialect.name == "sqlite" else postgresql.insert
    kept = make(RATING).values(row).on_conflict_do_nothing().returning(RATING.c.id)
    if conn.execute(kept).first() is not None:  # else they had rated it before
        noted(conn, context, "visit.rated", f"booking:{row['booking_id']}", str(row["stars"]))
    kit = any(o.mode == orders.Mode.self for o in orders.of_visit(conn, row["booking_id"]))
    return Outcome("kit" if kit else "done", says=(Put("rate-thanks", keys=False),))
