"""A test of a notice to one account, before a second person is asked to approve it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, select

from bot import outbox
from bot.announcing.script import Script
from bot.clinic.notices import Notice, Refused, lifecycle
from bot.clinic.people import PERSON
from bot.store.people import ACCOUNT


def send(
    conn: Connection,
    notice: Notice,
    *,
    channel: str,
    address: str,
    elder: bool,
    script: Script,
    by: str,
    now: datetime,
    locale: str = "",
) -> None:
    """Through the outbox, to somebody who has written before. Raises Refused, Unfit.

    In *locale*, else in the language of whoever gets it.
    """
    who = conn.execute(
        select(ACCOUNT.c.person_id, PERSON.c.locale)
        .join(PERSON, PERSON.c.id == ACCOUNT.c.person_id)
        .where(ACCOUNT.c.channel == channel, ACCOUNT.c.address == address)
    ).first()
    if who is None:
        raise Refused("no-such-address")
    lifecycle.tested(conn, notice.id, by=by, now=now)
    outbox.put(
        conn,
        person_id=who.person_id,
        channel=channel,
        address=address,
        out=script.bubble(notice, channel=channel, locale=locale or who.locale, elder=elder),
        key=f"notice-test:{notice.id}:{now.timestamp():.6f}",
        now=now,
        again=False,
    )


def own(conn: Connection, person_id: int) -> list[tuple[str, str]]:
    """(channel, address) of somebody's accounts that can be written to, the last used first."""
    rows = conn.execute(
        select(ACCOUNT.c.channel, ACCOUNT.c.address)
        .where(ACCOUNT.c.person_id == person_id, ACCOUNT.c.reachable)
        .order_by(ACCOUNT.c.seen_at.desc())
    )
    return [(row.channel, row.address) for row in rows]


def known(conn: Connection, channel: str, address: str) -> bool:
    """Whether somebody with this address has written."""
    mine = (ACCOUNT.c.channel == channel, ACCOUNT.c.address == address)
    return conn.execute(select(ACCOUNT.c.id).where(*mine)).first() is not None
