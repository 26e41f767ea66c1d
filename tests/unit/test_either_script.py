"""Options are understood in either Chinese script, whatever language the talk is held in."""

from __future__ import annotations

from collections.abc import Iterator

from bot import options
from bot.i18n import Catalogue
from bot.moves import Option
from bot.reading import changed, choose, number
from bot.render import Voice
from bot.script import simplified
from bot.steps import Choose, Gather
from flows import BOOK

CATALOGUE = Catalogue.load()


def lists() -> Iterator[list[Option]]:
    """The options of every question that has some."""
    for flow in BOOK.values():
        for step in flow.steps.values():
            if isinstance(step, Choose | Gather) and (found := options.of(step, {}, [])):
                yield [option for option in found if option.key]


def unheard(typed: str, spoken: str) -> set[str]:
    """Labels of one locale that are not heard as the option they are where *spoken* is spoken."""
    says, hears = Voice(CATALOGUE, typed, False), Voice(CATALOGUE, spoken, False)
    return {
        says.text(option.key)
        for listed in lists()
        for place, option in enumerate(listed)
        if choose(says.text(option.key), [hears.names(one) for one in listed]) != place
    }


def test_labels_in_simplified_characters_are_heard_in_taiwan() -> None:
    assert unheard("zh-CN", "zh-TW") == set()


def test_labels_in_traditional_characters_are_heard_on_the_mainland() -> None:
    assert unheard("zh-TW", "zh-CN") == set()


def test_numbers_changes_and_denials_are_read_in_traditional_characters() -> None:
    assert number("第2個") == 2
    assert changed("修改第3項") == 3
    assert choose("沒有發燒", [("头痛",), ("发烧",)]) is None


def test_a_text_keeps_its_length_and_what_has_no_other_form() -> None:
    assert simplified("頭痛 abc 痛") == "头痛 abc 痛"
    assert simplified("plain") == "plain"
