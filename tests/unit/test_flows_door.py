"""The door walked step by step: consent, settings, and who a conversation is for."""

from __future__ import annotations

from typing import Any

import pytest

from bot.moves import Outcome, Put
from flows.front import Tile
from tests.unit.ordinary import JOINED, KNOWN, at_flags, effects, gate, saved
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
    ],
)
def test_each_setting_is_one_choice_and_returns_to_the_menu(
    way: tuple[str, ...], effect: str
) -> None:
    walk = Walk(effects()).start().tap("mine", *way)
    assert effect in walk.ran
    assert walk.said[-1] == "menu-main"
    assert walk.answers["gate"] == "open" and "pick" not in walk.answers


def test_a_topic_is_taken_and_the_list_is_shown_again_until_done() -> None:
    walk = Walk(effects()).start().tap("mine", "notices", "flu")
    assert walk.ran[-2:] == ["topic_switch", "topics_listed"]
    assert walk.said[-1] == "topics-pick"
    assert walk.tap("done").said[-1] == "menu-main"


def test_a_saved_patient_is_one_tap() -> None:
    walk = Walk(effects(patients_saved=saved("爸爸", "小宝"))).start().tap("intake")
    assert [option.label for option in walk.options()[:2]] == ["爸爸", "小宝"]
    walk.tap("2")
    assert walk.seen[walk.ran.index("patient_use")]["picked"] == "2"
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
    assert walk.tap("yes").ran[-2:] == ["larger_on", "intake_begin"]
    assert at_flags(patient_keep=Outcome("aged", KNOWN)).tap("no").said == ["redflags-adult"]


def test_back_out_of_the_first_question_returns_to_the_menu() -> None:
    walk = Walk(effects()).start().tap("intake").back()
    assert walk.said == ["menu-main"]


def shown(walk: Walk) -> list[str]:
    return [str(option.value) for option in walk.options()]


def going(state: str) -> dict[str, Any]:
    option = {"value": state, "label": {"key": f"menu-key-{state}"}}
    return {"again": "yes", "busy": state, "going": [option]}


def menu(page: str) -> Outcome:
    return Outcome(page, {"again": "yes", "busy": "no", "going": []})


def test_in_the_larger_wording_the_menu_has_four_tiles_and_further_pages() -> None:
    walk = Walk(effects(menu_facts=menu("larger")), elder=True).start()
    assert shown(walk) == ["intake", "doctor", "mine", "more"]
    assert walk.tap("more").said == ["menu-others"]
    assert shown(walk) == ["respiratory", "test", "vaccine", "more"]
    assert walk.tap("more").said == ["menu-others"]
    assert shown(walk) == ["services", "mine"]
    assert walk.tap("services").said == ["services-main"]


def test_back_from_the_second_page_is_the_first() -> None:
    walk = Walk(effects(menu_facts=menu("larger")), elder=True).start().tap("more").back()
    assert shown(walk) == ["intake", "doctor", "mine", "more"]


@pytest.mark.parametrize("page", ["open", "larger", "larger_open"])
@pytest.mark.parametrize("tile", [tile for tile in Tile if tile is not Tile.more])
def test_every_tile_is_reached_by_name_from_every_page(page: str, tile: str) -> None:
    walk = Walk(effects(menu_facts=menu(page))).start(pick=str(tile))
    assert not walk.said[0].startswith("menu-")


@pytest.mark.parametrize("state", ["waiting", "callback", "question"])
@pytest.mark.parametrize("page", ["open", "larger_open"])
def test_what_a_person_has_open_comes_first_in_the_menu(page: str, state: str) -> None:
    facts, place = Outcome(page, going(state)), JOINED | {"kind": state}
    back = Outcome("case" if state == "waiting" else "standing", place)
    changed = {"menu_facts": facts, "doctor_facts": back}
    walk = Walk(effects(**changed)).start()
    assert shown(walk)[0] == state
    assert page == "open" or len(shown(walk)) == 4
    walk.tap(state)
    assert walk.seen[-1]["pick"] == state
    assert walk.said == ["doctor-waiting" if state == "waiting" else f"doctor-standing-{state}"]


def test_a_case_on_the_menu_is_not_offered_a_second_time_as_the_last_conversation() -> None:
    facts = [menu("larger"), Outcome("larger_open", going("waiting"))]
    walk = Walk(effects(menu_facts=lambda _: facts.pop(0)))
    walk.start().tap("doctor", "self").type("张三").tap("male").type("1986-03-08").tap("none")
    walk.type("咳嗽").tap("days2", "fits")
    assert walk.said[-1] == "doctor-waiting"
    walk.start()
    assert shown(walk) == ["waiting", "intake", "doctor", "more"]


def test_what_was_put_aside_is_offered_while_four_options_are_not_reached() -> None:
    facts = [menu("larger"), menu("larger_open"), menu("larger")]
    walk = Walk(effects(menu_facts=lambda _: facts.pop(0)))
    walk.start().tap("intake", "self").start()
    assert shown(walk) == ["intake", "doctor", "more", "continue"]
    assert shown(walk.start()) == ["intake", "doctor", "mine", "more"]


def test_a_question_for_the_pharmacist_is_asked_once_and_reaches_the_pharmacist() -> None:
    walk = Walk(effects()).start().tap("services", "medicine", "self")
    walk.type("张三").tap("male").type("1986-03-08")
    assert walk.said == ["redflags-adult"]
    assert walk.tap("none").said == ["remedy-which"]
    walk.type("一种降压药").tap("done", "no").type("这个药饭前还是饭后吃")
    assert walk.said == ["doctor-role"]
    suggested = walk.seen[walk.ran.index("suggest_role")]
    assert suggested["wanted"] == "pharmacist" and suggested["words"] == "这个药饭前还是饭后吃"


def test_a_red_flag_at_a_service_is_an_emergency_first() -> None:
    walk = Walk(effects()).start().tap("services", "nursing", "self")
    walk.type("张三").tap("male").type("1986-03-08").tap("have")
    assert "raise_alarm" in walk.ran
    assert walk.said == ["intake-emergency"]
