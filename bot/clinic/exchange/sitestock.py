"""The stock of a site for its own system: what is there, the ledger, and what it enters.

A move is entered with the number of the last one that was seen (`seen`), as in the console: one
that was sent twice, or that another came before, is refused instead of counted twice.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from bot.clinic import products
from bot.clinic.exchange import bodies, sitedesk
from bot.clinic.exchange.asking import Desk
from bot.clinic.exchange.parts import Json, instant
from bot.clinic.exchange.refused import Code, Refused
from bot.clinic.slots import Why, stockroom, stocks
from bot.clinic.slots.sites import Kind as Site
from bot.clinic.slots.stockroom import REASONS, Entry, Kind, Move, Shelf

PAGE = stockroom.MOST
ENTERED = {"product", "kind", "quantity", "reason", "seen"}
FIRST = {Kind.delivery: 1, Kind.counted: 0, Kind.waste: 1}  # the least that may be entered


def shelves(desk: Desk, key: str) -> Json:
    """What is free, set aside and used of each product."""
    one = sitedesk.site(desk, key)
    found = [_shelf(row) for row in stockroom.shelves(desk.conn, one.key)]
    known = products.keepable(desk.conn) if one.kind == Site.vaccine else []
    return {"stock": found, "products": known}


def moves(desk: Desk, key: str, product: str, query: Mapping[str, str]) -> Json:
    """A page of the ledger of a product, the newest first; *next* goes on from there."""
    one = sitedesk.site(desk, key)
    mine = stocks.of(desk.conn, resources=[one.key], product=product)
    if not mine:
        raise Refused(Code.unknown, "product")
    said = query.get("before")
    if said is not None and not re.fullmatch(r"[1-9][0-9]{0,17}", said, re.ASCII):
        raise Refused(Code.parameter, "before")
    before = int(said) if said is not None else None
    found = stockroom.moves(desk.conn, mine[0].id, most=PAGE + 1, before=before)
    listed: Json = {"moves": [_move(row) for row in found[:PAGE]]}
    return listed | ({"next": found[PAGE - 1].id} if len(found) > PAGE else {})


def enter(desk: Desk, key: str, data: Any) -> Json:
    """A delivery, a count or a waste. Raises Refused."""
    one = sitedesk.site(desk, key)
    given = bodies.members(data, ENTERED)
    product, kind = bodies.text(given, "product"), _kind(given)
    seen = bodies.whole(given, "seen")
    quantity = bodies.whole(given, "quantity", least=FIRST[kind], most=sitedesk.LARGEST)
    reason = given.get("reason", "")
    if reason not in (REASONS[kind] or ("",)):
        raise Refused(Code.content, "reason")
    if one.kind != Site.vaccine or product not in products.keepable(desk.conn):
        raise Refused(Code.content, "product")
    asked: dict[str, Any] = {"resource": one.key, "product": product, "now": desk.now}
    entry = Entry(kind, quantity, reason, seen)
    done = stockroom.enter(desk.conn, **asked, entry=entry, by=desk.access.actor)
    if isinstance(done, Why):
        raise Refused(done, "seen" if done is Why.gone else "quantity")
    rows = stockroom.shelves(desk.conn, one.key)
    return next(_shelf(row) for row in rows if row.id == done.id)


def _kind(given: Mapping[str, Any]) -> Kind:
    said = given.get("kind")
    if not isinstance(said, str) or said not in list(Kind):
        raise Refused(Code.content, "kind")
    return Kind(said)


def _shelf(row: Shelf) -> Json:
    made = {"product": row.product, "free": row.free, "reserved": row.reserved}
    return made | {"there": row.there, "used": row.used, "seen": row.seen}


def _move(row: Move) -> Json:
    """Whose visit it was for is said by its code alone, and who moved it by what they are."""
    by = row.actor.partition(":")[0] or "visit"
    made: Json = {"id": row.id, "at": instant(row.at), "kind": row.kind, "delta": row.delta}
    made |= {"free": row.left, "by": by, "reason": row.reason}
    return made | ({"visit": row.code} if row.code else {})
