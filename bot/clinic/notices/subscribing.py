"""Subscription notifications of WeChat: whose consent is there, counted down, and their fields."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, case, delete, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.clinic.notices import rules
from bot.store.campaign import Subscription
from bot.store.people import ACCOUNT

SUBSCRIPTION = Subscription.__table__  # type: ignore[attr-defined]
KIND = re.compile(r"([a-z_]+?)_?(\d+)", re.ASCII)
LATIN = frozenset({"character_string", "number", "letter"})  # WeChat: no Chinese in these
MOST = 100  # yeses kept of one person for one template
VALID = or_(SUBSCRIPTION.c.lasting, SUBSCRIPTION.c.remaining > 0)


def offered() -> dict[str, rules.Template]:
    """Those this site has set up with the platform."""
    return {name: found for name, found in rules.load().templates.items() if found.ref}


def wrong(given: Mapping[str, Any]) -> str:
    """Why the platform would refuse it, or empty. WeChat answers 47003 and names the field."""
    template = offered().get(str(given.get("template", "")))
    if template is None:
        return "no-such-template"
    fields = given.get("fields") or {}
    if set(fields) != set(template.fields):
        return "template-fields"
    return "" if all(_fits(name, str(value)) for name, value in fields.items()) else "field-unfit"


def _fits(name: str, value: str) -> bool:
    found = KIND.fullmatch(name)
    kind = found[1] if found else name
    most = rules.load().field_characters.get(kind, 20)
    if not 1 <= len(value.strip()) <= most or "\n" in value:
        return False
    return value.isascii() if kind in LATIN else True


def by_ref(ref: str) -> str:
    """The name here of a template of the platform, or empty."""
    return next((name for name, one in offered().items() if one.ref == ref), "")


def granted(
    conn: Connection, *, address: str, ref: str, yes: bool, now: datetime, channel: str = "wechat"
) -> bool:
    """Somebody said yes or no to a template on a page or in their settings. False: not ours.

    *now* is when they did by the platform's clock: the same told twice counts once.
    """
    name = by_ref(ref)
    who = conn.execute(
        select(ACCOUNT.c.id, ACCOUNT.c.person_id)
        .where(ACCOUNT.c.channel == channel, ACCOUNT.c.address == address)
        .with_for_update()
    ).first()
    if not name or who is None:
        return False
    if not yes:
        conn.execute(delete(SUBSCRIPTION).where(*_mine(who.id, name)))
        return True
    lasting = offered()[name].lasting
    row = {"account_id": who.id, "template": name, "person_id": who.person_id}
    row |= {"remaining": 0 if lasting else 1, "lasting": lasting, "at": now}
    make = sqlite.insert if conn.dialect.name == "sqlite" else postgresql.insert
    more = case((SUBSCRIPTION.c.remaining < MOST, SUBSCRIPTION.c.remaining + 1), else_=MOST)
    again = {"remaining": 0 if lasting else more, "lasting": lasting, "at": now}
    conn.execute(
        make(SUBSCRIPTION)
        .values(row)
        .on_conflict_do_update(
            index_elements=["account_id", "template"], set_=again, where=SUBSCRIPTION.c.at < now
        )
    )
    return True


def consented(conn: Connection, accounts: Sequence[int], template: str) -> set[int]:
    """Those of the accounts that may be sent it now."""
    if not template or not accounts:
        return set()
    rows = conn.execute(
        select(SUBSCRIPTION.c.account_id).where(
            SUBSCRIPTION.c.account_id.in_(accounts), SUBSCRIPTION.c.template == template, VALID
        )
    )
    return set(rows.scalars())


SPEND = (
    update(SUBSCRIPTION)
    .where(
        SUBSCRIPTION.c.account_id == bindparam("whose"),
        SUBSCRIPTION.c.template == bindparam("which"),
        VALID,
    )
    .values(
        remaining=case(
            (SUBSCRIPTION.c.lasting, SUBSCRIPTION.c.remaining),
            else_=SUBSCRIPTION.c.remaining - 1,
        )
    )
)


def spend(conn: Connection, account_id: int, template: str) -> bool:
    """Take one yes, before it is sent: two senders never use the same."""
    return bool(conn.execute(SPEND, {"whose": account_id, "which": template}).rowcount)


def used_up(conn: Connection, account_id: int, template: str) -> None:
    """The platform knows of no consent (43101): neither do we."""
    conn.execute(delete(SUBSCRIPTION).where(*_mine(account_id, template)))


def _mine(account_id: int, template: str) -> tuple[Any, Any]:
    return SUBSCRIPTION.c.account_id == account_id, SUBSCRIPTION.c.template == template
