"""A process is killed before and after each commit of a transfer, a takeover, a reopening, and of a
callback's booking and its time.

The act is then done again, as whoever got no answer does, until it comes to its end. In between
everything is as before or as afterwards, never half; at the end it happened once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import Connection, select

from bot.clinic import callbacks, cases, presence, remarks, watch
from bot.clinic.lifecycle import CALLBACK, CASE_EVENT
from bot.store.people import INBOX
from bot.store.session import Store
from tests.chaos.act import REASON
from tests.chaos.crowd import a_database
from tests.chaos.servers import Death, Server, a_server
from tests.chaos.settings import common
from tests.clinic import add_person, add_staff, open_case

pytestmark = [pytest.mark.chaos, pytest.mark.timeout(400)]
NOW = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
TIME = NOW + timedelta(hours=2)
MOST = 12  # commits of one act


@dataclass(frozen=True)
class Scene:
    """What an act is done to."""

    person: int
    case: int
    staff: int
    other: int


@dataclass(frozen=True)
class Play:
    """An act: the event it leaves, the key under which its patient hears of it, how it ends."""

    act: str
    event: str
    heard: str
    state: str
    prepare: Callable[[Connection, Scene], None]
    at: datetime = NOW + timedelta(minutes=5)


def accepted(conn: Connection, scene: Scene) -> None:
    for who in (scene.staff, scene.other):
        presence.go(conn, staff_id=who, to=presence.At.online, now=NOW)
    assert cases.accept(conn, case_id=scene.case, staff_id=scene.staff, now=NOW)


def booked(conn: Connection, scene: Scene) -> None:
    given = {"means": "phone", "reach": "555"}
    assert callbacks.book(conn, case_id=scene.case, at=TIME, now=NOW, **given)


def nothing(conn: Connection, scene: Scene) -> None:
    """The case waits."""


PLAYS = (
    Play("transfer", "transferred", "case.transferred:", "waiting", accepted),
    Play("takeover", "taken-over", "case.accepted:", "active", accepted),
    Play("reopen", "reopened", "m-again", "waiting", accepted, at=NOW + timedelta(hours=26)),
    Play("book", "callback-booked", "", "callback_booked", nothing),
    Play("due", "callback-due", "callback:", "waiting", booked, at=TIME),
)


def scene_of(conn: Connection) -> Scene:
    person = add_person(conn, "ann", channel="web")
    staff = [add_staff(conn, name) for name in ("li", "wu")]
    case = open_case(conn, person, now=NOW)
    return Scene(person, case, *staff)


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
    booked = select(CALLBACK.c.id).where(CALLBACK.c.state == "booked")
    places = {"book": count, "due": 1 - count}.get(play.act, 0)
    assert len(conn.execute(booked).all()) == places
    assert watch.repair(conn, now=play.at) == []
    return count


async def killed_everywhere(server: Server, store: Store, scene: Scene, play: Play) -> None:
    """Die at each commit in turn, and look each time; then once more without a death."""
    env = {"ACT": play.act, "ACT_AT": f"{play.at.timestamp():.0f}"}
    env |= {f"ACT_{name.upper()}": str(getattr(scene, name)) for name in vars(scene)}
    env["ACT_TIME"] = f"{TIME.timestamp():.0f}"
    if play.act == "reopen":
        never = env | {"ACT": "end", "ACT_AT": f"{NOW.timestamp():.0f}"}
        assert await server.lived(Death("never", 1), **never)
    looked = partial(whole, scene=scene, play=play)
    assert await store.write(looked) == 0
    deaths = 0
    for nth in range(1, MOST):
        if await server.lived(Death("before-commit", nth), **env):
            break  # it has no such commit: it came to its end
        before = await store.write(looked)
        assert not await server.lived(Death("after-commit", nth), **env)
        deaths += 2
        count = await store.write(looked)
        assert before <= count <= 1
    else:
        raise AssertionError("the act does not come to its end")
    count = await store.write(looked)
    assert deaths >= 2 and count == 1


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite+aiosqlite:///{tmp_path / 'chaos.db'}"
    return str(request.getfixturevalue("postgres_url"))


@pytest.mark.parametrize("play", PLAYS, ids=lambda play: play.act)
async def test_killed_at_any_commit_it_happens_wholly_and_once(
    url: str, play: Play, tmp_path: Path
) -> None:
    store = await a_database(url)
    try:
        scene = await store.write(scene_of)
        await store.write(lambda conn: play.prepare(conn, scene))
        env = common(url, capacity=None)
        program = "tests.chaos.act"
        async with a_server(env, log=tmp_path / "log", program=program) as server:
            await killed_everywhere(server, store, scene, play)
    finally:
        await store.close()
