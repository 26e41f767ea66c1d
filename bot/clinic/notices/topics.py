"""Topics people ask to be told about: those of the data file, and what operators changed or added.

`flows/data/notices.yaml` names the topics a clinic starts with; the table `topic` holds what was
changed at the desk. A topic of a season is offered while that season is on. What a person chose is
a row of `interest`; notices are for those who have it (`Audience.topics`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, delete, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import SQLModel

import bot.store.operating  # noqa: F401 - fills the metadata
from bot.clinic import audit, seasons
from bot.clinic.notices import rules
from bot.clinic.notices.audience import INTEREST

TOPIC = SQLModel.metadata.tables["topic"]
CODE = re.compile(r"[a-z][a-z0-9-]{1,23}")
LONGEST, LONGEST_ABOUT = 10, 60  # characters in Chinese; Latin script gets twice as many
MOST = 12  # topics that may be open at once


class Wrong(Exception):
    """A topic that cannot be kept so; *reason* is the last word of a catalogue key."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Topic:
    """*names* and *about* by language; without names it is called as the catalogue says."""

    id: str
    names: Mapping[str, str] = field(default_factory=dict)
    about: Mapping[str, str] = field(default_factory=dict)
    season: str = ""
    open: bool = True

    def name(self, locale: str) -> Any:
        """What somebody reads: the words, or {"key": ...} of the catalogue."""
        return _spoken(self.names, locale) or {"key": f"topic-{self.id}"}

    def told(self, locale: str) -> str:
        return _spoken(self.about, locale)


def _spoken(words: Mapping[str, str], locale: str) -> str:
    """In this language, one near to it, or whatever there is."""
    near = [name for name in words if name.partition("-")[0] == locale.partition("-")[0]]
    return next((words[name] for name in (locale, *near, *words) if words.get(name)), "")


def every(conn: Connection) -> list[Topic]:
    """Those of the file in its order, then those that were added."""
    rows = {row.id: row for row in conn.execute(select(TOPIC).order_by(TOPIC.c.id))}
    found = [_topic(one, rows.pop(one, None)) for one in rules.load().topics]
    return found + [_topic(one, row) for one, row in rows.items()]


def _topic(topic_id: str, row: Any) -> Topic:
    if row is None:
        return Topic(topic_id)
    return Topic(topic_id, row.names or {}, row.about or {}, row.season, row.open)


def known(conn: Connection) -> frozenset[str]:
    """The topics a notice may be about."""
    return frozenset(topic.id for topic in every(conn))


def offered(conn: Connection, *, today: date) -> list[Topic]:
    """Those a person may choose now."""
    on = {state.season.id for state in seasons.states(conn) if state.on(today)}
    return [one for one in every(conn) if one.open and (not one.season or one.season in on)]


def keep(conn: Connection, topic: Topic, *, by: str, now: datetime) -> None:
    """Change a topic, or add one. Raises Wrong."""
    _check(conn, topic)
    row = {
        "names": dict(topic.names),
        "about": dict(topic.about),
        "season": topic.season,
        "open": topic.open,
        "changed_at": now,
    }
    make = sqlite.insert if conn.dialect.name == "sqlite" else postgresql.insert
    put = make(TOPIC).values(id=topic.id, **row)
    conn.execute(put.on_conflict_do_update(index_elements=["id"], set_=row))
    detail = "open" if topic.open else "closed"
    audit.record(
        conn, actor=by, action="topic.kept", subject=f"topic:{topic.id}", now=now, detail=detail
    )


def _check(conn: Connection, topic: Topic) -> None:
    if not CODE.fullmatch(topic.id):
        raise Wrong("topic-code")
    if topic.id not in rules.load().topics and not any(topic.names.values()):
        raise Wrong("topic-name")
    for words, most in ((topic.names, LONGEST), (topic.about, LONGEST_ABOUT)):
        for locale, said in words.items():
            if len(said) > most * (1 if locale.startswith("zh") else 2):
                raise Wrong("topic-long")
    if topic.season and topic.season not in {s.season.id for s in seasons.states(conn)}:
        raise Wrong("topic-season")
    others = [one for one in every(conn) if one.open and one.id != topic.id]
    if topic.open and len(others) >= MOST:
        raise Wrong("topic-many")


def counts(conn: Connection) -> dict[str, int]:
    """How many asked for each topic."""
    found = select(INTEREST.c.topic, func.count()).group_by(INTEREST.c.topic)
    return {topic: int(number) for topic, number in conn.execute(found)}


def of(conn: Connection, person_id: int) -> set[str]:
    """What somebody asked to be told about."""
    found = select(INTEREST.c.topic).where(INTEREST.c.person_id == person_id)
    return set(conn.execute(found).scalars())


def want(conn: Connection, *, person_id: int, topic: str, now: datetime) -> bool:
    """Somebody wants to be told; False when there is no such topic."""
    if topic not in known(conn):
        return False
    make = sqlite.insert if conn.dialect.name == "sqlite" else postgresql.insert
    row = {"person_id": person_id, "topic": topic, "at": now}
    conn.execute(make(INTEREST).on_conflict_do_nothing(), row)
    return True


def leave(conn: Connection, *, person_id: int, topic: str) -> None:
    """Somebody does not want to be told any more."""
    mine = (INTEREST.c.person_id == person_id, INTEREST.c.topic == topic)
    conn.execute(delete(INTEREST).where(*mine))
