"""What must hold of a case that is handed on, opened again or called back, whoever died."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, select

from bot.clinic import callbacks, cases, presence, remarks, watch
from bot.clinic.lifecycle import CALLBACK, CASE_EVENT
from bot.store.people import INBOX
from tests.chaos.act import REASON
from tests.clinic import add_person, add_staff, open_case

NOW = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
TIME = NOW + timedelta(hours=2)


@dataclass(frozen=True)
class Scene:
    """What an act is done to; *name* is the patient's, *time* that of a callback."""

    name: str
    person: int
    case: int
    staff: int
    other: int
    time: datetime = TIME


@dataclass(frozen=True)
class Play:
    """An act: the event it leaves, the key under which its patient hears of it, how it ends."""

    act: str
    event: str
    heard: str
    state: str
    prepare: Callable[[Connection, Scene], None]
    later: timedelta | None = timedelta(minutes=5)  # after NOW; None: at the scene's own time

    def at(self, scene: Scene) -> datetime:
        return scene.time if self.later is None else NOW + self.later


def accepted(conn: Connection, scene: Scene) -> None:
    for who in (scene.staff, scene.other):
        presence.go(conn, staff_id=who, to=presence.At.online, now=NOW)
    assert cases.accept(conn, case_id=scene.case, staff_id=scene.staff, now=NOW)


def booked(conn: Connection, scene: Scene) -> None:
    given = {"means": "phone", "reach": "555"}
    assert callbacks.book(conn, case_id=scene.case, at=scene.time, now=NOW, **given)


def nothing(conn: Connection, scene: Scene) -> None:
    """The case waits."""


PLAYS = (
    Play("transfer", "transferred", "case.transferred:", "waiting", accepted),
    Play("takeover", "taken-over", "case.accepted:", "active", accepted),
    Play("reopen", "reopened", "m-again", "waiting", accepted, timedelta(hours=26)),
    Play("book", "callback-booked", "", "callback_booked", nothing),
    Play("due", "callback-due", "callback:", "waiting", booked, None),
)


def scene_of(conn: Connection, number: int = 0) -> Scene:
    name = f"ann{number}"
    person = add_person(conn, name, channel="web")
    li, wu = (add_staff(conn, f"{one}{number}") for one in ("li", "wu"))
    case = open_case(conn, person, now=NOW)
    return Scene(name, person, case, li, wu, TIME + number * timedelta(minutes=15))


def told_of(scene: Scene, play: Play) -> dict[str, str]:
    """The environment of a life that does the act of a *play* to a *scene*."""
    env = {"ACT": play.act, "ACT_AT": f"{play.at(scene).timestamp():.0f}"}
    env |= {f"ACT_{name.upper()}": str(value) for name, value in vars(scene).items()}
    return env | {"ACT_TIME": f"{scene.time.timestamp():.0f}"}


def ended(scene: Scene, play: Play) -> dict[str, str]:
    """As `told_of`: the case is accepted and ends by itself, before it is opened again."""
    return told_of(scene, play) | {"ACT": "end", "ACT_AT": f"{NOW.timestamp():.0f}"}


def happened(conn: Connection, scene: Scene, name: str) -> int:
    mine = (CASE_EVENT.c.case_id == scene.case, CASE_EVENT.c.name == name)
    return len(conn.execute(select(CASE_EVENT.c.id).where(*mine)).all())


def whole(conn: Connection, scene: Scene, play: Play) -> int:
    """How often the act has happened: its event, its state and what was told of it agree, and
    nothing has fallen out of the rules of the queue."""
    count = happened(conn, scene, play.event)
    case = cases.get(conn, scene.case)
    assert case is not None and (case.state in (play.state, "offered") or not count)
    if play.heard:
        mine = (INBOX.c.person_id == scene.person, INBOX.c.message_id.startswith(play.heard))
        heard = conn.execute(select(INBOX.c.state).where(*mine)).scalars().all()
        assert list(heard) == ["done"] * count
    reasons = [one.body.get("text") for one in remarks.of(conn, scene.case)]
    assert reasons.count(REASON) == (count if play.act in ("transfer", "takeover") else 0)
    booked = select(CALLBACK.c.id).where(
        CALLBACK.c.state == "booked", CALLBACK.c.case_id == scene.case
    )
    places = {"book": count, "due": 1 - count}.get(play.act, 0)
    assert len(conn.execute(booked).all()) == places
    assert watch.repair(conn, now=play.at(scene)) == []
    return count
