"""The console and the program's own turns together: what staff do reaches the patient's talk."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, select

from bot.app import App, build
from bot.clinic import cases
from bot.clock import now
from bot.config import load
from bot.messages import Inbound, Kind
from tests.clinic import NOTE, TABLES, add_patient
from tests.console import House, serve
from tests.databases import migrated

SUMMARY = {"complaint": "头疼", "assessment": "紧张性头痛", "advice": "休息", "seek_help": "呕吐"}


@pytest.fixture
async def app(tmp_path: Path) -> AsyncIterator[App]:
    url = f"sqlite+aiosqlite:///{tmp_path / 't.db'}"
    await migrated(url)
    built = build(load(database_url=url, secret_key="for this test only", _env_file=None))
    async with built.running():
        yield built


@pytest.fixture
async def house(app: App) -> AsyncIterator[House]:
    async with serve(app.store, app.turns, app.bell, app.clock) as running:
        yield running


async def write(app: App, text: str, number: int) -> None:
    """The patient sends a message through the web chat's channel."""
    kind = Kind.TEXT if text else Kind.START
    await app.turns.take(Inbound("web", "ann", f"m{number}", kind, now(), now(), text=text))


async def queue(app: App) -> int:
    """The patient's case, waiting."""

    def work(conn: Connection) -> int:
        person = conn.execute(select(TABLES["person"].c.id)).scalar_one()
        return cases.open(
            conn,
            person_id=person,
            patient_id=add_patient(conn, person),
            role="doctor",
            level="L2",
            note=NOTE,
            rules=[],
            now=now(),
        )

    return await app.store.write(work)


async def heard(app: App) -> list[str]:
    """What the patient was sent, oldest first."""
    found = select(TABLES["outbox"].c.body).order_by(TABLES["outbox"].c.id)
    rows = await app.store.read(lambda conn: conn.execute(found).scalars().all())
    return [row["text"] for row in rows]


async def test_a_patient_is_accepted_answered_and_sent_the_summary(app: App, house: House) -> None:
    await house.hire("li", licence="110000000012345")
    await write(app, "", 1)
    case_id = await queue(app)
    async with house.inside("li") as visitor:
        await visitor.post(f"/console/case/{case_id}/accept")
        accepted = (await heard(app))[-1]
        assert "li医生" in accepted and "110000000012345" in accepted
        await write(app, "还有点恶心", 2)
        assert "还有点恶心" in (await visitor.get(f"/console/case/{case_id}"))[1]
        await visitor.post(f"/console/case/{case_id}/say", text="从什么时候开始的?")
        assert (await heard(app))[-1] == "从什么时候开始的?"
        before = len(await heard(app))
        await visitor.post(f"/console/case/{case_id}/close", outcome="advice", **SUMMARY)
        closing = "\n".join((await heard(app))[before:])
    assert all(part in closing for part in SUMMARY.values())


async def test_after_closing_the_patient_talks_with_the_program_again(
    app: App, house: House
) -> None:
    await house.hire("li")
    await write(app, "", 1)
    case_id = await queue(app)
    async with house.inside("li") as visitor:
        await visitor.post(f"/console/case/{case_id}/accept")
        await write(app, "谢谢", 2)
        quiet = len(await heard(app))
        await visitor.post(f"/console/case/{case_id}/close", outcome="advice", **SUMMARY)
        closed = len(await heard(app))
        await write(app, "你好", 3)
        assert "你好" not in (await visitor.get(f"/console/case/{case_id}"))[1]
    assert quiet < closed < len(await heard(app))
