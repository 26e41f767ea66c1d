"""Who is at work: online, on a break, away or off; and what becomes of cases whose clinician left.

Rows are locked in one order everywhere: the person of a case, then the presence of a clinician,
then cases and offers. Whoever adds to a clinician's load holds their presence.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Protocol

from sqlalchemy import Connection, and_, bindparam, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.clinic import alarms, audit, lifecycle, opening, queue_rules, rules
from bot.clinic.casefile import CASE, HELD, NAMED, OWNED, STAFF, Refused, State, Tell
from bot.clinic.crew import ASKED_OF, CHATS, COUNTED, LOAD, REACHABLE
from bot.clinic.crew import PRESENCE as PRESENCE  # its readers take it from here
from bot.clinic.lifecycle import OFFER, STANDS
from bot.store.statement import Prepared

SETTLED = (alarms.Name.silent, alarms.Name.emergency, alarms.Name.shift)  # by a new clinician


class At(StrEnum):
    """Where somebody of the staff is. Only who is online is offered cases."""

    online = "online"
    break_ = "break"  # for a moment; their own cases stay with them
    away = "away"  # answered no offers, or their console vanished
    off = "off"


class Able(Protocol):
    """Somebody of the staff, as far as it matters what they may do."""

    @property
    def role(self) -> str: ...
    @property
    def also(self) -> str: ...
    @property
    def licence(self) -> str: ...


@dataclass(frozen=True, slots=True)
class PresenceView:
    """The moments are None for somebody who was never at work. *missed*: offers in a row."""

    staff_id: int
    state: At
    since: datetime | None
    seen_at: datetime | None  # the last sign of life of their console or phone
    idle_at: datetime | None  # since when nothing was accepted or closed
    missed: int


@dataclass(frozen=True, slots=True)
class AtWork:
    """Somebody of the staff with what they have to do. *load*: cases and offers that stand."""

    staff_id: int
    name: str
    title: str
    licence: str
    role: str
    also: str
    state: At
    since: datetime | None
    seen_at: datetime | None
    missed: int
    load: int
    capacity: int

    @property
    def places(self) -> int:
        """How many more cases may be offered to them; fewer than none after an urgent one."""
        return self.capacity - self.load


WORK = (
    select(
        STAFF.c.id.label("staff_id"),
        STAFF.c.name,
        STAFF.c.title,
        STAFF.c.licence,
        STAFF.c.role,
        STAFF.c.also,
        func.coalesce(PRESENCE.c.state, At.off.value).label("state"),
        PRESENCE.c.since,
        PRESENCE.c.seen_at,
        func.coalesce(PRESENCE.c.missed, 0).label("missed"),
        LOAD.label("load"),
        STAFF.c.capacity,
    )
    .select_from(STAFF)
    .outerjoin(PRESENCE, PRESENCE.c.staff_id == STAFF.c.id)
    .outerjoin(COUNTED, COUNTED.c.staff_id == STAFF.c.id)
    .outerjoin(ASKED_OF, ASKED_OF.c.staff_id == STAFF.c.id)
    .where(STAFF.c.active)
    .order_by(STAFF.c.id)
)
WORKING = WORK.selected_columns.keys()
STATE = WORKING.index("state")
EVERYBODY = Prepared(WORK)
HERE = Prepared(WORK.where(REACHABLE))
THEIRS = PRESENCE.c.staff_id == bindparam("staff")
HOLD = Prepared(select(PRESENCE.c.state).where(THEIRS).with_for_update())
SEEN = Prepared(update(PRESENCE).where(THEIRS).values(seen_at=bindparam("at")))
ANSWERED = Prepared(update(PRESENCE).where(THEIRS).values(missed=0, seen_at=bindparam("at")))
WORKED = Prepared(
    update(PRESENCE)
    .where(THEIRS)
    .values(missed=0, seen_at=bindparam("at"), idle_at=bindparam("at"))
)


def serves(member: Able) -> tuple[str, ...]:
    """The roles somebody may take cases of: their own first. Without a licence only those that
    need none."""
    roles = dict.fromkeys([member.role, *filter(None, member.also.split(","))])
    needs = rules.load().roles.needs_licence
    return tuple(role for role in roles if member.licence or not needs(role))


def alive(now: datetime) -> datetime:
    """Whoever was seen since then is there."""
    return now - timedelta(seconds=queue_rules.load().offers.offline_seconds)


def get(conn: Connection, staff_id: int) -> PresenceView:
    row = conn.execute(select(PRESENCE).where(PRESENCE.c.staff_id == staff_id)).one_or_none()
    if row is None:
        return PresenceView(staff_id, At.off, None, None, None, 0)
    return PresenceView(**dict(row._mapping) | {"state": At(row.state)})


def everybody(conn: Connection) -> list[AtWork]:
    """All who may work here, whether they do now or not."""
    return [_at_work(row) for row in EVERYBODY.all(conn, {})]


def here(conn: Connection, *, now: datetime) -> list[AtWork]:
    """Who is online and was heard of lately."""
    return [_at_work(row) for row in HERE.all(conn, {"alive": alive(now)})]


def free(conn: Connection, *, role: str, now: datetime) -> int:
    """How many cases of a role could be offered now, all clinicians together."""
    return sum(max(one.places, 0) for one in here(conn, now=now) if role in serves(one))


def go(conn: Connection, *, staff_id: int, to: At, now: datetime) -> None:
    """Come or leave. Raises Refused: "no-licence" (a role that needs none is exempt), "disabled".

    What was offered to somebody who leaves goes on to the next; what is theirs stays theirs.
    """
    who = conn.execute(select(STAFF).where(STAFF.c.id == staff_id)).one_or_none()
    if to is At.online:
        if who is None or not who.active:
            raise Refused("disabled")
        if not serves(who):
            raise Refused("no-licence")
    elif who is None:
        return
    if _turn(conn, staff_id=staff_id, to=to, now=now):
        _note(conn, f"staff:{staff_id}", staff_id, to, now)


def miss(conn: Connection, *, staff_id: int, now: datetime) -> bool:
    """They let an offer pass; True when it was one too many and they count as away."""
    one_more = {"missed": PRESENCE.c.missed + 1}
    counted = update(PRESENCE).where(PRESENCE.c.staff_id == staff_id).values(one_more)
    missed = conn.execute(counted.returning(PRESENCE.c.missed, PRESENCE.c.state)).one_or_none()
    limit = queue_rules.load().offers.away_after_missed
    if missed is None or missed.state != At.online or missed.missed < limit:
        return False
    _turn(conn, staff_id=staff_id, to=At.away, now=now)
    _note(conn, "queue", staff_id, At.away, now)
    return True


def hold(conn: Connection, staff_id: int) -> At:
    """Lock somebody's presence, as whoever adds to their load does; returns where they are."""
    found = HOLD.first(conn, {"staff": staff_id})
    return At(found[0]) if found else At.off


def answered(conn: Connection, *, staff_id: int, now: datetime, worked: bool) -> None:
    """They answered an offer, which is a sign of life; *worked*: took or closed a case."""
    (WORKED if worked else ANSWERED).changed(conn, {"staff": staff_id, "at": now})


def beat(conn: Connection, *, staff_id: int, now: datetime) -> None:
    """A sign of life of an open console or phone."""
    SEEN.changed(conn, {"staff": staff_id, "at": now})


def vanished(conn: Connection, *, now: datetime) -> list[int]:
    """Whose console was not seen for too long: online or on a break, or away with open cases."""
    holding = select(CASE.c.id).where(CASE.c.staff_id == PRESENCE.c.staff_id, HELD).exists()
    at_work = PRESENCE.c.state.in_([At.online.value, At.break_.value])
    away = and_(PRESENCE.c.state == At.away.value, holding)
    found = (
        select(PRESENCE.c.staff_id)
        .where(PRESENCE.c.seen_at < alive(now), at_work | away, ~CHATS)
        .order_by(PRESENCE.c.staff_id)
    )
    return list(conn.execute(found).scalars())


def lost(conn: Connection, *, now: datetime, staff_id: int | None = None) -> list[Tell]:
    """Clinicians who vanished count as away; their cases wait again, and the patients are told.

    Of one, or of all of them. Each case is handed back and told of once.
    """
    ids = [one for one in vanished(conn, now=now) if staff_id in (None, one)]
    held = lifecycle.lock_held(conn, ids)
    tells: list[Tell] = []
    for one in ids:
        theirs = {case: person for case, (person, owner) in held.items() if owner == one}
        tells += _lose(conn, one, theirs, now)
    return tells


def _lose(conn: Connection, staff_id: int, people: dict[int, int], now: datetime) -> list[Tell]:
    """*people*: the persons of their cases, locked."""
    gone = update(PRESENCE).where(PRESENCE.c.staff_id == staff_id, PRESENCE.c.seen_at < alive(now))
    if conn.execute(gone.values(missed=0)).rowcount != 1:
        return []  # they came back in this very moment
    _turn(conn, staff_id=staff_id, to=At.away, now=now)
    _note(conn, "queue", staff_id, At.away, now)
    tells = []
    for case_id, person_id in sorted(people.items()):
        if opening.again(
            conn, case_id, name="returned", actor="queue", now=now, since=OWNED, owner=staff_id
        ):
            key = f"case:{case_id}:returned:{now.timestamp():.0f}"
            tells.append(Tell(person_id, "case.returned", {"case": case_id}, key))
            alarms.over(conn, case_id=case_id, names=SETTLED, now=now)
    if tells:
        key = f"offline:{staff_id}:{now.timestamp():.0f}"
        alarms.sound(conn, key=key, name=alarms.Name.offline, case_id=None, role="", now=now)
    return tells


def _turn(conn: Connection, *, staff_id: int, to: At, now: datetime) -> bool:
    """Write the new state; False when it was that already."""
    here = {"state": str(to), "since": now, "missed": 0}
    values = here | {"staff_id": staff_id, "seen_at": now, "idle_at": now}
    if to is At.online:
        here |= {"seen_at": now, "idle_at": now}
    make = sqlite.insert if conn.dialect.name == "sqlite" else postgresql.insert
    first = make(PRESENCE).on_conflict_do_nothing().values(values)
    whose = PRESENCE.c.staff_id == staff_id
    changed = conn.execute(first).rowcount == 1
    if not changed:
        other = update(PRESENCE).where(whose, PRESENCE.c.state != to.value)
        changed = conn.execute(other.values(here)).rowcount == 1
    if to is At.online:
        beat(conn, staff_id=staff_id, now=now)
    else:
        hold(conn, staff_id)  # also by who had left already: a step may be ending their offer
        _withdraw(conn, staff_id=staff_id, now=now)
    return changed


def _withdraw(conn: Connection, *, staff_id: int, now: datetime) -> None:
    """What is offered to somebody, or waits for them alone, goes on to the next at once: the queue
    looks at it now."""
    standing = select(OFFER.c.case_id).where(OFFER.c.staff_id == staff_id, STANDS)
    offered = (CASE.c.state == State.offered, CASE.c.id.in_(standing))
    conn.execute(update(CASE).where(*offered).values(wake_at=now))
    mine = (CASE.c.state == State.waiting, CASE.c.kind == NAMED, CASE.c.prefers == staff_id)
    conn.execute(update(CASE).where(*mine).values(wake_at=now))
    conn.execute(update(OFFER).where(OFFER.c.staff_id == staff_id, STANDS).values(until=now))


def _note(conn: Connection, actor: str, staff_id: int, to: At, now: datetime) -> None:
    subject = f"staff:{staff_id}"
    audit.record(conn, actor=actor, action=f"staff.{to}", subject=subject, now=now)


def _at_work(row: tuple[Any, ...]) -> AtWork:
    return AtWork(**dict(zip(WORKING, row, strict=True)) | {"state": At(row[STATE])})
