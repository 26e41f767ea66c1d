"""Finds free windows: the next few of many resources, page by page, and the days that have any.

On PostgreSQL each resource is asked for its own next few by the partial index of free slots, and
the few are sorted: so it does not matter how many slots are full, or how many there are.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta, tzinfo
from functools import cache, lru_cache
from typing import Any

from sqlalchemy import (
    Connection,
    Select,
    String,
    and_,
    bindparam,
    func,
    literal_column,
    or_,
    select,
    true,
)

from bot.clinic.slots.places import NOT_FILLED
from bot.clinic.slots.rows import RESOURCE, SLOT, STOCK, Day, Window
from bot.clinic.slots.taking import OPEN
from bot.clinic.timetable import zone_of
from bot.store.columns import Utc

NOON = 12
START, END, AT = (bindparam(name, type_=Utc()) for name in ("start", "end", "at"))
LEFT = (SLOT.c.capacity - SLOT.c.taken).label("left")
WANTED = (
    RESOURCE.c.key.in_(bindparam("keys", expanding=True)),
    RESOURCE.c.active,
)
SUPPLIED = (
    select(STOCK.c.id)
    .where(STOCK.c.resource_id == RESOURCE.c.id, STOCK.c.quantity > 0)
    .where(STOCK.c.product == bindparam("pool", type_=String()))
    .exists()
)
BOOKABLE = (
    OPEN,
    NOT_FILLED,
    SLOT.c.starts_at >= START,
    SLOT.c.book_until > bindparam("now", type_=Utc()),
)
BEFORE = SLOT.c.starts_at < END
LATER = or_(
    SLOT.c.starts_at > AT,
    and_(SLOT.c.starts_at == AT, RESOURCE.c.key > bindparam("after", type_=String())),
)


def free(
    conn: Connection,
    *,
    resources: Sequence[str],
    now: datetime,
    start: datetime | None = None,
    end: datetime | None = None,
    most: int = 6,
    after: Window | None = None,
    pool: str = "",
) -> list[Window]:
    """The next windows with a free place, by time; with a *pool* only where it has stock.

    *after* is the last window of the page before.
    """
    begin = max(start or now, now, after.starts_at if after else now)
    values = {"keys": list(resources), "now": now, "start": begin, "end": end, "pool": pool}
    if after is not None:
        values |= {"at": after.starts_at, "after": after.resource}
    parts = (after is not None, end is not None, bool(pool))
    rows = conn.execute(_next(conn.dialect.name, most, *parts), values)
    return [Window(*row) for row in rows]


def days(
    conn: Connection,
    *,
    resources: Sequence[str],
    now: datetime,
    zone: tzinfo | str,
    start: datetime | None = None,
    most: int = 4,
    pool: str = "",
) -> list[Day]:
    """The next days, on the clock of *zone*, on which some window is free; from *start* on."""
    where, found, at = zone_of(zone), list[Day](), start or now
    while len(found) < most:
        first = free(conn, resources=resources, now=now, start=at, most=1, pool=pool)
        if not first:
            break
        day = first[0].starts_at.astimezone(where).date()
        wall = datetime.combine(day + timedelta(days=1), time(), tzinfo=where)
        at = wall.astimezone(UTC)
        values = {"keys": list(resources), "now": now, "pool": pool}
        values |= {"start": first[0].starts_at, "end": at}
        found.append(_day(conn, day, values, where))
    return found


def _day(conn: Connection, day: Any, values: dict[str, Any], where: tzinfo) -> Day:
    halves = {False: 0, True: 0}
    for starts_at, left in conn.execute(_of_day(bool(values["pool"])), values):
        halves[starts_at.astimezone(where).hour >= NOON] += left
    return Day(day, halves[False], halves[True])


@lru_cache(maxsize=64)
def _next(dialect: str, number: int, paging: bool, bound: bool, pooled: bool) -> Select[Any]:
    """The next few of each resource, then the next of all of them.

    Their number stands in the statement, and an end only where there is one: of values it does not
    know PostgreSQL expects so few rows that it keeps a plan which reads and sorts them all.
    """
    most: Any = literal_column(str(int(number)))
    lateral = dialect != "sqlite"  # which has none, and looks the few up by their ids
    shown = (SLOT.c.id, SLOT.c.starts_at, SLOT.c.ends_at, LEFT) if lateral else (SLOT.c.id,)
    mine = select(*shown).where(SLOT.c.resource_id == RESOURCE.c.id, *BOOKABLE)
    mine = mine.where(*([LATER] if paging else []), *([BEFORE] if bound else []))
    mine = mine.order_by(SLOT.c.starts_at).limit(most).correlate(RESOURCE)
    few: Any
    if lateral:
        few = mine.lateral("few")
        joined, left = RESOURCE.join(few, true()), few.c.left
    else:
        few = SLOT.alias("few")
        joined = RESOURCE.join(few, few.c.id.in_(mine.scalar_subquery()))
        left = (few.c.capacity - few.c.taken).label("left")
    found = (
        select(few.c.id, RESOURCE.c.key, few.c.starts_at, few.c.ends_at, left)
        .select_from(joined)
        .where(*WANTED, *([SUPPLIED] if pooled else []))
    )
    return found.order_by(few.c.starts_at, RESOURCE.c.key).limit(most)


@cache
def _of_day(pooled: bool) -> Select[Any]:
    joined = RESOURCE.join(SLOT, SLOT.c.resource_id == RESOURCE.c.id)
    found = (
        select(SLOT.c.starts_at, func.sum(LEFT))
        .select_from(joined)
        .where(*WANTED, *BOOKABLE, BEFORE)
    )
    if pooled:
        found = found.where(SUPPLIED)
    return found.group_by(SLOT.c.starts_at).order_by(SLOT.c.starts_at)
