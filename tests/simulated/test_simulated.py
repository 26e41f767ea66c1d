"""Everybody described in `people` is found as urgent as the sources have it, in both wordings."""

from __future__ import annotations

from typing import Any

import pytest

from bot.clinic import people as patients
from bot.clinic.rules import load
from tests.simulated import player
from tests.simulated.description import Description, everybody
from tests.simulated.player import MORNING, clinic, named_on, play, truth
from tests.simulated.report import Report, report

LEAST_SENSITIVE, MOST_UNDER, MOST_OVER = 1.0, 0.03, 0.10
# An answer before the one they ask for has decided already, one level higher for a person at risk.
EARLIER = {
    *("newborn-breaths", "infant-breaths", "baby-breaths", "old-breaths-fast"),
    *("infant-pulse", "toddler-pulse"),
    *("thinner-head-known", "old-fall-thinner-known"),
}
PAGES = load().redflags.pages


@pytest.fixture(scope="module")
def found() -> Report:
    return report()


def told(found: Report, rows: list[Any]) -> str:
    return "\n".join([found.summary(), found.table(), *map(str, rows)])


def test_every_emergency_is_found(found: Report) -> None:
    missed = [row for row in found.under if row.who.expect == "E"]
    assert found.sensitivity >= LEAST_SENSITIVE, told(found, missed)


def test_hardly_anybody_is_found_less_urgent_than_they_are(found: Report) -> None:
    assert found.share(found.under) <= MOST_UNDER, told(found, found.under)


def test_not_everybody_is_called_urgent(found: Report) -> None:
    assert found.share(found.over) <= MOST_OVER, told(found, found.over)


def test_every_rule_of_urgency_decides_about_somebody(found: Report) -> None:
    fired = {rule for row in found.rows for rule in row.played.fired}
    idle = {rule.id for rule in load().urgency.rules} - fired - EARLIER
    assert not idle, f"nobody is described to whom these apply: {', '.join(sorted(idle))}"


def band(who: Description) -> str:
    return patients.band(patients.age(who.born(MORNING.date()), MORNING.date()), load().ages)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)
def test_every_red_flag_is_told_by_somebody(page: Any) -> None:
    named = {item for who in everybody() if band(who) in page.bands for item in who.red}
    assert {item.id for item in page.items} <= named


@pytest.mark.parametrize("elder", [False, True], ids=["normal", "larger"])
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)
def test_every_red_flag_stands_on_its_page(page: Any, elder: bool) -> None:
    assert {item.id for item in page.items} == named_on(f"redflags-{page.id}", elder=elder)


def test_the_people_are_of_every_age_and_there_are_enough() -> None:
    assert len(everybody()) >= 200
    assert {band(who) for who in everybody()} == {one.id for one in load().ages.bands}


def test_a_page_that_does_not_name_a_red_flag_loses_the_emergency(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    who = next(who for who in everybody() if who.id == "adult-crooked-face")
    silent = {**truth(), "pages": {name: {} for name in truth()["pages"]}}
    monkeypatch.setattr(player, "truth", lambda: silent)
    with clinic() as conn:
        assert play(conn, who, elder=False).needs != "E"
