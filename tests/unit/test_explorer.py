"""Every way through every conversation is walked, and a way that cannot be walked is named."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.check.explorer import Walked, explore
from bot.cli.talk import limits_of
from bot.steps import Book, Choose, Fork
from flows import BOOK
from tests.unit.walking import CATALOGUE

LIMITS = {name: limits_of(name) for name in ("telegram", "wechat", "web")}


@pytest.fixture(scope="module")
def walked() -> Walked:
    return explore(BOOK, CATALOGUE, LIMITS)


def test_every_edge_of_every_step_is_walked_and_every_screen_is_as_due(walked: Walked) -> None:
    assert not walked.faults, "\n".join([walked.summary(), *map(str, walked.faults)])
    assert walked.there <= walked.taken
    assert walked.steps <= walked.stood


def test_the_walk_covers_all_flows(walked: Walked) -> None:
    assert {flow for flow, _ in walked.stood} == set(BOOK)
    assert walked.screens > len(BOOK)


def with_step(flow: str, name: str, step: Choose) -> Book:
    """The book with one step changed."""
    whole = BOOK[flow]
    key = next(key for key in whole.steps if str(key) == name)
    return dict(BOOK) | {flow: replace(whole, steps={**whole.steps, key: step})}


def step_of(flow: str, name: str) -> Choose:
    found = next(step for key, step in BOOK[flow].steps.items() if str(key) == name)
    assert isinstance(found, Choose)
    return found


def test_an_edge_that_no_answer_takes_is_a_fault() -> None:
    """A fork whose other way is for an answer that there is always."""
    step = step_of("patient", "relation")
    to = next(key for key in BOOK["patient"].steps if str(key) == "name")
    last = next(key for key in BOOK["patient"].steps if str(key) == "left")
    always = Fork("saved", {"some": to, "none": to}, other=last)
    odd = with_step("patient", "relation", replace(step, to=dict.fromkeys(step.to, always)))
    found = [str(fault) for fault in explore(odd, CATALOGUE, LIMITS, only="patient").faults]
    assert any("relation" in line and "never walked to left" in line for line in found)


def test_a_screen_without_a_way_on_is_a_fault() -> None:
    step = step_of("patient", "guardian")
    shut = with_step("patient", "guardian", replace(step, shown=(), to={}))
    found = [str(fault) for fault in explore(shut, CATALOGUE, LIMITS, only="patient").faults]
    assert any("guardian" in line and "no way on" in line for line in found)


def test_a_label_too_long_for_a_channel_is_a_fault() -> None:
    small = {name: replace(limits, label=3) for name, limits in LIMITS.items()}
    found = [str(fault) for fault in explore(BOOK, CATALOGUE, small, only="patient").faults]
    assert any("is too long on" in line for line in found)
