"""The larger wording has room for four options, whatever the engine adds to them."""

from __future__ import annotations

import pytest
from sqlalchemy import Connection

from bot import options, questions
from bot.steps import Gather
from flows import BOOK
from tests.unit.real_effects import a_context, agreed
from tests.unit.walking import Walk

MOST = 4


def larger(conn: Connection) -> Walk:
    """At the complaints of an intake in the larger wording."""
    walk = agreed(conn, a_context(conn)).tap("intake", "self").type("老周").tap("male")
    walk.type("19480105").tap("yes")
    walk.elder = True
    return walk.tap("none")


def test_where_four_options_stand_a_human_is_asked_for_on_a_card_of_its_own(
    conn: Connection,
) -> None:
    walk = larger(conn)
    assert len(walk.options()) == MOST
    walk.type("什么呀")
    assert len(walk.options()) == MOST
    walk.type("什么呀")
    assert walk.said == ["card-offer"]
    assert [o.value for o in walk.options()] == ["human", "again", "menu"]
    walk.tap("again")
    assert walk.said == ["intake-complaints"] and len(walk.options()) == MOST


def test_where_there_is_room_the_human_is_one_more_option(conn: Connection) -> None:
    walk = larger(conn).tap("cough", "done", "today")
    walk.type("什么呀").type("什么呀")
    assert [o.value for o in walk.options()] == ["normal", "hot", "unmeasured", "human"]


def test_what_was_picked_makes_room_for_done(conn: Connection) -> None:
    walk = larger(conn).tap("cough", "done", "today").type("36.8").tap("weak")
    assert [o.value for o in walk.options()] == ["short", "blood", "weak", "done"]


def test_two_pages_of_one_list_are_one_line_to_be_checked(conn: Connection) -> None:
    walk = larger(conn).tap("cough", "done", "few").type("36.8")
    walk.tap("none", "rigors", "done").type("97").tap("none", "none", "none", "none", "none")
    walk.tap("advice")
    assert walk.said == ["intake-confirm"]
    items = walk.heard[0].items
    titles = [item.title for item in items]
    assert len(titles) == len(set(titles))
    (breath,) = [item for item in items if item.title == "intake-breath-title"]
    assert [part.value for part in breath.parts] == ["rigors"]


def test_who_changes_such_a_line_is_asked_both_pages_again(conn: Connection) -> None:
    walk = larger(conn).tap("cough", "done", "few").type("36.8")
    walk.tap("none", "rigors", "done").type("97").tap("none", "none", "none", "none", "none")
    walk.tap("advice", "change", "breath")
    assert walk.said == ["intake-breath"]
    assert walk.tap("none").said == ["intake-more"]
    assert questions.step_of(BOOK, walk.talk).save == "breath_more"


def test_four_complaints_leave_no_fifth_option_for_done(conn: Connection) -> None:
    walk = larger(conn)
    assert [o.value for o in walk.options()] == ["fever", "cough", "belly", "other"]
    walk.tap("cough")
    assert [o.value for o in walk.options()] == ["fever", "belly", "other", "done"]
    walk.tap("fever")
    assert [o.value for o in walk.options()] == ["belly", "other", "done"]
    walk.tap("done")
    assert walk.said == ["intake-since"]


@pytest.mark.parametrize("picked", [1, 2])
def test_no_list_of_the_larger_wording_shows_more_than_four_options(picked: int) -> None:
    looked = 0
    for flow in BOOK.values():
        for name, step in flow.steps.items():
            if not isinstance(step, Gather) or not step.options or len(step.options) > MOST:
                continue  # longer lists are of the normal wording, as `check` proves
            several = [str(o) for o in step.options if o not in step.alone]
            found = questions.room(step, options.of(step, {}, several[:picked]))
            assert len(found) + 1 <= MOST, f"{flow.name}.{name}"
            looked += 1
    assert looked > 10
