"""What people type for a telephone number, and what is made of it."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.steps import Sure, Unreadable
from flows.reach import phone


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("13800138000", "138 0013 8000"),
        ("138 0013 8000", "138 0013 8000"),
        ("138-0013-8000", "138 0013 8000"),
        ("１３８００１３８０００", "138 0013 8000"),
        ("+86 138 0013 8000", "138 0013 8000"),
        ("8613800138000", "138 0013 8000"),
        ("我的手机是13800138000", "138 0013 8000"),
        ("电话：138 0013 8000", "138 0013 8000"),
        ("一三八零零一三八零零零", "138 0013 8000"),
        ("幺三八零零幺三八零零零", "138 0013 8000"),
        ("010-65432100", "010 65432100"),
        ("(010) 6543 2100", "010 65432100"),
        ("0571 8765432", "0571 8765432"),
        ("+86 10 6543 2100", "010 65432100"),
        ("+44 20 7946 0018", "+442079460018"),
        ("0044 20 7946 0018", "+442079460018"),
        ("my number is 13800138000", "138 0013 8000"),
    ],
)
def test_a_number_is_read_however_it_is_written(text: str, value: str) -> None:
    assert phone(text) == Sure(value)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("1380013800", "phone-length"),
        ("138001380000", "phone-length"),
        ("12345678901", "phone-length"),
        ("6543210", "phone-impossible"),
        ("0123", "phone-impossible"),
        ("12", "phone-unreadable"),
        ("没有电话", "phone-unreadable"),
        ("", "phone-unreadable"),
        ("13800138000 或者 13900139000", "phone-unreadable"),
        ("1" * 200, "phone-unreadable"),
        ("http://1.cn/13800138000", "phone-unreadable"),
    ],
)
def test_what_cannot_be_called_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(Unreadable) as caught:
        phone(text)
    assert caught.value.key == reason


@given(st.text(max_size=80))
def test_no_text_breaks_the_reader(text: str) -> None:
    with suppress(Unreadable):
        found = phone(text)
        assert isinstance(found, Sure) and any(c.isdigit() for c in found.value)


@given(st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True))
def test_every_mobile_number_of_the_country_is_taken(number: str) -> None:
    found = phone(number)
    assert isinstance(found, Sure) and found.value.replace(" ", "") == number
