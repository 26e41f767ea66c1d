"""The clinical content is proved like the conversations: faults put into it are found."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bot.check import clinical
from bot.clinic import conditions, rules
from bot.clinic.conditions import Fact
from bot.clinic.rules import Band, Level, Rule, Rules
from bot.i18n import Catalogue
from flows import BOOK

RULES = rules.load()
CATALOGUE = Catalogue.load()


def found(changed: Rules) -> list[str]:
    return [str(fault) for fault in clinical.faults(BOOK, CATALOGUE, changed)]


def with_rule(level: Level, **when: dict[str, Any]) -> Rules:
    tests = {Fact(name): conditions.Test(**test) for name, test in when.items()}
    rule = Rule(id="new", level=level, when=tests, source="s")
    urgency = RULES.urgency.model_copy(update={"rules": (*RULES.urgency.rules, rule)})
    return _changed(urgency=urgency)


def _changed(**parts: Any) -> Rules:
    return Rules(**{name: getattr(RULES, name) for name in Rules.__dataclass_fields__} | parts)


def without(name: str) -> Rules:
    kept = tuple(rule for rule in RULES.urgency.rules if rule.id != name)
    return _changed(urgency=RULES.urgency.model_copy(update={"rules": kept}))


def with_bands(change: Callable[[list[Band]], list[Band]]) -> Rules:
    bands = tuple(change(list(RULES.ages.bands)))
    return _changed(ages=RULES.ages.model_copy(update={"bands": bands}))


def test_the_content_of_this_release_has_no_fault() -> None:
    assert found(RULES) == []


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (with_rule(Level.L2, belly={"any": ["sore"]}), "belly is never 'sore'"),
        (with_rule(Level.L2, belly={"least": 3}), "belly has options and no limits"),
        (with_rule(Level.L2, pulse={"any": ["fast"]}), "pulse is a number"),
        (with_rule(Level.L2, pulse={"least": 90, "below": 80}), "can never hold"),
        (
            with_rule(Level.L2, age_months={"least": 24}, age_years={"below": 1}),
            "can never hold",
        ),
        (
            with_rule(Level.L1, belly={"any": ["blood"]}, age_years={"least": 65}),
            "never decides: belly-blood",
        ),
        (with_rule(Level.L4, temperature={"least": 41.5}), "never decides: very-high-temperature"),
        (
            with_rule(Level.L2, child={"any": ["ears"]}, age_years={"least": 20}),
            "nobody it is meant for is asked for child",
        ),
        (with_rule(Level.L2, sex={"any": ["male"]}), "nothing to tell the person"),
        (with_rule(Level.L2, since={"any": ["today"]}), "console-rule-new is missing in en"),
        (without("toddler-breaths"), ""),
        (without("oxygen-very-low"), "no rule for a reading of 85 at"),
        (
            with_bands(lambda bands: bands[:-1]),
            "the last group needs no limit",
        ),
        (
            with_bands(lambda bands: [bands[-1], *bands[:-1]]),
            "no group after it is ever reached",
        ),
        (
            with_bands(lambda bands: [bands[1], bands[0], *bands[2:]]),
            "does not end before the next",
        ),
    ],
)
def test_a_fault_in_the_content_is_found(changed: Rules, said: str) -> None:
    told = found(changed)
    assert any(said in fault for fault in told) if said else told == []
