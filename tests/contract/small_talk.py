"""A small talk for the tests of turns, sender and timers: a menu, a count, a fault."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, auto
from typing import Any

from sqlalchemy import Connection, text

from bot.clinic.context import Context
from bot.moves import Outcome
from bot.steps import Back, Book, Call, Choose, Do, End, Flow

WORDS = """
small-menu = Well?
small-menu-count = Count
small-menu-burst = Burst
small-counted = Counted to { $total }.
"""


class Pick(StrEnum):
    COUNT = auto()
    BURST = auto()


class Out(StrEnum):
    OUT = auto()


@dataclass
class MenuAnswers:
    pick: Pick | None = None
    done: Out | None = None


@dataclass
class CountAnswers:
    did: Out | None = None
    total: int | None = None


class M(StrEnum):
    main = auto()
    counting = auto()
    bursting = auto()


class S(StrEnum):
    do = auto()
    end = auto()


AGAIN = Back(M.main, forget=("pick", "done"))


def _doing(name: str) -> Flow:
    return Flow(
        name=name,
        answers=CountAnswers,
        first=S.do,
        steps={
            S.do: Do(effect=name, save="did", gives=("total",), final=True, to={Out.OUT: S.end}),
            S.end: End(outcome=Out.OUT, say="small-counted", args=("total",)),
        },
    )


MENU = Flow(
    name="menu",
    answers=MenuAnswers,
    first=M.main,
    numbered=False,
    steps={
        M.main: Choose(
            say="small-menu", save="pick", to={Pick.COUNT: M.counting, Pick.BURST: M.bursting}
        ),
        M.counting: Call(flow="count", save="done", to={Out.OUT: AGAIN}),
        M.bursting: Call(flow="burst", save="done", to={Out.OUT: AGAIN}),
    },
)
SMALL: Book = {flow.name: flow for flow in (MENU, _doing("count"), _doing("burst"))}
TALLY = "CREATE TABLE tally (person_id BIGINT PRIMARY KEY, n INTEGER NOT NULL)"
READ = text("SELECT n FROM tally WHERE person_id = :person")
FIRST = text("INSERT INTO tally VALUES (:person, 1)")
NEXT = text("UPDATE tally SET n = :n WHERE person_id = :person")


def count(conn: Connection, context: Context, answers: dict[str, Any]) -> Outcome:
    """Read, then write: two of one person at once would lose one of them."""
    person = context.person_id
    n = conn.execute(READ, {"person": person}).scalar_one_or_none()
    if n is None:
        conn.execute(FIRST, {"person": person})
    else:
        conn.execute(NEXT, {"person": person, "n": n + 1})
    return Outcome(str(Out.OUT), {"total": (n or 0) + 1})


def burst(conn: Connection, context: Context, answers: dict[str, Any]) -> Outcome:
    count(conn, context, answers)
    raise LookupError("a fault of our own")


EFFECTS = {"count": count, "burst": burst}
