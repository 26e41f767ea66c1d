"""A booking dialogue of eight messages for the benchmark, built of the program's own steps."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, auto
from typing import Any

from sqlalchemy import Connection, bindparam, text

from bot.clinic.context import Context, Effect
from bot.moves import Outcome
from bot.steps import Ask, Back, Book, Call, Choose, Do, End, Flow, More, Sure, Unreadable


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


FREE = text(
    "SELECT id, label FROM bench_slot WHERE district = :district AND taken < capacity"
    " ORDER BY id LIMIT 6"
).bindparams(bindparam("district"))
TAKE = text(
    "UPDATE bench_slot SET taken = taken + 1 WHERE id = :slot AND taken < capacity RETURNING taken"
).bindparams(bindparam("slot"))
WRITE = text("INSERT INTO bench_booking VALUES (:slot, :place, :person)").bindparams(
    bindparam("slot"), bindparam("place"), bindparam("person")
)


def list_slots(conn: Connection, context: Context, answers: dict[str, Any]) -> Outcome:
    rows = conn.execute(FREE, {"district": answers["district"]}).all()
    slots = [{"value": str(row.id), "label": row.label} for row in rows]
    return Outcome(str(Listed.FREE if slots else Listed.NONE), {"slots": slots})


def keep_slot(conn: Connection, context: Context, answers: dict[str, Any]) -> Outcome:
    slot = int(answers["slot"])
    place = conn.execute(TAKE, {"slot": slot}).scalar_one_or_none()
    if place is None:
        return Outcome(str(Kept.FULL), {"ref": 0})
    conn.execute(WRITE, {"slot": slot, "place": place, "person": context.person_id})
    return Outcome(str(Kept.BOOKED), {"ref": slot * PLACES + place})


EFFECTS: dict[str, Effect] = {"list_slots": list_slots, "keep_slot": keep_slot}
