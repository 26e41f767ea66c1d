"""Tags: groups of people that operators make, by hand or by a rule, and page through.

A rule is an audience as notices have it (an age band, a region, a topic ...); a job fills the tag
by it. What staff did by hand a rule never undoes. A tag is for whom to write to, never for what
somebody has: its name is seen by the platform it is copied to.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Connection, delete, func, insert, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import IntegrityError
from sqlmodel import SQLModel

import bot.store.operating  # noqa: F401 - fills the metadata
from bot.clinic import audit
from bot.clinic.notices.audience import Audience, page
from bot.clinic.people import PERSON

TAG, PERSON_TAG, MARK = (SQLModel.metadata.tables[n] for n in ("tag", "person_tag", "tag_mark"))
LONGEST = 30  # bytes, as WeChat has it
LONGEST_ABOUT = 200
MOST = 100  # tags, as WeChat has it
MOST_OF_ONE = 20  # tags of one person, as WeChat has it
RULE = "rule"
RULED_EVERY = timedelta(hours=6)
PAGE = 50


class Wrong(Exception):
    """A tag that cannot be so; *reason* is the last word of a catalogue key."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag and how it stands on the platform: `bot.store.operating.Tag` tells the fields."""

    id: int
    name: str
    about: str
    rule: dict[str, Any] | None
    pushed: bool
    platform_id: int | None
    differs: dict[str, int] | None
    reason: str
    ruled_at: datetime | None
    compared_at: datetime | None
    size: int = 0  # people who have it
    marked: int = 0  # addresses the platform is known to have under it
    refused: int = 0  # addresses it would not take


COLUMNS = [TAG.c[name] for name in Tag.__dataclass_fields__ if name in TAG.c]


def every(conn: Connection) -> list[Tag]:
    """All tags by name, with how many have them."""
    sizes = select(PERSON_TAG.c.tag_id, func.count()).group_by(PERSON_TAG.c.tag_id)
    size = {row[0]: int(row[1]) for row in conn.execute(sizes)}
    good = MARK.c.reason == ""
    marks = select(MARK.c.tag_id, good.label("good"), func.count()).group_by(MARK.c.tag_id, good)
    marked = {(tag, bool(fine)): n for tag, fine, n in conn.execute(marks)}
    return [
        replace(
            Tag(*row),
            size=size.get(row.id, 0),
            marked=marked.get((row.id, True), 0),
            refused=marked.get((row.id, False), 0),
        )
        for row in conn.execute(select(*COLUMNS).order_by(TAG.c.name))
    ]


def find(conn: Connection, tag_id: int) -> Tag | None:
    row = conn.execute(select(*COLUMNS).where(TAG.c.id == tag_id)).first()
    return None if row is None else Tag(*row)


def larger(conn: Connection) -> Tag | None:
    """The tag that goes to WeChat for those who read the larger wording, by its rule."""
    found = select(*COLUMNS).where(TAG.c.pushed).order_by(TAG.c.id)
    pushed = [Tag(*row) for row in conn.execute(found)]
    return next((tag for tag in pushed if _of_larger(tag.rule)), None)


def _of_larger(rule: dict[str, Any] | None) -> bool:
    """Whether a rule means all of them on WeChat and nobody else."""
    meant = (Audience(elder=True), Audience(elder=True, channels=("wechat",)))
    return bool(rule) and Audience.model_validate(rule) in meant


def make(
    conn: Connection,
    *,
    name: str,
    about: str = "",
    rule: dict[str, Any] | None = None,
    pushed: bool = False,
    by: str,
    now: datetime,
) -> int:
    """A new tag; its id. Raises Wrong."""
    row: dict[str, Any] = {"name": _name(name), "about": about[:LONGEST_ABOUT], "rule": _rule(rule)}
    if conn.execute(select(func.count()).select_from(TAG)).scalar_one() >= MOST:
        raise Wrong("tag-many")
    row |= {"pushed": pushed, "reason": "", "created_by": by, "created_at": now}
    try:
        with conn.begin_nested():
            made = conn.execute(insert(TAG).values(row).returning(TAG.c.id)).scalar_one()
    except IntegrityError:
        raise Wrong("tag-taken") from None
    _note(conn, "tag.made", made, by, now)
    return int(made)


def change(
    conn: Connection,
    tag_id: int,
    *,
    about: str,
    rule: dict[str, Any] | None,
    pushed: bool,
    by: str,
    now: datetime,
) -> None:
    """What a tag is for and who gets it; its name stays, for the platform knows it by that."""
    values = {"about": about[:LONGEST_ABOUT], "rule": _rule(rule), "pushed": pushed}
    values |= {"ruled_at": None, "due_at": None}
    conn.execute(update(TAG).where(TAG.c.id == tag_id).values(values))
    if rule is None:
        mine = (PERSON_TAG.c.tag_id == tag_id, PERSON_TAG.c.by == RULE)
        conn.execute(delete(PERSON_TAG).where(*mine))
    _note(conn, "tag.changed", tag_id, by, now, "rule" if rule else "by hand")


def drop(conn: Connection, tag_id: int, *, by: str, now: datetime) -> bool:
    """A tag and who had it are gone; refused while the platform still has it: push it off first."""
    tag = find(conn, tag_id)
    if tag is None:
        return False
    if tag.platform_id is not None:
        raise Wrong("tag-pushed")
    for table in (MARK, PERSON_TAG):
        conn.execute(delete(table).where(table.c.tag_id == tag_id))
    conn.execute(delete(TAG).where(TAG.c.id == tag_id))
    _note(conn, "tag.dropped", tag_id, by, now)
    return True


def give(conn: Connection, *, tag_id: int, person_id: int, by: str, now: datetime) -> bool:
    """Somebody gets a tag; one a rule gave becomes one by hand. False when the tag is gone."""
    if find(conn, tag_id) is None:
        return False
    mine = select(func.count()).where(PERSON_TAG.c.person_id == person_id)
    if conn.execute(mine.where(PERSON_TAG.c.tag_id != tag_id)).scalar_one() >= MOST_OF_ONE:
        raise Wrong("tag-full")
    _put(conn, tag_id, [person_id], by=by, now=now, over=True)
    _note(conn, "tag.given", tag_id, by, now, f"person:{person_id}")
    return True


def take(conn: Connection, *, tag_id: int, person_id: int, by: str, now: datetime) -> bool:
    """Somebody loses a tag; False when they had none."""
    mine = (PERSON_TAG.c.tag_id == tag_id, PERSON_TAG.c.person_id == person_id)
    if not conn.execute(delete(PERSON_TAG).where(*mine)).rowcount:
        return False
    _note(conn, "tag.taken", tag_id, by, now, f"person:{person_id}")
    return True


def of(conn: Connection, person_id: int) -> list[tuple[Tag, str]]:
    """The tags of somebody, each with who gave it."""
    found = (
        select(*COLUMNS, PERSON_TAG.c.by)
        .join(PERSON_TAG, PERSON_TAG.c.tag_id == TAG.c.id)
        .where(PERSON_TAG.c.person_id == person_id)
        .order_by(TAG.c.name)
    )
    return [(Tag(*row[:-1]), row[-1]) for row in conn.execute(found)]


def members(conn: Connection, tag_id: int, *, after: int = 0, most: int = PAGE) -> list[Any]:
    """A page of who has a tag: rows of (id, alias, locale, by, at), *after* the id of the last."""
    found = (
        select(PERSON.c.id, PERSON.c.alias, PERSON.c.locale, PERSON_TAG.c.by, PERSON_TAG.c.at)
        .join(PERSON_TAG, PERSON_TAG.c.person_id == PERSON.c.id)
        .where(PERSON_TAG.c.tag_id == tag_id, PERSON.c.id > after)
        .order_by(PERSON.c.id)
        .limit(most)
    )
    return list(conn.execute(found))


# --- rules


def due(conn: Connection, *, now: datetime) -> list[tuple[int, Audience]]:
    """Tags whose rule is to be applied now."""
    old = or_(TAG.c.ruled_at.is_(None), TAG.c.ruled_at <= now - RULED_EVERY)
    found = select(TAG.c.id, TAG.c.rule).where(TAG.c.rule.is_not(None), old).order_by(TAG.c.id)
    rows = [row for row in conn.execute(found) if row.rule]
    return [(row.id, Audience.model_validate(row.rule)) for row in rows]


def fill(
    conn: Connection, tag_id: int, rule: Audience, *, after: int, now: datetime, zone: str
) -> int | None:
    """A page of those a rule means get the tag; the account to go on after, None at the end."""
    found, upto = page(conn, rule, after=after, now=now, zone=zone)
    _put(conn, tag_id, [member.person_id for member in found], by=RULE, now=now, over=False)
    if upto is None:
        old = (PERSON_TAG.c.tag_id == tag_id, PERSON_TAG.c.by == RULE, PERSON_TAG.c.at < now)
        conn.execute(delete(PERSON_TAG).where(*old))
        conn.execute(update(TAG).where(TAG.c.id == tag_id).values(ruled_at=now))
    return upto


def _put(
    conn: Connection, tag_id: int, people: list[int], *, by: str, now: datetime, over: bool
) -> None:
    """Rows of a tag. *over*: whoever had it by a rule has it by hand from now on."""
    if not people:
        return
    make_ = sqlite.insert if conn.dialect.name == "sqlite" else postgresql.insert
    put = make_(PERSON_TAG)
    fresh = {"by": put.excluded.by, "at": put.excluded.at}
    where = None if over else PERSON_TAG.c.by == RULE
    put = put.on_conflict_do_update(index_elements=["tag_id", "person_id"], set_=fresh, where=where)
    conn.execute(put, [{"tag_id": tag_id, "person_id": p, "by": by, "at": now} for p in people])


def _name(name: str) -> str:
    name = name.strip()
    if not name:
        raise Wrong("tag-name")
    if len(name.encode()) > LONGEST:
        raise Wrong("tag-long")
    return name


def _rule(rule: dict[str, Any] | None) -> dict[str, Any] | None:
    if not rule:
        return None
    try:
        return Audience.model_validate(rule).model_dump(mode="json", exclude_defaults=True)
    except ValidationError:
        raise Wrong("tag-rule") from None


def _note(
    conn: Connection, action: str, tag_id: int, by: str, now: datetime, detail: str = ""
) -> None:
    subject = f"tag:{tag_id}"
    audit.record(conn, actor=by, action=action, subject=subject, now=now, detail=detail)
