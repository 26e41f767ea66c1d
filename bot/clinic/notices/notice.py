"""A notice as it stands: what it says to whom, how far it is, and how it is written down."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum, auto
from typing import Any

from sqlalchemy import Connection, insert, select, update

from bot.clinic import audit
from bot.clinic.notices import rules, subscribing, topics
from bot.clinic.notices.audience import Audience
from bot.store.campaign import NoticeImage, NoticeVersion
from bot.store.notice import Notice as NoticeTable

NOTICE = NoticeTable.__table__  # type: ignore[attr-defined]
VERSION = NoticeVersion.__table__  # type: ignore[attr-defined]
IMAGE = NoticeImage.__table__  # type: ignore[attr-defined]
MOST_FLOWS = 2
Texts = Mapping[str, Mapping[str, str]]  # language -> wording -> words


class State(StrEnum):
    """How far a notice is."""

    draft = auto()
    testing = auto()  # it was sent to whoever made it
    approved = auto()
    scheduled = auto()
    running = auto()
    paused = auto()
    done = auto()
    cancelled = auto()
    stopped = auto()  # by itself: too many errors, or too many who wanted no more


class Kind(StrEnum):
    """What a notice is about."""

    service = auto()
    health = auto()
    promotion = auto()


class Wording(StrEnum):
    normal = auto()
    elder = auto()


class Refused(Exception):
    """It cannot be done; *reason* is a code."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Notice:
    """One notice."""

    id: int
    name: str
    kind: Kind
    state: State
    texts: Texts
    flows: tuple[str, ...]
    audience: Audience
    source: str
    expires: date | None
    made_by: str
    approved_by: str | None
    starts_at: datetime | None
    frozen_upto: int
    frozen_at: datetime | None
    began_at: datetime | None
    ended_at: datetime | None
    reason: str
    created_at: datetime
    version: int = 1
    approved_version: int | None = None
    submitted_at: datetime | None = None
    submitted_by: str = ""
    reviewer: str = ""
    remark: str = ""
    image_id: int | None = None
    subscribe: Mapping[str, Any] | None = None
    rule_id: int | None = None

    @property
    def template(self) -> str:
        """The subscription notification of WeChat it may go as, or empty."""
        return str((self.subscribe or {}).get("template", ""))

    def words(self, locale: str, *, elder: bool, default: str) -> str:
        """Its words in a language, or the nearest there is."""
        spoken = locale.partition("-")[0]
        near = [tag for tag in self.texts if tag.partition("-")[0] == spoken]
        order = [locale, *near, default, *self.texts]
        found = next(self.texts[tag] for tag in order if tag in self.texts)
        return (elder and found.get(Wording.elder)) or found[Wording.normal]

    def expired(self, today: date) -> bool:
        return self.expires is not None and self.expires < today


@dataclass(frozen=True, slots=True)
class Draft:
    """What is needed to begin a notice."""

    name: str
    kind: Kind
    texts: Texts
    flows: Sequence[str]
    audience: Audience
    source: str = ""
    expires: date | None = None
    reviewer: str = ""
    image_id: int | None = None
    subscribe: Mapping[str, Any] | None = None

    def as_values(self) -> dict[str, Any]:
        """As the columns keep it."""
        return {
            "name": self.name[:80],
            "kind": str(self.kind),
            "texts": {tag: dict(words) for tag, words in self.texts.items()},
            "flows": list(self.flows),
            "audience": self.audience.model_dump(mode="json"),
            "source": self.source[:200],
            "expires": self.expires,
            "reviewer": self.reviewer[:40],
            "image_id": self.image_id,
            "subscribe": dict(self.subscribe) if self.subscribe else None,
        }


COLUMNS = [NOTICE.c[name] for name in Notice.__dataclass_fields__]


def _view(row: Any) -> Notice:
    values = dict(row._mapping)
    values["kind"], values["state"] = Kind(row.kind), State(row.state)
    values["flows"] = tuple(row.flows)
    values["audience"] = Audience.model_validate(row.audience)
    return Notice(**values)


def create(
    conn: Connection, draft: Draft, *, by: str, picks: Mapping[str, str], now: datetime
) -> int:
    """A new draft; its id. *picks* are the tiles there are. Raises Refused."""
    check(conn, draft, picks)
    row = draft.as_values() | {
        "state": str(State.draft),
        "made_by": by[:40],
        "reason": "",
        "created_at": now,
    }
    made = int(conn.execute(insert(NOTICE).values(row).returning(NOTICE.c.id)).scalar_one())
    keep_version(conn, made, 1, draft, by=by, now=now)
    note(conn, made, "notice.created", by=by, now=now)
    return made


def keep_version(
    conn: Connection, notice_id: int, version: int, draft: Draft, *, by: str, now: datetime
) -> None:
    """What was saved, for whoever wants to see what an approval was of."""
    values = draft.as_values()
    body = values | {"expires": values["expires"].isoformat() if values["expires"] else None}
    row = {"notice_id": notice_id, "version": version, "body": body, "by": by[:40], "at": now}
    conn.execute(insert(VERSION), row)


def check(conn: Connection, draft: Draft, picks: Mapping[str, str]) -> None:
    """Raises Refused for what cannot be sent."""
    data = rules.load()
    _head(draft, data)
    if not draft.texts or any(not words.get(Wording.normal) for words in draft.texts.values()):
        raise Refused("no-text")
    if len(draft.flows) > MOST_FLOWS or set(draft.flows) - set(picks):
        raise Refused("no-such-flow")
    if set(draft.audience.topics) - topics.known(conn):
        raise Refused("no-such-topic")
    _measure(draft)
    _attached(conn, draft)


def _head(draft: Draft, data: rules.Notices) -> None:
    if not draft.name.strip():
        raise Refused("no-name")
    if draft.kind not in data.kinds:
        raise Refused("kind-off")
    if draft.kind is Kind.health and draft.expires is None:
        raise Refused("health-needs-expiry")


def _attached(conn: Connection, draft: Draft) -> None:
    if draft.image_id is not None:
        found = conn.execute(select(IMAGE.c.id).where(IMAGE.c.id == draft.image_id)).first()
        if found is None:
            raise Refused("no-such-image")
    if draft.subscribe and (wrong := subscribing.wrong(draft.subscribe)):
        raise Refused(wrong)


def _measure(draft: Draft) -> None:
    data = rules.load()
    for tag, words in draft.texts.items():
        wide = 1 if tag.startswith("zh") else 3  # a Chinese character says about three Latin ones
        if len(words[Wording.normal]) > data.mass.characters * wide:
            raise Refused("too-long")
        if len(words.get(Wording.elder, "")) > data.elder_characters * wide:
            raise Refused("elder-too-long")


def get(conn: Connection, notice_id: int, *, lock: bool = False) -> Notice | None:
    """One notice, or None; *lock* keeps others from changing it in this transaction."""
    query = select(*COLUMNS).where(NOTICE.c.id == notice_id)
    row = conn.execute(query.with_for_update() if lock else query).first()
    return None if row is None else _view(row)


def every(conn: Connection, *states: State, most: int = 100) -> list[Notice]:
    """Those in one of these states, or all, the newest first."""
    query = select(*COLUMNS).order_by(NOTICE.c.id.desc()).limit(most)
    if states:
        query = query.where(NOTICE.c.state.in_([str(state) for state in states]))
    return [_view(row) for row in conn.execute(query)]


def move(
    conn: Connection, notice_id: int, *, to: State, since: Sequence[State], **values: Any
) -> bool:
    """Into another state, if it is in one of *since*."""
    changed = conn.execute(
        update(NOTICE)
        .where(NOTICE.c.id == notice_id, NOTICE.c.state.in_([str(one) for one in since]))
        .values(state=str(to), **values)
    )
    return bool(changed.rowcount)


def note(
    conn: Connection, notice_id: int, action: str, *, by: str, now: datetime, detail: str = ""
) -> None:
    """For the audit: who did what to a notice."""
    subject = f"notice:{notice_id}"
    audit.record(conn, actor=by, action=action, subject=subject, now=now, detail=detail)
