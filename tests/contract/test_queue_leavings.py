"""What must not be left behind: alarms of who left the queue, and patients nobody told."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection

from bot.clinic import alarms, callbacks, cases, guests, opening, silence, staff
from bot.clinic.chatline import STAFF_CHAT
from bot.outbox import OUT
from bot.packing import unpack
from bot.store.session import Store
from tests.clinic import NOON, add_person, after
from tests.contract.waiting_room import accept, look, online, wait


@pytest.mark.parametrize("way", ["cancelled", "booked", "left a question"])
async def test_the_alarm_of_who_leaves_the_queue_falls_silent(store: Store, way: str) -> None:
    def work(conn: Connection) -> list[list[str]]:
        case_id = wait(conn, "ann")
        for seconds in (0, 24, 60, 120):
            look(conn, seconds)
        before = [one.name for one in alarms.open_(conn)]
        if way == "cancelled":
            assert cases.cancel(conn, case_id=case_id, now=after(130))
        elif way == "booked":
            at = NOON + timedelta(hours=2)
            given: dict[str, Any] = {"means": "phone", "reach": "555"}
            assert callbacks.book(conn, case_id=case_id, at=at, now=after(130), **given)
        else:
            assert opening.leave_question(conn, case_id=case_id, now=after(130))
        return [before, [one.name for one in alarms.open_(conn)]]

    assert await store.write(work) == [["unaccepted"], []]


async def test_the_patients_of_somebody_shut_out_are_told_and_wait_for_another(
    store: Store,
) -> None:
    def work(conn: Connection) -> list[object]:
        case_id, li = wait(conn, "ann"), online(conn, "li")
        assert accept(conn, case_id, li, 1)
        assert staff.disable(conn, login="li", now=after(2))
        case = cases.get(conn, case_id)
        assert case is not None and case.wake_at is not None and case.wake_at <= after(2)
        tells = silence.step(conn, case_id=case_id, now=after(2))
        again = silence.step(conn, case_id=case_id, now=after(3))
        after_ = cases.get(conn, case_id)
        assert after_ is not None
        return [[tell.name for tell in tells], again, after_.state, after_.staff_id]

    assert await store.write(work) == [["case.returned"], [], "waiting", None]


async def test_who_is_asked_into_a_case_hears_of_it_in_their_own_chat(store: Store) -> None:
    def work(conn: Connection) -> list[Any]:
        case_id, li = wait(conn, "ann"), online(conn, "li")
        assert accept(conn, case_id, li, 1)
        found: list[tuple[int, int]] = []
        for name in ("wu", "he"):
            person = add_person(conn, f"chat of {name}")
            who = online(conn, name)
            row = {"person_id": person, "staff_id": who, "bound_at": NOON}
            conn.execute(STAFF_CHAT.insert().values(row))
            found.append((person, who))
        (wu, wu_id), (he, _) = found
        ask: dict[str, Any] = {"case_id": case_id, "staff_id": li, "now": after(2)}
        guests.invite(conn, role="", guest=wu_id, **ask)
        first = [told(conn, wu), told(conn, he)]
        guests.invite(conn, role="doctor", guest=None, **ask)
        return [*map(len, first), len(told(conn, wu)), len(told(conn, he)), first[0][0][:3]]

    assert await store.write(work) == [1, 0, 2, 1, "#1 "]


def told(conn: Connection, person: int) -> list[str]:
    rows = conn.execute(OUT.select().where(OUT.c.person_id == person)).all()
    return [unpack(row.body).text for row in rows]
