"""Nobody's case is left with someone who can no longer log in."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection

from bot.clinic import cases, silence, staff
from bot.store.session import Store
from tests.clinic import NOON, a_store, add_person, add_staff, after, open_case


@pytest.fixture(params=["sqlite", "postgresql"])
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    url = f"sqlite:///{tmp_path / 't.db'}"
    if request.param == "postgresql":
        url = request.getfixturevalue("postgres_url")
    async with a_store(url) as opened:
        yield opened


def look(conn: Connection, case_id: int, now: datetime) -> None:
    """The dispatcher's next look, which must be due at once."""
    case = cases.get(conn, case_id)
    assert case is not None and case.wake_at is not None and case.wake_at <= now
    silence.step(conn, case_id=case_id, now=now)


async def test_the_open_cases_of_someone_shut_out_wait_for_another(store: Store) -> None:
    def work(conn: Connection) -> tuple[list[int], bool, cases.CaseView | None]:
        person, other = add_person(conn, "ann"), add_person(conn, "bob")
        li, wu = add_staff(conn, "li"), add_staff(conn, "wu")
        left, kept = open_case(conn, person), open_case(conn, other)
        cases.accept(conn, case_id=left, staff_id=li, now=NOON)
        cases.accept(conn, case_id=kept, staff_id=wu, now=NOON)
        staff.disable(conn, login="li", now=after(60))
        look(conn, left, after(60))
        waiting = [case.id for case in cases.waiting(conn)]
        again = cases.accept(conn, case_id=left, staff_id=wu, now=after(120))
        return waiting, again, cases.get(conn, left)

    waiting, again, case = await store.write(work)
    assert waiting == [1] and again
    assert case is not None and (case.state, case.opened_at) == ("active", NOON)


async def test_handing_back_is_written_down(store: Store) -> None:
    def work(conn: Connection) -> list[tuple[str, str]]:
        case_id, li = open_case(conn, add_person(conn, "ann")), add_staff(conn, "li")
        cases.accept(conn, case_id=case_id, staff_id=li, now=NOON)
        staff.disable(conn, login="li", now=NOON)
        look(conn, case_id, NOON)
        rows = conn.exec_driver_sql("SELECT action, actor FROM audit ORDER BY id").all()
        return [(row[0], row[1]) for row in rows]

    assert ("case.shut-out", "queue") in await store.write(work)
