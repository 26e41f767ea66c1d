"""What the emergency watch makes of our own sentences: dangerous, harmless, in doubt, mistyped."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.clinic.watchfile import watch
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
