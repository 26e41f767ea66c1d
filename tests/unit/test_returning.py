"""What somebody who comes back finds first in the menu, in both wordings."""

from __future__ import annotations

from typing import Any

import pytest

from bot.clinic import returning
from bot.moves import Outcome
from tests.unit.ordinary import JOINED, effects
from tests.unit.test_flows_door import shown
from tests.unit.walking import Walk

PRESSING = ["report", "waiting", "visit", "ordered", "last"]


@pytest.mark.parametrize(
    ("opened", "elder", "aside", "first", "more"),
    [
        ([], False, False, [], []),
        (["visit", "ordered"], False, False, ["visit", "ordered"], []),
        (PRESSING[:3], False, False, ["report", "several"], ["waiting", "visit"]),
        (PRESSING[:2], False, True, ["several"], ["report", "waiting"]),
        (["visit"], False, True, ["visit"], []),
        (["visit"], True, False, ["visit"], []),
        (["visit"], True, True, ["several"], ["visit"]),
        (PRESSING[:2], True, False, ["several"], ["report", "waiting"]),
        (PRESSING, True, False, ["several"], ["report", "waiting", "visit"]),
        (PRESSING, True, True, ["several"], ["report", "waiting"]),
    ],
)
def test_the_most_pressing_comes_first_and_no_page_is_too_long(
    opened: list[str], elder: bool, aside: bool, first: list[str], more: list[str]
) -> None:
    assert returning.pages(opened, elder=elder, aside=aside) == (first, more)


@pytest.mark.parametrize("elder", [False, True], ids=["normal", "larger"])
def test_what_has_no_room_in_the_menu_stands_on_a_page_of_its_own(elder: bool) -> None:
    page = "larger_open" if elder else "open"
    going, opened = returning.pages(PRESSING[:3], elder=elder, aside=False)
    facts = {"again": "yes", "busy": "waiting", "order_id": 7, "going": option(going)}
    facts |= {"opened": option(opened)}
    place = Outcome("case", JOINED | {"kind": "waiting"})
    walk = Walk(effects(menu_facts=Outcome(page, facts), doctor_facts=place), elder=elder).start()
    assert shown(walk)[: len(going)] == going
    assert walk.tap("several").said == ["menu-several"]
    assert shown(walk) == [*opened, "menu"] and len(shown(walk)) <= 4
    assert walk.tap("waiting").said == ["doctor-waiting"]
    assert walk.seen[-1]["open"] == "waiting"
    walk.start().tap("several", "menu")
    assert walk.said == ["menu-waiting"]


def option(words: list[str]) -> list[dict[str, Any]]:
    return [{"value": word, "label": {"key": f"menu-key-{word}"}} for word in words]
