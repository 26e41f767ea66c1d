"""Makes a booking of a live hold: the hold is claimed and the booking's row written, or neither.

PostgreSQL does it in one statement, with all that goes along, because each way there and back costs
as much as the work. What it reads is as old as its start, so only what is looked at again under its
lock may decide: the hold's row, the unique indexes. An entry of the wait list made in the meantime
stays, as if it had been made after the visit.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from sqlalchemy import (
    CTE,
    Connection,
    String,
    bindparam,
    cast,
    func,
    insert,
    literal_column,
    or_,
    select,
    true,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from bot.clinic import lifecycle
from bot.clinic.audit import AUDIT, NAMES
from bot.clinic.slots import waitlist
from bot.clinic.slots.rows import BOOKING, HOLD, RESOURCE, SLOT
from bot.clinic.slots.taking import NOW
from bot.store.columns import Id
from bot.store.statement import Prepared

Row = tuple[Any, ...]
WHOSE = bindparam("whose", type_=Id)
CLAIMED = ("slot_id", "patient_id", "product", "dose", "pool", "stock_id")
TAKEN = (
    update(HOLD)
    .where(
        HOLD.c.id == bindparam("hold", type_=Id),
        HOLD.c.state == literal_column("'held'"),
        HOLD.c.until > NOW,
        func.coalesce(HOLD.c.person_id, 0) == WHOSE,
    )
    .values(state=literal_column("'booked'"))
    .returning(*(HOLD.c[name] for name in CLAIMED))
)
CLAIM = Prepared(TAKEN)
BACK = Prepared(
    update(HOLD)
    .where(HOLD.c.id == bindparam("hold", type_=Id))
    .values(state=literal_column("'held'"))
)
ACTION = "booking.booked"
OWN: tuple[str, ...] = ("id", "code", "hold_id", "slot_id", "person_id", "patient_id", "product")
OWN += ("dose", "state", "reason", "moves", "body", "made_at")
AT = (SLOT.c.starts_at, SLOT.c.ends_at, SLOT.c.change_until, RESOURCE.c.key, RESOURCE.c.zone)
OF_HOLD = ("slot_id", "patient_id", "product", "dose")
GIVEN = ("code", "hold_id", "person_id", "body", "extra", "reason", "made_at")
ROW: dict[str, Any] = {name: bindparam(name) for name in (*OF_HOLD, *GIVEN)}
ROW |= {"changed_at": bindparam("made_at"), "state": literal_column("'booked'")}
ALONE = Prepared(
    sqlite.insert(BOOKING).values(ROW).on_conflict_do_nothing().returning(BOOKING.c.id)
)


def _both() -> Prepared:
    """The person locked, the hold claimed, the visit written; then, unless its dose is still to be
    drawn, who did it on record, and they wait no longer."""
    locked = lifecycle.LOCK_PERSON.statement.cte("locked")
    there = func.coalesce(select(locked.c.id).scalar_subquery(), 0) == WHOSE
    claimed = TAKEN.where(there).cte("claimed")
    row: dict[str, Any] = {name: bindparam(name, type_=BOOKING.c[name].type) for name in GIVEN}
    row |= {"changed_at": bindparam("made_at", type_=BOOKING.c.made_at.type)}
    row |= {name: claimed.c[name] for name in OF_HOLD} | {"state": literal_column("'booked'")}
    written = (
        postgresql.insert(BOOKING)
        .from_select(list(row), select(*row.values()).select_from(claimed))
        .on_conflict_do_nothing()
        .returning(*(BOOKING.c[name] for name in OWN))
        .cte("written")
    )
    whole = claimed.outerjoin(written, true())
    supplied = or_(claimed.c.pool == "", claimed.c.stock_id.is_not(None))
    made = select(written).select_from(claimed.join(written, true())).where(supplied).cte("made")
    over = waitlist.no_more(*(made.c[n] for n in ("person_id", "patient_id", "product", "dose")))
    found = select(*claimed.c, made.c.id.is_not(None), *written.c, *AT)
    joined = whole.outerjoin(made, true()).join(SLOT, SLOT.c.id == claimed.c.slot_id)
    joined = joined.join(RESOURCE, RESOURCE.c.id == SLOT.c.resource_id)
    return Prepared(found.select_from(joined).add_cte(_recorded(made), over.cte("over")))


def _recorded(made: CTE) -> CTE:
    subject = literal_column("'booking:'").concat(cast(made.c.id, String))
    of = {"at": "made_at", "detail": "reason"}
    given = {name: bindparam(of.get(name, name), type_=AUDIT.c[name].type) for name in NAMES}
    source = select(*(given | {"subject": subject}).values()).select_from(made)
    return insert(AUDIT).from_select(list(given), source).cte("recorded")


BOTH = _both()


class Confirmed(NamedTuple):
    """*claimed*: the values CLAIMED of the hold; None: it is over, or not theirs. *booking_id*
    None: there is an open visit of this kind, and the hold is as before.

    *shown*: the visit as `bookings.SHOWN` has it, when it is on record and they wait no longer.
    """

    booking_id: int | None
    claimed: Row | None
    shown: Row | None = None


def claim(conn: Connection, hold_id: int, *, whose: int | None, now: Any) -> Row | None:
    """The values CLAIMED of a live hold that is a visit's from now on; None: it is not live."""
    return CLAIM.first(conn, {"hold": hold_id, "whose": whose or 0, "now": now})


def confirm(conn: Connection, row: dict[str, Any]) -> Confirmed:
    """Claim a hold for a visit and write it. *row* is all of GIVEN, and the `actor`."""
    values = row | {"hold": row["hold_id"], "whose": row["person_id"] or 0, "now": row["made_at"]}
    if conn.dialect.name == "postgresql":
        found = _at_once(conn, values)
    else:
        found = _one_by_one(conn, values)
    if found.claimed is not None and found.booking_id is None:
        back(conn, row["hold_id"])
    return found


def _at_once(conn: Connection, values: dict[str, Any]) -> Confirmed:
    known = {"person": values["person_id"], "action": ACTION}
    found = BOTH.first(conn, values | known)
    if found is None:
        return Confirmed(None, None)
    size = len(CLAIMED)
    claimed, made, shown = found[:size], found[size], found[size + 1 :]
    return Confirmed(shown[0], claimed, shown if made else None)


def _one_by_one(conn: Connection, values: dict[str, Any]) -> Confirmed:
    if values["person_id"] is not None:
        lifecycle.lock_person(conn, values["person_id"])
    claimed = CLAIM.first(conn, values)
    if claimed is None:
        return Confirmed(None, None)
    written = ALONE.first(conn, values | dict(zip(CLAIMED, claimed, strict=True)))
    return Confirmed(None if written is None else written[0], claimed)


def back(conn: Connection, hold_id: int) -> None:
    """A hold that was claimed is only held again."""
    BACK.changed(conn, {"hold": hold_id})
