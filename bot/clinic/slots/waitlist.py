"""Who waits for a place to become free: their entries, and what becomes of those."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum, auto
from typing import Any

from sqlalchemy import (
    Connection,
    Integer,
    String,
    Update,
    and_,
    bindparam,
    insert,
    literal_column,
    or_,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from bot.clinic import lifecycle
from bot.clinic.slots import news, rules
from bot.clinic.slots.rows import RESOURCE, WAIT, WAIT_AT, Why
from bot.clinic.timetable import zone_of
from bot.store.columns import Id
from bot.store.statement import Prepared


class Half(StrEnum):
    """Which half of a day somebody can come."""

    any = ""
    morning = "am"
    afternoon = "pm"


class Left(StrEnum):
    """How an offer ended without a booking."""

    refused = auto()
    lapsed = auto()


@dataclass(frozen=True, slots=True)
class Wait:
    """An entry of the wait list. *state*: waiting, offered, booked, left or lapsed."""

    id: int
    person_id: int
    patient_id: int | None
    product: str
    pool: str
    dose: int
    half: str
    not_before: datetime
    not_after: datetime
    elder: bool
    state: str
    lapses: int
    made_at: datetime


SHOWN: tuple[str, ...] = ("id", "person_id", "patient_id", "product", "pool", "dose", "half")
SHOWN += ("not_before", "not_after", "elder", "state", "lapses", "made_at")
WAITING = WAIT.c.state == literal_column("'waiting'")


def until(day: date, zone: tzinfo | str) -> datetime:
    """How long somebody waits whose last day this is: its last second there, not the next day."""
    after = datetime.combine(day + timedelta(days=1), time(), zone_of(zone))
    return (after - timedelta(seconds=1)).astimezone(UTC)


def no_more(person: Any, patient: Any, product: Any, dose: Any) -> Update:
    """Whoever has their visit waits for it no longer, wherever."""
    return (
        update(WAIT)
        .where(
            WAIT.c.state.in_([literal_column("'waiting'"), literal_column("'offered'")]),
            or_(
                WAIT.c.patient_id == patient,
                and_(WAIT.c.patient_id.is_(None), WAIT.c.person_id == person),
            ),
            WAIT.c.product == product,
            WAIT.c.dose == dose,
        )
        .values(state=literal_column("'booked'"))
    )


BOOKED = Prepared(
    no_more(
        bindparam("person", type_=Id),
        bindparam("patient", type_=Id),
        bindparam("product", type_=String()),
        bindparam("dose", type_=Integer()),
    )
)


def join(
    conn: Connection,
    *,
    person_id: int,
    patient_id: int | None,
    product: str,
    resources: list[str],
    not_after: datetime,
    now: datetime,
    not_before: datetime | None = None,
    half: str = "",
    dose: int = 1,
    pool: str = "",
    high_risk: bool = False,
    elder: bool = False,
) -> Wait | Why:
    """Wait at some resources until *not_after*; `already` when this patient waits for it, `gone`
    when there are no such resources."""
    lifecycle.lock_person(conn, person_id)
    at = list(conn.execute(select(RESOURCE.c.id).where(RESOURCE.c.key.in_(resources))).scalars())
    if not at:
        return Why.gone
    first = high_risk and rules.load().waitlist.high_risk_first
    row: dict[str, Any] = {"person_id": person_id, "patient_id": patient_id}
    row |= {"product": product, "pool": pool}
    row |= {"dose": dose, "half": str(Half(half)), "elder": elder, "rank": 0 if first else 1}
    row |= {"not_before": not_before or now, "not_after": not_after, "made_at": now}
    make = sqlite.insert if conn.dialect.name == "sqlite" else postgresql.insert
    written = make(WAIT).values(row | {"state": "waiting"}).on_conflict_do_nothing()
    wait_id = conn.execute(written.returning(WAIT.c.id)).scalar_one_or_none()
    if wait_id is None:
        return Why.already
    conn.execute(insert(WAIT_AT), [{"wait_id": wait_id, "resource_id": one} for one in at])
    return get(conn, wait_id) or Why.gone


def leave(conn: Connection, *, wait_id: int, person_id: int) -> bool:
    """They wait no longer; an offer that stands must be released as well. False: not theirs."""
    mine = (WAIT.c.id == wait_id, WAIT.c.person_id == person_id)
    waits = WAIT.c.state.in_(["waiting", "offered"])
    return conn.execute(update(WAIT).where(*mine, waits).values(state="left")).rowcount == 1


def get(conn: Connection, wait_id: int) -> Wait | None:
    row = conn.execute(
        select(*(WAIT.c[name] for name in SHOWN)).where(WAIT.c.id == wait_id)
    ).first()
    return None if row is None else Wait(*row)


def of_person(conn: Connection, person_id: int) -> list[Wait]:
    """The entries of a person that still stand."""
    found = select(*(WAIT.c[name] for name in SHOWN)).where(WAIT.c.person_id == person_id)
    waits = WAIT.c.state.in_(["waiting", "offered"])
    return [Wait(*row) for row in conn.execute(found.where(waits).order_by(WAIT.c.id))]


def returned(conn: Connection, wait_id: int, how: Left) -> None:
    """An offer ended without a booking: they wait on, or no longer when they let too many pass."""
    most = rules.load().waitlist.lapses
    mine = (WAIT.c.id == wait_id, WAIT.c.state == "offered")
    if how is Left.refused:
        conn.execute(update(WAIT).where(*mine).values(state="waiting"))
        return
    more = update(WAIT).where(*mine, WAIT.c.lapses + 1 < most)
    if conn.execute(more.values(state="waiting", lapses=WAIT.c.lapses + 1)).rowcount == 0:
        over = update(WAIT).where(*mine)
        conn.execute(over.values(state="lapsed", lapses=WAIT.c.lapses + 1))


def booked(
    conn: Connection, *, person_id: int | None, patient_id: int | None, product: str, dose: int
) -> None:
    """They have their visit now, wherever: they need not wait any more."""
    who = {"person": person_id, "patient": patient_id}
    BOOKED.changed(conn, who | {"product": product, "dose": dose})


def end(conn: Connection, *, now: datetime) -> bool:
    """Somebody who waited as long as they wished to is told; False when there is nobody."""
    over = select(WAIT.c.id, WAIT.c.person_id).where(WAITING, WAIT.c.not_after <= now)
    row = conn.execute(over.order_by(WAIT.c.id).limit(1)).first()
    if row is None:
        return False
    lifecycle.lock_person(conn, row.person_id)
    mine = (WAIT.c.id == row.id, WAITING)
    if conn.execute(update(WAIT).where(*mine).values(state="lapsed")).rowcount:
        key = f"{news.WAITED}:{row.id}"
        news.tell(conn, row.person_id, news.WAITED, {"wait": row.id}, key=key, due=now)
    return True
