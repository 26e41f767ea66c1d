"""Into the clinician's queue and out of it by the conversations, on a real database."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import Connection, update

from bot.clinic import callbacks, cases, opening
from tests.clinic import TABLES, add_staff
from tests.unit.real_effects import (
    MORNING,
    a_context,
    a_walk,
    agreed,
    close,
    cough,
    introduced,
    rows,
    shown,
)


def test_a_red_flag_puts_a_case_first_in_the_queue(conn: Connection) -> None:
    calm = a_context(conn)
    cough(introduced(conn, calm)).tap("doctor", "fits")
    urgent = a_context(conn)
    walk = introduced(conn, urgent).tap("have", "human")
    assert walk.said == ["doctor-waiting"]
    assert [case.level for case in cases.waiting(conn)] == ["E1", "L4"]


def test_an_unsure_red_flag_is_seen_within_minutes(conn: Connection) -> None:
    walk = introduced(conn, a_context(conn)).tap("unsure", "human")
    assert walk.said == ["doctor-waiting"]
    assert cases.waiting(conn)[0].level == "L1"


def test_the_whole_way_into_the_queue_and_out_with_a_rating(conn: Connection) -> None:
    context = a_context(conn)
    walk = cough(introduced(conn, context)).tap("doctor", "fits")
    shown(walk, context)
    case = cases.waiting(conn)[0]
    assert (case.role, case.level, case.person_id) == ("respiratory", "L4", context.person_id)
    assert "queue" in context.rings
    assert walk.heard[0].args["ahead"] == "none"
    staff_id = add_staff(conn, "li")
    assert cases.accept(conn, case_id=case.id, staff_id=staff_id, now=MORNING)
    assert walk.tap("cancel").said == ["doctor-cancel-late"]
    assert walk.tap("callback").said == ["doctor-late"]
    assert walk.event("accepted").tap("finish").said == ["doctor-finish-asked"]
    assert rows(conn, "message")[0].body == {"key": "note-finish-asked"}
    close(conn, case.id, staff_id)
    assert walk.event("closed").said == ["doctor-rating"]
    assert walk.tap("two").said == ["doctor-why"]
    assert rows(conn, "case")[0].rating == 2
    assert rows(conn, "audit")[-1].action == "case.poor-rating"
    assert [alarm.name for alarm in rows(conn, "alarm")] == ["rating"]
    assert walk.tap("slow").said == ["doctor-sorry", "menu-main"]
    assert rows(conn, "case_event")[-1].detail == "slow"


def test_the_queue_is_left_by_one_tap_and_the_case_says_so(conn: Connection) -> None:
    walk = cough(introduced(conn, a_context(conn))).tap("doctor", "fits")
    assert walk.tap("cancel").said == ["doctor-cancelled", "menu-main"]
    assert rows(conn, "case")[0].state == "cancelled"
    assert cases.waiting(conn) == []


def test_the_place_in_the_queue_moves_up(conn: Connection) -> None:
    first, second = a_context(conn), a_context(conn)
    ahead = cough(introduced(conn, first)).tap("doctor", "fits")
    second.now = MORNING + timedelta(minutes=1)
    walk = cough(introduced(conn, second)).tap("doctor", "fits")
    assert walk.heard[0].args["ahead"] == "1"
    ahead.tap("cancel")
    assert walk.tap("look").heard[0].args["ahead"] == "none"


def test_a_question_about_medicine_goes_to_the_pharmacist(conn: Connection) -> None:
    walk = introduced(conn, a_context(conn)).tap("none", "medicine", "done")
    walk.type("两种药能一起吃吗").tap("none", "none", "advice", "send", "doctor")
    assert walk.heard[-1].args["shown"] == {"key": "role-pharmacist"}
    walk.tap("other", "more", "more", "nutrition")
    assert cases.waiting(conn)[0].role == "nutrition"


def test_on_wechat_a_sentence_is_asked_of_who_only_tapped(conn: Connection) -> None:
    walk = cough(introduced(conn, a_context(conn, channel="wechat"))).tap("doctor", "fits")
    assert walk.said == ["doctor-sentence"]
    walk.type("晚上咳得厉害")
    note = cases.waiting(conn)[0].note["lines"]
    assert note[-1] == {"title": "note-sentence", "values": ["晚上咳得厉害"]}


def test_on_wechat_an_emergency_joins_first_and_is_asked_for_words_there(conn: Connection) -> None:
    walk = introduced(conn, a_context(conn, channel="wechat")).tap("have", "human")
    assert walk.said == ["doctor-unheard"]
    assert cases.waiting(conn)[0].level == "E1"
    assert walk.tap("look").said == ["doctor-waiting"]


def test_on_wechat_who_told_in_words_is_not_asked_again(conn: Connection) -> None:
    walk = agreed(conn, a_context(conn, channel="wechat")).tap("doctor", "self").type("张三")
    walk.tap("male").type("1986-03-08").tap("none").type("手上起疹子很痒").tap("today", "fits")
    assert walk.said == ["doctor-waiting"]
    assert "intake-words-title" in [line["title"] for line in cases.waiting(conn)[0].note["lines"]]


def test_someone_from_the_emergency_card_joins_without_a_patient(conn: Connection) -> None:
    context = a_context(conn)
    agreed(conn, context)
    walk = a_walk(conn, context).start(pick="doctor", urgent="yes")
    assert walk.said == ["doctor-waiting"]
    case = cases.waiting(conn)[0]
    assert (case.level, case.patient_id, case.role) == ("E2", None, "doctor")


def test_asking_twice_for_one_patient_joins_the_queue_once(conn: Connection) -> None:
    context = a_context(conn)
    cough(introduced(conn, context)).tap("doctor", "fits")
    walk = a_walk(conn, context).start()
    assert walk.said == ["menu-waiting"]
    patient = str(rows(conn, "patient")[0].id)
    assert walk.tap("doctor").said == ["doctor-standing"]
    walk.tap("other", patient, "none").type("还是咳，睡不好").tap("days2", "fits")
    assert walk.said == ["doctor-waiting"]
    assert len(cases.waiting(conn)) == 1


@pytest.mark.parametrize("instead", ["waiting", "question", "callback"])
def test_a_red_flag_makes_the_case_urgent_that_waits_already(
    conn: Connection, instead: str
) -> None:
    context = a_context(conn)
    cough(introduced(conn, context)).tap("doctor", "fits")
    case = cases.waiting(conn)[0]
    if instead == "question":
        assert opening.leave_question(conn, case_id=case.id, now=MORNING)
    elif instead == "callback":
        free = callbacks.free(conn, role=case.role, now=MORNING, zone=context.zone)
        how = {"means": "phone", "reach": "13800138000"}
        assert callbacks.book(conn, case_id=case.id, at=free[-1], now=MORNING, **how)
    walk = a_walk(conn, context).start().tap("intake", str(rows(conn, "patient")[0].id))
    assert walk.tap("fresh", "have", "human").said == ["doctor-waiting"]
    (urgent,) = cases.waiting(conn)
    assert (urgent.id, urgent.level, urgent.hurry, urgent.kind) == (case.id, "E1", True, "live")
    assert urgent.wake_at == MORNING and len(urgent.note["lines"]) > len(case.note["lines"])
    assert urgent.rules[0]["level"] == "E1" and urgent.rules[-1] == case.rules[-1]


@pytest.mark.parametrize(
    ("state", "outcome", "key"),
    [
        ("closed", "advice", "mine-case-closed"),
        ("closed", "kept", "mine-case-kept"),
        ("closed", "emergency", "mine-case-kept"),
        ("cancelled", "", "mine-case-cancelled"),
        ("waiting", "", "mine-case-waiting"),
        ("active", "", "mine-case-active"),
    ],
)
def test_my_consultation_says_how_it_stands(
    conn: Connection, state: str, outcome: str, key: str
) -> None:
    context = a_context(conn)
    walk = cough(introduced(conn, context)).tap("doctor", "fits")
    owner = add_staff(conn, "li") if state == "active" else None
    values = {"state": state, "outcome": outcome, "staff_id": owner}
    conn.execute(update(TABLES["case"]).values(values))
    walk = a_walk(conn, context).start().tap("mine", "case")
    assert walk.said[0] == key
    shown(walk, context)


def test_who_has_no_case_is_told_so(conn: Connection) -> None:
    assert agreed(conn, a_context(conn)).tap("mine", "case").said[0] == "mine-case-none"
