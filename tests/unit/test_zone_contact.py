"""Contacts and places in the respiratory zone: how long to watch, where to go."""

from __future__ import annotations

import pytest
from sqlalchemy import Connection

from bot.clinic import cases
from bot.clinic.effects import EFFECTS
from bot.moves import Heard
from bot.steps import Maybe, Sure, Unreadable
from flows.contact import met
from tests.unit.test_zone import a_person, in_zone, words


@pytest.mark.parametrize(
    ("of", "text", "until", "outcome"),
    [
        ("flu", "today", (12, 5), "contact-plain"),
        ("flu", "3天前", (12, 2), "contact-plain"),
        ("covid", "11月25日", (12, 9), "contact-plain"),
        ("mp", "昨天", (12, 25), "contact-plain"),
        ("unsure", "2026-11-28", (12, 12), "contact-plain"),
        ("flu", "2026-11-10", (11, 17), "contact-over"),
    ],
)
def test_a_contact_is_watched_for_the_longest_incubation(
    conn: Connection, of: str, text: str, until: tuple[int, int], outcome: str
) -> None:
    walk = in_zone(conn, a_person(conn)).tap("contact", "self").type("小林").tap("male")
    walk.type("1985-06-01").tap(of)
    _ = walk.tap(text) if text == "today" else walk.type(text)
    walk.tap("well", "no")
    assert walk.said == [outcome]
    month, day = until
    assert walk.heard[0].args["until"]["month"] == {"key": f"hours-month-{month}"}
    assert walk.heard[0].args["until"]["day"] == str(day)


def test_a_contact_at_risk_gets_a_doctor_first_and_the_note_tells_of_it(conn: Connection) -> None:
    walk = in_zone(conn, a_person(conn)).tap("contact", "self").type("小林").tap("male")
    walk.type("1985-06-01").tap("flu", "today", "well", "unsure")
    assert walk.said == ["contact-high"] and str(walk.options()[0].value) == "doctor"
    walk.tap("doctor")
    assert walk.said[0].startswith("redflags-")
    walk.tap("none", "fits")
    (case,) = cases.waiting(conn)
    titles = {line["title"]: line["values"] for line in case.note["lines"]}
    assert words(titles["note-contact"]) == "流感、11月28日（周六）"


def test_the_exposure_is_asked_once_for_a_household(conn: Connection) -> None:
    walk = in_zone(conn, a_person(conn)).tap("contact", "self").type("小林").tap("male")
    walk.type("1985-06-01").tap("flu", "yesterday", "well", "no", "another", "new", "parent")
    walk.type("老林").tap("male").type("1950-03-08")
    assert walk.said == ["contact-feel"]
    walk.tap("well", "no")
    assert walk.said == ["contact-high"]


def test_a_shared_place_is_an_answer_only_where_one_is_asked_for(conn: Connection) -> None:
    walk, here = in_zone(conn, a_person(conn)), Heard(place=(30.276, 120.122))
    walk._hear(here)
    assert walk.said[0] == "engine-not-text"
    walk.tap("fever")
    walk._hear(here)
    assert walk.said == ["sites"]
    assert walk.answers["place"]["latitude"] == 30.276
    assert walk.heard[0].args["origin"] == {"key": "place-from-here"}


def test_a_place_far_from_every_site_is_told_so(conn: Connection) -> None:
    walk = in_zone(conn, a_person(conn)).tap("fever")
    walk._hear(Heard(place=(39.9, 116.4)))
    assert walk.said[0] == "where-far"
    assert walk.said[-1].startswith("zone-tile")


def test_a_place_the_person_saved_is_offered_and_a_guess_is_asked_back(conn: Connection) -> None:
    walk = in_zone(conn, a_person(conn)).tap("fever").type("西湖大道")
    assert walk.said == ["card-maybe"] and "西湖区" in words(walk.heard[0].items[0].value)
    walk.tap("yes", "keep", "fever")
    assert walk.said == ["where-pick"]
    walk.tap(str(walk.options()[0].value))
    assert walk.said == ["sites"]
    assert walk.heard[0].args["origin"]["key"] == "place-from-centre"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("今天", "days:0"),
        ("昨天", "days:1"),
        ("前天", "days:2"),
        ("3天前", "days:3"),
        ("三天前", "days:3"),
        ("两周前", "days:14"),
        ("上星期", "days:7"),
        ("3 days ago", "days:3"),
        ("11月25日", "11-25"),
        ("十一月二十五号", "11-25"),
        ("11-25", "11-25"),
        ("2026年11月5日", "2026-11-05"),
    ],
)
def test_a_day_in_the_past_is_read(text: str, value: str) -> None:
    found: Sure | Maybe = met(text)
    assert isinstance(found, Sure) and found.value == value


@pytest.mark.parametrize("text", ["", "很久以前", "99天前", "25", "😀", "3" * 100])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        met(text)


@pytest.mark.parametrize("text", ["12-01", "13-45", "02-30", "2026-12-01"])
def test_a_day_to_come_or_no_day_is_asked_again(conn: Connection, text: str) -> None:
    found = EFFECTS["contact_day"](conn, a_person(conn), {"of": "flu", "met": text})
    if text == "12-01":  # a day without a year is one that is past
        assert found.gives["met_on"] == "2025-12-01"
    else:
        assert found.value == "unclear"
