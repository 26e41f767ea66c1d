"""Every conversation, walked step by step with the talk through JSON at each of them."""

from __future__ import annotations

from dataclasses import fields as fields_of
from typing import Any

import pytest
from fluent.syntax import ast

from bot.clinic.effects import EFFECTS
from bot.clinic.rules import load
from bot.moves import Outcome, Put
from bot.steps import Ask, Call, Choose, Do, End, Flow, Gather, Human, label_prefix, say_keys
from flows import BOOK
from tests.unit.walking import CATALOGUE, Walk

KNOWN = {
    "patient_id": 7,
    "name": "张三",
    "sex": "male",
    "relation": "self",
    "band": "adult",
    "age_days": 14600,
    "age_months": 480,
    "age_years": 40,
}
JUDGED = {
    "level": "L3",
    "why": [{"key": "intake-complaints-cough"}],
    "note": [{"title": "intake-complaints-title", "values": [{"key": "intake-complaints-cough"}]}],
    "fired": [{"id": "urgency"}],
    "told": "yes",
}
JOINED = {
    "case_id": 5,
    "state": "waiting",
    "ahead": "2",
    "clinician": "",
    "asked_role": {"key": "role-doctor"},
}


def kind(answers: dict[str, Any]) -> Outcome:
    if "other" in answers["complaints"]:
        return Outcome("other")
    return Outcome("medicine" if answers["complaints"] == ["medicine"] else "plain")


def effects(**changed: Any) -> dict[str, Any]:
    """What the clinic answers in an ordinary case; a test changes what it is about."""
    return {
        "menu_facts": Outcome("open", {"again": "yes", "busy": "no"}),
        "consent_given": Outcome("kept"),
        "consent_refused": Outcome("kept"),
        "reset_consent": Outcome("done"),
        "my_case": Outcome("done", says=(Put("mine-case-none"),)),
        "toggle_larger": Outcome("done", says=(Put("engine-larger-on"),)),
        "larger_on": Outcome("done"),
        "set_language": Outcome("done"),
        "toggle_notices": Outcome("done"),
        "wording": Outcome("normal"),
        "patients_saved": Outcome("none", {"patients": []}),
        "patient_use": Outcome("known", KNOWN),
        "patient_seek": Outcome("new", {"born": "1986-03-08", "exact": True}),
        "patient_keep": Outcome("kept", KNOWN),
        "complaint_kind": kind,
        "read_fever": Outcome("no"),
        "assess": Outcome("calm", JUDGED),
        "raise_alarm": Outcome("raised", JUDGED | {"level": "E1"}),
        "store_intake": Outcome("kept"),
        "doctor_facts": Outcome("new"),
        "suggest_role": Outcome("done", {"suggested": "doctor", "shown": {"key": "role-doctor"}}),
        "words_needed": Outcome("skip"),
        "open_case": Outcome("joined", JOINED),
        "queue_look": Outcome(None, JOINED | {"ahead": "1"}),
        "queue_cancel": Outcome("cancelled"),
        "case_finish": Outcome(None, says=(Put("doctor-finish-asked"),)),
        "rate": Outcome("rated"),
    } | changed


def gate(*outcomes: str) -> Any:
    """The gate's answers, one after the other."""
    left = list(outcomes)

    def reply(answers: dict[str, Any]) -> Outcome:
        return Outcome(left.pop(0), {"again": "no", "busy": "no"})

    return reply


def saved(*names: str) -> Outcome:
    listed = [{"value": str(n), "label": name} for n, name in enumerate(names, 1)]
    return Outcome("some", {"patients": listed})


def at_flags(**changed: Any) -> Walk:
    """Someone new, at the red-flag page of an intake."""
    walk = Walk(effects(**changed)).start().tap("intake", "self")
    return walk.type("张三").tap("male").type("1986-03-08")


def at_confirm(**changed: Any) -> Walk:
    walk = at_flags(**changed).tap("none", "cough", "done", "days2")
    return walk.type("36.8").tap("none")


# --- the door


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


# --- my things


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


# --- who it is for


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


# --- the intake


def test_a_first_intake_of_an_adult_takes_no_more_than_twelve_answers() -> None:
    walk = at_confirm()
    assert walk.said == ["intake-confirm"]
    walk.tap("send")
    assert walk.said == ["intake-why", "intake-come-back", "intake-result-l3"]
    assert walk.taps - 1 <= BOOK["intake"].most_taps  # the menu's own tap aside


@pytest.mark.parametrize(
    ("band", "page"),
    [
        ("newborn", "redflags-infant"),
        ("baby", "redflags-infant"),
        ("toddler", "redflags-child"),
        ("child", "redflags-child"),
        ("adult", "redflags-adult"),
        ("old", "redflags-adult"),
    ],
)
def test_the_red_flag_page_fits_the_age(band: str, page: str) -> None:
    assert at_flags(patient_keep=Outcome("kept", KNOWN | {"band": band})).said == [page]


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
    assert at_flags().tap("none", "medicine", "done").said == ["intake-illnesses"]


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
    assert walk.tap("ear").said == ["intake-illnesses"]


def test_no_illness_stands_alone() -> None:
    walk = at_flags().tap("none", "cough", "done", "days2").type("36.8").tap("heart", "none")
    assert walk.answers["illnesses"] == ["none"]


def test_the_larger_wording_asks_with_few_options() -> None:
    walk = at_flags(wording=Outcome("larger")).tap("none")
    assert len(walk.options()) <= 4
    walk.tap("cough", "done")
    assert len(walk.options()) <= 4
    walk.tap("few").type("36.8")
    assert len(walk.options()) <= 4
    assert walk.tap("organs", "done").said == ["intake-confirm"]


def test_a_line_of_the_confirm_page_can_be_changed() -> None:
    walk = at_confirm()
    items = {item.value: item for item in walk.heard[0].items}
    assert set(items) == {"complaints", "since", "temp", "illnesses"}
    assert items["temp"].parts[0].key == "value-degrees"
    walk.tap("change", "temp")
    assert walk.said == ["intake-temp"]
    assert walk.type("39").said == ["intake-confirm"]
    assert walk.answers["temp"] == "39.0" and walk.answers["complaints"] == ["cough"]


def test_changing_the_complaint_asks_only_what_depends_on_it() -> None:
    walk = at_confirm().tap("change", "complaints")
    assert walk.tap("other", "done").said == ["intake-words"]
    assert walk.type("头疼，眼睛疼").said == ["intake-confirm"]


def test_back_from_the_result_judges_anew() -> None:
    walk = at_confirm().tap("send").back()
    assert walk.said == ["intake-confirm"]
    walk.tap("send")
    assert walk.ran.count("assess") == 2


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
    walk = at_confirm(assess=Outcome(outcome, JUDGED | {"level": level})).tap("send")
    assert walk.said[-1] == said


def test_an_intake_can_be_kept_without_asking_anybody() -> None:
    walk = at_confirm().tap("send", "store")
    assert walk.said == ["intake-stored", "menu-main"]
    assert walk.ran[-2:] == ["store_intake", "menu_facts"]
    assert "note" not in walk.answers and "patient_id" not in walk.answers


def test_an_emergency_found_by_the_rules_leads_to_a_human_or_is_kept() -> None:
    urgent = Outcome("emergency", JUDGED | {"level": "E2"})
    hurry = Outcome("hurry", {"suggested": "doctor"})
    walk = at_confirm(assess=urgent, doctor_facts=hurry).tap("send", "human")
    assert walk.said == ["doctor-waiting"]
    assert at_confirm(assess=urgent).tap("send", "store").said == ["emergency-called", "menu-main"]


def test_another_patient_is_asked_everything_anew() -> None:
    walk = at_confirm()
    for _ in range(6):
        walk.back()
    assert walk.said == ["patient-relation"]
    assert set(walk.talk.stack[1].answers).isdisjoint({"complaints", "temp", "illnesses"})


# --- reaching a clinician


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


# --- the tables themselves


FLOWS = list(BOOK.values())


def outcomes(step: Do) -> set[str]:
    return {str(outcome) for outcome in step.to}


@pytest.mark.parametrize("flow", FLOWS, ids=lambda flow: flow.name)
def test_every_effect_exists_and_every_answer_has_a_field(flow: Flow) -> None:
    fields = {field.name for field in fields_of(flow.answers)}
    for step in flow.steps.values():
        if isinstance(step, End):
            continue
        assert step.save in fields
        assert set(step.needs) <= fields
        if isinstance(step, Do | Call):
            assert set(step.gives) <= fields
        if isinstance(step, Do):
            assert step.effect in EFFECTS
        if isinstance(step, Human):
            assert set(step.keys.values()) <= set(EFFECTS)


def test_no_effect_is_left_without_a_step() -> None:
    steps = [step for flow in FLOWS for step in flow.steps.values()]
    used = {step.effect for step in steps if isinstance(step, Do)}
    used |= {name for step in steps if isinstance(step, Human) for name in step.keys.values()}
    assert used == set(EFFECTS)


def test_every_role_of_the_data_file_can_be_picked_and_no_other() -> None:
    steps = BOOK["doctor"].steps.values()
    listed = {
        str(option)
        for step in steps
        if isinstance(step, Choose) and step.labels == "role"
        for option in step.to
    }
    assert listed - {"more"} == set(load().roles.roles)


def wordings() -> set[str]:
    found = set()
    for flow in FLOWS:
        for step in flow.steps.values():
            if isinstance(step, Choose | Ask | Gather | Human | End):
                found |= set(say_keys(step.say))
            for ahead in getattr(step, "ahead", ()):
                found |= set(say_keys(ahead))
    return found - {"welcome-full"}  # the whole consent text is long in any wording


VALUES = {
    "name": "张三",
    "called": "张三",
    "why": "发烧、38.5 度",
    "shown": {"key": "role-doctor"},
    "asked_role": "医生",
    "ahead": "2",
    "clinician": "李医生",
}


@pytest.mark.parametrize("key", sorted(wordings()))
def test_every_sentence_exists_in_each_language_and_is_short_for_elders(key: str) -> None:
    for locale, most in (("zh-CN", 60), ("en", 180)):
        assert CATALOGUE.has(locale, key)
        text = CATALOGUE.text(locale, key, elder=True, **VALUES)
        assert len(text) <= most, (locale, len(text), text)
        assert "{" not in text


def test_every_option_has_a_short_label_in_each_language() -> None:
    for flow in FLOWS:
        for step in flow.steps.values():
            options = _options(step)
            for locale, most in (("zh-CN", 14), ("en", 28)):
                for option in options:
                    key = f"{label_prefix(step)}-{option}"  # type: ignore[arg-type]
                    assert CATALOGUE.has(locale, key), key
                    assert len(CATALOGUE.text(locale, key)) <= most, key


def _options(step: Any) -> list[str]:
    match step:
        case Choose(to=to):
            return [str(option) for option in to]
        case Ask(options=kinds) | Gather(options=kinds):
            return [str(option) for option in kinds or ()]
        case Human(keys=keys):
            return [str(option) for option in keys]
        case _:
            return []


def test_no_two_options_of_a_question_share_a_name() -> None:
    for flow in FLOWS:
        for step in flow.steps.values():
            for locale in ("zh-CN", "en"):
                names: list[str] = []
                for option in _options(step):
                    key = f"{label_prefix(step)}-{option}"  # type: ignore[arg-type]
                    names += {CATALOGUE.text(locale, key), *CATALOGUE.words(locale, f"{key}-also")}
                assert len(names) == len(set(names)), (flow.name, locale, sorted(names))


def test_both_languages_hold_the_same_messages_and_nothing_unreadable() -> None:
    held = {}
    for locale, body in CATALOGUE.syntax.items():
        assert not [entry for entry in body if isinstance(entry, ast.Junk)]  # type: ignore[attr-defined]
        ids = [entry.id.name for entry in body if isinstance(entry, ast.Message)]  # type: ignore[attr-defined]
        assert len(ids) == len(set(ids))
        held[locale] = {name for name in ids if not name.endswith("-also")}
    assert held["zh-CN"] == held["en"]
