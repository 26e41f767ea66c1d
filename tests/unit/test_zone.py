"""The respiratory zone by its real effects: home tests, contacts, and who gets a doctor first."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Connection

from bot.clinic import cases, kits, pathogens
from bot.clinic.context import Context
from bot.clinic.effects import EFFECTS
from bot.clinic.pathogens import OTHER
from bot.i18n import Catalogue
from bot.moves import Heard
from bot.render import Voice, shown
from flows import BOOK
from flows.airway import Tile
from tests.clinic import add
from tests.unit.real_effects import a_context, a_walk, rows
from tests.unit.walking import Walk

CATALOGUE = Catalogue.load()
NOW = datetime(2026, 11, 28, 2, 0, tzinfo=UTC)
TRIO = "flu-covid"
TARGETS = [one.id for one in pathogens.load().pathogens]


def a_person(conn: Connection, **values: Any) -> Context:
    context = a_context(conn, consent="2026.1", **values)
    context.now, context.consent = NOW, context.rules.consent.version
    return context


def in_zone(conn: Connection, context: Context) -> Walk:
    return a_walk(conn, context).start(pick="respiratory")


def entered(walk: Walk, birth: str, kit: str, *lines: str) -> Walk:
    """Entered themselves, a kit and its lines, up to the question since when."""
    walk.tap("kit", "self").type("小林").tap("male").type(birth)
    if "patient-larger" in walk.said:
        walk.tap("no")
    return walk.tap(kit, "today", "lines", *lines, "yes")


def words(phrase: object, *, elder: bool = False, locale: str = "zh-CN") -> str:
    return shown(phrase, Voice(CATALOGUE, locale, elder))


def test_a_positive_flu_test_at_risk_within_48_hours_offers_a_doctor_first(
    conn: Connection,
) -> None:
    context = a_person(conn)
    walk = entered(in_zone(conn, context), "1985-06-01", TRIO, "positive", "negative", "negative")
    walk.tap("days2", "yes").type("38.2")
    assert walk.said[0] == "kit-result" and walk.said[1].startswith("redflags-")
    walk.tap("none")
    assert walk.said == ["kit-first"]
    assert str(walk.options()[0].value) == "doctor"
    walk.tap("doctor", "fits")
    (case,) = cases.waiting(conn)
    assert (case.level, case.special) == ("L2", True)
    titles = {line["title"]: line["values"] for line in case.note["lines"]}
    assert words(titles["note-kit"]) == "甲流阳性、乙流阴性、新冠阴性"
    assert words(titles["kit-since-title"]) == "两天以内"
    assert words(titles["zone-risk-title"]) == "有"
    assert "48 小时内" in words(titles["note-remarks"])
    assert {"id": "kit-flu-risk", "level": "L2"} in case.rules
    assert {"id": "pathogens", "version": pathogens.load().version} in case.rules


def test_who_is_at_risk_within_48_hours_is_served_sooner_than_the_same_level(
    conn: Connection,
) -> None:
    plain = entered(
        in_zone(conn, a_person(conn)), "1985-06-01", TRIO, "positive", "negative", "negative"
    )
    plain.tap("days2", "no").type("38.2").tap("none", "doctor", "fits")
    later = a_person(conn)
    later.now = NOW + timedelta(minutes=10)
    risky = entered(in_zone(conn, later), "1986-06-01", TRIO, "positive", "negative", "negative")
    risky.tap("days2", "yes").type("38.2").tap("none", "doctor", "fits")
    first, second = cases.waiting(conn)
    assert (first.level, second.level) == ("L2", "L2")
    assert first.person_id == later.person_id and first.special and not second.special


def test_a_result_is_kept_sealed_with_the_patient(conn: Connection) -> None:
    context = a_person(conn)
    walk = entered(in_zone(conn, context), "1985-06-01", TRIO, "negative", "positive", "unsure")
    walk.tap("days4", "no").type("37.0")
    (row,) = rows(conn, "kit_result")
    assert row.body["results"] == {"flu_a": "negative", "flu_b": "positive", "covid": "unsure"}
    assert row.body["by"] == "patient" and row.patient_id == rows(conn, "patient")[0].id
    raw = conn.exec_driver_sql("SELECT body FROM kit_result").scalar_one()
    assert b"positive" not in raw
    assert [kept.id for kept in kits.of_person(conn, context.person_id)] == [row.id]
    assert rows(conn, "audit")[-1].action == "kit.kept"


def test_without_a_control_line_the_test_is_to_be_repeated(conn: Connection) -> None:
    walk = entered(in_zone(conn, a_person(conn)), "1985-06-01", "covid", "invalid")
    walk.tap("none", "no", "normal")
    assert walk.said == ["kit-invalid"]
    walk.tap("again")
    assert walk.said == ["kit-which"]
    walk.tap("covid", "today", "lines", "negative", "yes", "none", "no", "normal")
    assert walk.said[0] == "kit-result"
    assert [row.body["results"]["covid"] for row in rows(conn, "kit_result")] == [
        "invalid",
        "negative",
    ]


def test_one_invalid_line_among_others_is_said_beside_them(conn: Connection) -> None:
    context = a_person(conn)
    answers = {"results": {"flu_a": "positive", "covid": "invalid"}, "since": "days4", "risk": "no"}
    found = [phrase["key"] for phrase in kits.means(context, answers)]
    assert found == ["kit-means-flu", "kit-means-invalid"]


def test_lines_entered_wrongly_are_entered_again(conn: Connection) -> None:
    walk = in_zone(conn, a_person(conn)).tap("kit", "self").type("小林").tap("male")
    walk.type("1985-06-01").tap("flu", "today", "lines", "positive", "positive")
    assert walk.said == ["kit-read"]
    walk.tap("again", "negative", "negative")
    assert words(walk.heard[0].args["shown"]) == "甲流阴性、乙流阴性"


def test_an_infant_with_fever_is_an_emergency_whatever_the_test_says(conn: Connection) -> None:
    context = a_person(conn)
    walk = in_zone(conn, context).tap("kit", "child").type("豆豆").tap("male").type("2026-10-15")
    walk.tap("flu", "today", "lines", "negative", "negative", "yes", "days2", "no").type("38.4")
    walk.tap("none")
    assert walk.said == ["zone-urgent"]
    kept = [case for case in rows(conn, "case") if case.outcome == "emergency"]
    assert [case.level for case in kept] == ["E1"]
    walk.tap("near").type("西湖区")
    assert walk.said == ["nearby-say", "hospitals-two"]
    assert walk.tap("over").said == ["zone-urgent"]
    assert context.remind


def test_a_red_flag_after_the_result_is_kept_once_and_goes_first(conn: Connection) -> None:
    context = a_person(conn)
    walk = entered(in_zone(conn, context), "1985-06-01", TRIO, "positive", "negative", "negative")
    walk.tap("days2", "no").type("38.2").tap("have")
    assert walk.said == ["intake-emergency"]
    assert len([case for case in rows(conn, "case") if case.outcome == "emergency"]) == 1
    walk.tap("human")
    (case,) = cases.waiting(conn)
    assert case.level == "E1" and case.hurry
    assert "note-kit" in {line["title"] for line in case.note["lines"]}
    assert len([case for case in rows(conn, "case") if case.outcome == "emergency"]) == 1


EVERYBODY = [
    (target, since, risk, years)
    for target in (*TARGETS, OTHER)
    for since in ("none", "days2", "days4", "long")
    for risk in ("yes", "no", "unsure")
    for years in (1, 30, 80)
]


def test_a_positive_test_of_anybody_at_risk_puts_a_doctor_first(conn: Connection) -> None:
    context, elder = a_person(conn), a_person(conn, elder=True)
    for target, since, risk, years in EVERYBODY:
        answers = positive(target, since, risk, years)
        found = EFFECTS["zone_assess"](conn, context, answers)
        at_risk = risk != "no" or years in (1, 80)
        assert found.value == "first" if at_risk else found.value in ("first", "calm"), answers
        for means in (kits.means(context, answers), kits.means(elder, answers)):
            assert means and all(CATALOGUE.has("zh-CN", one["key"]) for one in means)


def test_what_a_positive_test_means_is_short_for_the_old(conn: Connection) -> None:
    elder = a_person(conn, elder=True)
    for target, since, risk, years in EVERYBODY:
        answers = positive(target, since, risk, years)
        args = {"headline": kits.shown({target: "positive"}), "meaning": kits.means(elder, answers)}
        for locale, most in (("zh-CN", 60), ("en", 180)):
            text = words({"key": "kit-result", **args}, elder=True, locale=locale)
            assert len(text) <= most, text


def positive(target: str, since: str, risk: str, years: int) -> dict[str, Any]:
    """The answers of somebody whose test found *target*."""
    who = {"patient_id": 1, "age_years": years, "age_months": years * 12, "age_days": years * 365}
    answers = who | {"results": {target: "positive"}, "since": since, "risk": risk}
    return answers | {"tested": "today", "temp": "37.0", "flags": "none"}


def test_nobody_is_told_that_a_negative_test_rules_anything_out(conn: Connection) -> None:
    context = a_person(conn)
    answers = {"results": {"flu_a": "negative"}, "since": "days2", "risk": "no"}
    assert [one["key"] for one in kits.means(context, answers)] == ["kit-means-negative"]
    risky = kits.means(context, answers | {"risk": "unsure"})
    assert [one["key"] for one in risky] == ["kit-means-negative-risk"]
    for locale, word in (("zh-CN", "不能排除"), ("en", "does not rule it out")):
        assert word in words(risky, locale=locale)


def test_a_photo_goes_into_the_case(conn: Connection) -> None:
    walk = in_zone(conn, a_person(conn)).tap("kit", "self").type("小林").tap("male")
    walk.type("1985-06-01").tap("other", "flu_a", "done", "yesterday", "photo")
    assert walk.said == ["kit-photos"]
    row = {"person_id": 1, "kind": "image", "channel": "web", "ref": "r", "state": "kept"}
    media = add(conn, "media", **row, mime="", size=1, attempts=0, created_at=NOW)
    walk._hear(Heard(media=media))
    walk.tap("done", "days2", "yes").type("38.2").tap("none", "doctor", "fits")
    (message,) = rows(conn, "message")
    assert (message.kind, message.media_id) == ("image", media)


@pytest.mark.parametrize("role", ["paediatric", "respiratory", "pharmacist"])
def test_a_role_asked_for_comes_after_the_red_flags_and_is_suggested(
    conn: Connection, role: str
) -> None:
    walk = in_zone(conn, a_person(conn)).tap("doctor", role, "child").type("豆豆").tap("male")
    walk.type("2020-05-01").tap("here")
    assert walk.said[0].startswith("redflags-")
    walk.tap("none").type("咳嗽两天").tap("days2")
    expected = "pharmacist" if role == "pharmacist" else "paediatric"
    assert walk.answers["suggested"] == expected


def test_an_adult_who_asks_for_a_paediatrician_is_suggested_another(conn: Connection) -> None:
    walk = in_zone(conn, a_person(conn)).tap("doctor", "paediatric", "self").type("小林")
    walk.tap("male").type("1985-06-01").tap("none").type("咳嗽两天").tap("days2")
    assert walk.answers["suggested"] != "paediatric"


def test_a_test_at_home_is_ordered_from_the_zone(conn: Connection) -> None:
    walk = in_zone(conn, a_person(conn)).tap("test", "self").type("小林").tap("male")
    walk.type("1985-06-01").tap("none")
    assert walk.said == ["home-since"]
    assert walk.tap("days2").said == ["home-panel"]


def test_in_the_larger_wording_everything_in_the_zone_is_on_one_of_three_pages(
    conn: Connection,
) -> None:
    walk = in_zone(conn, a_person(conn, elder=True))
    found = []
    for _ in range(3):
        shown = [str(one.value) for one in walk.options()]
        assert len(shown) <= 4
        found += [one for one in shown if one != "more"]
        walk.tap("more")
    assert sorted(found) == sorted(str(tile) for tile in Tile)
    assert str(walk.options()[0].value) == "symptoms"  # and round again


@pytest.mark.parametrize(
    ("birth", "since", "early"),
    [("1950-06-01", "days2", True), ("1950-06-01", "days4", False), ("1985-06-01", "days2", False)],
)
def test_who_is_at_risk_and_ill_since_lately_is_offered_a_doctor_before_the_test(
    conn: Connection, birth: str, since: str, early: bool
) -> None:
    walk = in_zone(conn, a_person(conn)).tap("test", "self").type("小林").tap("male").type(birth)
    if "patient-larger" in walk.said:
        walk.tap("no")
    walk.tap("none", since)
    assert walk.said == (["home-first-early"] if early else ["home-panel"])
    if not early:
        return
    walk.tap("doctor", "fits")
    (case,) = cases.waiting(conn)
    titles = {line["title"]: line["values"] for line in case.note["lines"]}
    assert case.special and "48 小时内" in words(titles["note-remarks"])


def test_a_tile_of_the_zone_leads_to_a_flow_of_the_book() -> None:
    called = {getattr(step, "flow", "") for step in BOOK["respiratory"].steps.values()} - {""}
    assert called == {"patient", "guard", "nearby", "articles"}
    assert called <= set(BOOK)
