"""A question put again because nothing was answered keeps its codes: either bubble counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from bot import engine, questions
from bot.moves import Card, Heard, Option
from bot.talk import Answers, Frame, Talk
from tests.unit.small_book import BOOK, Visit


def labels(option: Option) -> Sequence[str]:
    return (option.label or str(option.value),)


def begun(*picks: str) -> tuple[Talk, list[list[str]]]:
    """A talk that stands where these presses led, and the codes of every question on the way."""
    talk = Talk(stack=[Frame("menu", Answers({"pick": "ill"})), Frame("visit")])
    engine.run(BOOK, talk)
    codes = [shown(talk)]
    for pick in picks:
        press(talk, next(o.code for o in questions.options(BOOK, talk) if o.value == pick))
        codes.append(shown(talk))
    return talk, codes


def shown(talk: Talk) -> list[str]:
    return [option.code for option in questions.options(BOOK, talk)]


def press(talk: Talk, code: str) -> list[str]:
    return [put.key for put in engine.hear(BOOK, talk, Heard(code=code), labels).says]


def test_who_is_always_one_bubble_behind_gets_on_all_the_same() -> None:
    talk, (first, second) = begun("me")
    for late in (first[1], second[0]):  # each pressed before the bubble that answers it came
        said = press(talk, late)
        assert ("engine-stale" in said) == (late == first[1])
    assert talk.asked is not None and talk.asked.part == ["fever"]


@pytest.mark.parametrize(
    "heard", [Heard(text="?!"), Heard(other=True), Heard(text="x", early=True)]
)
def test_what_was_no_answer_leaves_the_buttons_as_they_are(heard: Heard) -> None:
    talk, (first,) = begun()
    engine.hear(BOOK, talk, heard, labels)
    assert shown(talk)[: len(first)] == first
    engine.hear(BOOK, talk, heard, labels)
    assert shown(talk)[: len(first)] == first  # a way to a human may be added, at the end
    assert "engine-stale" not in press(talk, first[0])


def test_a_button_that_was_taken_is_not_offered_again_with_its_code() -> None:
    talk, (_, signs) = begun("me")
    done = next(o for o in questions.options(BOOK, talk) if o.value == "fever")
    press(talk, done.code)
    assert not set(shown(talk)) & set(signs)
    assert press(talk, done.code) == []  # the second tap of a double tap


def test_what_a_card_is_about_stays_though_a_release_puts_another_step_under_it() -> None:
    talk, _ = begun("me")
    about = {"whom": "other", "takes": {"first": ["x"]}}
    engine.card(BOOK, talk, Card.CRISIS, value=about)
    codes = shown(talk)
    later = {**BOOK, "visit": replace(BOOK["visit"], first=Visit.SINCE)}
    engine.hear(later, talk, Heard(text="?!"), labels)
    assert talk.asked is not None and talk.asked.card == Card.CRISIS
    assert talk.asked.maybe == about and shown(talk) == codes


@pytest.mark.parametrize("odd", ["", "soon", 7, None, [], "2026-11-30T10:00:00"])
def test_a_moment_nobody_can_read_is_none(odd: object) -> None:
    """Of an earlier release, or spoilt: the talk goes on, and a second press is looked at anew."""
    talk, _ = begun("me")
    stored = talk.to_json() | {"taken": odd}
    assert Talk.from_json(stored) == talk
    assert Talk.from_json(stored).taken == ""
