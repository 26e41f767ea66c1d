"""What is known of a patient steers the departments; two close ones are asked about once."""

from __future__ import annotations

from typing import Any

import pytest

from bot.clinic import departing, routing
from bot.clinic.conditions import Fact

ROUTER = routing.router()
CLOSE = "咳嗽有痰，嗓子也疼"


def ranked(text: str, **facts: Any) -> list[str]:
    route = ROUTER.route(text, facts.get("age_years"), {Fact(k): v for k, v in facts.items()})
    return [name for name, _ in route.ranked]


def answers(words: str, **more: Any) -> dict[str, Any]:
    return {"words": words, "name": "小林", "age_years": 40, "level": "L3", **more}


def chips(words: str, **more: Any) -> tuple[str, list[str]]:
    said = answers(words, **more)
    route = departing.weighed(said, {})
    assert route is not None
    question, found = departing.chips(route, said)
    return question, [one["value"] for one in found]


def test_no_adult_is_sent_to_paediatrics_and_no_man_to_gynaecology() -> None:
    assert ranked("宝宝发烧", age_years=30)[0] != "儿科"
    assert "妇产科" not in ranked("小腹坠痛", age_years=30, sex="male")[:2]


def test_in_pregnancy_obstetrics_comes_first_and_the_complaint_second() -> None:
    known = {"age_years": 30, "sex": "female", "pregnancy": "pregnant"}
    assert ranked("咳嗽有点痰", **known)[:2] == ["妇产科", "呼吸内科"]
    assert ranked("咳嗽有点痰", age_years=30)[0] == "呼吸内科"


@pytest.mark.parametrize(
    ("known", "department"),
    [
        ({"complaints": ["skin"]}, "皮肤性病科"),
        ({"complaints": ["belly"]}, "消化内科"),
        ({"complaints": ["belly"], "belly": ["right"], "age_years": 50}, "消化内科"),
        ({"complaints": ["pregnancy"], "women": ["discharge"]}, "妇产科"),
    ],
)
def test_an_intake_without_words_still_names_a_department(
    known: dict[str, Any], department: str
) -> None:
    assert ranked("", **known)[0] == department


def test_weak_defences_bring_oncology_in_as_the_second_suggestion() -> None:
    found = ranked("咳嗽有痰", age_years=60, illnesses=["immune"])
    assert found[:2] == ["呼吸内科", "肿瘤科"]


def test_what_an_intake_was_judged_by_steers_the_doctors_questions_too() -> None:
    head = {"id": "urgency", "version": "1", "inputs": {"pregnancy": "pregnant"}}
    facts = departing.facts_with(answers("咳嗽", fired=[head]), {Fact.SINCE: "days2"})
    assert facts == {"pregnancy": "pregnant", "since": "days2"}


def test_one_clear_department_is_not_asked_about() -> None:
    assert chips("膝盖疼，上下楼更疼") == ("", [])


def test_two_close_departments_are_told_apart_by_their_question() -> None:
    assert chips(CLOSE) == ("lung-throat", ["03.01", "11"])


def test_two_close_departments_without_a_question_are_the_two_choices() -> None:
    pair = {"骨科", "眼科"}
    assert ROUTER.between(pair) is None
    question, found = chips("眼睛干，腰酸")
    assert (question, set(found)) == ("", {"10", "04.03"})


def test_words_that_ask_for_a_role_are_not_asked_about() -> None:
    assert chips("咳嗽有痰，嗓子也疼，这两种药能一起吃吗") == ("", [])


def test_what_was_chosen_is_kept_with_its_question_and_the_version() -> None:
    said = answers(CLOSE, between="lung-throat", pointed="11", fired=[{"id": "r"}])
    said["chips"] = departing.chips(departing.weighed(said, {}), said)[1]  # type: ignore[arg-type]
    assert departing.picked(said)["role"] == "doctor"
    assert departing.wish(said) == [
        {"title": "note-department-wish", "values": [{"key": "department-11"}]}
    ]
    kept = {"id": "routing-choice", "version": routing.load().version}
    assert departing.fired(said) == [
        {"id": "r"},
        kept | {"question": "lung-throat", "chosen": "11"},
    ]


def test_who_is_not_sure_has_no_department_and_that_is_kept() -> None:
    said = answers(CLOSE, between="", pointed="unsure", chips=[])
    assert departing.picked(said) == {} and departing.wish(said) == []
    assert departing.fired(said)[0]["chosen"] == "unsure"


def test_denied_signs_do_not_count_in_english_either() -> None:
    assert ROUTER.route("no cough, my ear hurts", 40).best == "耳鼻咽喉科"
