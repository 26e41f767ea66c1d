"""Long and hostile words are read as fast as short ones, and a denial hides no later alarm."""

from __future__ import annotations

import pytest

from bot.clinic.watchfile import watch
from bot.hearing.watch import Alarm
from bot.reading import choose, clean, number

WATCH = watch()


def test_a_very_long_run_of_fillers_is_read_once_and_not_once_a_character() -> None:
    assert number("啊" * 300_000 + "x") is None  # hours, if every filler began a new search
    assert choose("啊" * 300_000 + "x", [("是",), ("否",)]) is None


@pytest.mark.parametrize(("text", "said"), [("二吧", 2), ("选三了呀", 3), ("第一个呢", 1)])
def test_fillers_behind_a_number_are_dropped(text: str, said: int) -> None:
    assert number(text) == said


@pytest.mark.parametrize(
    "text", ["早上没有喘不上气现在喘不上气", "not turning blue at noon but he is turning blue now"]
)
def test_an_alarm_denied_once_and_then_told_is_heard(text: str) -> None:
    found = WATCH.hears(text)
    assert found is not None and found.alarm is Alarm.EXACT


@pytest.mark.parametrize("text", ["没有喘不上气也没喘不上气", "he is not turning blue"])
def test_an_alarm_denied_every_time_is_not_heard(text: str) -> None:
    assert WATCH.hears(text) is None


def test_marks_piled_up_on_one_letter_are_thinned_out_and_the_rest_is_kept() -> None:
    assert clean("疼e" + "\u0301\u0316" * 1000 + "了") == "疼e" + "\u0301\u0316" * 15 + "了"


@pytest.mark.parametrize(
    "text", ["e\u0301", "हिन्दी में दर्द", "ก็ปวดท้องมาก", "👨‍👩‍👧‍👦" * 40, "Tiếng Việt"]
)
def test_ordinary_marks_stay_as_they_were_written(text: str) -> None:
    assert clean(text) == text
