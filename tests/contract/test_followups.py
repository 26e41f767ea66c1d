"""The day on which a clinician wanted to hear how it goes: whom it is told, and whom not."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import Connection, update

from bot.clinic import cases, followups, handing
from bot.store.session import Store
from tests.clinic import TABLES, add_person, add_staff, after, open_case
from tests.web.case_desk import SUMMARY

DAY = date(2026, 3, 9)


def closed(conn: Connection, person: int, *, follow_up: str = DAY.isoformat()) -> int:
    case_id, li = open_case(conn, person), add_staff(conn, f"li{person}-{follow_up}")
    assert cases.accept(conn, case_id=case_id, staff_id=li, now=after(1))
    assert cases.close(
        conn,
        case_id=case_id,
        staff_id=li,
        summary=SUMMARY,
        outcome="advice",
        now=after(2),
        follow_up=follow_up,
    )
    return case_id


def told(conn: Connection, person: int, case_id: int, today: date = DAY) -> str | None:
    return followups.needed(conn, person, {"of": case_id}, today=today)


async def test_the_patient_is_told_whose_day_it_is(store: Store) -> None:
    def work(conn: Connection) -> None:
        person = add_person(conn, "ann")
        case_id = closed(conn, person)
        assert told(conn, person, case_id) == f"li{person}-2026-03-09 医生"
        assert told(conn, person, case_id, date(2026, 3, 8)) is None  # the day was moved

    await store.write(work)


@pytest.mark.parametrize("why", ["notices", "waits", "reopened", "newer"])
async def test_nobody_is_told_who_has_no_need_of_it(store: Store, why: str) -> None:
    def work(conn: Connection) -> None:
        person = add_person(conn, "ann")
        case_id = closed(conn, person)
        if why == "notices":
            conn.execute(update(TABLES["person"]).values(notices=False))
        elif why == "waits":
            open_case(conn, person, now=after(3))
        elif why == "reopened":
            assert handing.reopen(conn, case_id=case_id, now=after(3))
        else:
            closed(conn, person, follow_up="")
        assert told(conn, person, case_id) is None

    await store.write(work)
