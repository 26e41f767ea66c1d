"""The numbers of documents: what is taken, what is refused, and why."""

from __future__ import annotations

import pytest

from bot.steps import Maybe, Unreadable
from flows.identity import document

# Made-up numbers whose check signs are right.
MAINLAND = "11010519491231002X"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (MAINLAND, "110105 19491231 002X"),
        ("身份证号：110105 19491231 002x", "110105 19491231 002X"),
        ("１１０１０５１９４９１２３１００２Ｘ", "110105 19491231 002X"),
        ("E12345678", "E12345678"),
        ("护照 EA1234567", "EA1234567"),
        ("H12345678", "H12345678"),
        ("台胞证 12345678".removeprefix("台胞证 "), "12345678"),
    ],
)
def test_a_number_that_can_be_one_is_repeated_back(typed: str, read: str) -> None:
    found = document(typed)
    assert isinstance(found, Maybe) and found.value == read


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("110105194912310021", "card-wrong"),  # its check sign
        ("11010519490231002X", "card-wrong"),  # the 31st of February
        ("11010519491231", "card-length"),
        ("没有", "card-unreadable"),
        ("12", "card-length"),
        ("x" * 80, "card-unreadable"),
    ],
)
def test_what_cannot_be_one_is_refused_with_a_reason(typed: str, why: str) -> None:
    with pytest.raises(Unreadable) as caught:
        document(typed)
    assert str(caught.value) == why or why in caught.value.args


@pytest.mark.parametrize("at", range(17))
def test_any_one_digit_that_is_wrong_is_found(at: int) -> None:
    other = str((int(MAINLAND[at]) + 1) % 10)
    with pytest.raises(Unreadable):
        document(MAINLAND[:at] + other + MAINLAND[at + 1 :])
