"""The respiratory season: by its dates, by an operator, and what is said of the situation."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from pydantic import ValidationError
from sqlalchemy import Connection

from bot.clinic import audit, seasons
from bot.clinic.effects import EFFECTS
from bot.clinic.seasonfile import Season
from bot.clinic.seasons import State, Switch, Wrong
from tests.unit.real_effects import a_context

NOW = datetime(2026, 11, 28, 11, 0, tzinfo=UTC)
SUMMER, WINTER = date(2026, 7, 1), date(2026, 11, 28)
BY: dict[str, Any] = {"actor": "operator", "now": NOW}


def a_season(starts: str, ends: str, **values: Any) -> Season:
    body = {"id": "s", "starts": starts, "ends": ends, "region": "330100", "pathogens": ["covid"]}
    return Season.model_validate(body | values)


def tell(conn: Connection, text: str, observed: date, **values: Any) -> None:
    said = {"text": text, "source": "市疾控", "observed": observed, "today": WINTER, **BY}
    seasons.tell(conn, "winter", **(said | values))


@pytest.mark.parametrize(
    ("day", "on"),
    [
        (date(2026, 10, 31), False),
        (date(2026, 11, 1), True),
        (date(2026, 12, 31), True),
        (date(2027, 1, 1), True),
        (date(2027, 3, 31), True),
        (date(2027, 4, 1), False),
        (date(2028, 2, 29), True),
    ],
)
def test_a_season_of_every_year_goes_over_its_turn(day: date, on: bool) -> None:
    assert a_season("11-01", "03-31").within(day) is on


def test_a_season_within_a_year_and_one_of_one_year_only() -> None:
    spring = a_season("02-15", "05-31")
    assert spring.within(date(2026, 5, 31)) and not spring.within(date(2026, 6, 1))
    once = a_season("2026-11-10", "2027-02-01")
    assert once.within(date(2027, 2, 1)) and not once.within(date(2025, 12, 1))
    assert not once.within(date(2027, 11, 20))


@pytest.mark.parametrize(
    ("starts", "ends"),
    [("11-31", "03-01"), ("2026-11-01", "03-01"), ("2026-11-01", "2026-10-01"), ("winter", "03")],
)
def test_days_that_are_none_or_not_in_order_are_refused(starts: str, ends: str) -> None:
    with pytest.raises(ValidationError):
        a_season(starts, ends)


def test_the_dates_decide_until_an_operator_does(conn: Connection) -> None:
    assert seasons.at(conn, today=SUMMER) is None
    assert seasons.at(conn, today=WINTER) is not None
    seasons.switch(conn, "winter", Switch.on, **BY)
    assert seasons.at(conn, today=SUMMER) is not None
    seasons.switch(conn, "winter", Switch.off, **BY)
    assert seasons.at(conn, today=WINTER) is None
    seasons.switch(conn, "winter", Switch.auto, **BY)
    assert seasons.at(conn, today=WINTER) is not None and seasons.at(conn, today=SUMMER) is None


def test_every_change_is_written_down_without_words(conn: Connection) -> None:
    seasons.switch(conn, "winter", Switch.off, **BY)
    tell(conn, "流感上升", WINTER)
    seasons.change(conn, "winter", {"ends": "04-15", "staffing": "晚上加一人"}, **BY)
    rows = conn.execute(audit.OF_SUBJECT, {"subject": "season:winter"}).all()
    assert [(row.actor, row.action, row.detail) for row in rows] == [
        ("operator", "season.off", ""),
        ("operator", "season.situation", "2026-11-28"),
        ("operator", "season.changed", "ends,staffing"),
    ]


def test_a_change_holds_and_the_rest_stays_as_in_the_file(conn: Connection) -> None:
    seasons.change(conn, "winter", {"ends": "04-15"}, **BY)
    (state,) = seasons.states(conn)
    assert (state.season.starts, state.season.ends) == ("11-01", "04-15")
    assert seasons.at(conn, today=date(2027, 4, 10)) is not None
    seasons.switch(conn, "winter", Switch.on, **BY)
    assert seasons.states(conn)[0].season.ends == "04-15"


def test_a_season_can_be_added_and_the_one_switched_on_comes_first(conn: Connection) -> None:
    body = {"starts": "05-01", "ends": "08-31", "region": "330100", "pathogens": ["covid"]}
    seasons.change(conn, "summer", body, **BY)
    assert [state.season.id for state in seasons.states(conn)] == ["winter", "summer"]
    found = seasons.at(conn, today=SUMMER)
    assert found is not None and found.season.id == "summer"
    seasons.switch(conn, "winter", Switch.on, **BY)
    found = seasons.at(conn, today=SUMMER)
    assert found is not None and found.season.id == "winter"


@pytest.mark.parametrize(
    ("observed", "today", "shown"),
    [
        (date(2026, 11, 28), date(2026, 11, 28), True),
        (date(2026, 11, 21), date(2026, 11, 28), True),
        (date(2026, 11, 20), date(2026, 11, 28), False),
        (date(2026, 11, 29), date(2026, 11, 28), False),  # of a day to come, in another zone
    ],
)
def test_the_situation_is_hidden_when_it_is_older_than_a_week(
    observed: date, today: date, shown: bool
) -> None:
    state = State(a_season("11-01", "03-31"), situation="x", source="y", observed=observed)
    assert state.told(today) is shown
    assert not State(a_season("11-01", "03-31")).told(today)


@pytest.mark.parametrize(
    ("text", "changed", "reason"),
    [
        ("长" * 41, {}, "at most 40"),
        ("流感上升", {"source": ""}, "source"),
        ("流感上升", {"source": "源" * 21}, "20 of the source"),
        ("流感上升", {"observed": date(2026, 11, 29)}, "still to come"),
    ],
)
def test_a_situation_that_cannot_be_shown_is_refused(
    conn: Connection, text: str, changed: dict[str, Any], reason: str
) -> None:
    with pytest.raises(Wrong, match=reason):
        tell(conn, text, changed.pop("observed", WINTER), **changed)


def test_an_empty_text_takes_the_situation_away(conn: Connection) -> None:
    tell(conn, "流感上升", WINTER)
    assert seasons.states(conn)[0].told(WINTER)
    tell(conn, " ", WINTER)
    (state,) = seasons.states(conn)
    assert not state.told(WINTER) and state.observed is None


def test_a_season_nobody_knows_is_named_with_those_there_are(conn: Connection) -> None:
    with pytest.raises(Wrong, match="no season 'monsoon'; there is winter"):
        seasons.switch(conn, "monsoon", Switch.on, **BY)
    with pytest.raises(Wrong, match="starts"):
        seasons.change(conn, "winter", {"starts": "soon"}, **BY)


def test_the_day_of_the_clinic_decides_not_that_of_the_server(conn: Connection) -> None:
    """At 00:30 on 1 November in Shanghai it is still October in UTC."""
    context = a_context(conn, consent="2026.1")
    context.now = datetime(2026, 10, 31, 15, 30, tzinfo=UTC)
    assert EFFECTS["menu_facts"](conn, context, {}).gives["season"] == "off"
    context.now = datetime(2026, 10, 31, 16, 30, tzinfo=UTC)
    assert EFFECTS["menu_facts"](conn, context, {}).gives["season"] == "on"


def test_the_situation_is_told_once_and_with_its_day(conn: Connection) -> None:
    tell(conn, "流感上升", date(2026, 11, 25))
    context = a_context(conn, consent="2026.1")
    context.now = NOW
    found = EFFECTS["zone_facts"](conn, context, {})
    assert [put.key for put in found.says] == ["zone-situation"]
    assert found.says[0].args["situation"] == "流感上升"
    assert found.says[0].args["on"]["day"] == "25"
    again = EFFECTS["zone_facts"](conn, context, found.gives)
    assert again.says == () and again.value == "normal"
