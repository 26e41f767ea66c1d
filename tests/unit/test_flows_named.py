"""A clinician asked for by name: the pages of names, the place in the queue, the fastest."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Connection

from bot.clinic import cases, picking, presence
from bot.clinic.context import Context
from bot.moves import Outcome, Put
from tests.clinic import NOON, TABLES, add_staff
from tests.unit.ordinary import IN_THE_QUEUE, JOINED, at_confirm
from tests.unit.real_effects import MORNING, a_context, a_walk, cough, introduced
from tests.unit.walking import Walk


def named(**changed: Any) -> Walk:
    """At the suggested role, with somebody at work who can be asked for by name."""
    names = [
        {"value": v, "role": "doctor", "label": {"key": "doctor-person-one", "name": n, "said": n}}
        for v, n in (("7", "李敏"), ("8", "王强"))
    ]
    found = {"suggested": "doctor", "shown": {"key": "role-doctor"}}
    page = Outcome("last", {"names": names, "passed": ["7", "8"]})
    joined = Outcome("joined", JOINED | {"kind": "named"})
    effect: dict[str, Any] = {"suggest_role": Outcome("named", found), "clinicians_here": page}
    effect |= {"doctor_facts": Outcome("told"), "open_case": joined}
    return at_confirm(**effect | changed).tap("send", "doctor")


def test_a_clinician_at_work_can_be_asked_for_by_name() -> None:
    walk = named()
    assert [option.value for option in walk.options()] == ["fits", "person", "callback", "other"]
    assert walk.tap("person").said == ["doctor-person"]
    assert [option.value for option in walk.options()] == ["7", "8", "fastest"]
    assert walk.type("我要找王强医生").said == ["doctor-named"]
    assert (walk.seen[-1]["choice"], walk.seen[-1]["person"]) == ("person", "8")
    assert named().tap("fits").said == ["doctor-named"]  # as the queue says it is
    assert named().type("指定").said == ["doctor-person"]


def test_the_fastest_is_one_tap_from_the_names_and_nothing_is_asked_again() -> None:
    walk = named(open_case=Outcome("joined", JOINED)).tap("person", "fastest")
    assert walk.said == ["doctor-waiting"]
    assert walk.ran.count("suggest_role") == 1
    assert named().tap("person").back().said == ["doctor-role"]


def test_when_everybody_has_left_it_is_said_and_the_role_is_suggested_again() -> None:
    none = Outcome("none", {"names": [], "passed": []}, (Put("doctor-person-none"),))
    walk = named(clinicians_here=none)
    walk.effects = {**walk.effects, "suggest_role": IN_THE_QUEUE["suggest_role"]}
    assert walk.tap("person").said == ["doctor-person-none", "doctor-role"]
    assert [option.value for option in walk.options()] == ["fits", "callback", "other"]


@pytest.mark.parametrize("pages", [1, 3])
def test_the_names_are_turned_page_by_page(pages: int) -> None:
    more = Outcome("more", {"names": [], "passed": []})
    walk = named(clinicians_here=more).tap("person", *["more"] * pages)
    assert walk.said == ["doctor-person"] and walk.ran.count("clinicians_here") == pages + 1


def test_who_waits_by_name_may_have_the_fastest_at_any_time() -> None:
    walk = named(want_fastest=Outcome(None, JOINED)).tap("person", "7")
    keys = [option.value for option in walk.options()]
    assert keys == ["look", "fastest", "callback", "cancel"]
    assert walk.tap("fastest").said == ["doctor-waiting"]
    walk = named(want_fastest=Outcome("keep", JOINED)).tap("person", "7").event("choice")
    assert walk.said == ["doctor-named-choice"]
    assert [option.value for option in walk.options()] == [
        "keep",
        "fastest",
        "callback",
        "hospital",
    ]
    assert walk.tap("fastest").said == ["doctor-waiting"]
    kept = Outcome("keep", JOINED | {"kind": "named"})
    walk = named(keep_waiting=kept).tap("person", "7").event("choice")
    assert walk.tap("keep").said == ["doctor-named"]


def test_who_rather_waits_on_than_be_called_back_still_waits_for_that_one() -> None:
    walk = named().tap("person", "7", "callback")
    assert walk.said == ["callback-means"]
    assert walk.tap("keep").said == ["doctor-named"]
    assert walk.event("accepted").said == ["doctor-active"]


def at_work(conn: Connection, *logins: str, **more: Any) -> list[int]:
    """Respiratory doctors, whom a cough leads to, online."""
    found = [add_staff(conn, login, **{"role": "respiratory"} | more) for login in logins]
    for staff_id in found:
        presence.go(conn, staff_id=staff_id, to=presence.At.online, now=MORNING)
    return found


def asked(conn: Connection, context: Context) -> Walk:
    return cough(introduced(conn, context)).tap("doctor")


def shown(conn: Connection, context: Context, answers: dict[str, Any]) -> tuple[str, list[str]]:
    found = picking.clinicians_here(conn, context, answers)
    answers |= found.gives
    return str(found.value), [one["label"]["name"] for one in found.gives["names"]]


@pytest.mark.parametrize(("elder", "pages"), [(False, [3, 2]), (True, [2, 3])])
def test_a_page_has_three_names_or_in_the_larger_wording_room_for_four_options(
    conn: Connection, elder: bool, pages: list[int]
) -> None:
    context, answers = a_context(conn), {"suggested": "respiratory"}
    context.elder = elder
    at_work(conn, "a", "b", "c", "d", "e")
    first, last, again = (shown(conn, context, answers) for _ in range(3))
    assert [first[0], last[0], again] == ["more", "last", first]  # after the last, the first
    assert [len(first[1]), len(last[1])] == pages
    assert sorted(first[1] + last[1]) == [f"{login} 医生" for login in "abcde"]


def test_the_department_that_fits_comes_first_then_who_is_free(conn: Connection) -> None:
    context = a_context(conn)
    busy, _, fits = (
        *at_work(conn, "busy", role="doctor", capacity=0),
        *at_work(conn, "free", role="doctor"),
        *at_work(conn, "fits", role="doctor", capacity=0, departments="07,03.04"),
    )
    kept = {"id": "routing", "departments": ["03.04"], "sure": True}
    found = picking.listed(conn, context, {"suggested": "doctor", "fired": [kept]})
    assert [one["label"]["name"] for one in found] == ["fits 医生", "free 医生", "busy 医生"]
    assert found[0]["label"]["department"] == {"key": "department-03-04"}
    assert [one["label"]["free"]["key"] for one in found[1:]] == [
        "doctor-person-free",
        "doctor-person-busy",
    ]
    assert (found[0]["value"], found[2]["value"]) == (str(fits), str(busy))


@pytest.mark.parametrize("why", ["off", "licence", "role"])
def test_who_was_chosen_is_looked_at_again_when_the_queue_is_joined(
    conn: Connection, why: str
) -> None:
    context, staff = a_context(conn), TABLES["staff"]
    li, _ = at_work(conn, "li", "wu")
    walk = asked(conn, context).tap("person")
    if why == "off":
        presence.go(conn, staff_id=li, to=presence.At.off, now=MORNING)
    else:
        lost = {"licence": ""} if why == "licence" else {"role": "nurse"}
        conn.execute(staff.update().where(staff.c.id == li).values(**lost))
    assert walk.tap(str(li)).said == ["doctor-named-gone", "doctor-waiting"]
    (case,) = cases.waiting(conn)
    assert (case.kind, case.prefers, case.role) == ("live", None, "respiratory")


def test_with_nobody_at_work_no_name_is_offered(conn: Connection) -> None:
    walk = asked(conn, a_context(conn))
    assert [option.value for option in walk.options()] == ["fits", "callback", "other"]


def test_the_fastest_keeps_the_place_and_the_case(conn: Connection) -> None:
    context = a_context(conn)
    li, _ = at_work(conn, "li", "wu")
    walk = asked(conn, context).tap("person", str(li))
    (before,) = cases.waiting(conn)
    assert (before.kind, before.prefers) == ("named", li)
    assert walk.tap("fastest").said == ["doctor-waiting"]
    (after,) = cases.waiting(conn)
    assert (after.id, after.kind, after.line) == (before.id, "live", before.line)


def test_an_emergency_in_the_queue_waits_for_nobody_by_name(conn: Connection) -> None:
    context = a_context(conn)
    (li,) = at_work(conn, "li")
    asked(conn, context).tap("person", str(li))
    assert a_walk(conn, context).start(pick="doctor", urgent="yes").said == ["doctor-waiting"]
    (case,) = cases.waiting(conn)
    assert (case.kind, case.hurry) == ("live", True)


def test_who_is_limited_is_asked_for_no_name(conn: Connection) -> None:
    context = a_context(conn)
    (li,) = at_work(conn, "li")
    walk = introduced(conn, context)
    made = cases.open(
        conn,
        person_id=context.person_id,
        patient_id=None,
        role="desk",
        level="L3",
        note={},
        rules=[],
        now=MORNING,
    )
    assert cases.cancel(conn, case_id=made, now=MORNING)
    limit = {"person_id": context.person_id, "case_id": made, "staff_id": li, "at": MORNING}
    until = NOON.replace(year=2027)
    conn.execute(TABLES["desk_limit"].insert().values(**limit, until=until))
    walk = cough(walk).tap("doctor")
    assert "doctor-role" not in walk.said
    (case,) = cases.waiting(conn)
    assert (case.kind, case.role) == ("live", "desk")
