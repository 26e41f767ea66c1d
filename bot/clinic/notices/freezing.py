"""Freezes whom a notice goes to: one row a person, a page at a time, each page once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ARRAY, Connection, bindparam, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.clinic.notices import audience, rules, subscribing
from bot.clinic.notices.audience import Member
from bot.clinic.notices.notice import NOTICE, Notice, get
from bot.clinic.notices.recipients import RECIPIENT, State, Way

# What differs between the rows of a page: PostgreSQL is given a page as an array of each, for one
# statement of many rows costs it a tenth of as many statements.
DIFFERS = ("account_id", "person_id", "channel", "zone", "way", "state", "reason")
_page = (
    func.unnest(*(bindparam(name, type_=ARRAY(RECIPIENT.c[name].type)) for name in DIFFERS))
    .table_valued(*DIFFERS, name="page")
    .render_derived()
)
_same = ("notice_id", "attempts", "owner", "platform_id", "at")
_values = {
    **{name: _page.c[name] for name in DIFFERS},
    **{name: bindparam(name, type_=RECIPIENT.c[name].type) for name in _same},
}
INSERT = sqlite.insert(RECIPIENT).on_conflict_do_nothing()
INSERT_PAGE = (
    postgresql.insert(RECIPIENT)
    .from_select(list(_values), select(*_values.values()), include_defaults=False)
    .on_conflict_do_nothing()
)


@dataclass(frozen=True, slots=True)
class Reach:
    """What a channel can do now. *rate*: messages a second. *counted*: pushes have an allowance.

    *mass*: lists can be sent to; *forms*: subscription notifications can.
    """

    rate: float
    push: bool = True
    counted: bool = False
    mass: bool = False
    forms: bool = False


Reaches = Mapping[str, Reach]


@dataclass(frozen=True, slots=True)
class Means:
    """What a notice needs. *sends*: of WeChat's allowance; *consented*: the accounts that agreed to
    be sent it as a subscription notification."""

    sends: int = 1
    consented: Set[int] = frozenset()


def means(conn: Connection, notice: Notice, found: Sequence[Member]) -> Means:
    """What this notice needs with these people."""
    accounts = [member.account_id for member in found if member.channel == "wechat"]
    agreed = subscribing.consented(conn, accounts, notice.template)
    return Means(sends_of(notice), agreed)


def sends_of(notice: Notice) -> int:
    """WeChat: a picture is a customer-service message of its own."""
    return 2 if notice.image_id else 1


def way(
    member: Member,
    reach: Reach | None,
    now: datetime,
    means: Means = Means(),
) -> Way | None:
    """How a notice reaches somebody; None: not at all, as things are."""
    if reach is None:
        return None
    if reach.push and (not reach.counted or _open(member, now, means.sends)):
        return Way.push
    if reach.forms and member.account_id in means.consented:
        return Way.form
    return Way.mass if reach.mass else None


def _open(member: Member, now: datetime, sends: int) -> bool:
    """Whether WeChat's window is open, with enough left for a clinician."""
    until = member.allowed_until
    kept = rules.load().kept_sends
    return until is not None and until > now and (member.allowed or 0) >= kept + sends


def freeze(
    conn: Connection,
    *,
    reaches: Reaches,
    now: datetime,
    zone: str,
    most: int = audience.PAGE,
) -> bool:
    """One page of the oldest running notice that is not frozen yet; False when there is none."""
    query = (
        select(NOTICE.c.id)
        .where(NOTICE.c.state == "running", NOTICE.c.frozen_at.is_(None))
        .order_by(NOTICE.c.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    notice_id = conn.execute(query).scalar_one_or_none()
    if notice_id is None:
        return False
    notice = get(conn, notice_id)
    assert notice is not None
    found, upto = audience.page(
        conn, notice.audience, after=notice.frozen_upto, now=now, zone=zone, most=most
    )
    need = means(conn, notice, found)
    rows = [
        _row(notice.id, member, way(member, reaches.get(member.channel), now, need), now, zone)
        for member in found
        if not member.why
    ]
    if rows:
        _list(conn, rows)
    done = {"frozen_at": now} if upto is None else {"frozen_upto": upto}
    conn.execute(update(NOTICE).where(NOTICE.c.id == notice.id).values(done))
    return True


def _list(conn: Connection, rows: Sequence[dict[str, Any]]) -> None:
    """A page of the list; who is on it already stays as they are."""
    if conn.dialect.name == "sqlite":
        conn.execute(INSERT, rows)
    else:
        arrays = {name: [row[name] for row in rows] for name in DIFFERS}
        conn.execute(INSERT_PAGE, rows[0] | arrays)


def _row(
    notice_id: int, member: Member, by: Way | None, now: datetime, zone: str
) -> dict[str, Any]:
    return {
        "notice_id": notice_id,
        "account_id": member.account_id,
        "person_id": member.person_id,
        "channel": member.channel,
        "zone": member.zone or zone,
        "way": str(by or Way.push),
        "state": str(State.planned if by else State.skipped),
        "reason": "" if by else "no-way",
        "attempts": 0,
        "owner": "",
        "platform_id": "",
        "at": now,
    }
