"""A stored talk that this release cannot read locks nobody out."""

from __future__ import annotations

from typing import Any

import pytest

from bot.talk import Asked, Talk

ASKED: list[Any] = ["main", 9, "", 1, [], None, 7]


@pytest.mark.parametrize(
    "data", [{"seq": 9}, {"stack": 3, "parked": [], "asked": None, "seq": 9, "last": ""}]
)
def test_an_unreadable_talk_begins_anew_and_no_old_button_fits(data: dict[str, Any]) -> None:
    assert Talk.from_json(data) == Talk(seq=9)


def test_a_talk_that_is_no_table_begins_anew() -> None:
    broken: Any = [1]
    assert Talk.from_json(broken) == Talk()


def test_what_a_later_release_added_to_the_question_is_left_aside() -> None:
    data: dict[str, Any] = {"stack": [["menu", {}]], "parked": [], "seq": 9, "last": "8.1"}
    talk = Talk.from_json(data | {"asked": [*ASKED, "new"]})
    assert talk.asked == Asked(*ASKED) and talk.last == "8.1"


def test_a_card_that_only_a_later_release_knows_is_not_waited_for() -> None:
    data: dict[str, Any] = {"stack": [["menu", {}]], "parked": [], "seq": 9, "last": ""}
    assert Talk.from_json(data | {"asked": ["main", 9, "newer"]}).asked is None
