"""A window kept for somebody who decides: held, extended once, given back, over by itself."""

from __future__ import annotations

from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Connection,
    bindparam,
    select,
    update,
)

from bot.clinic import lifecycle
from bot.clinic.slots import doses, places, rules, standing, waitlist
from bot.clinic.slots.places import Claim
from bot.clinic.slots.rows import BOOKING, HOLD, RESOURCE, SLOT, Hold, Why
from bot.clinic.slots.standing import HELD
from bot.clinic.slots.taking import NOW
from bot.clinic.slots.waitlist import Left
from bot.store.columns import Id
from bot.store.statement import Prepared

MOST = 200  # holds that are ended in one transaction
OF_HOLD = HOLD.c.id == bindparam("hold", type_=Id)
SHOWN = (
    *(HOLD.c[name] for name in ("id", "slot_id", "person_id", "patient_id", "product", "dose")),
    *(HOLD.c[name] for name in ("until", "extended", "state", "wait_id")),
    *(SLOT.c.starts_at, SLOT.c.ends_at, RESOURCE.c.key, RESOURCE.c.zone),
)
NAMES = tuple(part.name for part in fields(Hold))
WITH_SLOT = HOLD.join(SLOT, SLOT.c.id == HOLD.c.slot_id).join(
    RESOURCE, RESOURCE.c.id == SLOT.c.resource_id
)
GET = Prepared(select(*SHOWN).select_from(WITH_SLOT).where(OF_HOLD))
EXTEND = Prepared(
    update(HOLD)
    .where(OF_HOLD, HELD, HOLD.c.until > NOW, HOLD.c.extended == 0)
    .values(until=bindparam("later"), extended=1)
)
UNDER = Prepared(
    select(BOOKING.c.hold_id, BOOKING.c.slot_id).where(
        BOOKING.c.id == bindparam("booking", type_=Id)
    )
)
DUE = select(HOLD.c.id, HOLD.c.slot_id, HOLD.c.wait_id).where(HELD, HOLD.c.until <= NOW)
DUE_ANYWHERE = Prepared(DUE.order_by(HOLD.c.until).limit(MOST))
DUE_AT = Prepared(DUE.where(HOLD.c.slot_id == bindparam("slot", type_=Id)).limit(MOST))


def hold(
    conn: Connection,
    *,
    slot_id: int,
    person_id: int,
    patient_id: int | None,
    product: str,
    now: datetime,
    dose: int = 1,
    pool: str = "",
    elder: bool = False,
    instead: int | None = None,
    moving: int | None = None,
) -> Hold | Why:
    """Keep a place for a person until its time is over; pressed twice it is the same hold."""
    lifecycle.lock_person(conn, person_id)
    until = now + rules.load().holds.span(elder=elder)
    claim = Claim(person_id, patient_id, product, dose, pool, until)
    most = standing.bounds(instead=instead, moving=moving)
    asked: dict[str, Any] = {"claim": claim, "slot_id": slot_id, "now": now}
    if instead is None and moving is None:
        seen, taken = standing.look_and_take(conn, **asked, most=most)
    else:
        seen, taken = standing.look(conn, **asked, moving=moving), None
    if seen is None:
        return Why.gone
    if seen.same is not None:
        return _shown(conn, seen.same)
    if why := seen.refusal(most):
        return why
    if taken is None:
        taken = _exchange(conn, **asked, instead=instead, moving=moving)
    elif taken is Why.full:
        taken = _of_the_late(conn, **asked)
    if isinstance(taken, Why):
        return taken
    return Hold(
        *(taken, slot_id, person_id, patient_id, product, dose, until),
        *(False, "held", None, *seen[-4:]),
    )


def extend(
    conn: Connection, *, hold_id: int, person_id: int | None, now: datetime, elder: bool = False
) -> Hold | Why:
    """Keep it anew for the whole time, from now on; once."""
    mine = _own(conn, hold_id, person_id)
    if mine is None:
        return Why.gone
    later = now + rules.load().holds.span(elder=elder)
    if EXTEND.changed(conn, {"hold": hold_id, "now": now, "later": later}) == 1:
        return _shown(conn, hold_id)
    if mine.state != "held" or mine.until <= now:
        return Why.expired
    return Why.twice


def release(conn: Connection, *, hold_id: int, person_id: int | None, now: datetime) -> bool:
    """They do not want it any more; False when it was over already."""
    mine = _own(conn, hold_id, person_id)
    if mine is None or mine.state != "held":
        return False
    places.lock(conn, [mine.slot_id])
    return _leave(conn, mine, how="refused" if mine.offered else "released", now=now)


def expire(conn: Connection, *, now: datetime, slot_id: int | None = None) -> int:
    """End the holds whose time is over, of one slot or of all; how many. A job calls it."""
    if slot_id is None:
        due = DUE_ANYWHERE.all(conn, {"now": now})
    else:
        due = DUE_AT.all(conn, {"now": now, "slot": slot_id})
    ended = 0
    for hold_id, of, wait_id in sorted(due, key=lambda row: (row[1], row[0])):
        places.lock(conn, [of])
        done = places.leave(conn, hold_id, slot_id=of, was="held", how="expired", now=now, due=True)
        if done and wait_id is not None:
            waitlist.returned(conn, wait_id, Left.lapsed)
        ended += done
    return ended


def hold_of(conn: Connection, hold_id: int) -> Hold | None:
    """A hold, live or over."""
    row = GET.first(conn, {"hold": hold_id})
    return None if row is None else _hold(row)


def _exchange(
    conn: Connection,
    *,
    claim: Claim,
    slot_id: int,
    now: datetime,
    instead: int | None,
    moving: int | None,
) -> int | Why:
    """A place for the one they give up or move from; its dose goes along within a site."""
    old = None if instead is None else _own(conn, instead, claim.person_id)
    giver, of = _giver(conn, old, moving)
    if of is not None:  # both at once, or two who change places would wait for each other
        places.lock(conn, (slot_id, of))
    draws = giver is None or not doses.lent(conn, giver, slot_id=slot_id, pool=claim.pool)
    found = places.take(conn, slot_id=slot_id, claim=claim, draws=draws, now=now)
    if found is Why.full:
        found = _of_the_late(conn, slot_id=slot_id, claim=claim, draws=draws, now=now)
    if old is not None and not isinstance(found, Why):
        _leave(conn, old, how="replaced", now=now, heir=found)
    return found


def _of_the_late(
    conn: Connection, *, slot_id: int, claim: Claim, now: datetime, draws: bool = True
) -> int | Why:
    """A place of a full slot: one whose hold is over, though no job has come by yet."""
    if not expire(conn, now=now, slot_id=slot_id):
        return Why.full
    return places.take(conn, slot_id=slot_id, claim=claim, draws=draws, now=now)


def _giver(
    conn: Connection, old: Hold | None, moving: int | None
) -> tuple[int, int] | tuple[None, None]:
    """The hold given up, or that of the booking moved, whose dose is used; and its slot."""
    if old is not None:
        return old.id, old.slot_id
    found = None if moving is None else UNDER.first(conn, {"booking": moving})
    return (None, None) if found is None else (int(found[0]), int(found[1]))


def _leave(
    conn: Connection, mine: Hold, *, how: str, now: datetime, heir: int | None = None
) -> bool:
    done = places.leave(
        conn, mine.id, slot_id=mine.slot_id, was="held", how=how, now=now, heir=heir
    )
    if done and mine.offered is not None:
        waitlist.returned(conn, mine.offered, Left.refused)
    return done


def _own(conn: Connection, hold_id: int, person_id: int | None) -> Hold | None:
    found = hold_of(conn, hold_id)
    if found is None or (person_id is not None and found.person_id != person_id):
        return None
    return found


def _shown(conn: Connection, hold_id: int) -> Hold:
    found = hold_of(conn, hold_id)
    assert found is not None
    return found


def _hold(row: tuple[Any, ...]) -> Hold:
    named = dict(zip(NAMES, row, strict=True))
    return Hold(**named | {"extended": bool(named["extended"])})
