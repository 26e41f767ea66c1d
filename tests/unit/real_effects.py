"""People who walk the conversations with the real effects on a real database."""

from __future__ import annotations

import secrets
from datetime import timedelta
from functools import partial
from typing import Any

from sqlalchemy import Connection, select

from bot.clinic import cases
from bot.clinic.effects import EFFECTS, Context
from bot.moves import Outcome
from tests.clinic import NOON, TABLES, add
from tests.unit.walking import CATALOGUE, Walk

MORNING = NOON - timedelta(hours=2)  # 10 o'clock in the clinic: everybody has hours


def a_context(conn: Connection, *, channel: str = "web", **values: Any) -> Context:
    row: dict[str, Any] = {
        "alias": secrets.token_hex(8),
        "locale": "zh-CN",
        "elder": False,
        "consent": "",
    }
    row |= {"notices": True, "created_at": NOON} | values
    return Context(
        person_id=add(conn, "person", **row),
        alias=str(row["alias"]),
        locale=str(row["locale"]),
        elder=bool(row["elder"]),
        channel=channel,
        address="x",
        now=MORNING,
        consent=str(row["consent"]),
    )


def a_walk(conn: Connection, context: Context, **changed: Any) -> Walk:
    effects: dict[str, Any] = {
        name: partial(_run, conn, context, name) for name in EFFECTS
    } | changed
    return Walk(effects, locale=context.locale)


def _run(conn: Connection, context: Context, name: str, answers: dict[str, Any]) -> Outcome:
    return EFFECTS[name](conn, context, answers)


def agreed(conn: Connection, context: Context) -> Walk:
    return a_walk(conn, context).start().tap("agree")


def introduced(conn: Connection, context: Context, birth: str = "1986-03-08") -> Walk:
    """Agreed, and at the red-flag page of an intake for themselves."""
    walk = agreed(conn, context).tap("intake", "self").type("张三").tap("male")
    return walk.type(birth)


def rows(conn: Connection, table: str) -> list[Any]:
    found = TABLES[table]
    return list(conn.execute(select(found).order_by(*found.primary_key.columns)))


def shown(walk: Walk, context: Context) -> None:
    """Every sentence said can be said, with all its values."""
    for put in walk.heard:
        assert CATALOGUE.has(context.locale, put.key), put.key


def cough(walk: Walk) -> Walk:
    walk.tap("none", "cough", "done", "days2").type("36.8")
    return walk.tap("none", "none", "none", "advice", "send")


def close(conn: Connection, case_id: int, staff_id: int) -> None:
    summary = {"complaint": "a", "assessment": "b", "advice": "c", "seek_help": "d"}
    assert cases.close(
        conn, case_id=case_id, staff_id=staff_id, summary=summary, outcome="advice", now=NOON
    )
