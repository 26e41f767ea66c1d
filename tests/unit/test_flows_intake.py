"""The intake walked step by step, from the red flags to the result."""

from __future__ import annotations

import pytest

from bot.moves import Card, Outcome
from bot.render import Voice
from bot.steps import Choose
from flows import BOOK
from tests.unit.ordinary import JUDGED, KNOWN, at_confirm, at_flags
from tests.unit.walking import CATALOGUE


def test_a_first_intake_of_an_adult_takes_no_more_than_twelve_answers() -> None:
    walk = at_confirm()
    assert walk.said == ["intake-confirm"]
    walk.tap("send")
    assert walk.said == ["intake-why", "intake-come-back", "intake-result-l3"]
    introduced = 4  # whom it is about: relation, name, sex, birth date
    assert walk.taps - 1 - introduced <= BOOK["intake"].most_taps  # the menu's own tap aside


@pytest.mark.parametrize(
    ("band", "page"),
    [
        ("newborn", "redflags-infant"),
        ("baby", "redflags-infant"),
        ("toddler", "redflags-child"),
        ("child", "redflags-child"),
        ("adult", "redflags-adult"),
        ("old", "redflags-old"),
    ],
)
def test_the_red_flag_page_fits_the_age(band: str, page: str) -> None:
    assert at_flags(patient_keep=Outcome("kept", KNOWN | {"band": band})).said == [page]


@pytest.mark.parametrize("elder", [False, True])
@pytest.mark.parametrize(
    ("locale", "word"), [("zh-CN", "孕"), ("zh-TW", "孕"), ("en", "pregnan")], ids=str
)
def test_of_pregnancy_a_man_is_not_asked_and_whose_sex_is_not_known_is(
    locale: str, word: str, elder: bool
) -> None:
    def page(sex: str) -> str:
        (put,) = at_flags(patient_keep=Outcome("kept", KNOWN | {"sex": sex})).heard
        return Voice(CATALOGUE, locale, elder).text(put.key, **put.args)

    assert word not in page("male") and word in page("female")
    assert page("unsaid") == page("female")
    lines = [page(sex).splitlines() for sex in ("female", "male")]
    if not elder:
        assert [line for line in lines[0] if word not in line] == lines[1]


def test_every_red_flag_page_knows_the_sex() -> None:
    steps = [step for flow in BOOK.values() for step in flow.steps.values()]
    pages = [s for s in steps if isinstance(s, Choose) and s.labels == "intake-flags"]
    assert len(pages) == 4 and all("sex" in page.args for page in pages)


def test_a_red_flag_raises_the_emergency_card_and_a_human_is_one_tap_away() -> None:
    walk = at_flags(doctor_facts=Outcome("hurry", {"suggested": "doctor"})).tap("have")
    assert walk.ran[-1] == "raise_alarm"
    assert walk.said == ["intake-emergency"]
    walk.tap("human")
    assert walk.said == ["doctor-waiting"]
    opened = walk.seen[walk.ran.index("open_case")]
    assert opened["level"] == "E1" and opened["patient_id"] == 7


def test_who_called_the_ambulance_is_told_what_to_do_meanwhile() -> None:
    assert at_flags().tap("have", "called").said == ["emergency-called", "menu-main"]


def test_a_red_flag_ticked_by_mistake_is_asked_again() -> None:
    walk = at_flags().tap("have", "calm")
    assert walk.said == ["redflags-adult"]
    assert "level" not in walk.answers and "told" not in walk.answers
    assert walk.tap("none").said == ["intake-complaints"]


def test_which_red_flag_it_is_may_be_said_after_the_card() -> None:
    walk = at_flags().tap("have", "which")
    assert walk.said == ["intake-flag"]
    assert walk.tap("mind").said == ["intake-emergency"]
    assert walk.tap("called").said == ["emergency-called", "menu-main"]


def test_a_wish_to_die_leads_to_the_crisis_card_and_a_human() -> None:
    crisis = Outcome("crisis", JUDGED | {"level": "E1"}, card=Card.CRISIS, about={"rule": "flag"})
    hurry = Outcome("hurry", {"suggested": "doctor"})
    walk = at_flags(name_flag=crisis, doctor_facts=hurry).tap("have", "which", "self_harm")
    assert walk.said == ["card-crisis"]
    assert walk.tap("with", "no", "no").said == ["doctor-waiting"]


def test_who_ticked_it_by_mistake_says_which_red_flag_it_is() -> None:
    crisis = Outcome("crisis", JUDGED | {"level": "E1"}, card=Card.CRISIS, about={"rule": "flag"})
    walk = at_flags(name_flag=crisis).tap("have", "which", "self_harm", "misheard")
    assert walk.said == ["intake-flag"]


def test_doubt_about_breathing_counts_as_a_red_flag() -> None:
    walk = at_flags().tap("unsure", "breath")
    assert walk.ran[-1] == "raise_alarm" and walk.said == ["intake-emergency"]
    assert walk.tap("calm").said == ["redflags-adult"]
    assert "unsure" not in walk.answers


def test_who_is_not_sure_is_advised_a_human_at_once() -> None:
    l1 = Outcome("soon", JUDGED | {"level": "L1"})
    hurry = Outcome("hurry", {"suggested": "doctor"})
    walk = at_flags(assess=l1, doctor_facts=hurry).tap("unsure")
    assert walk.said == ["intake-unsure"]
    assert walk.tap("human").said == ["doctor-waiting"]
    assert walk.seen[walk.ran.index("assess")]["flags"] == "unsure"


def test_who_is_not_sure_may_go_on_answering() -> None:
    assert at_flags().tap("unsure", "go").said == ["intake-complaints"]


def test_something_else_is_told_in_words() -> None:
    walk = at_flags().tap("none", "other", "done")
    assert walk.said == ["intake-words"]
    assert walk.type("左腿肿了，走不了路").said == ["intake-since"]


def test_three_complaints_are_enough_without_done() -> None:
    assert at_flags().tap("none", "fever", "cough", "throat").said == ["intake-since"]


def test_several_complaints_can_be_typed_at_once() -> None:
    walk = at_flags().tap("none").type("发烧和咳嗽")
    assert walk.answers["complaints"] == ["fever", "cough"]


def test_a_question_about_medicine_is_not_asked_for_a_temperature() -> None:
    walk = at_flags().tap("none", "medicine", "done")
    assert walk.said == ["intake-medicine"]
    assert walk.type("两种药能一起吃吗").said == ["intake-illnesses"]


@pytest.mark.parametrize(
    ("text", "value"), [("三十八度五", "38.5"), ("没量", "unmeasured"), ("2", "hot")]
)
def test_the_temperature_is_typed_or_picked(text: str, value: str) -> None:
    walk = at_flags().tap("none", "fever", "done", "today").type(text)
    assert walk.answers["temp"] == value


def test_a_mistyped_temperature_is_asked_back() -> None:
    walk = at_flags().tap("none", "fever", "done", "today").type("385")
    assert walk.said == ["card-maybe"]
    assert walk.tap("yes").answers["temp"] == "38.5"


def test_an_impossible_temperature_is_refused_with_a_plain_sentence() -> None:
    walk = at_flags().tap("none", "fever", "done", "today").type("45")
    assert walk.said == ["temp-too-high", "intake-temp"]


def test_a_measured_fever_is_asked_for_its_place() -> None:
    walk = at_flags(read_fever=Outcome("yes")).tap("none", "fever", "done", "today").type("38.5")
    assert walk.said == ["intake-site"]
    assert walk.tap("ear").said == ["intake-breath"]


def test_no_illness_stands_alone() -> None:
    walk = (
        at_flags().tap("none", "cough", "done", "days2").type("36.8").tap("none", "heart", "none")
    )
    assert walk.answers["illnesses"] == ["none"]


def test_the_larger_wording_asks_with_few_options() -> None:
    walk = at_flags(wording=Outcome("larger")).tap("none")
    assert len(walk.options()) <= 4
    walk.tap("cough", "done")
    assert len(walk.options()) <= 4
    walk.tap("few").type("36.8")
    assert len(walk.options()) <= 4
    assert walk.tap("none").said == ["intake-more"]
    assert len(walk.options()) <= 4
    assert walk.tap("none").said == ["intake-illnesses"]
    assert walk.tap("organs", "done").said == ["intake-more"]
    assert len(walk.options()) <= 4
    assert walk.tap("none").said == ["intake-chronic"]
    assert walk.tap("none", "none", "advice").said == ["intake-confirm"]


def test_a_line_of_the_confirm_page_can_be_changed() -> None:
    walk = at_confirm()
    items = {item.value: item for item in walk.heard[0].items}
    assert set(items) == {"complaints", "since", "temp", "breath", "illnesses", "care", "wish"}
    assert items["temp"].parts[0].key == "value-degrees"
    walk.tap("change", "temp")
    assert walk.said == ["intake-temp"]
    assert walk.type("39").said == ["intake-confirm"]
    assert walk.answers["temp"] == "39.0" and walk.answers["complaints"] == ["cough"]


def test_changing_the_complaint_asks_only_what_depends_on_it() -> None:
    walk = at_confirm().tap("change", "complaints")
    assert walk.tap("other", "done").said == ["intake-words"]
    assert walk.type("头疼，眼睛疼").said == ["intake-general"]
    assert walk.tap("none").said == ["intake-pressure"]
    assert walk.tap("unmeasured").said == ["intake-confirm"]


def test_back_from_the_result_judges_anew() -> None:
    walk = at_confirm().tap("send").back()
    assert walk.said == ["intake-confirm"]
    walk.tap("send")
    assert walk.ran.count("conclude") == 2


@pytest.mark.parametrize(
    ("level", "outcome", "said"),
    [
        ("E1", "emergency", "intake-urgent"),
        ("E2", "emergency", "intake-hospital"),
        ("L1", "soon", "intake-result-l1"),
        ("L2", "soon", "intake-result-l2"),
        ("L3", "calm", "intake-result-l3"),
        ("L4", "calm", "intake-result-l4"),
    ],
)
def test_each_level_has_its_words(level: str, outcome: str, said: str) -> None:
    walk = at_confirm(conclude=Outcome(outcome, JUDGED | {"level": level})).tap("send")
    assert walk.said[-1] == said


def test_an_intake_can_be_kept_without_asking_anybody() -> None:
    walk = at_confirm().tap("send", "store")
    assert walk.said == ["intake-stored", "menu-main"]
    assert walk.ran[-2:] == ["store_intake", "menu_facts"]
    assert "note" not in walk.answers and "patient_id" not in walk.answers


def test_an_emergency_found_by_the_rules_leads_to_a_human_or_is_kept() -> None:
    urgent = Outcome("emergency", JUDGED | {"level": "E2"})
    hurry = Outcome("hurry", {"suggested": "doctor"})
    walk = at_confirm(conclude=urgent, doctor_facts=hurry).tap("send", "human")
    assert walk.said == ["doctor-waiting"]
    assert at_confirm(conclude=urgent).tap("send", "store").said == [
        "emergency-called",
        "menu-main",
    ]


def test_another_patient_is_asked_everything_anew() -> None:
    walk = at_confirm()
    for _ in range(9):
        walk.back()
    assert walk.said == ["patient-relation"]
    assert set(walk.talk.stack[1].answers).isdisjoint({"complaints", "temp", "illnesses"})
