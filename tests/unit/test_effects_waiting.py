"""Instead of waiting, out of hours, and after the end: the patient's effects on a real database."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Connection

from bot.clinic import booking, callbacks, cases, lining, offers, presence
from bot.clinic.effects import Context
from bot.moves import Card
from tests.clinic import NOON, TABLES, add_staff
from tests.unit.real_effects import (
    MORNING,
    a_context,
    a_walk,
    agreed,
    close,
    cough,
    introduced,
    rows,
)
from tests.unit.walking import Walk

SUNDAY = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)  # 20 o'clock in the clinic


def at_work(conn: Connection, login: str = "li", now: datetime = MORNING) -> int:
    staff_id = add_staff(conn, login)
    presence.go(conn, staff_id=staff_id, to=presence.At.online, now=now)
    return staff_id


def waiting(conn: Connection, context: Context) -> Walk:
    return cough(introduced(conn, context)).tap("doctor", "other", "doctor")


def talked(conn: Connection, context: Context) -> Walk:
    """Accepted by a clinician, whose case is closed."""
    li, walk = at_work(conn), waiting(conn, context)
    case_id = cases.waiting(conn)[0].id
    assert offers.accept(conn, case_id=case_id, staff_id=li, now=MORNING) is not None
    close(conn, case_id, li)
    return walk.event("accepted")


def put(walk: Walk, key: str) -> Any:
    return next(put for put in walk.heard if put.key == key)


def test_out_of_hours_the_next_opening_is_told(conn: Connection) -> None:
    context = a_context(conn)
    context.now = SUNDAY
    walk = cough(introduced(conn, context)).tap("doctor", "other", "more", "tcm")
    shut = put(walk, "doctor-shut")
    assert shut.args["opens"] == {"key": "hours-tomorrow", "time": "8:00"}
    assert (shut.args["hotline"], shut.args["asked_role"]) == ("none", {"key": "role-tcm"})
    assert rows(conn, "case") == []


def test_a_role_with_a_hotline_of_its_own_names_it(conn: Connection) -> None:
    context = a_context(conn)
    context.now = SUNDAY
    walk = cough(introduced(conn, context)).tap("doctor", "other", "more", "more", "psychology")
    assert put(walk, "doctor-shut").args["hotline"] == "12356"


def test_somebody_at_work_makes_the_hours(conn: Connection) -> None:
    context = a_context(conn)
    context.now = NOON
    staff_id = add_staff(conn, "li")
    conn.exec_driver_sql("UPDATE staff SET role = 'tcm'")
    presence.go(conn, staff_id=staff_id, to=presence.At.online, now=NOON)
    walk = cough(introduced(conn, context)).tap("doctor", "other", "more", "tcm")
    assert walk.said == ["doctor-waiting"]


def test_who_stands_in_is_suggested_while_the_role_itself_is_closed(conn: Connection) -> None:
    context = a_context(conn)
    assert put(cough(introduced(conn, context)).tap("doctor"), "doctor-role").args["shown"] == {
        "key": "role-respiratory"
    }
    context = a_context(conn)
    context.now = SUNDAY
    assert put(cough(introduced(conn, context)).tap("doctor"), "doctor-role").args["shown"] == {
        "key": "role-doctor"
    }


def test_nobody_urgent_sees_closed_doors_and_an_alarm_sounds(conn: Connection) -> None:
    conn.exec_driver_sql("DELETE FROM alarm")
    context = a_context(conn)
    context.now = SUNDAY
    walk = cough(introduced(conn, context)).tap("doctor", "other", "more", "tcm", "aid", "human")
    assert walk.said == ["doctor-waiting"]
    case = cases.waiting(conn)[0]
    assert (case.level, case.role, case.hurry) == ("E2", "tcm", True)
    assert [alarm.name for alarm in rows(conn, "alarm")] == ["unaccepted"]
    assert walk.tap("callback").said == ["doctor-too-urgent", "doctor-waiting"]
    assert walk.tap("question").said == ["doctor-too-urgent", "doctor-waiting"]


def test_the_clinician_of_the_last_time_is_the_first_name_and_only_while_at_work(
    conn: Connection,
) -> None:
    context, li = a_context(conn), at_work(conn)
    waiting(conn, context)
    case_id = cases.waiting(conn)[0].id
    assert offers.accept(conn, case_id=case_id, staff_id=li, now=MORNING) is not None
    close(conn, case_id, li)
    patient = str(rows(conn, "patient")[0].id)

    def again() -> Walk:
        walk = a_walk(conn, context).start().tap("doctor", "fresh", patient, "none")
        return walk.type("还是咳，睡不好").tap("days2")

    context.now = NOON + timedelta(hours=2)
    assert [o.value for o in again().options()] == ["fits", "callback", "other"]
    presence.beat(conn, staff_id=li, now=context.now)
    ko = add_staff(conn, "ko", role="respiratory")
    presence.go(conn, staff_id=ko, to=presence.At.online, now=context.now)
    walk = again()
    assert [o.value for o in walk.options()] == ["fits", "person", "callback", "other"]
    names = walk.tap("person").options()
    assert [o.value for o in names] == [str(li), str(ko), "fastest"]
    keys = [(o.label["key"], o.label["name"]) for o in names[:2]]
    assert keys == [("doctor-person-last", "li 医生"), ("doctor-person-one", "ko 医生")]
    assert walk.tap(str(li)).said == ["doctor-named"]
    (case,) = cases.waiting(conn)
    assert (case.kind, case.prefers, case.role) == ("named", li, "doctor")


def test_who_waits_and_is_in_an_emergency_keeps_one_case_that_comes_first(
    conn: Connection,
) -> None:
    context = a_context(conn)
    waiting(conn, context)
    before = cases.waiting(conn)[0]
    walk = a_walk(conn, context).start(pick="doctor", urgent="yes")
    assert walk.said == ["doctor-waiting"]
    (after,) = cases.waiting(conn)
    assert (after.id, after.level, after.hurry) == (before.id, "E2", True)
    assert after.line < before.line


def test_a_booked_callback_is_brought_back_by_an_emergency(conn: Connection) -> None:
    context = a_context(conn)
    walk = waiting(conn, context).tap("callback", "phone")
    walk.tap(str(walk.options()[0].value)).type("13800138000").tap("yes")
    assert walk.said == ["callback-booked", "menu-callback"]
    a_walk(conn, context).start(pick="doctor", urgent="yes")
    (case,) = cases.waiting(conn)
    assert (case.kind, case.level) == ("live", "E2")
    assert callbacks.of_case(conn, case.id) is None


def test_a_callback_out_of_the_queue_keeps_the_case_and_its_number(conn: Connection) -> None:
    context = a_context(conn)
    walk = waiting(conn, context).tap("callback", "video")
    at = str(walk.options()[0].value)
    walk.tap(at).type("010-65432100").tap("yes")
    (booked,) = rows(conn, "callback")
    assert (booked.means, booked.reach, booked.at.isoformat()) == ("video", "010 65432100", at)
    assert rows(conn, "case")[-1].state == "callback_booked"
    assert walk.tap("doctor").said == ["doctor-standing-callback"]
    assert walk.tap("cancel").said == ["doctor-cancelled", "menu-main"]
    assert rows(conn, "callback")[0].state == "cancelled"


def test_an_urgent_case_is_neither_booked_for_later_nor_left_as_a_question(
    conn: Connection,
) -> None:
    context = a_context(conn)
    waiting(conn, context)
    (case,) = cases.waiting(conn)
    conn.execute(TABLES["case"].update().values(hurry=True, level="L1"))
    answers = {"case_id": case.id, "queue": "callback", "time": "2026-03-03T02:00:00+00:00"}
    answers |= {"means": "phone", "number": "13800138000"}
    assert booking.callback_book(conn, context, answers).value == "urgent"
    assert lining.leave_question(conn, context, answers).value == "urgent"
    (case,) = cases.waiting(conn)
    assert (case.kind, case.state) == ("live", "waiting") and rows(conn, "callback") == []


def test_a_time_that_somebody_else_takes_is_asked_for_again(conn: Connection) -> None:
    walks = []
    for _ in range(3):
        walk = waiting(conn, a_context(conn)).tap("callback", "phone")
        walks.append(walk.tap(str(walk.options()[0].value)).type("13800138000"))
    assert [walk.tap("yes").said[0] for walk in walks] == [
        "callback-booked",
        "callback-booked",
        "callback-taken",
    ]
    assert walks[2].said == ["callback-taken", "callback-time"]


def test_a_question_is_left_with_its_words_and_wanted_live_it_waits_again(
    conn: Connection,
) -> None:
    context = a_context(conn)
    context.now = SUNDAY
    walk = cough(introduced(conn, context)).tap("doctor", "other", "more", "tcm", "question")
    assert walk.type("膏药可以一直贴吗").said == ["doctor-asked", "menu-question"]
    (case,) = cases.waiting(conn)
    assert (case.kind, case.note["lines"][-1]["values"]) == ("question", ["膏药可以一直贴吗"])
    context.now = MORNING
    patient = str(rows(conn, "patient")[0].id)
    walk = a_walk(conn, context).start().tap("doctor", "other", patient, "none")
    walk.type("现在疼得厉害").tap("days2", "fits")
    assert (walk.said, cases.waiting(conn)[0].kind) == (["doctor-waiting"], "live")


def test_looking_again_says_that_somebody_urgent_came_between(conn: Connection) -> None:
    context = a_context(conn)
    walk = waiting(conn, context)
    assert walk.tap("look").said == ["doctor-waiting"]
    other = agreed(conn, a_context(conn))
    other.start(pick="doctor", urgent="yes")
    conn.exec_driver_sql("UPDATE \"case\" SET queued_at = '2026-03-02 02:00:01.000000' WHERE hurry")
    assert walk.tap("look").said == ["doctor-jumped", "doctor-waiting"]
    assert walk.tap("look").said == ["doctor-waiting"]


@pytest.mark.parametrize(("hours", "said"), [(23, "doctor-reopened"), (25, "doctor-reopen-late")])
def test_a_day_after_the_end_nothing_is_opened_again(
    conn: Connection, hours: int, said: str
) -> None:
    context = a_context(conn)
    walk = talked(conn, context)
    walk.event("closed").tap("one", "unsolved")
    context.now = NOON + timedelta(hours=hours)
    assert walk.tap("again").said[0] == said


@pytest.mark.parametrize(
    ("hours", "said"),
    [(23, ["doctor-ended"]), (25, ["doctor-reopen-late", "doctor-over", "menu-main"])],
)
def test_after_a_card_a_talk_that_silence_ended_goes_on_for_a_day_only(
    conn: Connection, hours: int, said: list[str]
) -> None:
    context = a_context(conn)
    walk = talked(conn, context).event("ended").over(Card.EMERGENCY)
    context.now = NOON + timedelta(hours=hours)
    assert walk.tap("calm").said == said


def test_free_times_come_by_half_days_and_then_by_hours() -> None:
    start = datetime(2026, 3, 2, 0, 0, tzinfo=UTC)  # 8 o'clock in the clinic
    free = [start + timedelta(minutes=15 * n) for n in range(48)]
    zone = "Asia/Shanghai"
    hours = [start + timedelta(hours=n) for n in range(12)]
    assert booking.page(free, 0, zone) == [hours[0], hours[4]]
    assert booking.page(free, 1, zone) == hours[:3]
    assert booking.page(free, 4, zone) == hours[9:]
    assert booking.page(free, 5, zone) == []
