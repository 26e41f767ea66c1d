"""Notices that come again each year: a rule copies one when its day and its season have come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, insert, select, update

from bot.clinic import seasons
from bot.clinic.notices import drafting, lifecycle
from bot.clinic.notices.notice import NOTICE, Refused, State, get, move, note
from bot.store.campaign import NoticeRule

RULE = NoticeRule.__table__  # type: ignore[attr-defined]
LEAP = 29  # of February; in other years the day before


@dataclass(frozen=True, slots=True)
class Rule:
    """When a notice comes again. *days*: how long after its day it still may; *sends*: the approved
    text goes out by itself, as long as its approval lasts; else a draft waits for somebody."""

    id: int
    notice_id: int
    name: str
    month: int
    day: int
    days: int
    season: str
    sends: bool
    active: bool
    last_year: int
    until: date | None
    made_by: str

    def begins(self, year: int) -> date:
        if (self.month, self.day) == (2, LEAP):
            return date(year, 3, 1) - timedelta(days=1)
        return date(year, self.month, self.day)

    def open(self, today: date) -> int | None:
        """The year it is due for, or None. A span over New Year is of the year it began in."""
        for year in (today.year, today.year - 1):
            begins = self.begins(year)
            if begins <= today <= begins + timedelta(days=self.days):
                return year if year > self.last_year else None
        return None


def every(conn: Connection, *, active: bool = False) -> list[Rule]:
    """The rules, the newest first."""
    names = [RULE.c[name] for name in Rule.__dataclass_fields__ if name != "name"]
    query = select(*names, NOTICE.c.name).join(NOTICE, NOTICE.c.id == RULE.c.notice_id)
    if active:
        query = query.where(RULE.c.active)
    return [Rule(**row._mapping) for row in conn.execute(query.order_by(RULE.c.id.desc()))]


def add(
    conn: Connection,
    notice_id: int,
    *,
    month: int,
    day: int,
    days: int,
    season: str,
    sends: bool,
    until: date | None,
    by: str,
    now: datetime,
) -> int:
    """A new rule; its id. Raises Refused."""
    if get(conn, notice_id) is None:
        raise Refused("no-such-notice")
    try:
        date(2024, month, day)  # a leap year
    except ValueError:
        raise Refused("no-such-day") from None
    if not 0 <= days <= 180:
        raise Refused("no-such-span")
    if season and season not in {one.season.id for one in seasons.states(conn)}:
        raise Refused("no-such-season")
    row: dict[str, Any] = {"notice_id": notice_id, "month": month, "day": day, "days": days}
    row |= {"season": season, "sends": sends, "active": True, "last_year": 0, "until": until}
    row |= {"made_by": by[:40], "created_at": now}
    made = int(conn.execute(insert(RULE).values(row).returning(RULE.c.id)).scalar_one())
    note(conn, notice_id, "notice.rule", by=by, now=now, detail=f"rule:{made}")
    return made


def switch(conn: Connection, rule_id: int, *, on: bool, by: str, now: datetime) -> None:
    """Let it rest, or work again. Raises Refused."""
    changed = conn.execute(
        update(RULE).where(RULE.c.id == rule_id).values(active=on).returning(RULE.c.notice_id)
    ).scalar()
    if changed is None:
        raise Refused("no-such-rule")
    detail = f"rule:{rule_id} {'on' if on else 'off'}"
    note(conn, changed, "notice.rule", by=by, now=now, detail=detail)


def look(conn: Connection, *, now: datetime, zone: str) -> list[int]:
    """The notices that rules made now; each rule once a year, however many look at once."""
    today = now.astimezone(ZoneInfo(zone)).date()
    made = []
    for rule in every(conn, active=True):
        year = rule.open(today)
        if year is None or (rule.until is not None and rule.until < today):
            continue
        if rule.season and not _on(conn, rule.season, today):
            continue
        mine = (RULE.c.id == rule.id, RULE.c.last_year < year)
        if conn.execute(update(RULE).where(*mine).values(last_year=year)).rowcount:
            made.append(_make(conn, rule, now=now, today=today))
    return made


def _on(conn: Connection, season: str, today: date) -> bool:
    return any(one.season.id == season and one.on(today) for one in seasons.states(conn))


def _make(conn: Connection, rule: Rule, *, now: datetime, today: date) -> int:
    """A copy of the rule's notice: started, where its approval still holds, else a draft."""
    model = get(conn, rule.notice_id)
    assert model is not None
    made = drafting.copy(conn, rule.notice_id, by=rule.made_by, now=now)
    conn.execute(update(NOTICE).where(NOTICE.c.id == made).values(rule_id=rule.id))
    holds = model.approved_by is not None and model.approved_version == model.version
    if not (rule.sends and holds and not model.expired(today)):
        return made
    signed = {"approved_by": model.approved_by, "approved_at": now, "approved_version": 1}
    move(conn, made, to=State.approved, since=[State.draft], **signed)
    note(conn, made, "notice.approved", by="program", now=now, detail=f"as:{rule.notice_id}")
    lifecycle.start(conn, made, by="program", now=now, today=today)
    return made
