"""Hours as an operator types them: read, refused with a reason, and written again."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.clinic import timetable
from bot.clinic.timetable import Span

hours = st.builds(
    lambda start, long: Span(start * 15, start * 15 + long),
    st.integers(0, 24 * 4 - 1),
    st.integers(1, 1439),
)
weeks = st.lists(st.lists(hours, max_size=2).map(tuple), min_size=7, max_size=7)


def test_a_week_is_read_as_it_is_typed() -> None:
    week = timetable.week("mon-fri 08:00-12:00,14:00-18:00; sat 22:00-06:00")
    assert sorted(week) == [0, 1, 2, 3, 4, 5]
    assert week[4] == (Span(480, 720), Span(840, 1080)) and week[5] == (Span(1320, 1800),)
    assert (week[5][0].starts, week[5][0].ends) == ("22:00", "06:00")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("", "is not like"),
        ("mon-fri", "is not like"),
        ("montag 08:00-12:00", "'montag' is no day"),
        ("mon 8-12", "'8' is no time"),
        ("mon 08:00-08:00", "is not like"),
        ("mon 08:60-12:00", "'08:60'"),
        ("mon 24:00-02:00", "is not like"),
        ("mon 08:00-12:00,10:00-14:00", "overlap"),
        ("mon 20:00-08:00,06:00-07:00", "overlap"),
        ("mon 08:00-12:00; mon 14:00-18:00", "mon stands there twice"),
        ("mon-wed,tue 08:00-12:00", "names a day twice"),
    ],
)
def test_hours_that_cannot_be_are_refused_with_the_reason(text: str, word: str) -> None:
    with pytest.raises(ValueError, match=word):
        timetable.week(text)


def test_a_week_may_run_over_its_end() -> None:
    assert timetable.weekdays("fri-mon") == (0, 4, 5, 6)


@settings(deadline=None)
@given(week=weeks)
def test_a_week_that_is_written_reads_the_same(week: list[tuple[Span, ...]]) -> None:
    ordered = {day: tuple(sorted(spans)) for day, spans in enumerate(week) if spans}
    try:
        read = timetable.week(timetable.written(ordered))
    except ValueError:  # nothing at all, or hours that overlap
        return
    assert read == ordered
