"""The tables of all conversations: effects, answers and words fit together."""

from __future__ import annotations

from dataclasses import fields as fields_of
from typing import Any

import pytest
from fluent.syntax import ast

from bot.check.sentences import listed, options, prefix_of
from bot.clinic.effects import EFFECTS
from bot.clinic.rules import load
from bot.steps import Ask, Call, Choose, Do, End, Flow, Gather, Human, label_prefix, say_keys
from flows import BOOK
from tests.unit.walking import CATALOGUE

FLOWS = list(BOOK.values())


def outcomes(step: Do) -> set[str]:
    return {str(outcome) for outcome in step.to}


def told(step: Human) -> set[str]:
    """The effects of a step that a clinician owns."""
    return {*step.keys.values(), *filter(None, [step.renew])}


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
            assert told(step) <= set(EFFECTS)


def test_no_effect_is_left_without_a_step() -> None:
    steps = [step for flow in FLOWS for step in flow.steps.values()]
    used = {step.effect for step in steps if isinstance(step, Do)}
    used |= {name for step in steps if isinstance(step, Human) for name in told(step)}
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
    for locale, most in (("zh-CN", 60), ("zh-TW", 60), ("en", 180)):
        assert CATALOGUE.has(locale, key)
        text = CATALOGUE.text(locale, key, elder=True, **VALUES)
        assert len(text) <= most, (locale, len(text), text)
        assert "{" not in text


def test_every_option_has_a_short_label_in_each_language() -> None:
    for flow in FLOWS:
        for step in flow.steps.values():
            options = _options(step)
            for locale, most in (("zh-CN", 14), ("zh-TW", 14), ("en", 28)):
                for option in options:
                    key = f"{label_prefix(step)}-{option}"  # type: ignore[arg-type]
                    assert CATALOGUE.has(locale, key), key
                    assert len(CATALOGUE.text(locale, key)) <= most, key


def _options(step: Any) -> list[str]:
    match step:
        case Choose(to=to, shown=shown):
            return [str(option) for option in shown or to]
        case Ask(options=kinds) | Gather(options=kinds):
            return [str(option) for option in kinds or ()]
        case Human(keys=keys):
            return [str(option) for option in keys]
        case _:
            return []


def test_no_two_options_of_a_question_share_a_name() -> None:
    for flow in FLOWS:
        for step in flow.steps.values():
            for locale in ("zh-CN", "zh-TW", "en"):
                names: list[str] = []
                for option in _options(step):
                    key = f"{label_prefix(step)}-{option}"  # type: ignore[arg-type]
                    names += {CATALOGUE.text(locale, key), *CATALOGUE.words(locale, f"{key}-also")}
                assert len(names) == len(set(names)), (flow.name, locale, sorted(names))


def test_a_site_can_give_every_option_further_names() -> None:
    """What it changes is a text that is there: an option without synonyms would take none."""
    without = set()
    for flow in FLOWS:
        for step in flow.steps.values():
            keys = (f"{prefix_of(step)}-{option}" for option in (*options(step), *listed(step)))
            for key in keys:
                without |= {key for name in CATALOGUE.locales if not _also(name, key)}
    assert not without


def _also(locale: str, key: str) -> tuple[str, ...]:
    return CATALOGUE.words(locale, f"{key}-also")


def test_all_languages_hold_the_same_messages_and_nothing_unreadable() -> None:
    held = {}
    for locale, body in CATALOGUE.syntax.items():
        assert not [entry for entry in body if isinstance(entry, ast.Junk)]
        ids = [entry.id.name for entry in body if isinstance(entry, ast.Message)]
        assert len(ids) == len(set(ids))
        held[locale] = {name for name in ids if not name.endswith("-also")}
    assert held["zh-CN"] == held["zh-TW"] == held["en"]
