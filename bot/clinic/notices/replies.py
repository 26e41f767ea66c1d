"""What people do about a notice: a tap or a link opens its flow, one word or tap ends them all."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection, select, update

from bot.clinic.notices.notice import NOTICE
from bot.clinic.notices.recipients import RECIPIENT

BLAMED = timedelta(days=3)  # a notice this old is not what they have enough of
HAD = ("claimed", "sent", "delivered", "unknown")


def tapped(conn: Connection, *, notice_id: int, person_id: int, now: datetime) -> None:
    """Its button was pressed, or its link opened; the first time counts."""
    mine = (RECIPIENT.c.notice_id == notice_id, RECIPIENT.c.person_id == person_id)
    first = RECIPIENT.c.tapped_at.is_(None)
    conn.execute(update(RECIPIENT).where(*mine, first).values(tapped_at=now))


def flow_of(conn: Connection, notice_id: int) -> str:
    """The tile a notice's link opens, or empty."""
    flows = conn.execute(select(NOTICE.c.flows).where(NOTICE.c.id == notice_id)).scalar()
    return str(flows[0]) if flows else ""


def stopped(conn: Connection, *, person_id: int, now: datetime) -> None:
    """They want no more notices: counted against the one they had last."""
    last = (
        select(RECIPIENT.c.id)
        .where(RECIPIENT.c.person_id == person_id, RECIPIENT.c.at > now - BLAMED)
        .where(RECIPIENT.c.state.in_(HAD))
        .order_by(RECIPIENT.c.at.desc())
        .limit(1)
    )
    found = conn.execute(last).scalar_one_or_none()
    if found is not None:
        conn.execute(update(RECIPIENT).where(RECIPIENT.c.id == found).values(stopped_at=now))
