"""What the emergency watch makes of our own sentences: dangerous, harmless, in doubt, mistyped."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.clinic import watchfile
from bot.clinic.watchfile import watch
from bot.hearing.phrases import Lexicon, entries
from bot.hearing.watch import Alarm

HOME = Path(__file__).parents[1] / "hearing"
WATCH = watch()
EXPECTED: tuple[tuple[str, int, frozenset[Alarm | None]], ...] = (
    ("emergencies_zh", 500, frozenset({Alarm.EXACT})),
    ("emergencies_en", 100, frozenset({Alarm.EXACT})),
    ("slips", 20, frozenset({Alarm.EXACT, Alarm.NEAR})),
    ("asked", 20, frozenset({Alarm.NEAR})),
    ("harmless_zh", 500, frozenset({None})),
    ("harmless_en", 100, frozenset({None})),
)


def heard(said: str) -> Alarm | None:
    found = WATCH.hears(said)
    return None if found is None else found.alarm


def sentences(name: str) -> list[str]:
    lines = (HOME / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize(("name", "least", "allowed"), EXPECTED)
def test_every_sentence_is_heard_as_its_list_says(
    name: str, least: int, allowed: frozenset[Alarm | None]
) -> None:
    said = sentences(name)
    assert len(said) >= least
    assert [one for one in said if heard(one) not in allowed] == []


def test_no_sentence_is_in_two_lists() -> None:
    every = [one for name, _, _ in EXPECTED for one in sentences(name)]
    assert len(every) == len(set(every))


def test_what_is_passed_over_without_a_look_is_not_there() -> None:
    """The lexicon finds by its shortcuts what looking for every phrase everywhere finds."""
    folding = watchfile.folding()
    phrases = {
        name: [folding.fold(phrase) for phrase in listed]
        for name, listed in watchfile.words().phrases.items()
    }
    listed = [e for name, said in phrases.items() for one in said for e in entries(one, name)]
    every = [
        (e.name, re.compile(re.escape(e.head) + e.tail)) for e in listed if not e.head.isascii()
    ]
    chinese = Lexicon({n: [p for p in said if not p.isascii()] for n, said in phrases.items()})
    for said in sentences("emergencies_zh")[::12] + sentences("harmless_zh")[::24]:
        folded = folding.fold(said)
        slowly = {name for name, pattern in every if pattern.search(folded)}
        assert {span.name for span in chinese.find(folded)} == slowly, said
