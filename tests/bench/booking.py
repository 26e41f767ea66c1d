"""A booking dialogue of eight messages for the benchmark, built of the program's own steps."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, auto
from typing import Any

from sqlalchemy import (
    BigInteger,
    Connection,
    Integer,
    String,
    bindparam,
    column,
    insert,
    literal_column,
    select,
    table,
    text,
    update,
)

from bot.clinic.context import Context, Effect
from bot.moves import Outcome
from bot.steps import Ask, Back, Book, Call, Choose, Do, End, Flow, More, Sure, Unreadable
from bot.store.statement import Prepared


class Pick(StrEnum):
    BOOK = auto()


class Who(StrEnum):
    SELF = auto()
    CHILD = auto()


class Panel(StrEnum):
    THREE = auto()
    FIVE = auto()
    TWELVE = auto()


class YesNo(StrEnum):
    YES = auto()
    NO = auto()


class District(StrEnum):
    EAST = auto()
    WEST = auto()


class Listed(StrEnum):
    FREE = auto()
    NONE = auto()


class Kept(StrEnum):
    BOOKED = auto()
    FULL = auto()


class Way(StrEnum):
    OUT = auto()


@dataclass
class MenuAnswers:
    pick: Pick | None = None
    done: Way | None = None


@dataclass
class Answers:
    who: Who | None = None
    panel: Panel | None = None
    symptoms: YesNo | None = None
    district: District | None = None
    address: str | None = None
    slots: list[dict[str, str]] | None = None
    listed: Listed | None = None
    slot: str | None = None
    sure: YesNo | None = None
    kept: Kept | None = None
    ref: int | None = None


class M(StrEnum):
    main = auto()
    book = auto()


class S(StrEnum):
    who = auto()
    panel = auto()
    symptoms = auto()
    district = auto()
    address = auto()
    list = auto()
    slot = auto()
    sure = auto()
    keep = auto()
    booked = auto()
    full = auto()
    stop = auto()


def an_address(said: str) -> Sure:
    if len(said.strip()) < 8:
        raise Unreadable("bench-address-short")
    return Sure(said.strip())


AGAIN = Back(M.main, forget=("pick", "done"))
MENU = Flow(
    name="menu",
    answers=MenuAnswers,
    first=M.main,
    numbered=False,
    steps={
        M.main: Choose(say="bench-menu", save="pick", to={Pick.BOOK: M.book}),
        M.book: Call(flow="booking", save="done", to={Way.OUT: AGAIN}),
    },
)
BOOKING = Flow(
    name="booking",
    answers=Answers,
    first=S.who,
    steps={
        S.who: Choose(say="bench-who", save="who", to=dict.fromkeys(Who, S.panel)),
        S.panel: Choose(say="bench-panel", save="panel", to=dict.fromkeys(Panel, S.symptoms)),
        S.symptoms: Choose(
            say="bench-symptoms", save="symptoms", to=dict.fromkeys(YesNo, S.district)
        ),
        S.district: Choose(
            say="bench-district", save="district", to=dict.fromkeys(District, S.address)
        ),
        S.address: Ask(say="bench-address", save="address", read=an_address, to=S.list),
        S.list: Do(
            effect="list_slots",
            save="listed",
            gives=("slots",),
            needs=("district",),
            to={Listed.FREE: S.slot, Listed.NONE: S.full},
        ),
        S.slot: Choose(say="bench-slot", save="slot", to={}, more=More("slots", S.sure)),
        S.sure: Choose(
            say="bench-sure",
            save="sure",
            to={YesNo.YES: S.keep, YesNo.NO: S.stop},
            args=("panel", "address"),
        ),
        S.keep: Do(
            effect="keep_slot",
            save="kept",
            gives=("ref",),
            needs=("slot",),
            final=True,
            to={Kept.BOOKED: S.booked, Kept.FULL: S.full},
        ),
        S.booked: End(outcome=Way.OUT, say="bench-booked", args=("ref",)),
        S.full: End(outcome=Way.OUT, say="bench-full"),
        S.stop: End(outcome=Way.OUT, say="bench-stopped"),
    },
)
BOOK: Book = {flow.name: flow for flow in (MENU, BOOKING)}

SCHEMA = (
    (
        "CREATE TABLE IF NOT EXISTS bench_slot (id INTEGER PRIMARY KEY,"
        " district VARCHAR(8) NOT NULL,"
        " label VARCHAR(40) NOT NULL, capacity INTEGER NOT NULL, taken INTEGER NOT NULL DEFAULT 0,"
        " CHECK (taken <= capacity))"
    ),
    (
        "CREATE TABLE IF NOT EXISTS bench_booking (slot_id INTEGER NOT NULL,"
        " place INTEGER NOT NULL,"
        " person_id BIGINT NOT NULL, PRIMARY KEY (slot_id, place))"
    ),
)
HOURS = range(8, 20, 2)
PLACES = 10_000_000  # a reference is slot * PLACES + place


def prepare(conn: Connection, capacity: int) -> None:
    """Make the tables and six windows in each district."""
    for statement in SCHEMA:
        conn.exec_driver_sql(statement)
    if conn.execute(text("SELECT count(*) FROM bench_slot")).scalar_one():
        return
    rows = [(district, f"{hour}:00-{hour + 2}:00") for district in District for hour in HOURS]
    for number, (district, label) in enumerate(rows, 1):
        conn.execute(
            text("INSERT INTO bench_slot VALUES (:id, :district, :label, :capacity, 0)"),
            {"id": number, "district": str(district), "label": label, "capacity": capacity},
        )


SLOT = table("bench_slot", *(column(n) for n in ("id", "district", "label", "capacity", "taken")))
BOOKING_ROW = table("bench_booking", *(column(n) for n in ("slot_id", "place", "person_id")))
FREE = Prepared(
    select(SLOT.c.id, SLOT.c.label)
    .where(SLOT.c.district == bindparam("district", type_=String()), SLOT.c.taken < SLOT.c.capacity)
    .order_by(SLOT.c.id)
    .limit(literal_column("6"))
)
TAKE = Prepared(
    update(SLOT)
    .where(SLOT.c.id == bindparam("slot", type_=Integer()), SLOT.c.taken < SLOT.c.capacity)
    .values(taken=SLOT.c.taken + literal_column("1"))
    .returning(SLOT.c.taken)
)
WRITE = Prepared(
    insert(BOOKING_ROW).values(
        slot_id=bindparam("slot", type_=Integer()),
        place=bindparam("place", type_=Integer()),
        person_id=bindparam("person", type_=BigInteger()),
    )
)


def list_slots(conn: Connection, context: Context, answers: dict[str, Any]) -> Outcome:
    rows = FREE.all(conn, {"district": answers["district"]})
    slots = [{"value": str(slot), "label": label} for slot, label in rows]
    return Outcome(str(Listed.FREE if slots else Listed.NONE), {"slots": slots})


def keep_slot(conn: Connection, context: Context, answers: dict[str, Any]) -> Outcome:
    slot = int(answers["slot"])
    taken = TAKE.first(conn, {"slot": slot})
    if taken is None:
        return Outcome(str(Kept.FULL), {"ref": 0})
    WRITE.first(conn, {"slot": slot, "place": taken[0], "person": context.person_id})
    return Outcome(str(Kept.BOOKED), {"ref": slot * PLACES + taken[0]})


EFFECTS: dict[str, Effect] = {"list_slots": list_slots, "keep_slot": keep_slot}
