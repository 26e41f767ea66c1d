"""Reads windows and stock out of a table that staff made: all of it, or nothing and why not.

Windows: `resource,date,start,end,capacity`, times on the clock of the place. Stock:
`resource,product,quantity,kind`, the kind being delivery, count or waste. The first line tells.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Connection, insert, select

from bot.clinic import audit, timetable
from bot.clinic.slots import overbooking, sites, stocks
from bot.clinic.slots.rows import RESOURCE, SLOT
from bot.clinic.slots.stocks import Stock
from bot.clinic.timetable import zone_of

WINDOWS = ("resource", "date", "start", "end", "capacity")
STOCK = ("resource", "product", "quantity", "kind")
MOST = 10_000  # lines
LARGEST = 100_000  # of a number
PRODUCT = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
MOVES: Mapping[str, Callable[..., Any]] = {
    "delivery": stocks.deliver,
    "count": stocks.count,
    "waste": stocks.waste,
}


class Fault(NamedTuple):
    """What is wrong with a line (from 1) of a file: the column, a code, and what stands there."""

    line: int
    column: str
    reason: str
    value: str = ""


@dataclass
class Plan:
    """What a file would do: *added* and *changed* windows, *moved* stocks; or what is wrong."""

    kind: str = ""
    rows: list[dict[str, Any]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    added: int = 0
    changed: int = 0
    moved: int = 0


class _Bad(Exception):
    def __init__(self, column: str, reason: str, value: str = "") -> None:
        super().__init__(reason)
        self.column, self.reason, self.value = column, reason, value


class Place(NamedTuple):
    """A resource as the file may name it."""

    id: int
    key: str
    kind: str
    zone: str


def decode(data: bytes) -> str:
    """A file as text: UTF-8, or what spreadsheets write in China. Raises UnicodeDecodeError."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030")


def look(
    conn: Connection, text: str, *, now: datetime, products: Collection[str] | None = None
) -> Plan:
    """What the file would do. Nothing is changed. *products*: those that may be kept; None: any."""
    try:
        lines = list(csv.reader(io.StringIO(text)))
    except csv.Error:  # a cell that never ends, or no text at all
        return Plan(faults=[Fault(1, "", "letters")])
    head = tuple(cell.strip().lower() for cell in lines[0]) if lines else ()
    kinds = {WINDOWS: "windows", STOCK: "stock"}
    if head not in kinds:
        return Plan(faults=[Fault(1, "", "header", ",".join(head)[:80])])
    if len(lines) > MOST:
        return Plan(faults=[Fault(MOST, "", "long")])
    plan = Plan(kinds[head])
    known = {row.key: Place(*row) for row in conn.execute(PLACES)}
    read = _window if head == WINDOWS else _stock
    for number, cells in enumerate(lines[1:], 2):
        if not any(cell.strip() for cell in cells):
            continue
        try:
            if len(cells) != len(head):
                raise _Bad("", "columns", str(len(cells)))
            values = {name: cell.strip() for name, cell in zip(head, cells, strict=True)}
            plan.rows.append(read(values, known, now) | {"line": number})
        except _Bad as bad:
            plan.faults.append(Fault(number, bad.column, bad.reason, bad.value[:40]))
    _fit_products(plan, products)
    (_fit_windows if plan.kind == "windows" else _fit_stock)(conn, plan)
    return plan


def _fit_products(plan: Plan, products: Collection[str] | None) -> None:
    """A stock under a name nobody knows would be drawn from by nobody."""
    if products is None:
        return
    for row in plan.rows:
        if (name := row.get("product")) and name not in products:
            plan.faults.append(Fault(row["line"], "product", "unknown", name))
    plan.faults.sort(key=lambda fault: fault.line)


def bring(
    conn: Connection,
    text: str,
    *,
    by: str,
    now: datetime,
    products: Collection[str] | None = None,
) -> Plan:
    """Do what the file says, or nothing when any line is wrong."""
    plan = look(conn, text, now=now, products=products)
    if plan.faults:
        return plan
    if plan.kind == "stock":
        for row in plan.rows:
            _move(conn, row, by, now)
        return plan
    data = sites.load()
    for row in plan.rows:
        if row["there"] is None:
            conn.execute(insert(SLOT).values(_new(row, data)))
        else:
            given = {"capacity": row["capacity"], "reason": "import", "by": by, "now": now}
            overbooking.resize(conn, slot_id=row["there"], **given)
    detail = f"added:{plan.added} changed:{plan.changed}"
    audit.record(conn, actor=by, action="slot.imported", subject="clinic", now=now, detail=detail)
    return plan


PLACES = select(RESOURCE.c.id, RESOURCE.c.key, RESOURCE.c.kind, RESOURCE.c.zone)


def _window(values: dict[str, str], known: Mapping[str, Place], now: datetime) -> dict[str, Any]:
    place = _place(values, known)
    try:
        day = date.fromisoformat(values["date"].replace("/", "-"))
    except ValueError:
        raise _Bad("date", "date", values["date"]) from None
    starts, ends = (_moment(values, name, day, place.zone) for name in ("start", "end"))
    if ends <= starts:
        raise _Bad("end", "order", values["end"])
    if starts <= now:
        raise _Bad("date", "past", values["date"])
    row = {"resource_id": place.id, "kind": place.kind, "starts_at": starts, "ends_at": ends}
    return row | {"capacity": _number(values, "capacity")}


def _stock(values: dict[str, str], known: Mapping[str, Place], now: datetime) -> dict[str, Any]:
    place = _place(values, known)
    if not PRODUCT.fullmatch(values["product"]):
        raise _Bad("product", "product", values["product"])
    if values["kind"] not in MOVES:
        raise _Bad("kind", "kind", values["kind"])
    row = {"resource": place.key, "product": values["product"], "kind": values["kind"]}
    return row | {"quantity": _number(values, "quantity")}


def _place(values: dict[str, str], known: Mapping[str, Place]) -> Place:
    place = known.get(values["resource"])
    if place is None:
        raise _Bad("resource", "resource", values["resource"])
    return place


def _number(values: dict[str, str], name: str) -> int:
    number = whole(values[name])
    if number is None:
        raise _Bad(name, "number", values[name])
    return number


def whole(text: str) -> int | None:
    """A number as staff write one: whole, not below 0, not beyond all measure."""
    short = text.isascii() and text.isdigit() and len(text) <= len(str(LARGEST))
    return int(text) if short and int(text) <= LARGEST else None


def _moment(values: dict[str, str], name: str, day: date, zone: str) -> datetime:
    found = timetable.CLOCK.fullmatch(values[name])
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        raise _Bad(name, "time", values[name])
    where = zone_of(zone)
    wall = datetime(day.year, day.month, day.day, int(found[1]), int(found[2]), tzinfo=where)
    at = wall.astimezone(UTC)
    if at.astimezone(where).time() != wall.time():
        raise _Bad(name, "time", values[name])
    return at


def _fit_windows(conn: Connection, plan: Plan) -> None:
    """Each window beside those there, and beside those of the lines before it."""
    beside: dict[int, list[tuple[datetime, datetime, int | None, int]]] = {}
    for row in plan.rows:
        of = row["resource_id"]
        if of not in beside:
            open_ = (SLOT.c.resource_id == of, SLOT.c.state == "open")
            there = select(SLOT.c.starts_at, SLOT.c.ends_at, SLOT.c.id, SLOT.c.taken)
            beside[of] = [tuple(one) for one in conn.execute(there.where(*open_))]
        span = (row["starts_at"], row["ends_at"])
        same = next((one for one in beside[of] if one[:2] == span), None)
        row["there"] = same[2] if same else None
        if same and same[2] is None:
            plan.faults.append(Fault(row["line"], "start", "twice"))
        elif same and same[3] > row["capacity"]:
            plan.faults.append(Fault(row["line"], "capacity", "taken", str(same[3])))
        elif not same and any(one[0] < span[1] and span[0] < one[1] for one in beside[of]):
            plan.faults.append(Fault(row["line"], "start", "overlaps"))
        plan.changed += same is not None
        plan.added += same is None
        if same is None:
            beside[of].append((*span, None, 0))
    plan.faults.sort()


def _fit_stock(conn: Connection, plan: Plan) -> None:
    """Nothing may bring a stock below what is free of it, line after line."""
    left = {(one.resource, one.product): one.quantity for one in stocks.of(conn)}
    for row in plan.rows:
        of, quantity = (row["resource"], row["product"]), row["quantity"]
        before = left.get(of, 0)
        after = {"delivery": before + quantity, "count": quantity, "waste": before - quantity}
        left[of] = max(0, after[row["kind"]])
        if after[row["kind"]] < 0:
            plan.faults.append(Fault(row["line"], "quantity", "stock", str(before)))
        plan.moved += 1
    plan.faults.sort()


def _move(conn: Connection, row: dict[str, Any], by: str, now: datetime) -> None:
    name = "free" if row["kind"] == "count" else "quantity"
    given = {"resource": row["resource"], "product": row["product"], name: row["quantity"]}
    moved = MOVES[row["kind"]](conn, **given, by=by, now=now)
    if not isinstance(moved, Stock):  # somebody took the last one since it was looked at
        raise RuntimeError(f"line {row['line']}: {moved}")


def _new(row: dict[str, Any], data: sites.Sites) -> dict[str, Any]:
    rules = data.kinds[sites.Kind(row["kind"])]
    starts = row["starts_at"]
    return {
        "resource_id": row["resource_id"],
        "starts_at": starts,
        "ends_at": row["ends_at"],
        "book_until": starts - timedelta(minutes=rules.lead_minutes),
        "change_until": starts - timedelta(minutes=rules.change_minutes),
        "capacity": row["capacity"],
        "state": "open",
        "origin": "import",
    }
