"""What an intake leaves behind: its level, its note and its case; on a real database."""

from __future__ import annotations

from sqlalchemy import Connection

from tests.unit.real_effects import a_context, agreed, cough, introduced, rows, shown
from tests.unit.walking import CATALOGUE


def test_a_mild_cold_is_told_so_and_kept_with_its_rules(conn: Connection) -> None:
    context = a_context(conn)
    walk = cough(introduced(conn, context))
    assert walk.said[-1] == "intake-result-l4"
    shown(walk, context)
    walk.tap("store")
    case = rows(conn, "case")[0]
    assert (case.state, case.outcome, case.level) == ("closed", "kept", "L4")
    assert [rule["id"] for rule in case.rules] == ["urgency", "mild-cold"]
    assert case.rules[0]["version"] == context.rules.urgency.version
    assert case.rules[0]["inputs"]["temperature"] == 36.8
    titles = [line["title"] for line in case.note["lines"]]
    assert titles[0] == "note-patient" and "intake-temp-title" in titles


def test_the_note_can_be_shown_in_both_languages(conn: Connection) -> None:
    context = a_context(conn)
    walk = introduced(conn, context, "1950-03-08").tap("no", "none", "fever", "other", "done")
    walk.type("腿肿").tap("days2").type("38.6").tap("ear", "none", "unmeasured", "none")
    walk.tap("unmeasured", "heart", "diabetes", "done", "weight", "done").type("血糖7.8")
    walk.tap("both").type("两种降压药", "花粉").tap("hospital", "send")
    for line in walk.answers["note"]:
        for locale in ("zh-CN", "en"):
            assert CATALOGUE.has(locale, line["title"]), line
            for value in line["values"]:
                assert isinstance(value, str) or CATALOGUE.has(locale, value["key"]), value
    titles = [line["title"] for line in walk.answers["note"]]
    assert titles[-1] == "note-remarks"
    assert {"key": "intake-illnesses-heart"} in walk.answers["why"]


def test_a_red_flag_is_kept_as_an_emergency_whatever_happens_next(conn: Connection) -> None:
    context = a_context(conn)
    introduced(conn, context).tap("have")
    case = rows(conn, "case")[0]
    assert (case.level, case.state, case.outcome) == ("E1", "closed", "emergency")
    last = rows(conn, "audit")[-1]
    assert (last.action, last.subject) == ("emergency.intake", f"case:{case.id}")
    assert last.detail == context.rules.urgency.version


def test_a_feverish_infant_is_an_emergency_by_the_rules(conn: Connection) -> None:
    context = a_context(conn)
    walk = agreed(conn, context).tap("intake", "child").type("小宝").tap("female").type("两个月")
    walk.tap("yes").tap("here")
    assert walk.said == ["redflags-infant"]
    walk.tap("none", "fever", "done", "today").type("38").tap("armpit")
    assert walk.said == ["intake-urgent"]
    degrees = {"key": "value-degrees", "value": "38.0"}
    assert degrees in [one.get("value") for one in walk.heard[-1].args["why"]]
    assert walk.tap("called").said == ["emergency-called", "menu-main"]
