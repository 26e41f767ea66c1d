"""Intakes told for somebody else, told again, and told after a contact in the zone."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import Connection

from bot.clinic import cases
from bot.clinic.context import Context
from tests.unit.real_effects import a_context, a_walk, agreed, cough, introduced, rows
from tests.unit.test_family import linked
from tests.unit.test_zone import a_person, in_zone
from tests.unit.walking import Walk

AWAY = {"key": "remark-away"}


def of_a_parent(conn: Connection, context: Context, present: str) -> Walk:
    walk = agreed(conn, context).tap("intake", "parent").type("爸爸").tap("male")
    return walk.type("1970-04-01").tap(present)


def test_who_is_not_with_the_patient_is_warned_and_may_go_on(conn: Connection) -> None:
    walk = of_a_parent(conn, a_context(conn), "away")
    assert walk.said == ["intake-away", "redflags-adult"]
    assert cough(walk).said[-1].startswith("intake-result-")


def test_the_clinician_is_told_that_the_patient_was_not_there(conn: Connection) -> None:
    for present, told in (("away", True), ("here", False)):
        walk = cough(of_a_parent(conn, a_context(conn), present)).tap("doctor", "fits")
        case = cases.get(conn, rows(conn, "case")[-1].id)
        assert case is not None and walk.said[-1] == "doctor-waiting"
        remarks = [v for line in case.note["lines"] for v in line["values"]]
        assert (AWAY in remarks) is told


def test_who_asks_for_a_clinician_at_once_is_asked_whether_they_are_with_the_patient(
    conn: Connection,
) -> None:
    walk = agreed(conn, a_context(conn)).tap("doctor", "parent").type("爸爸").tap("male")
    walk.type("1970-04-01")
    assert walk.said == ["intake-present"]
    assert walk.tap("away").said == ["intake-away", "redflags-adult"]
    walk.tap("none").type("膝盖疼").tap("longer", "fits")
    case = cases.get(conn, rows(conn, "case")[-1].id)
    assert case is not None
    assert AWAY in [v for line in case.note["lines"] for v in line["values"]]


def test_who_asks_for_a_clinician_for_themselves_is_not(conn: Connection) -> None:
    walk = agreed(conn, a_context(conn)).tap("doctor", "self").type("张三").tap("male")
    assert walk.type("1986-03-08").said == ["redflags-adult"]


def test_nobody_is_asked_whether_they_are_with_themselves(conn: Connection) -> None:
    assert introduced(conn, a_context(conn)).said == ["redflags-adult"]


def test_a_contact_told_in_the_zone_stands_in_the_note_of_the_intake(conn: Connection) -> None:
    walk = in_zone(conn, a_person(conn)).tap("contact", "self").type("小林").tap("male")
    walk.type("1985-06-01").tap("flu", "yesterday", "ill")
    cough(walk).tap("doctor", "fits")
    case = cases.get(conn, rows(conn, "case")[0].id)
    assert case is not None
    (line,) = [line for line in case.note["lines"] if line["title"] == "note-contact"]
    assert line["values"][0] == {"key": "contact-of-flu"}


def test_the_last_problem_comes_first_in_the_menu_and_asks_only_what_changes(
    conn: Connection,
) -> None:
    context = a_context(conn)
    walk = cough(introduced(conn, context)).tap("store")
    assert "last" not in [o.value for o in walk.options()]  # just told
    context.now += timedelta(days=3)
    walk.start()
    assert walk.options()[0].value == "last"
    walk.tap("last")
    assert walk.said == ["redflags-adult"]
    walk.tap("none")
    assert walk.said == ["intake-since"]


def test_the_last_problem_is_not_offered_for_ever_nor_beside_an_open_case(conn: Connection) -> None:
    context = a_context(conn)
    walk = cough(introduced(conn, context)).tap("store")
    context.now += timedelta(days=31)
    assert "last" not in [o.value for o in walk.start().options()]
    context.now -= timedelta(days=30)
    walk.start(pick="doctor", urgent="yes")
    assert walk.start().options()[0].value == "waiting"


def test_in_the_larger_wording_it_leaves_four_options(conn: Connection) -> None:
    context = a_context(conn)
    walk = cough(introduced(conn, context)).tap("store")
    context.now += timedelta(days=1)
    context.elder = True
    walk.start()
    assert [o.value for o in walk.options()] == ["last", "intake", "doctor", "more"]


def test_a_helper_goes_on_with_the_last_problem_of_whom_they_help(conn: Connection) -> None:
    mother, daughter = a_context(conn), a_context(conn)
    introduced(conn, mother)
    introduced(conn, daughter, "1990-01-01")
    linked(conn, mother, daughter)
    patient = rows(conn, "patient")[0].id
    walk = a_walk(conn, daughter).start().tap("intake", str(patient)).tap("here")
    cough(walk).tap("store")
    daughter.now += timedelta(days=2)
    walk.start().tap("last", "here")
    assert walk.said == ["redflags-adult"]
    assert walk.answers["patient_id"] == patient and walk.answers["relation"] == "parent"
