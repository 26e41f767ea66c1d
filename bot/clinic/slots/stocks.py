"""The stock of a product at a site as a ledger: every change is a move, none brings it below 0."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.clinic import audit
from bot.clinic.slots.rows import MOVES, RESOURCE, STOCK, Why


@dataclass(frozen=True, slots=True)
class Stock:
    """What of a product is free at a resource: delivered, less held, booked, used and wasted."""

    id: int
    resource: str
    product: str
    quantity: int


@dataclass(frozen=True, slots=True)
class Note:
    """Who moves a stock, when, and why (a code)."""

    by: str
    now: datetime
    reason: str = ""


def deliver(
    conn: Connection, *, resource: str, product: str, quantity: int, by: str, now: datetime
) -> Stock | Why:
    """So many more came; also 0, to say that a site has the product at all."""
    return _move(conn, resource, product, quantity, "delivery", Note(by, now))


def waste(
    conn: Connection,
    *,
    resource: str,
    product: str,
    quantity: int,
    by: str,
    now: datetime,
    reason: str = "",
) -> Stock | Why:
    """So many are spoilt; `stock` when fewer are free: then bookings must be cancelled first."""
    return _move(conn, resource, product, -quantity, "waste", Note(by, now, reason))


def count(
    conn: Connection,
    *,
    resource: str,
    product: str,
    free: int,
    by: str,
    now: datetime,
    reason: str = "",
) -> Stock | Why:
    """Somebody has counted: *free* are there beside those for bookings. Corrects the ledger."""
    found = lock(conn, resource, product)
    if found is None:
        return Why.gone
    differs = free - found.quantity
    return _move(conn, resource, product, differs, "count", Note(by, now, reason))


def lock(conn: Connection, resource: str, product: str) -> Stock | None:
    """The stock, which nobody else moves until the transaction ends; None: no such resource."""
    stock_id = _stock(conn, resource, product)
    if stock_id is None:
        return None
    held = select(STOCK.c.quantity).where(STOCK.c.id == stock_id).with_for_update()
    return Stock(stock_id, resource, product, conn.execute(held).scalar_one())


def of(
    conn: Connection, *, resources: list[str] | None = None, product: str | None = None
) -> list[Stock]:
    """The stocks of some resources, or of all; of one product, or of all."""
    joined = STOCK.join(RESOURCE, RESOURCE.c.id == STOCK.c.resource_id)
    found = select(STOCK.c.id, RESOURCE.c.key, STOCK.c.product, STOCK.c.quantity)
    found = found.select_from(joined).order_by(RESOURCE.c.key, STOCK.c.product)
    if resources is not None:
        found = found.where(RESOURCE.c.key.in_(resources))
    if product is not None:
        found = found.where(STOCK.c.product == product)
    return [Stock(*row) for row in conn.execute(found)]


def _move(
    conn: Connection, resource: str, product: str, delta: int, kind: str, note: Note
) -> Stock | Why:
    """So many more or fewer, as one row of the ledger and of the audit."""
    stock_id = _stock(conn, resource, product)
    if stock_id is None:
        return Why.gone
    enough = (STOCK.c.id == stock_id, STOCK.c.quantity + delta >= 0)
    moved = update(STOCK).where(*enough).values(quantity=STOCK.c.quantity + delta)
    left = conn.execute(moved.returning(STOCK.c.quantity)).scalar_one_or_none()
    if left is None:
        return Why.stock
    if delta:
        row = {"stock_id": stock_id, "delta": delta, "kind": kind}
        row |= {"actor": note.by, "at": note.now, "reason": note.reason}
        conn.execute(insert(MOVES), row)
    if delta or kind == "count":  # that a count agreed is worth knowing as well
        audit.record(
            conn,
            actor=note.by,
            action=f"stock.{kind}",
            subject=f"stock:{stock_id}",
            now=note.now,
            detail=f"{delta} {note.reason}".rstrip(),
        )
    return Stock(stock_id, resource, product, left)


def _stock(conn: Connection, resource: str, product: str) -> int | None:
    """The row of a product at a resource, made when it is the first; None: no such resource."""
    of_key = select(RESOURCE.c.id).where(RESOURCE.c.key == resource)
    resource_id = conn.execute(of_key).scalar_one_or_none()
    if resource_id is None:
        return None
    make = sqlite.insert if conn.dialect.name == "sqlite" else postgresql.insert
    row = {"resource_id": resource_id, "product": product}
    conn.execute(make(STOCK).values(row).on_conflict_do_nothing())
    mine = (STOCK.c.resource_id == resource_id, STOCK.c.product == product)
    return int(conn.execute(select(STOCK.c.id).where(*mine)).scalar_one())
