"""The medicine's data: that each rule fires and rests as it should, and that faults are named."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.clinic import people, rules
from bot.clinic.judging import facts_of, judge, record, suggest
from bot.clinic.note import lines, reasons
from bot.clinic.people import Unclear
from bot.clinic.rules import ORDER, Level
from flows.redflags import Flags
from flows.symptoms import Complaint, FewIllness, FewSince, Illness, Since
from tests.unit.rule_cases import CASES, aged

RULES = rules.load()
TODAY = date(2026, 3, 2)
WELL: dict[str, Any] = {
    "name": "张三",
    "sex": "male",
    "relation": "self",
    "age_days": 14600,
    "age_months": 480,
    "age_years": 40,
    "flags": "none",
    "complaints": ["cough"],
    "since": "today",
    "temp": "36.8",
    "breath": ["none"],
    "illnesses": ["none"],
}


def level(**answers: Any) -> Level:
    return judge(facts_of(WELL | answers, RULES), RULES).level


def fired(**answers: Any) -> set[str]:
    return {str(rule["id"]) for rule in judge(facts_of(WELL | answers, RULES), RULES).fired}


FEVER = {"complaints": ["fever"], "temp": "38.5"}
HOT = {"complaints": ["fever"], "temp": "hot"}
FIRES: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("red-flag", {"flags": "have"}, {"flags": "none"}),
    ("infant-fever", aged(months=2) | {"temp": "38.0"}, aged(months=3) | {"temp": "38.0"}),
    ("infant-fever", aged(days=20) | {"temp": "38.0"}, aged(days=20) | {"temp": "37.9"}),
    ("newborn-cold", aged(days=27) | {"temp": "35.4"}, aged(days=28) | {"temp": "35.4"}),
    ("very-high-temperature", {"temp": "41.0"}, {"temp": "40.9"}),
    ("infant-fever-unmeasured", aged(months=2) | HOT, aged(months=3) | HOT),
    ("weak-defences-fever", {"illnesses": ["immune"]} | FEVER, {"illnesses": ["lung"]} | FEVER),
    ("weak-defences-fever-unmeasured", {"illnesses": ["immune"]} | HOT, HOT),
    ("red-flag-unsure", {"flags": "unsure"}, {"flags": "none"}),
    ("low-temperature", {"temp": "35.0"}, {"temp": "35.1"}),
    (
        "child-high-fever-days",
        aged(6) | {"temp": "39.0", "since": "days4"},
        aged(6) | {"temp": "39.0", "since": "days2"},
    ),
    ("newborn-unwell", aged(days=27), aged(days=28)),
    ("infant-unmeasured", aged(months=2) | {"temp": "unmeasured"}, aged(months=2)),
    ("baby-high-fever", aged(months=5) | {"temp": "39.0"}, aged(months=6) | {"temp": "39.0"}),
    ("baby-fever-unmeasured", aged(months=4) | HOT, aged(months=4) | FEVER),
    ("baby-fever-a-day", aged(months=4) | FEVER | {"since": "days2"}, aged(months=4) | FEVER),
    (
        "child-fever-5-days",
        aged(8) | FEVER | {"since": "week"},
        aged(8) | FEVER | {"since": "days4"},
    ),
    ("fever-more-than-3-days", FEVER | {"since": "days4"}, FEVER | {"since": "days2"}),
    ("high-temperature", {"temp": "39.5"}, {"temp": "39.4"}),
    ("old-fever", aged(65) | {"temp": "38.0"}, aged(64) | {"temp": "38.0"}),
    ("pregnancy-fever", {"complaints": ["pregnancy"], "temp": "37.5"}, {"temp": "37.5"}),
    ("rash-fever", {"complaints": ["skin"], "temp": "37.5"}, {"complaints": ["skin"]}),
    ("belly-fever", {"complaints": ["belly", "fever"]}, {"complaints": ["belly"]}),
    ("early-at-risk-illness", FEVER | {"illnesses": ["diabetes"]}, FEVER),
    ("early-at-risk-age", aged(4) | FEVER, aged(5) | FEVER),
    ("mild-cold", {}, {"since": "days4"}),
    ("mild-cold", aged(5), aged(4)),
    ("at-risk-with-sign", aged(70), aged(60)),
    ("at-risk-with-sign", {"illnesses": ["lung"]}, {"illnesses": ["diabetes"]}),
]


@pytest.mark.parametrize(("rule", "yes", "no"), [*FIRES, *CASES])
def test_a_rule_fires_where_it_should_and_rests_a_step_away(
    rule: str, yes: dict[str, Any], no: dict[str, Any]
) -> None:
    assert rule in fired(**yes)
    assert rule not in fired(**no)


def test_every_rule_of_the_file_is_proved_above() -> None:
    listed = {rule.id for rule in RULES.urgency.rules} | {p.id for p in RULES.urgency.pairs}
    assert {rule for rule, _, _ in [*FIRES, *CASES]} == listed


def test_the_highest_rule_decides() -> None:
    assert level(flags="have", temp="39.5") is Level.E1
    assert level(flags="unsure", temp="39.5") is Level.L1


def test_a_mild_cold_may_stay_at_home_and_anything_unclear_is_routine() -> None:
    assert level() is Level.L4
    assert level(since="unsure") is Level.L3
    assert level(complaints=["skin"]) is Level.L3


def test_a_person_at_risk_is_one_level_higher_and_no_more() -> None:
    assert level(temp="38.5", **aged(60)) is Level.L3
    assert level(temp="37.5", **aged(70)) is Level.L2
    assert level(temp="37.5", illnesses=["lung", "kidney"], **aged(70)) is Level.L1
    assert level(flags="unsure", temp="37.5", **aged(70)) is Level.E2
    assert level(illnesses=["immune"], temp="38.5", **aged(70)) is Level.E2


def benign(name: str) -> Any:
    return WELL[name]


UNKNOWN = {"flags": "unsure", "since": "unsure", "temp": "unmeasured", "illnesses": []}


@pytest.mark.parametrize("name", list(UNKNOWN))
@given(
    months=st.integers(0, 1200),
    complaints=st.lists(st.sampled_from(list(Complaint)), min_size=1, max_size=3, unique=True),
    temp=st.sampled_from(["36.8", "38.2", "39.6", "hot", "normal", "unmeasured"]),
    since=st.sampled_from([*Since, *FewSince]),
    illnesses=st.lists(st.sampled_from([*Illness, *FewIllness]), min_size=1, max_size=3),
    flags=st.sampled_from(["none", "unsure"]),
)
def test_an_unknown_answer_is_never_better_than_a_harmless_one(
    name: str, months: int, **answers: Any
) -> None:
    answers = {
        k: [str(v) for v in a] if isinstance(a, list) else str(a) for k, a in answers.items()
    }
    answers |= aged(months=months)
    harmless = level(**answers | {name: benign(name)})
    assert ORDER.index(level(**answers | {name: UNKNOWN[name]})) >= ORDER.index(harmless)


@given(st.data())
def test_any_answers_at_all_give_a_level_reasons_and_a_note(data: st.DataObject) -> None:
    answers: dict[str, Any] = {
        "flags": data.draw(st.sampled_from([*map(str, Flags), ""])),
        "complaints": data.draw(st.lists(st.sampled_from(list(map(str, Complaint))), max_size=3)),
        "temp": data.draw(st.sampled_from(["", "hot", "normal", "unmeasured", "38.5", "41.0"])),
        "since": data.draw(st.sampled_from([*map(str, Since), ""])),
        "illnesses": data.draw(st.lists(st.sampled_from(list(map(str, Illness))), max_size=3)),
        **aged(months=data.draw(st.integers(0, 1200))),
    }
    facts = facts_of(answers, RULES)
    found = judge(facts, RULES)
    assert found.level in ORDER
    assert all(reasons(found.told, facts, answers))
    assert all(line["values"] for line in lines(WELL | answers, found.remarks))
    stored = record(found, facts, RULES)
    assert stored[0]["version"] == RULES.urgency.version
    assert [rule["id"] for rule in stored[1:]] == [rule["id"] for rule in found.fired]


def test_the_reasons_are_the_persons_own_answers() -> None:
    answers = WELL | aged(days=20) | {"temp": "38.4"}
    facts = facts_of(answers, RULES)
    told = reasons(judge(facts, RULES).told, facts, answers)
    named = {"key": "why-measured", "what": {"key": "intake-temp-title"}}
    assert named | {"value": {"key": "value-degrees", "value": "38.4"}} in told
    assert {"key": "age-days", "n": "20"} in told


@pytest.mark.parametrize(
    ("role", "answers"),
    [
        ("pharmacist", {"complaints": ["medicine"]}),
        ("doctor", {"complaints": ["medicine", "skin"]}),
        ("paediatric", aged(13)),
        ("respiratory", aged(14)),
        ("doctor", {"complaints": ["belly"]}),
        ("doctor", {"complaints": []}),
    ],
)
def test_the_role_follows_from_complaint_and_age(role: str, answers: dict[str, Any]) -> None:
    assert suggest(facts_of(WELL | answers, RULES), RULES) == role


@pytest.mark.parametrize(
    ("said", "iso", "exact"),
    [
        ("1950-03-08", "1950-03-08", True),
        ("2026-03-02", "2026-03-02", True),
        ("8", "2018-03-02", False),
        ("3个月", "2025-12-02", False),
        ("3 months", "2025-12-02", False),
        ("10天", "2026-02-20", False),
        ("1950", "1950-07-01", False),
        ("2020-05", "2020-05-15", False),
    ],
)
def test_what_was_said_of_an_age_becomes_a_birth_date(said: str, iso: str, exact: bool) -> None:
    assert people.born(said, TODAY, RULES.ages) == (date.fromisoformat(iso), exact)


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ("2026-03-03", "birth-future"),
        ("2027", "birth-future"),
        ("1905-03-01", "birth-too-old"),
        ("121", "birth-too-old"),
        ("0", "birth-vague"),
        ("2024", "birth-vague"),
        ("2025-12", "birth-vague"),
    ],
)
def test_an_impossible_or_too_vague_birth_is_told_apart(said: str, key: str) -> None:
    with pytest.raises(Unclear) as unclear:
        people.born(said, TODAY, RULES.ages)
    assert unclear.value.key == key


@pytest.mark.parametrize(
    ("birth", "months", "years"),
    [
        ("2026-02-02", 1, 0),
        ("2026-02-03", 0, 0),
        ("2016-03-02", 120, 10),
        ("2016-03-03", 119, 9),
        ("2024-02-29", 24, 2),
    ],
)
def test_age_counts_completed_months_and_years(birth: str, months: int, years: int) -> None:
    found = people.age(date.fromisoformat(birth), TODAY)
    assert (found.months, found.years) == (months, years)


def test_a_month_is_complete_on_the_last_day_of_a_shorter_one() -> None:
    assert people.age(date(2026, 1, 31), date(2026, 2, 28)).months == 1


@pytest.mark.parametrize(
    ("birth", "band"),
    [
        ("2026-02-03", "newborn"),
        ("2026-02-02", "infant"),
        ("2025-12-02", "baby"),
        ("2025-09-02", "toddler"),
        ("2021-03-02", "child"),
        ("2012-03-02", "adult"),
        ("1961-03-03", "adult"),
        ("1961-03-02", "old"),
    ],
)
def test_each_birthday_moves_into_its_age_band(birth: str, band: str) -> None:
    found = people.age(date.fromisoformat(birth), TODAY)
    assert people.band(found, RULES.ages) == band


@given(birth=st.dates(date(1906, 1, 1), TODAY))
def test_everyone_has_an_age_band(birth: date) -> None:
    found = people.age(birth, TODAY)
    assert people.band(found, RULES.ages) in {band.id for band in RULES.ages.bands}
    assert found.days >= 0 and found.months >= 0
