"""The way to a clinician walked step by step, to the rating and back."""

from __future__ import annotations

from typing import Any

import pytest

from bot.moves import Outcome, Put
from tests.unit.ordinary import JUDGED, at_confirm, effects, saved
from tests.unit.walking import Walk


def told(**changed: Any) -> Walk:
    """After an intake, at the choice of a role."""
    return at_confirm(doctor_facts=Outcome("told"), **changed).tap("send", "doctor")


def test_an_intake_leads_to_the_suggested_role_and_into_the_queue() -> None:
    walk = told()
    assert walk.said == ["doctor-role"]
    assert walk.tap("fits").said == ["doctor-waiting"]
    opened = walk.seen[walk.ran.index("open_case")]
    assert opened["note"] == JUDGED["note"] and opened["fired"] == JUDGED["fired"]


@pytest.mark.parametrize("way", [("pharmacist",), ("more", "tcm"), ("more", "more", "desk")])
def test_every_role_can_be_picked_from_the_list(way: tuple[str, ...]) -> None:
    walk = told().tap("other", *way)
    assert walk.said == ["doctor-waiting"]


def test_without_an_intake_a_few_questions_come_first() -> None:
    walk = Walk(effects()).start().tap("doctor", "self").type("张三").tap("male")
    assert walk.type("1986-03-08").said == ["redflags-adult"]
    assert walk.tap("none").said == ["doctor-words"]
    assert walk.type("手上起疹子很痒").said == ["intake-since"]
    assert walk.tap("today").said == ["doctor-role"]


def test_a_red_flag_on_the_way_to_a_doctor_raises_the_card() -> None:
    walk = Walk(effects(patients_saved=saved("爸爸"))).start().tap("doctor", "1", "have")
    assert walk.said == ["intake-emergency"]
    assert walk.tap("human").said == ["doctor-role"]


def test_an_unsure_red_flag_on_the_way_goes_on_or_straight_to_a_role() -> None:
    walk = Walk(effects(patients_saved=saved("爸爸"))).start().tap("doctor", "1", "unsure")
    assert walk.tap("human").said == ["doctor-role"]
    walk = Walk(effects(patients_saved=saved("爸爸"))).start().tap("doctor", "1", "unsure", "go")
    assert walk.said == ["doctor-words"]


def test_the_larger_wording_keeps_the_way_to_a_doctor_short() -> None:
    walk = Walk(effects(patients_saved=saved("爸爸"), wording=Outcome("larger"))).start()
    walk.tap("doctor", "1", "none").type("手上起疹子很痒")
    assert len(walk.options()) <= 4
    assert walk.tap("long").said == ["doctor-role"]


def test_someone_urgent_joins_without_a_question() -> None:
    urgent = Outcome("urgent", {"level": "E2", "note": [], "fired": []})
    walk = Walk(effects(doctor_facts=urgent)).start(pick="doctor", urgent="yes")
    assert walk.said == ["doctor-waiting"]
    assert walk.seen[1]["urgent"] == "yes"


def test_where_only_words_open_the_way_back_a_sentence_is_asked() -> None:
    walk = told(words_needed=Outcome("ask")).tap("fits")
    assert walk.said == ["doctor-sentence"]
    assert walk.type("还是咳，晚上厉害").said == ["doctor-waiting"]


def test_looking_at_the_queue_shows_the_place_again_with_live_buttons() -> None:
    walk = told().tap("fits")
    for _ in range(3):
        walk.tap("look")
        assert walk.said == ["doctor-waiting"]
        assert walk.heard[0].args["ahead"] == "1"


def test_leaving_the_queue_ends_the_conversation() -> None:
    assert told().tap("fits", "cancel").said == ["doctor-cancelled", "menu-main"]


def test_it_is_too_late_to_leave_once_a_clinician_came() -> None:
    late = Outcome(None, says=(Put("doctor-cancel-late"),))
    walk = told(queue_cancel=late).tap("fits", "cancel")
    assert walk.said == ["doctor-cancel-late"]
    assert walk.talk.stack[-1].flow == "doctor"


def test_asking_to_finish_leaves_closing_to_the_clinician() -> None:
    walk = told().tap("fits", "finish")
    assert walk.said == ["doctor-finish-asked"]
    assert walk.talk.stack[-1].flow == "doctor"


@pytest.mark.parametrize(
    ("stars", "rated", "said"),
    [("five", "rated", "doctor-thanks"), ("skip", "skipped", "doctor-over")],
)
def test_a_closed_case_is_rated_or_not_and_the_menu_comes_back(
    stars: str, rated: str, said: str
) -> None:
    walk = told(rate=Outcome(rated)).tap("fits").event("closed")
    assert walk.said == ["doctor-rating"]
    assert walk.tap(stars).said == [said, "menu-main"]
    assert walk.seen[-2]["rating"] == stars


def test_the_larger_wording_rates_with_four_options() -> None:
    urgent = Outcome("urgent", {"level": "E2", "note": [], "fired": []})
    walk = Walk(effects(doctor_facts=urgent, wording=Outcome("larger")))
    walk.start(pick="doctor", urgent="yes").event("closed")
    assert len(walk.options()) == 4
    assert walk.tap("three").said[-1] == "menu-main"


def test_nothing_can_be_taken_back_once_the_queue_is_joined() -> None:
    walk = told().tap("fits").back()
    assert walk.said[0] == "engine-no-back"
    assert walk.talk.stack[-1].flow == "doctor"
