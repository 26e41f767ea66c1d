"""Texts a site changes: drafted by one, approved by another, live, and taken back in one step.

    draft -> proposed -> live -> replaced (by a later version) or withdrawn (the release's again)
                      -> refused

One open version of a text and one live one: the table's own indexes see to that, and to the second
person. What was approved once may be made live again without asking anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum, auto
from hashlib import sha256

from sqlalchemy import ColumnElement, Connection, and_, insert, select, update
from sqlalchemy.exc import IntegrityError

from bot.clinic import audit
from bot.store.wording import Wording

WORDING = Wording.__table__  # type: ignore[attr-defined]
LONGEST = 4000  # characters of one text
SHOWN = 100  # versions on a page


class State(StrEnum):
    """Where a version of a text stands."""

    DRAFT = auto()
    PROPOSED = auto()
    LIVE = auto()
    REPLACED = auto()
    REFUSED = auto()
    WITHDRAWN = auto()


OPEN = (State.DRAFT, State.PROPOSED)
ONCE = (State.REPLACED, State.WITHDRAWN)  # approved, and no longer live


class Refused(Exception):
    """A change that is not allowed; *reason* ends a catalogue key: gone, own or long."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Version:
    """A row; `bot.store.wording.Wording` tells the fields."""

    id: int
    locale: str
    key: str
    body: str
    base: str
    state: State
    remark: str
    made_by: int
    made_at: datetime
    settled_by: int | None
    settled_at: datetime | None


COLUMNS = [WORDING.c[name] for name in Version.__dataclass_fields__]


def base_of(source: str) -> str:
    """The checksum of a release's text, by which a later release's is told apart."""
    return sha256(source.encode()).hexdigest()[:16]


def live(conn: Connection) -> dict[tuple[str, str], str]:
    """(locale, key) -> Fluent pattern, of what is live."""
    rows = conn.execute(
        select(WORDING.c.locale, WORDING.c.key, WORDING.c.body).where(WORDING.c.state == State.LIVE)
    )
    return {(row.locale, row.key): row.body for row in rows}


def history(conn: Connection, locale: str, key: str) -> list[Version]:
    """Every version of a text, the newest first."""
    return _found(conn, _of(locale, key))


def open_ones(conn: Connection) -> list[Version]:
    """Drafts and proposals of all texts, and what is live, the newest first."""
    return _found(conn, WORDING.c.state.in_((*OPEN, State.LIVE)))


def get(conn: Connection, version_id: int) -> Version | None:
    found = _found(conn, WORDING.c.id == version_id)
    return found[0] if found else None


def _found(conn: Connection, where: ColumnElement[bool]) -> list[Version]:
    rows = conn.execute(select(*COLUMNS).where(where).order_by(WORDING.c.id.desc()).limit(SHOWN))
    return [Version(**{**row._mapping, "state": State(row.state)}) for row in rows]


def draft(
    conn: Connection,
    *,
    locale: str,
    key: str,
    body: str,
    base: str,
    staff_id: int,
    now: datetime,
) -> int:
    """Keep a draft; whoever writes last is its author, and a proposal becomes a draft again.

    Raises Refused (long) and, when two begin one at once, Refused (gone).
    """
    if len(body) > LONGEST:
        raise Refused("long")
    values = {"body": body, "base": base, "made_by": staff_id, "made_at": now}
    values |= {"state": State.DRAFT, "remark": ""}
    here = and_(_of(locale, key), WORDING.c.state.in_(OPEN))
    changed = conn.execute(update(WORDING).where(here).values(values).returning(WORDING.c.id))
    found = changed.scalar_one_or_none()
    if found is None:
        row = {"locale": locale, "key": key, **values}
        try:
            found = conn.execute(insert(WORDING).values(row).returning(WORDING.c.id)).scalar_one()
        except IntegrityError:
            raise Refused("gone") from None
    _note(conn, "text.drafted", int(found), staff_id, now)
    return int(found)


def propose(conn: Connection, version_id: int, *, staff_id: int, now: datetime) -> None:
    """Ask a second person. Raises Refused (gone)."""
    _move(conn, version_id, State.DRAFT, {"state": State.PROPOSED})
    _note(conn, "text.proposed", version_id, staff_id, now)


def approve(conn: Connection, version_id: int, *, body: str, staff_id: int, now: datetime) -> None:
    """Make a proposal live, if it still says *body*. Raises Refused: own, gone."""
    found = _held(conn, version_id)
    if found is None or found.state is not State.PROPOSED or found.body != body:
        raise Refused("gone")
    if found.made_by == staff_id:
        raise Refused("own")
    _replace(conn, found)
    values = {"state": State.LIVE, "settled_by": staff_id, "settled_at": now}
    _move(conn, version_id, State.PROPOSED, values, body=body)
    _note(conn, "text.live", version_id, staff_id, now)


def refuse(conn: Connection, version_id: int, *, remark: str, staff_id: int, now: datetime) -> None:
    """Send a proposal back with a remark. Raises Refused: own, gone."""
    found = get(conn, version_id)
    if found is not None and found.made_by == staff_id:
        raise Refused("own")
    values = {"state": State.REFUSED, "settled_by": staff_id, "settled_at": now}
    _move(conn, version_id, State.PROPOSED, {**values, "remark": remark[:300]})
    _note(conn, "text.refused", version_id, staff_id, now)


def discard(conn: Connection, version_id: int, *, staff_id: int, now: datetime) -> None:
    """Throw a draft or a proposal away. Raises Refused (gone)."""
    where = and_(WORDING.c.id == version_id, WORDING.c.state.in_(OPEN))
    done = conn.execute(update(WORDING).where(where).values(state=State.REFUSED))
    if not done.rowcount:
        raise Refused("gone")
    _note(conn, "text.discarded", version_id, staff_id, now)


def withdraw(conn: Connection, version_id: int, *, staff_id: int, now: datetime) -> None:
    """Say the release's text again. Raises Refused (gone)."""
    _move(conn, version_id, State.LIVE, {"state": State.WITHDRAWN})
    _note(conn, "text.withdrawn", version_id, staff_id, now)


def restore(conn: Connection, version_id: int, *, staff_id: int, now: datetime) -> None:
    """Make a version live that was live before. Raises Refused (gone)."""
    found = _held(conn, version_id)
    if found is None or found.state not in ONCE:
        raise Refused("gone")
    _replace(conn, found)
    _move(conn, version_id, found.state, {"state": State.LIVE})
    _note(conn, "text.restored", version_id, staff_id, now)


def _of(locale: str, key: str) -> ColumnElement[bool]:
    return and_(WORDING.c.locale == locale, WORDING.c.key == key)


def _held(conn: Connection, version_id: int) -> Version | None:
    """A version, with all of its text held, in one order: else two who make one live each would
    wait for one another."""
    found = get(conn, version_id)
    if found is None:
        return None
    whole = select(WORDING.c.id).where(_of(found.locale, found.key))
    conn.execute(whole.order_by(WORDING.c.id).with_for_update())
    return get(conn, version_id)


def _replace(conn: Connection, found: Version) -> None:
    old = and_(_of(found.locale, found.key), WORDING.c.state == State.LIVE)
    conn.execute(update(WORDING).where(old).values(state=State.REPLACED))


def _move(
    conn: Connection,
    version_id: int,
    was: State,
    values: Mapping[str, object],
    *,
    body: str | None = None,
) -> None:
    where = [WORDING.c.id == version_id, WORDING.c.state == was]
    if body is not None:
        where.append(WORDING.c.body == body)
    try:
        done = conn.execute(update(WORDING).where(*where).values(values))
    except IntegrityError:  # another version became live in the same moment
        raise Refused("gone") from None
    if not done.rowcount:
        raise Refused("gone")


def _note(conn: Connection, action: str, version_id: int, staff_id: int, now: datetime) -> None:
    subject = f"wording:{version_id}"
    audit.record(conn, actor=f"staff:{staff_id}", action=action, subject=subject, now=now)
