"""The board's charts: bars as high as their cases, points where their share is."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.clinic.acceptance import Tally
from bot.clinic.figures import Hour, Staffing
from handlers.console import charts

MIDNIGHT = datetime(2026, 3, 2, tzinfo=ZoneInfo("Asia/Shanghai"))


def hours(*tallies: Tally) -> list[Hour]:
    return [Hour(MIDNIGHT + timedelta(hours=at), tally) for at, tally in enumerate(tallies)]


def test_the_parts_of_a_bar_stand_on_each_other_and_reach_its_number() -> None:
    chart = charts.day(hours(Tally({5: 12, 60: 4}, missed=4)))
    within, later, missed = chart.slots[0].boxes
    assert [box.kind for box in (within, later, missed)] == ["within", "later", "missed"]
    assert within.y + within.height == pytest.approx(charts.CASES_FOOT)
    assert later.y + later.height == pytest.approx(within.y)
    assert missed.y + missed.height == pytest.approx(later.y)
    assert dict(chart.ticks)[20] == pytest.approx(missed.y)
    assert within.height == pytest.approx(3 * later.height)


def test_a_part_without_cases_is_not_drawn() -> None:
    (box,) = charts.day(hours(Tally({5: 1}))).slots[0].boxes
    assert (box.kind, box.n) == ("within", 1)


def test_the_goal_lies_between_the_floor_and_all() -> None:
    chart = charts.day(hours(Tally({5: 9}, missed=1), Tally({5: 1})))
    at_goal, whole = chart.slots[0].y, chart.slots[1].y
    assert at_goal == pytest.approx(chart.goal_y)
    assert whole == pytest.approx(charts.SHARE_TOP)
    assert chart.floor == charts.FLOOR


def test_the_floor_sinks_to_the_worst_hour() -> None:
    chart = charts.day(hours(Tally({5: 9}), Tally({5: 1}, missed=3)))
    assert chart.floor == 20
    worst = chart.slots[1].y
    assert worst is not None and charts.SHARE_TOP < worst < charts.SHARE_FOOT


def test_an_hour_without_a_case_parts_the_line_and_hours_to_come_are_empty() -> None:
    chart = charts.day(hours(Tally({5: 1}), Tally(), Tally({5: 1}), Tally({5: 1})))
    assert [len(line.split()) for line in chart.lines] == [1, 2]
    assert len(chart.slots) == 24 and all(slot.hour is None for slot in chart.slots[4:])
    assert chart.slots[23].start == MIDNIGHT + timedelta(hours=23)


@pytest.mark.parametrize(("day", "slots"), [("2026-03-29", 23), ("2026-10-25", 25)])
def test_a_day_of_changed_clocks_has_its_own_number_of_hours(day: str, slots: int) -> None:
    midnight = datetime.fromisoformat(day).replace(tzinfo=ZoneInfo("Europe/Berlin"))
    chart = charts.day([Hour(midnight, Tally())])
    assert len(chart.slots) == slots
    assert chart.slots[-1].start.hour == 23 and chart.slots[-1].end.day != midnight.day


@pytest.mark.parametrize(
    ("most", "top", "lines"),
    [(0, 1, 2), (1, 1, 2), (4, 4, 5), (5, 6, 4), (19, 20, 5), (450, 600, 4)],
)
def test_the_axis_ends_at_a_round_number_at_or_above_the_highest_bar(
    most: int, top: int, lines: int
) -> None:
    ticks = charts.day(hours(Tally({5: most} if most else {}))).ticks
    assert ticks[0] == (0, charts.CASES_FOOT) and ticks[-1][0] == top
    assert len(ticks) == lines


@pytest.mark.parametrize(
    ("row", "widths"),
    [
        (Staffing("x", capacity=10, taken=5, offered=2), (50, 20, 30, 0)),
        (Staffing("x", capacity=4, taken=5), (80, 0, 0, 20)),
        (Staffing("x", capacity=4, taken=4, offered=1), (80, 0, 0, 20)),
        (Staffing("x"), (0, 0, 0, 0)),
    ],
)
def test_the_places_of_a_role_fill_its_bar(row: Staffing, widths: tuple[int, ...]) -> None:
    bar = charts.places(row)
    assert (bar.taken, bar.offered, bar.free, bar.over) == widths
