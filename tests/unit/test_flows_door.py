"""The door walked step by step: consent, settings, and who a conversation is for."""

from __future__ import annotations

import pytest

from bot.moves import Outcome, Put
from tests.unit.ordinary import KNOWN, at_flags, effects, gate, saved
from tests.unit.walking import Walk


def test_a_newcomer_is_greeted_agrees_and_reaches_the_menu() -> None:
    walk = Walk(effects(menu_facts=gate("new", "open"))).start()
    assert walk.said == ["welcome-hello", "welcome-consent"]
    walk.tap("agree")
    assert walk.said == ["welcome-agreed", "menu-main"]
    assert "consent_given" in walk.ran


def test_the_whole_text_can_be_read_before_agreeing() -> None:
    walk = Walk(effects(menu_facts=gate("new", "open"))).start().tap("read")
    assert walk.said == ["welcome-full"]
    assert walk.tap("agree").said[-1] == "menu-main"


def test_a_changed_text_is_announced_as_such() -> None:
    changed = Outcome("new", {"again": "yes", "busy": "no"})
    walk = Walk(effects(menu_facts=changed)).start()
    assert walk.said == ["welcome-changed", "welcome-consent"]


@pytest.mark.parametrize("way", [("refuse",), ("read", "refuse")])
def test_who_refuses_still_gets_help_and_may_read_again(way: tuple[str, ...]) -> None:
    walk = Walk(effects(menu_facts=gate("new", "refused", "refused", "new"))).start().tap(*way)
    assert walk.said == ["welcome-refused", "menu-refused"]
    assert walk.tap("help").said == ["help-emergency", "menu-refused"]
    assert walk.tap("consent").said == ["welcome-hello", "welcome-consent"]


def test_a_deep_link_of_a_newcomer_goes_on_after_the_consent() -> None:
    walk = Walk(effects(menu_facts=gate("new", "open"))).start(pick="doctor")
    assert walk.tap("agree").said == ["welcome-agreed", "patient-relation"]


def test_who_waits_is_told_so_on_the_menu() -> None:
    busy = Outcome("open", {"again": "yes", "busy": "waiting"})
    assert Walk(effects(menu_facts=busy)).start().said == ["menu-waiting"]


@pytest.mark.parametrize(
    ("way", "effect"),
    [
        (("case",), "my_case"),
        (("larger",), "toggle_larger"),
        (("language", "en"), "set_language"),
        (("notices",), "toggle_notices"),
    ],
)
def test_each_setting_is_one_choice_and_returns_to_the_menu(
    way: tuple[str, ...], effect: str
) -> None:
    walk = Walk(effects()).start().tap("mine", *way)
    assert effect in walk.ran
    assert walk.said[-1] == "menu-main"
    assert walk.answers["gate"] == "open" and "pick" not in walk.answers


def test_a_saved_patient_is_one_tap() -> None:
    walk = Walk(effects(patients_saved=saved("爸爸", "小宝"))).start().tap("intake")
    assert [option.label for option in walk.options()[:2]] == ["爸爸", "小宝"]
    walk.tap("2")
    assert walk.seen[-1]["picked"] == "2"
    assert walk.said == ["redflags-adult"]


def test_a_patient_erased_in_the_meantime_is_not_offered_again() -> None:
    left = [saved("爸爸"), Outcome("none", {"patients": []})]
    walk = Walk(effects(patients_saved=lambda _: left.pop(0), patient_use=Outcome("gone")))
    assert walk.start().tap("intake", "1").said == ["patient-relation"]


def test_questions_about_someone_else_are_worded_for_them() -> None:
    walk = Walk(effects()).start().tap("intake", "child")
    assert walk.said == ["patient-name"]
    assert walk.type("小宝").said == ["patient-sex"]
    assert walk.tap("female").said == ["patient-birth"]


def test_an_age_is_asked_back_before_it_is_taken() -> None:
    walk = Walk(effects()).start().tap("intake", "child").type("小宝").tap("male").type("八岁")
    assert walk.said == ["card-maybe"]
    walk.tap("yes")
    assert walk.seen[-2]["birth"] == "8"
    assert walk.said == ["redflags-adult"]


def test_a_birth_date_in_the_future_is_asked_again() -> None:
    refused = Outcome("unclear", says=(Put("birth-future"),))
    left = [refused, Outcome("new", {"born": "1986-03-08", "exact": True})]
    walk = at_flags(patient_seek=lambda _: left.pop(0))
    assert walk.said == ["birth-future", "patient-birth-self"]
    assert walk.type("1986-03-08").said == ["redflags-adult"]


def test_the_same_name_and_birth_date_is_asked_about() -> None:
    same = Outcome("same", {"born": "1986-03-08", "exact": True})
    walk = at_flags(patient_seek=same)
    assert walk.said == ["patient-same"]
    assert walk.tap("yes").said == ["redflags-adult"]


def test_another_person_of_that_name_gets_another_name() -> None:
    left = [Outcome("same", {"born": "x"}), Outcome("new", {"born": "x", "exact": True})]
    walk = at_flags(patient_seek=lambda _: left.pop(0)).tap("no")
    assert walk.said == ["patient-name-self"]
    assert walk.type("小张三").said == ["redflags-adult"]


def test_a_child_alone_is_sent_for_a_parent() -> None:
    minor = Outcome("minor", KNOWN)
    assert at_flags(patient_keep=minor).tap("here").said == ["redflags-adult"]
    assert at_flags(patient_keep=minor).tap("away").said == ["patient-left", "menu-main"]


def test_an_older_newcomer_is_offered_the_larger_wording_once() -> None:
    walk = at_flags(patient_keep=Outcome("aged", KNOWN))
    assert walk.said == ["patient-larger"]
    assert walk.tap("yes").ran[-1] == "larger_on"
    assert at_flags(patient_keep=Outcome("aged", KNOWN)).tap("no").said == ["redflags-adult"]


def test_back_out_of_the_first_question_returns_to_the_menu() -> None:
    walk = Walk(effects()).start().tap("intake").back()
    assert walk.said == ["menu-main"]
