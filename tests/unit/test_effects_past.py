"""What is kept of an intake for the next one, and when somebody is asked how it goes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Connection, update

from bot.clinic import checkups, inquiry, intake, intakes, screening
from bot.clinic.context import Context
from bot.clinic.people import PERSON
from tests.clinic import NOON, add
from tests.unit.real_effects import a_context, cough, introduced, rows

TELLS: dict[str, Any] = {
    "illnesses": ["diabetes"],
    "care": "both",
    "medicines": "两种降压药",
    "allergies": "青霉素",
}


def a_photo(conn: Connection, person_id: int, size: int) -> int:
    row = {"person_id": person_id, "kind": "image", "channel": "web", "ref": "x", "size": size}
    return add(conn, "media", **row, state="kept", attempts=0, created_at=NOON, mime="image/png")


def patient_of(conn: Connection) -> int:
    return int(rows(conn, "patient")[0].id)


def later(context: Context, **by: float) -> Context:
    return replace(context, now=context.now + timedelta(**by))


def test_illnesses_medicines_and_allergies_stay_with_the_patient(conn: Connection) -> None:
    context = a_context(conn)
    introduced(conn, context)
    patient_id = patient_of(conn)
    answers = {"patient_id": patient_id, "name": "张三", "words": "x", **TELLS}
    intakes.remember(conn, context, answers)
    assert intakes.history(conn, context, patient_id) == TELLS
    known = intake.history_known(conn, context, answers)
    assert known.value == "known" and "青霉素" in known.gives["known"]
    assert intake.recall_history(conn, context, answers).gives == TELLS
    body = rows(conn, "patient")[0].body
    assert body["name"] == "张三" and body["allergies"] == "青霉素"


def test_an_allergy_that_is_no_longer_named_is_forgotten(conn: Connection) -> None:
    context = a_context(conn)
    introduced(conn, context)
    patient_id = patient_of(conn)
    intakes.remember(conn, context, {"patient_id": patient_id, **TELLS})
    now = {"patient_id": patient_id, "illnesses": ["none"], "care": "none"}
    intakes.remember(conn, context, now)
    assert "allergies" not in rows(conn, "patient")[0].body


def test_what_was_said_long_ago_is_asked_anew(conn: Connection) -> None:
    context = a_context(conn)
    introduced(conn, context)
    patient_id = patient_of(conn)
    intakes.remember(conn, context, {"patient_id": patient_id, **TELLS})
    days = inquiry.load().history_days
    assert intakes.history(conn, later(context, days=days), patient_id) == TELLS
    assert intakes.history(conn, later(context, days=days + 1), patient_id) == {}


def test_nobody_else_learns_what_a_patient_said(conn: Connection) -> None:
    context, other = a_context(conn), a_context(conn, locale="en")
    introduced(conn, context)
    patient_id = patient_of(conn)
    intakes.remember(conn, context, {"patient_id": patient_id, **TELLS})
    assert intakes.history(conn, other, patient_id) == {}


def test_a_finished_intake_is_offered_again_for_some_weeks(conn: Connection) -> None:
    context = a_context(conn)
    cough(introduced(conn, context))
    answers = {"patient_id": patient_of(conn)}
    found = intake.intake_begin(conn, later(context, days=1), answers)
    assert found.value == "again"
    assert found.gives["last"] == {"complaints": ["cough"]}
    again = intake.intake_reuse(conn, context, found.gives | {"again": "last"})
    assert again.gives == {"complaints": ["cough"]}
    assert intake.intake_reuse(conn, context, found.gives | {"again": "fresh"}).gives == {}
    days = inquiry.load().again_days + 1
    assert intake.intake_begin(conn, later(context, days=days), answers).value == "new"


def test_photos_go_along_to_the_case_once(conn: Connection) -> None:
    context = a_context(conn)
    walk = introduced(conn, context)
    photos = [a_photo(conn, context.person_id, 90_000) for _ in range(2)]
    patient_id = patient_of(conn)
    said = {"patient_id": patient_id, "complaints": ["skin"], "photos": photos, "level": "L3"}
    intakes.keep(conn, context, said)
    cough(walk).tap("doctor", "fits")
    assert [row.kind for row in rows(conn, "message")] == []  # a newer intake has none
    case_id = int(rows(conn, "case")[-1].id)
    intakes.keep(conn, later(context, minutes=1), said)
    handed = {"person_id": context.person_id, "patient_id": patient_id, "case_id": case_id}
    assert intakes.hand_over(conn, **handed, now=context.now) == 2
    assert intakes.hand_over(conn, **handed, now=context.now) == 0
    assert [row.media_id for row in rows(conn, "message")] == photos


@pytest.mark.parametrize(
    ("sizes", "value"), [([90_000], "fine"), ([90_000, 800], "small"), ([0], "fine"), ([], "fine")]
)
def test_a_photo_that_shows_too_little_is_noticed(
    conn: Connection, sizes: list[int], value: str
) -> None:
    context = a_context(conn)
    photos = [a_photo(conn, context.person_id, size) for size in sizes]
    assert screening.look_at_photos(conn, context, {"photos": photos}).value == value


def test_how_it_goes_is_asked_the_next_morning_and_planned_once(conn: Connection) -> None:
    context = a_context(conn)
    cough(introduced(conn, context))
    (row,) = rows(conn, "timer")
    here = row.due_at.astimezone(ZoneInfo(context.zone))
    assert (here.date() - context.today).days == 1 and here.hour == 10
    assert row.late_at > row.due_at and row.late_at.astimezone(ZoneInfo(context.zone)).hour < 21
    checkups.plan(conn, context, {"patient_id": patient_of(conn)}, doubt=False)
    assert len(rows(conn, "timer")) == 1
    checkups.plan(conn, context, {"patient_id": patient_of(conn)}, doubt=True)
    assert len(rows(conn, "timer")) == 2


def test_nobody_is_asked_without_need(conn: Connection) -> None:
    context = a_context(conn)
    cough(introduced(conn, context))
    data = rows(conn, "timer")[0].body
    asks = {"person_id": context.person_id, "data": data}
    assert checkups.needed(conn, **asks)
    conn.execute(update(PERSON).values(notices=False))
    assert not checkups.needed(conn, **asks)
    conn.execute(update(PERSON).values(notices=True))
    told = {"patient_id": patient_of(conn), "level": "L3", "complaints": ["cough"]}
    intakes.keep(conn, later(context, hours=1), told)
    assert not checkups.needed(conn, **asks)


def test_whoever_is_with_a_clinician_is_not_asked(conn: Connection) -> None:
    context = a_context(conn)
    walk = cough(introduced(conn, context))
    data = rows(conn, "timer")[0].body
    walk.tap("doctor", "fits")
    assert not checkups.needed(conn, person_id=context.person_id, data=data)


def test_a_doubt_is_answered_by_an_intake_that_was_finished(conn: Connection) -> None:
    context = a_context(conn)
    introduced(conn, context).tap("unsure")
    data = rows(conn, "timer")[0].body
    asks = {"person_id": context.person_id, "data": data}
    assert data["reason"] == "doubt" and checkups.needed(conn, **asks)
    told = {"patient_id": patient_of(conn), "level": "L3", "complaints": ["cough"]}
    intakes.keep(conn, later(context, minutes=1), told)
    assert not checkups.needed(conn, **asks)
