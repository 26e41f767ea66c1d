"""Whom a notice is for: a typed filter, who is left out and why, counts and samples."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum, auto
from typing import Any, NamedTuple

from pydantic import Field, field_validator
from sqlalchemy import Connection, and_, bindparam, case, exists, func, literal, or_, select

from bot.clinic import rules as clinic
from bot.clinic.datafile import Part
from bot.clinic.notices import homes, rules
from bot.clinic.people import PERSON
from bot.store.notice import Interest, Recipient
from bot.store.operating import PersonTag
from bot.store.statement import planned_anew
from bot.store.tables import Account

ACCOUNT = Account.__table__  # type: ignore[attr-defined]
RECIPIENT = Recipient.__table__  # type: ignore[attr-defined]
INTEREST = Interest.__table__  # type: ignore[attr-defined]
TAGGED = PersonTag.__table__  # type: ignore[attr-defined]
PUSHED = ("telegram", "wechat")  # where somebody can be written to who did not ask
PAGE = 2000
SAMPLES = 20
HAD = ("claimed", "sent", "delivered", "unknown")

LAST = (  # the last account of a page
    select(ACCOUNT.c.id)
    .where(
        ACCOUNT.c.id > bindparam("after"),
        ACCOUNT.c.channel.in_(bindparam("channels", expanding=True)),
    )
    .order_by(ACCOUNT.c.id)
    .offset(bindparam("skip"))
    .limit(1)
)


class Audience(Part):
    """Whom a notice is for; what is left empty does not matter.

    *regions* are the first digits of area codes, *tags* the numbers of tags of which one
    suffices. *seen_days*: wrote within so many days, *away_days*: has not written for so many.
    *rest_days*: nobody who had a notice within so many.
    """

    channels: tuple[str, ...] = ()
    locales: tuple[str, ...] = ()
    elder: bool | None = None
    bands: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    seen_days: int | None = Field(default=None, ge=1)
    away_days: int | None = Field(default=None, ge=1)
    topics: tuple[str, ...] = ()
    tags: tuple[int, ...] = ()
    rest_days: int | None = Field(default=None, ge=0)

    @field_validator("channels")
    @classmethod
    def _pushed(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if odd := set(value) - set(PUSHED):
            raise ValueError(f"{min(odd)} cannot be written to without being asked")
        return value

    @field_validator("bands")
    @classmethod
    def _bands(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        known = {band.id for band in clinic.load().ages.bands}
        if odd := set(value) - known:
            raise ValueError(f"{min(odd)} is none of {', '.join(sorted(known))}")
        return value

    @property
    def sealed(self) -> bool:
        """Whether it asks for what only the opened record of a patient tells."""
        return bool(self.bands or self.regions)


class Why(StrEnum):
    """Why somebody the filter means gets nothing."""

    none = ""
    stopped = auto()  # wants no notices
    unreachable = auto()  # left, or blocked us
    consult = auto()  # a clinician has their talk, or a case waits
    busy = auto()  # in the middle of a conversation
    rest = auto()  # had a notice lately


class Member(NamedTuple):
    """Somebody the filter means."""

    account_id: int
    person_id: int
    channel: str
    alias: str
    allowed: int | None
    allowed_until: datetime | None
    why: str
    zone: str = ""


@dataclass(slots=True)
class Count:
    """How many a filter means, by channel and by why they get nothing; some of those who do."""

    by_channel: dict[str, Counter[str]] = field(default_factory=dict)
    samples: list[str] = field(default_factory=list)

    def meant(self, channel: str) -> int:
        return self.by_channel.get(channel, Counter())[Why.none]

    @property
    def total(self) -> int:
        return sum(self.meant(channel) for channel in self.by_channel)


def _why(audience: Audience, now: datetime) -> Any:
    """The reason as SQL, empty for who gets it."""
    data = rules.load()
    days = data.rest_days if audience.rest_days is None else audience.rest_days
    rested = exists(
        select(RECIPIENT.c.id).where(
            RECIPIENT.c.person_id == PERSON.c.id,
            RECIPIENT.c.at > now - timedelta(days=days),
            RECIPIENT.c.state.in_(HAD),
        )
    )
    return case(
        (PERSON.c.notices.is_(False), literal(str(Why.stopped))),
        (ACCOUNT.c.reachable.is_(False), literal(str(Why.unreachable))),
        (PERSON.c.case_id.is_not(None), literal(str(Why.consult))),
        (PERSON.c.asked_at > now - data.busy, literal(str(Why.busy))),
        (rested if days else literal(value=False), literal(str(Why.rest))),
        else_=literal(""),
    )


def _meant(audience: Audience, now: datetime) -> list[Any]:
    """The conditions of the filter; of somebody with several accounts the one used last."""
    channels = audience.channels or PUSHED
    other = ACCOUNT.alias("other")
    later = or_(
        other.c.seen_at > ACCOUNT.c.seen_at,
        and_(other.c.seen_at == ACCOUNT.c.seen_at, other.c.id > ACCOUNT.c.id),
    )
    better = exists(
        select(other.c.id).where(
            other.c.person_id == ACCOUNT.c.person_id,
            other.c.channel.in_(channels),
            or_(
                and_(other.c.reachable, ACCOUNT.c.reachable.is_(False)),
                and_(other.c.reachable == ACCOUNT.c.reachable, later),
            ),
        )
    )
    where = [
        ACCOUNT.c.channel.in_(channels),
        ~better,
        PERSON.c.erased_at.is_(None),
        PERSON.c.staff.is_(False),
        PERSON.c.consent != "",
    ]
    if audience.locales:
        where.append(PERSON.c.locale.in_(audience.locales))
    if audience.elder is not None:
        where.append(PERSON.c.elder.is_(audience.elder))
    if audience.seen_days:
        where.append(ACCOUNT.c.seen_at > now - timedelta(days=audience.seen_days))
    if audience.away_days:
        where.append(ACCOUNT.c.seen_at <= now - timedelta(days=audience.away_days))
    if audience.topics:
        wanted = and_(INTEREST.c.person_id == PERSON.c.id, INTEREST.c.topic.in_(audience.topics))
        where.append(exists(select(INTEREST.c.topic).where(wanted)))
    if audience.tags:
        tagged = and_(TAGGED.c.person_id == PERSON.c.id, TAGGED.c.tag_id.in_(audience.tags))
        where.append(exists(select(TAGGED.c.tag_id).where(tagged)))
    return where


def page(
    conn: Connection, audience: Audience, *, after: int, now: datetime, zone: str, most: int = PAGE
) -> tuple[list[Member], int | None]:
    """Those it means among the next accounts, and the account to go on after; None at the end.

    A page has a first and a last account, so that it costs the same however many there are: told
    only how many to find, PostgreSQL looks at all of them for each page.
    """
    channels = audience.channels or PUSHED
    upto = conn.execute(LAST, {"after": after, "channels": channels, "skip": most - 1}).scalar()
    query = (
        select(
            ACCOUNT.c.id,
            ACCOUNT.c.person_id,
            ACCOUNT.c.channel,
            PERSON.c.alias,
            ACCOUNT.c.allowed,
            ACCOUNT.c.allowed_until,
            _why(audience, now).label("why"),
        )
        .join(PERSON, PERSON.c.id == ACCOUNT.c.person_id)
        .where(ACCOUNT.c.id > after, *_meant(audience, now))
        .order_by(ACCOUNT.c.id)
    )
    if upto is not None:
        query = query.where(ACCOUNT.c.id <= upto)
    with planned_anew(conn):
        found = [Member(*row) for row in conn.execute(query)]
    if audience.sealed or rules.load().zones:
        found = _opened(conn, found, audience, now=now, zone=zone)
    return found, upto


def _opened(
    conn: Connection, found: list[Member], audience: Audience, *, now: datetime, zone: str
) -> list[Member]:
    """Those whose patients fit the filter, each with the zone they live in."""
    data = rules.load()
    ids = [member.person_id for member in found]
    regions = homes.regions(conn, ids)
    bands = homes.bands(conn, ids, now=now, zone=zone) if audience.bands else {}
    kept = []
    for member in found:
        lives = regions.get(member.person_id, [])
        if audience.bands and not bands.get(member.person_id, set()) & set(audience.bands):
            continue
        if audience.regions and not any(one.startswith(audience.regions) for one in lives):
            continue
        home = data.zone(lives[0], zone) if lives else zone
        kept.append(member._replace(zone=home))
    return kept


def members(
    conn: Connection, audience: Audience, *, now: datetime, zone: str
) -> Iterator[list[Member]]:
    """Everybody it means, a page at a time."""
    after: int | None = 0
    while after is not None:
        found, after = page(conn, audience, after=after, now=now, zone=zone)
        yield found


def count(conn: Connection, audience: Audience, *, now: datetime, zone: str) -> Count:
    """How many it means now, and why others get nothing."""
    if audience.sealed:
        counted = Count()
        for found in members(conn, audience, now=now, zone=zone):
            for member in found:
                counted.by_channel.setdefault(member.channel, Counter())[member.why] += 1
            free = [member.alias for member in found if not member.why]
            counted.samples += free[: SAMPLES - len(counted.samples)]
        return counted
    return _counted(conn, audience, now)


def _counted(conn: Connection, audience: Audience, now: datetime) -> Count:
    """As `count`, by the database alone."""
    counted = Count()
    why = _why(audience, now).label("why")
    joined = ACCOUNT.join(PERSON, PERSON.c.id == ACCOUNT.c.person_id)
    meant = select(ACCOUNT.c.channel, why).select_from(joined).where(*_meant(audience, now))
    group = meant.subquery()
    rows = select(group.c.channel, group.c.why, func.count()).group_by(group.c.channel, group.c.why)
    for channel, reason, number in conn.execute(rows):
        counted.by_channel.setdefault(channel, Counter())[reason] += number
    some = select(PERSON.c.alias, why).select_from(joined).where(*_meant(audience, now)).subquery()
    few = select(some.c.alias).where(some.c.why == "").limit(SAMPLES)
    counted.samples = list(conn.execute(few).scalars())
    return counted
