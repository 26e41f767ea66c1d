"""Counts of what people do in the flows: added up in memory, written once a minute.

A turn pays for a few additions and for no write. What a process counted since its last minute is
lost with it; the figures are for seeing where people turn back, not for the record. Nothing of a
person is in a row, and counts of fewer than `deskfile.least_shown` are not shown.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, delete, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import SQLModel

import bot.store.operating  # noqa: F401 - fills the metadata
from bot.operating.walks import Walk, What

COUNT = SQLModel.metadata.tables["flow_count"]
KEYS = ("day", "flow", "step", "version", "channel", "wording", "locale", "what")
KEPT = timedelta(days=400)
UNCLEAR = tuple(str(what) for what in (What.other, What.short, What.middle, What.long))


class Key(NamedTuple):
    day: date
    flow: str
    step: str
    version: str
    channel: str
    wording: str
    locale: str
    what: str


class Tally:
    """The counts of one process since they were last taken. *versions*: of each flow."""

    def __init__(self, *, versions: Mapping[str, str], zone: str) -> None:
        self._versions, self._zone = versions, ZoneInfo(zone)
        self._counts: dict[tuple[Any, ...], int] = {}
        self._day, self._until = date.min, datetime.min.replace(tzinfo=UTC)

    def note(self, walk: Walk, now: datetime) -> None:
        if now >= self._until:
            self._turn_over(now)
        day, wording = self._day, "larger" if walk.elder else "normal"
        channel, locale, counts = walk.channel, walk.locale, self._counts
        for flow, step, what in walk.marks:
            key = (day, flow, step, self._versions.get(flow, ""), channel, wording, locale, what)
            counts[key] = counts.get(key, 0) + 1

    def _turn_over(self, now: datetime) -> None:
        """The day of the clinic and when it is over: looked up once a day, not at each turn."""
        here = now.astimezone(self._zone)
        self._day = here.date()
        midnight = datetime.combine(self._day + timedelta(days=1), time(), tzinfo=self._zone)
        self._until = midnight.astimezone(UTC)

    def take(self) -> Counter[Key]:
        """What was counted; the counting begins anew."""
        taken, self._counts = self._counts, {}
        return Counter({Key._make((*key[:-1], str(key[-1]))): n for key, n in taken.items()})

    def give_back(self, counts: Counter[Key]) -> None:
        """They could not be written: they go with the next."""
        for key, n in counts.items():
            here = (*key[:-1], What(key.what))
            self._counts[here] = self._counts.get(here, 0) + n


def write(conn: Connection, counts: Mapping[Key, int]) -> None:
    """Add counts to those of all processes; in one order, so that two of them never deadlock."""
    if not counts:
        return
    make = sqlite.insert if conn.dialect.name == "sqlite" else postgresql.insert
    put = make(COUNT)
    more = put.on_conflict_do_update(
        index_elements=list(KEYS), set_={"n": COUNT.c.n + put.excluded.n}
    )
    conn.execute(more, [key._asdict() | {"n": counts[key]} for key in sorted(counts)])


def forget(conn: Connection, *, today: date) -> int:
    """Counts of more than a year ago go."""
    return conn.execute(delete(COUNT).where(COUNT.c.day < today - KEPT)).rowcount


@dataclass(frozen=True, slots=True)
class Asked:
    """Which counts: of days, and of one channel, wording, language or version where given."""

    since: date
    until: date
    channel: str = ""
    wording: str = ""
    locale: str = ""
    version: str = ""

    def where(self) -> list[Any]:
        given = [
            (name, getattr(self, name)) for name in ("channel", "wording", "locale", "version")
        ]
        chosen = [COUNT.c[name] == value for name, value in given if value]
        return [COUNT.c.day >= self.since, COUNT.c.day <= self.until, *chosen]


@dataclass(slots=True)
class Step:
    """What happened at one step. *silent*: entered, and nothing more was heard there."""

    flow: str
    step: str
    counts: Counter[str] = field(default_factory=Counter)

    def of(self, what: str) -> int:
        return self.counts[what]

    @property
    def unclear(self) -> int:
        return sum(self.counts[what] for what in UNCLEAR)

    @property
    def silent(self) -> int:
        heard = sum(self.counts[what] for what in (What.answered, What.back, What.left, What.human))
        return max(0, self.counts[What.entered] - heard)

    @property
    def lost(self) -> int:
        """Who did not go on from here: went away or fell silent."""
        return self.silent + self.counts[What.left]

    @property
    def share(self) -> float:
        """Of those who entered, who did not go on."""
        entered = self.counts[What.entered]
        return min(1.0, self.lost / entered) if entered else 0.0


def flows(conn: Connection, asked: Asked) -> list[Step]:
    """Each flow as a whole: how many entered, how many finished; the most entered first."""
    found = _read(conn, asked, COUNT.c.step == "")
    return sorted(found, key=lambda one: -one.of(What.entered))


def steps(conn: Connection, asked: Asked, flow: str, order: Iterable[str] = ()) -> list[Step]:
    """The steps of one flow, in the *order* in which they are met."""
    places = {name: n for n, name in enumerate(order)}
    found = _read(conn, asked, COUNT.c.flow == flow, COUNT.c.step != "")
    return sorted(found, key=lambda one: (places.get(one.step, len(places)), one.step))


def unclear(conn: Connection, asked: Asked) -> list[Step]:
    """Steps at which something was not understood, the worst first."""
    found = [one for one in _read(conn, asked, COUNT.c.step != "") if one.unclear]
    return sorted(found, key=lambda one: -one.unclear)


def _read(conn: Connection, asked: Asked, *more: Any) -> list[Step]:
    keys = (COUNT.c.flow, COUNT.c.step, COUNT.c.what)
    where = [*asked.where(), *more]
    rows = conn.execute(select(*keys, func.sum(COUNT.c.n)).where(*where).group_by(*keys))
    found: dict[tuple[str, str], Step] = {}
    for flow, step, what, n in rows:
        found.setdefault((flow, step), Step(flow, step)).counts[what] += int(n)
    return list(found.values())


def kinds(conn: Connection, asked: Asked) -> dict[str, list[str]]:
    """The channels, wordings, languages and versions there are counts of, to choose from."""
    span = Asked(asked.since, asked.until)
    found: dict[str, list[str]] = defaultdict(list)
    for name in ("channel", "wording", "locale"):
        rows = conn.execute(select(COUNT.c[name]).where(*span.where()).distinct())
        found[name] = sorted(rows.scalars())
    return found


def versions(conn: Connection, flow: str) -> list[tuple[str, date, date]]:
    """(version, first day, last day) of the releases of one flow, the newest first."""
    days = (func.min(COUNT.c.day), func.max(COUNT.c.day))
    mine = select(COUNT.c.version, *days).where(COUNT.c.flow == flow).group_by(COUNT.c.version)
    return [(row[0], row[1], row[2]) for row in conn.execute(mine.order_by(days[1].desc()))]


def by_day(conn: Connection, asked: Asked, flow: str) -> list[tuple[date, int, int]]:
    """(day, entered, finished) of one flow."""
    mine = (COUNT.c.flow == flow, COUNT.c.step == "")
    keys = (COUNT.c.day, COUNT.c.what)
    rows = conn.execute(
        select(*keys, func.sum(COUNT.c.n)).where(*asked.where(), *mine).group_by(*keys)
    )
    found: dict[date, Counter[str]] = defaultdict(Counter)
    for day, what, n in rows:
        found[day][what] += int(n)
    return [
        (day, counts[What.entered], counts[What.finished]) for day, counts in sorted(found.items())
    ]
