"""A test kit that goes by post: the number of its parcel on the way out, and on the way back.

On whichever day it goes: from the booking until the laboratory has the sample. The number is a line
of the order's record; one entered again corrects it: the last one counts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from enum import StrEnum, auto

from sqlalchemy import Connection, select

from bot.clinic import lifecycle
from bot.clinic.hometest import orders, route
from bot.clinic.hometest.orders import AWAY, EARLY, EVENT, ORDER, Mode, Order, State
from bot.clinic.rights import supervises
from bot.clinic.slots.rows import SLOT
from bot.clinic.staff import Member
from bot.moves import Put


class Way(StrEnum):
    """Where the parcel goes: to the patient, or back with the sample."""

    shipped = auto()
    returned = auto()


WHEN: dict[Way, tuple[State, ...]] = {
    Way.shipped: (*EARLY, *AWAY),
    Way.returned: (*AWAY, State.sampled, State.sent),
}
OPEN = (*EARLY, *AWAY, State.sampled, State.sent)
SINCE = timedelta(days=30)  # an older visit is not listed any more
Known = Mapping[Way, str]


def kits(conn: Connection, member: Member, *, now: datetime) -> list[Order]:
    """The kits whose numbers may be entered, of whichever day, by the time of their visit."""
    which = [ORDER.c.mode == str(Mode.self), SLOT.c.starts_at >= now - SINCE]
    which.append(ORDER.c.state.in_([str(state) for state in OPEN]))
    return [order for order in orders.listed(conn, *which) if _theirs(order, member)]


def open_to(order: Order, member: Member, known: Known) -> list[Way]:
    """Which numbers somebody may enter now; one that went out may come back at any time."""
    if order.mode != Mode.self or not _theirs(order, member):
        return []
    returns = order.early and Way.shipped in known
    return [way for way in Way if order.state in WHEN[way] or (way is Way.returned and returns)]


def _theirs(order: Order, member: Member) -> bool:
    """On a visit that is theirs or nobody's yet; a supervisor's are all."""
    return order.sampler_id in (None, member.id) or supervises(member)


def enter(
    conn: Connection, order_id: int, way: Way, number: str, member: Member, *, now: datetime
) -> Order | str:
    """Write a parcel's number down; a word when not: number (none), wrong (not possible now)."""
    code = route.read_barcode(number)
    if not code:
        return "number"
    seen = orders.get(conn, order_id)
    if seen is None:
        return "wrong"
    lifecycle.lock_person(conn, seen.person_id)
    order, known = orders.get(conn, order_id), of(conn, [order_id]).get(order_id, {})
    if order is None or way not in open_to(order, member, known):
        return "wrong"
    if known.get(way) != code:
        actor = f"staff:{member.id}"
        orders.record(conn, order_id, str(way), actor=actor, now=now, detail=code)
    return order


def of(conn: Connection, order_ids: Sequence[int]) -> dict[int, dict[Way, str]]:
    """The numbers known of some orders."""
    mine = (EVENT.c.order_id.in_(order_ids), EVENT.c.name.in_([str(way) for way in Way]))
    found = select(EVENT.c.order_id, EVENT.c.name, EVENT.c.detail).where(*mine)
    known: dict[int, dict[Way, str]] = {}
    for row in conn.execute(found.order_by(EVENT.c.id)):
        known.setdefault(row.order_id, {})[Way(row.name)] = row.detail
    return known


def told(conn: Connection, order: Order) -> tuple[Put, ...]:
    """What the patient reads of it, while the test is under way."""
    if order.state not in OPEN:
        return ()
    numbers = of(conn, [order.id]).get(order.id, {})
    return tuple(
        Put(f"home-parcel-{way}", {"number": number}, keys=False)
        for way, number in sorted(numbers.items(), reverse=True)  # out before back
    )
