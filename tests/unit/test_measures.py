"""Measured values as people write them."""

from __future__ import annotations

import pytest

from bot.clinic import inquiry
from bot.clinic.inquiry import Measure
from bot.steps import Maybe, Sure, Unreadable
from flows import measures

SPANS = inquiry.load().measures


def read(name: Measure, text: str) -> str:
    found = measures.number(SPANS[name], str(name))(text)
    assert isinstance(found, Sure)
    return str(found.value)


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        (Measure.oxygen, "97", "97"),
        (Measure.oxygen, "血氧９５％", "95"),
        (Measure.oxygen, "血氧饱和度 93 左右", "93"),
        (Measure.oxygen, "百分之九十四", "94"),
        (Measure.oxygen, "SpO2: 92%", "92"),
        (Measure.oxygen, "没有测", "unmeasured"),
        (Measure.rate, "二十八次", "28"),
        (Measure.rate, "一分钟 30 次", "30"),
        (Measure.rate, "about 24 breaths per minute", "24"),
        (Measure.pulse, "心率110", "110"),
        (Measure.pulse, "一百二十下", "120"),
        (Measure.pulse, "96 bpm", "96"),
        (Measure.glucose, "空腹 6.1", "6.1"),
        (Measure.glucose, "血糖十七点五", "17.5"),
        (Measure.glucose, "7.8 mmol/l", "7.8"),
        (Measure.glucose, "not measured", "unmeasured"),
    ],
)
def test_a_reading_is_understood_as_people_write_it(name: Measure, text: str, value: str) -> None:
    assert read(name, text) == value


@pytest.mark.parametrize(
    ("name", "text", "key"),
    [
        (Measure.oxygen, "9", "oxygen-impossible"),
        (Measure.oxygen, "120", "oxygen-impossible"),
        (Measure.oxygen, "还行", "oxygen-unreadable"),
        (Measure.rate, "200", "rate-impossible"),
        (Measure.pulse, "150/90", "pulse-unreadable"),
        (Measure.glucose, "130", "glucose-impossible"),
        (Measure.oxygen, "9" * 61, "oxygen-unreadable"),
    ],
)
def test_what_cannot_be_a_reading_is_refused(name: Measure, text: str, key: str) -> None:
    with pytest.raises(Unreadable) as refused:
        measures.number(SPANS[name], str(name))(text)
    assert refused.value.key == key


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("150/90", "150/90"),
        ("高压150，低压95", "150/95"),
        ("一百六和一百", "160/100"),
        ("150 over 95", "150/95"),
        ("血压 135-85 mmHg", "135/85"),
        ("90/140", "140/90"),
        ("高压 165", "165/"),
        ("没量", "unmeasured"),
    ],
)
def test_a_blood_pressure_is_understood(text: str, value: str) -> None:
    found = measures.pressure(SPANS)(text)
    assert isinstance(found, Sure) and found.value == value


@pytest.mark.parametrize(("text", "key"), [("500/90", "impossible"), ("偏高", "unreadable")])
def test_what_cannot_be_a_pressure_is_refused(text: str, key: str) -> None:
    with pytest.raises(Unreadable) as refused:
        measures.pressure(SPANS)(text)
    assert refused.value.key == f"pressure-{key}"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("32週+3", "32"),
        ("懷孕三十二週", "32"),
        ("32", "32"),
        ("32周", "32"),
        ("三十二周+3", "32"),
        ("孕28周", "28"),
        ("38 weeks", "38"),
    ],
)
def test_weeks_are_understood(text: str, value: str) -> None:
    found = measures.weeks(SPANS[Measure.weeks])(text)
    assert isinstance(found, Sure) and found.value == value


def test_months_of_pregnancy_are_asked_back_in_weeks() -> None:
    found = measures.weeks(SPANS[Measure.weeks])("七个月")
    assert found == Maybe("30", "weeks-maybe")


@pytest.mark.parametrize(("text", "key"), [("60", "impossible"), ("快生了", "unreadable")])
def test_what_cannot_be_weeks_is_refused(text: str, key: str) -> None:
    with pytest.raises(Unreadable) as refused:
        measures.weeks(SPANS[Measure.weeks])(text)
    assert refused.value.key == f"weeks-{key}"


@pytest.mark.parametrize("name", list(Measure))
def test_the_number_of_the_option_is_no_reading(name: Measure) -> None:
    """Where options are chosen by number, a lone 1 means "not measured"."""
    assert not SPANS[name].holds(inquiry.OPTION)
