"""The way to a clinician walked step by step, to the rating and back."""

from __future__ import annotations

from typing import Any

import pytest

from bot.moves import Outcome, Put
from tests.unit.ordinary import (
    JOINED,
    JUDGED,
    TIMES,
    TODAY,
    at_confirm,
    effects,
    saved,
)
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


def test_with_a_clinician_there_is_no_place_to_look_up_and_no_queue_to_leave() -> None:
    walk = told().tap("fits").event("accepted")
    assert [option.value for option in walk.options()] == ["finish"]
    assert walk.tap("finish").said == ["doctor-finish-asked"]
    assert walk.talk.stack[-1].flow == "doctor"


def test_a_case_given_back_waits_in_the_queue_again() -> None:
    walk = told().tap("fits").event("accepted").event("returned")
    assert walk.said == ["doctor-waiting"]
    assert walk.event("accepted").event("closed").said == ["doctor-rating"]


@pytest.mark.parametrize(
    ("stars", "rated", "said"),
    [("five", "rated", "doctor-thanks"), ("skip", "skipped", "doctor-over")],
)
def test_a_closed_case_is_rated_or_not_and_the_menu_comes_back(
    stars: str, rated: str, said: str
) -> None:
    walk = told(rate=Outcome(rated)).tap("fits").event("accepted").event("closed")
    assert walk.said == ["doctor-rating"]
    assert walk.tap(stars).said == [said, "menu-main"]
    assert walk.seen[-2]["rating"] == stars


def test_the_larger_wording_rates_with_four_options() -> None:
    urgent = Outcome("urgent", {"level": "E2", "note": [], "fired": []})
    walk = Walk(effects(doctor_facts=urgent, wording=Outcome("larger")))
    walk.start(pick="doctor", urgent="yes").event("closed")
    assert len(walk.options()) == 4
    assert walk.tap("three").said[-1] == "menu-main"


@pytest.mark.parametrize("why", ["slow", "unclear", "other"])
def test_few_stars_are_asked_for_a_reason(why: str) -> None:
    walk = told(rate=Outcome("poor")).tap("fits").event("accepted").event("closed").tap("one")
    assert walk.said == ["doctor-why"]
    assert walk.tap(why).said == ["doctor-sorry", "menu-main"]


def test_what_is_not_solved_goes_on_with_the_same_clinician() -> None:
    walk = told(rate=Outcome("poor")).tap("fits").event("accepted").event("closed")
    assert walk.tap("two", "unsolved").said == ["doctor-once-more"]
    assert walk.tap("again").said == ["doctor-reopened", "doctor-waiting"]
    assert walk.event("accepted").event("closed").said == ["doctor-rating"]


def test_what_is_not_solved_may_be_left_or_come_too_late() -> None:
    late = Outcome("late", says=(Put("doctor-reopen-late"),))
    poor = {"rate": Outcome("poor"), "case_reopen": late}
    walk = told(**poor).tap("fits").event("accepted").event("closed").tap("two", "unsolved")
    assert walk.tap("again").said == ["doctor-reopen-late", "doctor-sorry", "menu-main"]
    walk = told(**poor).tap("fits").event("accepted").event("closed").tap("two", "unsolved")
    assert walk.tap("enough").said == ["doctor-sorry", "menu-main"]


def test_a_talk_that_silence_ended_goes_on_with_a_word() -> None:
    walk = told().tap("fits").event("accepted").event("ended")
    assert walk.said == ["doctor-ended"]
    assert walk.tap("again").said == ["doctor-reopened", "doctor-waiting"]
    walk.event("accepted").event("ended")
    assert walk.tap("over").said == ["doctor-over", "menu-main"]


def test_after_a_long_wait_there_is_a_choice_and_waiting_on_is_one() -> None:
    walk = told().tap("fits").event("choice")
    assert walk.said == ["doctor-choice"]
    assert walk.tap("hospital").said == ["doctor-hospital"]
    assert walk.tap("keep").said == ["doctor-waiting"]
    assert walk.event("choice").event("accepted").event("closed").said == ["doctor-rating"]


def test_who_waits_may_be_called_back_instead_or_go_on_waiting() -> None:
    walk = told().tap("fits", "callback")
    assert walk.said == ["callback-means"]
    assert walk.tap("keep").said == ["doctor-waiting"]
    walk.event("choice").tap("callback", "phone", TIMES[0]["value"]).type("13800138000")
    assert walk.said == ["callback-sure"]
    assert walk.tap("yes").said == ["callback-booked", "menu-main"]


@pytest.mark.parametrize("from_choice", [False, True])
def test_who_waits_may_leave_a_question_instead(from_choice: bool) -> None:
    walk = told().tap("fits")
    if from_choice:
        walk.event("choice")
    assert walk.tap("question").said == ["doctor-asked", "menu-main"]


def test_a_callback_is_booked_before_any_queue() -> None:
    walk = told().tap("callback", "video", TIMES[1]["value"])
    assert walk.said == ["callback-number-video"]
    assert walk.type("12").said == ["phone-unreadable", "callback-number-video"]
    assert walk.type("138 0013 8000").said == ["callback-sure"]
    assert walk.answers["number"] == "138 0013 8000"
    assert walk.tap("yes").said == ["callback-booked", "menu-main"]


def test_the_number_read_back_can_be_changed() -> None:
    walk = told().tap("callback", "phone", TIMES[0]["value"]).type("13800138000", "改3")
    assert walk.said == ["callback-number"]
    assert walk.type("010-65432100").said == ["callback-sure"]
    walk.tap("change", "time")
    assert walk.said == ["callback-time"]


def test_other_times_are_shown_on_request_and_a_time_that_is_gone_is_asked_for_again() -> None:
    taken = iter(["taken", "booked"])

    def book(answers: dict[str, Any]) -> Outcome:
        return Outcome(next(taken), {"when": TODAY})

    walk = told(callback_book=book).tap("callback", "phone", "later")
    assert walk.said == ["callback-time"]
    walk.tap(TIMES[0]["value"]).type("13800138000").tap("yes")
    assert walk.said == ["callback-time"]
    assert walk.tap(TIMES[1]["value"]).said == ["callback-sure"]
    assert walk.tap("yes").said == ["callback-booked", "menu-main"]


def test_without_a_free_time_a_question_can_be_left() -> None:
    none = {"callback_times": Outcome("none", {"times": []})}
    assert told(**none).tap("callback", "phone").said == ["callback-none"]
    walk = told(**none).tap("callback", "phone", "question")
    assert walk.said == ["doctor-question"]
    assert walk.type("药可以停吗").said == ["doctor-asked", "menu-main"]
    assert told(**none).tap("callback", "phone", "stop").said == ["menu-main"]


SHUT = {"asked_role": {"key": "role-tcm"}, "opens": TODAY, "hotline": "none"}


def test_out_of_hours_there_are_other_ways_and_none_is_a_dead_end() -> None:
    def shut() -> Walk:
        walk = Walk(effects(role_hours=Outcome("shut", SHUT), patients_saved=saved("爸爸")))
        walk.start().tap("doctor", "1", "none").type("手上起疹子很痒").tap("today")
        return walk.tap("fits")

    assert shut().said == ["doctor-shut"]
    asked = shut().tap("question").type("药可以停吗")
    assert asked.said == ["doctor-asked", "menu-main"]
    assert shut().tap("callback").said == ["callback-means"]
    assert shut().tap("aid").said == ["intake-emergency"]
    assert shut().tap("aid", "calm").said == ["doctor-shut"]
    assert shut().tap("aid", "called").said == ["emergency-called", "menu-main"]
    assert shut().tap("aid", "human").said == ["doctor-waiting"]
    assert shut().back().said == ["doctor-role"]


def test_out_of_hours_symptoms_can_be_checked_and_then_a_clinician_asked_for_again() -> None:
    walk = Walk(effects(role_hours=Outcome("shut", SHUT), patients_saved=saved("爸爸")))
    walk.start().tap("doctor", "1", "none").type("手上起疹子很痒").tap("today", "fits", "check")
    assert walk.said == ["patient-pick"]
    walk.effects = effects(
        patients_saved=saved("爸爸"),
        doctor_facts=Outcome("told"),
        role_hours=Outcome("told", SHUT),
    )
    walk.tap("1", "none", "cough", "done", "days2").type("36.8")
    walk.tap("none", "none", "none", "advice", "send", "doctor")
    assert walk.said == ["doctor-role"]
    assert walk.tap("fits").said == ["doctor-shut"]
    assert [option.value for option in walk.options()] == ["question", "callback", "aid"]


def test_nobody_in_a_hurry_is_asked_whom_they_would_like() -> None:
    hurry = Outcome("hurry", {"suggested": "doctor", "shown": {}})
    walk = Walk(effects(patients_saved=saved("爸爸"), suggest_role=hurry)).start()
    assert walk.tap("doctor", "1", "have", "human").said == ["doctor-waiting"]


@pytest.mark.parametrize("kind", ["live", "callback", "question"])
def test_who_comes_again_while_a_case_is_open_is_told_of_it(kind: str) -> None:
    open_ = Outcome("standing", JOINED | {"kind": kind, "when": TODAY})
    walk = Walk(effects(doctor_facts=open_, patients_saved=saved("爸爸"))).start().tap("doctor")
    assert walk.said[0].startswith("doctor-standing")
    kept = ["doctor-waiting"] if kind == "live" else ["menu-main"]
    assert walk.tap("go").said == kept
    walk = Walk(effects(doctor_facts=open_, patients_saved=saved("爸爸"))).start().tap("doctor")
    assert walk.tap("cancel").said == ["doctor-cancelled", "menu-main"]
    walk = Walk(effects(doctor_facts=open_, patients_saved=saved("爸爸"))).start().tap("doctor")
    assert walk.tap("other").said == ["patient-pick"]


def test_who_comes_back_within_a_day_goes_on_or_begins_anew() -> None:
    recent = effects(doctor_facts=Outcome("recent", JOINED), patients_saved=saved("爸爸"))
    walk = Walk(recent).start().tap("doctor")
    assert walk.said == ["doctor-recent"]
    assert walk.tap("again").said == ["doctor-reopened", "doctor-waiting"]
    assert Walk(recent).start().tap("doctor", "fresh").said == ["patient-pick"]


def test_nothing_can_be_taken_back_once_the_queue_is_joined() -> None:
    walk = told().tap("fits").back()
    assert walk.said[0] == "engine-no-back"
    assert walk.talk.stack[-1].flow == "doctor"
