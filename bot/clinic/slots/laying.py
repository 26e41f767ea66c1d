"""Lays down the windows of the coming days as rows, out of the rules; again and again the same.

What somebody has booked stays whatever the rules say now: such a window is only closed to others,
and closing its day (`closing`) is what offers them a new time.
"""

from __future__ import annotations

from datetime import datetime, tzinfo
from hashlib import blake2b
from typing import Any, NamedTuple

from sqlalchemy import Connection, case, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import SQLModel

from bot.clinic import calendar
from bot.clinic.slots import sites, stocks
from bot.clinic.slots.rows import CLOSURE, RESOURCE, SLOT, STOCK
from bot.clinic.slots.sites import Site, Sites, Window
from bot.clinic.timetable import zone_of

NOTE = SQLModel.metadata.tables["note"]
CHUNK = 500  # rows of one insert
MARK = "slots:"  # the note that says what was laid down last


class Laid(NamedTuple):
    """What laying down has changed: windows added, changed, and closed because no rule has them."""

    added: int = 0
    changed: int = 0
    closed: int = 0


def lay(conn: Connection, *, now: datetime, zone: tzinfo | str, of: Sites | None = None) -> Laid:
    """All resources at once, and those no longer in the file put away. A job does them singly."""
    data = of or sites.load()
    found = [lay_one(conn, site, now=now, zone=zone, of=data) for site in data.resources]
    retire(conn, data)
    return Laid(*(sum(column) for column in zip(*found, strict=True))) if found else Laid()


def retire(conn: Connection, data: Sites) -> int:
    """Resources that left the file are not found any more; how many."""
    gone = (RESOURCE.c.active, RESOURCE.c.key.not_in([site.key for site in data.resources]))
    return conn.execute(update(RESOURCE).where(*gone).values(active=False)).rowcount


def lay_one(
    conn: Connection, site: Site, *, now: datetime, zone: tzinfo | str, of: Sites | None = None
) -> Laid:
    """The windows of one resource from now on. Nothing is read or written when all is as it was."""
    data, where = of or sites.load(), zone_of(site.zone or zone)
    rules = data.kinds[site.kind]
    first = now.astimezone(where).date()
    hours = calendar.load()
    wanted = sites.windows(site, rules, first=first, days=rules.days, zone=where, hours=hours)
    rows = {window.starts_at: window for window in wanted if window.starts_at > now}
    mark = _digest(site, str(where), first.isoformat(), data, hours)
    if not _news(conn, site.key, mark):
        return Laid()
    resource_id = _resource(conn, site, str(where))
    _opening_stock(conn, resource_id, site, now)
    found = _reconcile(conn, resource_id, rows, now)
    make = sqlite.insert if conn.dialect.name == "sqlite" else postgresql.insert
    row = {"name": MARK + site.key, "body": mark, "until": None}
    conn.execute(make(NOTE).on_conflict_do_nothing(), row)  # another process was as quick
    return found


def _digest(site: Site, *more: object) -> str:
    """Everything the windows of a resource depend on, in a few letters."""
    *plain, data, hours = more
    assert isinstance(data, Sites) and isinstance(hours, calendar.Calendar)
    parts = [site.model_dump_json(), data.kinds[site.kind].model_dump_json(), *map(str, plain)]
    parts += [hours.model_dump_json(include={"holidays", "working_days"})]
    return blake2b("\n".join(parts).encode(), digest_size=16).hexdigest()


def _news(conn: Connection, key: str, mark: str) -> bool:
    """Whether this is not what was laid down last; the old note goes."""
    mine = NOTE.c.name == MARK + key
    found = conn.execute(select(NOTE.c.body).where(mine).with_for_update()).scalar_one_or_none()
    if found == mark:
        return False
    conn.execute(delete(NOTE).where(mine))
    return True


def _resource(conn: Connection, site: Site, zone: str) -> int:
    make = sqlite.insert if conn.dialect.name == "sqlite" else postgresql.insert
    row = {"key": site.key, "kind": str(site.kind), "zone": zone, "active": True}
    written = (
        make(RESOURCE)
        .values(row)
        .on_conflict_do_update(
            index_elements=[RESOURCE.c.key],
            set_={"kind": row["kind"], "zone": zone, "active": True},
        )
    )
    return int(conn.execute(written.returning(RESOURCE.c.id)).scalar_one())


def _opening_stock(conn: Connection, resource_id: int, site: Site, now: datetime) -> None:
    """What a site begins with, delivered once: when it was never said to have the product."""
    had = select(STOCK.c.product).where(STOCK.c.resource_id == resource_id)
    known = set(conn.execute(had).scalars())
    for product, quantity in site.stock.items():
        if product not in known:
            stocks.deliver(
                conn, resource=site.key, product=product, quantity=quantity, by="program", now=now
            )


def _reconcile(
    conn: Connection, resource_id: int, wanted: dict[datetime, Window], now: datetime
) -> Laid:
    mine = (SLOT.c.resource_id == resource_id, SLOT.c.starts_at > now)
    there = {row.starts_at: row for row in conn.execute(select(SLOT).where(*mine))}
    shut = _closures(conn, resource_id, now)
    states = {
        at: "closed" if any(start <= at < end for start, end in shut) else "open" for at in wanted
    }
    own = {"resource_id": resource_id, "origin": "rule"}
    new = [
        window._asdict() | own | {"state": states[at]}
        for at, window in wanted.items()
        if at not in there
    ]
    _add(conn, new)
    ruled = sorted((row for row in there.values() if row.origin == "rule"), key=lambda row: row.id)
    gone = [row.id for row in ruled if row.starts_at not in wanted and row.state == "open"]
    for begin in range(0, len(gone), CHUNK):
        some = SLOT.c.id.in_(gone[begin : begin + CHUNK])
        conn.execute(update(SLOT).where(some).values(state="closed"))
    still = [row for row in ruled if row.starts_at in wanted]
    changed = (_change(conn, row, wanted[row.starts_at], states[row.starts_at]) for row in still)
    return Laid(len(new), sum(changed), len(gone))


def _add(conn: Connection, rows: list[dict[str, Any]]) -> None:
    make = sqlite.insert if conn.dialect.name == "sqlite" else postgresql.insert
    for begin in range(0, len(rows), CHUNK):
        conn.execute(make(SLOT).on_conflict_do_nothing(), rows[begin : begin + CHUNK])


def _change(conn: Connection, row: Any, window: Window, state: str) -> int:
    """A window there is brought to what the rules say now; one that is taken keeps its length."""
    now_wanted = window._asdict() | {"state": state}
    if row.taken:
        now_wanted["ends_at"] = row.ends_at
    differs = {name: value for name, value in now_wanted.items() if getattr(row, name) != value}
    if not differs:
        return 0
    if "capacity" in differs:
        over = SLOT.c.taken - window.capacity
        differs["overbooked"] = case((over > 0, over), else_=0)
    conn.execute(update(SLOT).where(SLOT.c.id == row.id).values(differs))
    return 1


def _closures(conn: Connection, resource_id: int, now: datetime) -> list[tuple[datetime, datetime]]:
    mine = (CLOSURE.c.resource_id == resource_id, CLOSURE.c.ends_at > now)
    found = select(CLOSURE.c.starts_at, CLOSURE.c.ends_at).where(*mine)
    return [(row.starts_at, row.ends_at) for row in conn.execute(found)]
