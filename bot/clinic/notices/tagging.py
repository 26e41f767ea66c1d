"""Chooses a mass send by a tag of WeChat, where the tag there is exactly a notice's list.

A send by tag leaves nobody out: whoever wants none, consults or had their four of the month would
get it. So it is used only where all whom the platform has under the tag are on the list, and nobody
else is, in one language and wording; anything else goes by lists of addresses.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, and_, func, select, update
from sqlmodel import SQLModel

import bot.store.operating  # noqa: F401 - fills the metadata
from bot.clinic.notices import mass, rules
from bot.clinic.notices.mass import MASS
from bot.clinic.notices.notice import Notice
from bot.clinic.notices.recipients import ACCOUNT, RECIPIENT
from bot.clinic.people import PERSON

TAG, MARK = (SQLModel.metadata.tables[name] for name in ("tag", "tag_mark"))


def gather(conn: Connection, notice: Notice, *, zones: Sequence[str], now: datetime) -> int | None:
    """One send for the whole list by its tag; its id, or None: by lists of addresses."""
    if len(notice.audience.tags) != 1 or notice.image_id is not None:
        return None
    tag_id = notice.audience.tags[0]
    row = conn.execute(select(TAG.c.platform_id, TAG.c.pushed).where(TAG.c.id == tag_id)).first()
    if row is None or row.platform_id is None or not row.pushed:
        return None
    voice = _voice(conn, notice.id, tag_id, zones)
    if voice is None or _spent(conn, notice.id, now):
        return None
    size = _size(conn, notice.id)
    job = mass.plan(conn, notice.id, voice, size=size, now=now, tag_id=row.platform_id)
    claimed = {"state": "claimed", "mass_id": job, "at": now}
    conn.execute(update(RECIPIENT).where(_planned(notice.id)).values(claimed))
    return job


def _planned(notice_id: int) -> Any:
    return and_(
        RECIPIENT.c.notice_id == notice_id,
        RECIPIENT.c.way == "mass",
        RECIPIENT.c.state == "planned",
    )


def _size(conn: Connection, notice_id: int) -> int:
    query = select(func.count()).select_from(RECIPIENT).where(_planned(notice_id))
    return int(conn.execute(query).scalar_one())


def _voice(
    conn: Connection, notice_id: int, tag_id: int, zones: Sequence[str]
) -> tuple[str, bool] | None:
    """(language, wording) when list and tag are the same people, all of one voice and awake."""
    marked = and_(MARK.c.tag_id == tag_id, MARK.c.reason == "")
    on_platform = conn.execute(select(func.count()).select_from(MARK).where(marked)).scalar_one()
    groups = conn.execute(
        select(PERSON.c.locale, PERSON.c.elder, func.count())
        .select_from(RECIPIENT)
        .join(PERSON, PERSON.c.id == RECIPIENT.c.person_id)
        .join(ACCOUNT, ACCOUNT.c.id == RECIPIENT.c.account_id)
        .join(MARK, and_(MARK.c.account_id == RECIPIENT.c.account_id, marked))
        .where(
            _planned(notice_id),
            RECIPIENT.c.zone.in_(zones),
            PERSON.c.notices,
            PERSON.c.case_id.is_(None),
            ACCOUNT.c.reachable,
        )
        .group_by(PERSON.c.locale, PERSON.c.elder)
    ).all()
    if len(groups) != 1 or not groups[0][2] == on_platform == _size(conn, notice_id):
        return None
    return (groups[0][0], groups[0][1]) if on_platform >= rules.load().mass.least else None


def _spent(conn: Connection, notice_id: int, now: datetime) -> bool:
    """Whether somebody of the list had their sends of the month."""
    mine = select(RECIPIENT.c.account_id).where(_planned(notice_id))
    had = (
        select(RECIPIENT.c.account_id)
        .join(MASS, MASS.c.id == RECIPIENT.c.mass_id)
        .where(RECIPIENT.c.account_id.in_(mine), MASS.c.month == mass.month_of(now))
        .where(MASS.c.state.in_([str(job) for job in mass.COUNT]))
        .group_by(RECIPIENT.c.account_id)
        .having(func.count() >= rules.load().mass.a_month)
        .limit(1)
    )
    return conn.execute(had).first() is not None
