"""The department somebody is asked about travels into the queue, on a real database."""

from __future__ import annotations

from sqlalchemy import Connection

from bot.clinic import cases, routing
from bot.clinic.cases import CaseView
from tests.unit.real_effects import a_context, agreed, introduced
from tests.unit.walking import Walk

CLOSE = "咳嗽有痰，嗓子也疼"


def told(conn: Connection, words: str) -> Walk:
    """At the doctor's door, past the red flags and how long it has been."""
    walk = agreed(conn, a_context(conn)).tap("doctor", "self").type("张三").tap("male")
    return walk.type("1986-03-08").tap("none").type(words).tap("today")


def kept(case: CaseView, name: str) -> dict[str, object]:
    return next(rule for rule in case.rules if rule["id"] == name)


def test_the_answer_to_the_question_decides_the_role_and_is_kept_with_the_case(
    conn: Connection,
) -> None:
    walk = told(conn, CLOSE)
    assert walk.said == ["doctor-between-lung-throat"]
    assert [option.value for option in walk.options()] == ["03.01", "11", "unsure"]
    assert walk.tap("03.01").said == ["doctor-waiting"]
    case = cases.waiting(conn)[0]
    assert (case.role, case.department) == ("respiratory", "03.01")
    version = routing.load().version
    assert kept(case, "routing-choice") == {
        "id": "routing-choice",
        "version": version,
        "question": "lung-throat",
        "chosen": "03.01",
    }
    found = kept(case, "routing")
    assert found["version"] == version and found["departments"] == ["03.01", "11"]
    assert "呼吸内科:咳嗽" in found["terms"] and "adult" in found["terms"]  # type: ignore[operator]
    wish = {"title": "note-department-wish", "values": [{"key": "department-03-01"}]}
    assert wish in case.note["lines"]


def test_two_close_departments_without_a_question_are_offered_by_name(conn: Connection) -> None:
    walk = told(conn, "眼睛干，腰酸")
    assert walk.said == ["doctor-which"]
    labels = [option.label for option in walk.options()[:2]]
    assert labels == [{"key": "department-10"}, {"key": "department-04-03"}]
    walk.tap("04.03")
    assert kept(cases.waiting(conn)[0], "routing-choice")["chosen"] == "04.03"


def test_who_is_not_sure_comes_to_the_doctor_without_a_department(conn: Connection) -> None:
    walk = told(conn, CLOSE).tap("unsure")
    assert walk.said == ["doctor-waiting"]
    case = cases.waiting(conn)[0]
    assert (case.role, case.department) == ("doctor", "")
    assert kept(case, "routing-choice")["chosen"] == "unsure"
    assert "note-department-wish" not in [line["title"] for line in case.note["lines"]]


def test_one_clear_department_is_one_tap(conn: Connection) -> None:
    walk = told(conn, "膝盖疼，上下楼更疼")
    assert walk.said == ["doctor-role"]
    shown = walk.heard[-1].args["shown"]
    assert shown["department"] == {"key": "department-04-03"}
    assert walk.tap("fits").said == ["doctor-waiting"]
    assert all(rule["id"] != "routing-choice" for rule in cases.waiting(conn)[0].rules)
    assert cases.waiting(conn)[0].department == "04.03"


def test_another_role_than_the_departments_has_no_department(conn: Connection) -> None:
    walk = told(conn, "膝盖疼，上下楼更疼").tap("other", "pharmacist")
    assert walk.said == ["doctor-waiting"]
    assert (cases.waiting(conn)[0].role, cases.waiting(conn)[0].department) == ("pharmacist", "")


def test_a_child_is_not_asked_about_departments(conn: Connection) -> None:
    context = a_context(conn)
    walk = agreed(conn, context).tap("doctor", "child").type("豆豆").tap("male").type("2021-03-08")
    walk.tap("here", "none").type(CLOSE).tap("today")
    assert walk.said == ["doctor-role"]
    walk.tap("fits")
    assert cases.waiting(conn)[0].role == "paediatric"


def test_an_intake_names_its_department_without_words(conn: Connection) -> None:
    walk = introduced(conn, a_context(conn)).tap("none", "belly", "done", "days2").type("36.8")
    walk.tap("none", "none", "none", "advice", "send", "doctor")
    assert walk.said == ["doctor-role"]
    shown = walk.heard[-1].args["shown"]
    assert shown["department"] == {"key": "department-03-02"}
