"""A text's two wordings go to Fluent and back, whatever is typed."""

from __future__ import annotations

import pytest
from fluent.syntax import ast
from fluent.syntax.serializer import serialize_pattern
from hypothesis import given
from hypothesis import strategies as st

from bot.i18n import Catalogue
from bot.phrase import Odd, Phrase, parse, sample


def test_every_text_of_the_release_is_read_and_written_without_a_change() -> None:
    for locale, body in Catalogue.load().syntax.items():
        for entry in body:
            if isinstance(entry, ast.Message) and entry.value is not None:
                read = Phrase.read(serialize_pattern(entry.value))
                assert Phrase.read(read.source()) == read, (locale, entry.id.name)


def test_two_wordings_become_a_choice_by_tone() -> None:
    made = Phrase("Please wait.\n[soon]", "Wait.").source()
    said = Catalogue({"en": f"a = {made}"}, default="en")
    assert said.text("en", "a") == "Please wait.\n[soon]"
    assert said.text("en", "a", elder=True) == "Wait."


@pytest.mark.parametrize("typed", ["{ $name", "a }", "{ $n -> }", '{ "', "{ $n ->\n [one] x\n }"])
def test_what_is_no_pattern_is_refused_with_a_reason(typed: str) -> None:
    with pytest.raises(Odd) as refused:
        Phrase(typed).source()
    assert refused.value.reason == "syntax"


@pytest.mark.parametrize("typed", ["", "  ", "\n\n"])
def test_an_empty_text_is_refused(typed: str) -> None:
    with pytest.raises(Odd) as refused:
        Phrase(typed, "elder").source()
    assert refused.value.reason == "empty"


@given(st.text(max_size=60), st.text(max_size=60))
def test_whatever_is_typed_makes_one_text_and_never_another_key(normal: str, elder: str) -> None:
    try:
        made = Phrase(normal, elder).source()
    except Odd:
        return
    assert parse(made).value is not None
    assert set(Catalogue({"en": f"a = {made}\nb = B"}, default="en").syntax) == {"en"}
    assert Catalogue({"en": f"a = {made}\nb = B"}, default="en").text("en", "b") == "B"


def test_what_is_filled_in_is_shown_by_its_name() -> None:
    assert sample("Hello { $name }, { $n } left") == "Hello ‹name›, ‹n› left"
