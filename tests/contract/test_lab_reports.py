"""A laboratory's report is kept once, for the right patient, with every version of it."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Connection, select

from bot.clinic import alarms, checkups
from bot.clinic.hometest import reports
from bot.clinic.hometest.orders import REPORT, State
from bot.clinic.hometest.reports import TIMER, Refusal, Taken
from tests.clinic import NOON, add_staff, open_case
from tests.contract.lab_parts import a_report, an_order, now_of, sampled, taken
from tests.contract.slot_parts import Play

NEGATIVE = {"flu_a": "negative", "flu_b": "negative", "covid": "negative"}
BODIES = [{"name": "ann", "birth": "1960-01-01"}, {"name": "别人"}]


async def test_a_report_is_kept_once_and_told_once(play: Play) -> None:
    def story(conn: Connection) -> None:
        order = sampled(conn)
        first, again = taken(conn, a_report()), taken(conn, a_report(), minutes=61)
        assert isinstance(first, Taken) and isinstance(again, Taken)
        assert [tell.name for tell in first.tells] == ["lab.report"]
        assert again.again and again.tells == [] and again.version == 1
        assert now_of(conn, order.id).state is State.reported
        assert len(reports.versions(conn, order.id)) == 1

    await play(story)


async def test_an_amended_report_stands_beside_the_first(play: Play) -> None:
    def story(conn: Connection) -> None:
        order = sampled(conn)
        case_id = open_case(conn, order.person_id, order.patient_id)
        assert isinstance(taken(conn, a_report()), Taken)
        assert taken(conn, a_report(NEGATIVE)) is Refusal.differs
        amended = taken(conn, a_report(NEGATIVE, status="amended"))
        assert isinstance(amended, Taken) and amended.version == 2
        assert [(t.name, t.key[-2:]) for t in amended.tells] == [("lab.report", ":2")]
        first, second = reports.versions(conn, order.id)
        assert (first.results["flu_a"], second.results["flu_a"]) == ("positive", "negative")
        assert reports.latest(conn, order.id) == second
        assert _said_in(conn, case_id) == [{"key": reports.NEWS}]

    await play(story)


def _said_in(conn: Connection, case_id: int) -> list[Any]:
    from bot.clinic.casefile import MESSAGE

    mine = select(MESSAGE.c.body).where(MESSAGE.c.case_id == case_id).order_by(MESSAGE.c.id)
    return list(conn.execute(mine).scalars())


@pytest.mark.parametrize("patient", BODIES, ids=["another birthday", "another name"])
async def test_another_patients_report_is_kept_back_with_an_alarm(
    play: Play, patient: dict[str, str]
) -> None:
    def story(conn: Connection) -> None:
        order = sampled(conn)
        assert taken(conn, a_report(patient=patient)) is Refusal.patient
        assert taken(conn, a_report(patient=patient)) is Refusal.patient
        assert [alarm.name for alarm in alarms.open_(conn)] == ["sample"]
        assert conn.execute(select(REPORT.c.id)).all() == []
        assert now_of(conn, order.id).state is State.sampled

    await play(story)


async def test_the_right_patients_report_fits_however_the_name_is_spaced(play: Play) -> None:
    def story(conn: Connection) -> None:
        sampled(conn)
        who = {"name": " ANN ", "birth": "2019-05-04"}
        assert isinstance(taken(conn, a_report(patient=who)), Taken)

    await play(story)


async def test_a_bar_code_nobody_knows_is_refused_with_an_alarm(play: Play) -> None:
    def story(conn: Connection) -> None:
        an_order(conn)
        assert taken(conn, a_report()) is Refusal.unknown
        assert [alarm.name for alarm in alarms.open_(conn)] == ["sample"]

    await play(story)


async def test_what_was_not_ordered_is_not_reported(play: Play) -> None:
    def story(conn: Connection) -> None:
        sampled(conn)
        assert taken(conn, a_report({"flu_a": "negative", "hrv": "positive"})) is Refusal.target
        assert taken(conn, a_report(status="amended")) is Refusal.first

    await play(story)


async def test_what_the_laboratory_left_out_was_not_tested(play: Play) -> None:
    def story(conn: Connection) -> None:
        order = sampled(conn)
        taken(conn, a_report({"flu_a": "positive"}))
        found = reports.latest(conn, order.id)
        assert found is not None
        assert found.results == {"flu_a": "positive", "flu_b": "untested", "covid": "untested"}

    await play(story)


async def test_a_sample_nothing_could_be_read_of_is_taken_again(play: Play) -> None:
    def story(conn: Connection) -> None:
        order = sampled(conn)
        done = taken(conn, a_report(dict.fromkeys(NEGATIVE, "invalid")))
        assert isinstance(done, Taken) and [tell.name for tell in done.tells] == ["lab.redo"]
        assert now_of(conn, order.id).state is State.spoiled
        asked = select(TIMER.c.id).where(TIMER.c.name == checkups.NAME)
        assert conn.execute(asked).all() == []

    await play(story)


async def test_some_days_after_a_report_we_ask_how_it_goes(play: Play) -> None:
    def story(conn: Connection) -> None:
        order = sampled(conn)
        done = taken(conn, a_report())
        assert isinstance(done, Taken)
        add_staff(conn, "anybody")
        timer = conn.execute(select(TIMER).where(TIMER.c.name == checkups.NAME)).one()
        assert timer.person_id == order.person_id
        ahead = timer.due_at.date() - NOON.date()
        assert ahead.days == 4  # the visit is tomorrow, and three days after it

    await play(story)
