"""Drafts worked on: saved as versions, handed to a second person, given back with a remark."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from bot.clinic.notices.audience import Audience
from bot.clinic.notices.lifecycle import found
from bot.clinic.notices.notice import (
    IMAGE,
    NOTICE,
    VERSION,
    Draft,
    Kind,
    Notice,
    Refused,
    State,
    check,
    keep_version,
    move,
    note,
)

OPEN = (State.draft, State.testing, State.approved, State.scheduled)  # nobody has got it yet
LONGEST = 300  # characters of a remark


@dataclass(frozen=True, slots=True)
class Saved:
    """A version as it was saved."""

    version: int
    by: str
    at: datetime
    body: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a notice. *body*: a JPEG; width and height in pixels."""

    id: int
    mime: str
    width: int
    height: int
    body: bytes


def draft_of(notice: Notice) -> Draft:
    """The draft a notice was made from, to be changed."""
    return Draft(
        name=notice.name,
        kind=notice.kind,
        texts=notice.texts,
        flows=notice.flows,
        audience=notice.audience,
        source=notice.source,
        expires=notice.expires,
        reviewer=notice.reviewer,
        image_id=notice.image_id,
        subscribe=notice.subscribe,
    )


def with_picture(draft: Draft, image_id: int | None) -> Draft:
    return replace(draft, image_id=image_id)


def draft_of_body(body: Mapping[str, Any]) -> Draft:
    """The draft of a version, as it was kept."""
    expires = body.get("expires")
    return Draft(
        name=body["name"],
        kind=Kind(body["kind"]),
        texts=body["texts"],
        flows=tuple(body["flows"]),
        audience=Audience.model_validate(body["audience"]),
        source=body["source"],
        expires=date.fromisoformat(expires) if expires else None,
        reviewer=body.get("reviewer", ""),
        image_id=body.get("image_id"),
        subscribe=body.get("subscribe"),
    )


def revise(
    conn: Connection,
    notice_id: int,
    draft: Draft,
    *,
    seen: int | None,
    by: str,
    picks: Mapping[str, str],
    now: datetime,
) -> int:
    """Save a new version; whatever was tested or approved was another one. Returns its number.

    *seen* is the version the change was made from: another one has been saved meanwhile, and it is
    refused, as is what has begun. Raises Refused.
    """
    notice = found(conn, notice_id)
    if notice.state not in OPEN:
        raise Refused(f"is-{notice.state}")
    if seen is not None and seen != notice.version:
        raise Refused("changed-meanwhile")
    check(conn, draft, picks)
    version = notice.version + 1
    fresh: dict[str, Any] = {"version": version, "approved_by": None, "approved_at": None}
    fresh |= {"approved_version": None, "submitted_at": None, "submitted_by": "", "remark": ""}
    fresh |= {"starts_at": None}
    values = draft.as_values() | fresh
    if not move(conn, notice_id, to=State.draft, since=OPEN, **values):
        raise Refused("changed-meanwhile")
    keep_version(conn, notice_id, version, draft, by=by, now=now)
    note(conn, notice_id, "notice.edited", by=by, now=now, detail=f"version:{version}")
    return version


def copy(conn: Connection, notice_id: int, *, by: str, now: datetime) -> int:
    """A new draft with the words of another notice, whatever became of that. Raises Refused."""
    draft = draft_of(found(conn, notice_id))
    row = draft.as_values() | {"state": str(State.draft), "made_by": by[:40], "reason": ""}
    row |= {"created_at": now}
    made = int(conn.execute(insert(NOTICE).values(row).returning(NOTICE.c.id)).scalar_one())
    keep_version(conn, made, 1, draft, by=by, now=now)
    note(conn, made, "notice.created", by=by, now=now, detail=f"copy:{notice_id}")
    return made


def submit(conn: Connection, notice_id: int, *, by: str, now: datetime) -> None:
    """Ask a second person to approve it; it was tested before. Raises Refused."""
    notice = found(conn, notice_id)
    if notice.state is not State.testing:
        raise Refused(f"is-{notice.state}")
    asked = {"submitted_at": now, "submitted_by": by[:40], "remark": ""}
    conn.execute(update(NOTICE).where(NOTICE.c.id == notice_id).values(asked))
    note(conn, notice_id, "notice.submitted", by=by, now=now, detail=f"version:{notice.version}")


def refuse(
    conn: Connection, notice_id: int, *, version: int, remark: str, by: str, now: datetime
) -> None:
    """Give it back to its author with a remark. Raises Refused."""
    notice = found(conn, notice_id)
    if not remark.strip():
        raise Refused("no-remark")
    if notice.submitted_at is None or notice.version != version:
        raise Refused("changed-meanwhile")
    back = {"submitted_at": None, "remark": remark.strip()[:LONGEST]}
    if not move(conn, notice_id, to=State.draft, since=[State.testing], **back):
        raise Refused(f"is-{notice.state}")
    note(conn, notice_id, "notice.refused", by=by, now=now, detail=f"version:{version}")


def versions(conn: Connection, notice_id: int) -> list[Saved]:
    """The newest first."""
    rows = conn.execute(
        select(VERSION.c.version, VERSION.c.by, VERSION.c.at, VERSION.c.body)
        .where(VERSION.c.notice_id == notice_id)
        .order_by(VERSION.c.version.desc())
    )
    return [Saved(*row) for row in rows]


def keep_picture(
    conn: Connection, body: bytes, *, mime: str, size: tuple[int, int], by: str, now: datetime
) -> int:
    """A picture for notices; its id."""
    row = {"mime": mime, "width": size[0], "height": size[1], "body": body}
    row |= {"by": by[:40], "at": now}
    return int(conn.execute(insert(IMAGE).values(row).returning(IMAGE.c.id)).scalar_one())


def picture(conn: Connection, image_id: int) -> Picture | None:
    names = ("id", "mime", "width", "height", "body")
    query = select(*(IMAGE.c[name] for name in names)).where(IMAGE.c.id == image_id)
    row = conn.execute(query).first()
    return None if row is None else Picture(*row)
