"""Codes in digits, and options found in printed text."""

import re
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.interrupts import Key
from bot.messages import Button
from handlers.wechat.choices import around, code_of, linked, menu_id, without_number

YES, NO = Button("是的", "12.0"), Button("不是", "12.1")
TEXT = "您发烧吗？\n\n1. 是的\n2. 不是\n\n回复数字即可"


def test_a_question_and_its_option_become_one_number() -> None:
    assert menu_id("12.3") == "12003"
    assert code_of("12003") == "12.3"


@given(st.integers(1, 10**15 - 1), st.integers(0, 998))
def test_every_step_code_comes_back(seq: int, index: int) -> None:
    digits = menu_id(f"{seq}.{index}")
    assert re.fullmatch(r"[1-9]\d{3,18}", digits)
    assert code_of(digits) == f"{seq}.{index}"


@pytest.mark.parametrize("key", Key)
def test_every_key_comes_back(key: Key) -> None:
    digits = menu_id(f"k:{key}")
    assert code_of(digits) == f"k:{key}"
    assert int(digits) < 2**63


@pytest.mark.parametrize(
    "code", ["", "-", "0.1", "1.999", "01.2", "k:", "k:-a", "k:much-too-long", "k:ä"]
)
def test_a_code_that_cannot_be_carried_has_no_id(code: str) -> None:
    assert menu_id(code) == ""


@pytest.mark.parametrize(
    "digits", ["", "0", "7", "012003", "-1", "abc", "１２００３", "9" * 20, "999"]
)
def test_a_foreign_id_is_no_code(digits: str) -> None:
    assert code_of(digits) == ""


@given(st.text(max_size=25))
def test_any_id_is_read_without_an_error(digits: str) -> None:
    code = code_of(digits)
    assert not code or menu_id(code) == digits


def test_the_words_before_and_after_the_options_are_found() -> None:
    assert around(TEXT, (YES, NO)) == ("您发烧吗？", "回复数字即可")


def test_the_last_of_two_equal_lists_is_taken() -> None:
    head, tail = around(f"1. 是的\n2. 不是\n{TEXT}", (YES, NO)) or ("", "")
    assert head == "1. 是的\n2. 不是\n您发烧吗？" and tail == "回复数字即可"


@pytest.mark.parametrize(
    "text", ["", "您发烧吗？", "1. 是的", "1. 是的\n2. 不是的", "x1. 是的\n2. 不是"]
)
def test_options_that_are_not_printed_are_not_found(text: str) -> None:
    assert around(text, (YES, NO)) is None


def test_links_carry_label_and_id_and_keep_the_numbers() -> None:
    text = linked(TEXT, (YES, NO), most=1800)
    links = re.findall(
        r'<a href="weixin://bizmsgmenu\?msgmenucontent=(.+?)&msgmenuid=(\d+)">(.+?)</a>', text
    )
    assert [(unquote(c), i, shown) for c, i, shown in links] == [
        ("是的", "12000", "1. 是的"),
        ("不是", "12001", "2. 不是"),
    ]
    assert text.startswith("您发烧吗？\n\n<a ") and text.endswith("\n\n回复数字即可")


def test_a_label_with_markup_stays_a_plain_line() -> None:
    button = Button('a"><b', "1.0")
    assert linked('问\n\n1. a"><b', (button,), most=1800) == '问\n\n1. a"><b'


def test_links_that_do_not_fit_are_left_out() -> None:
    assert linked(TEXT, (YES, NO), most=200) == TEXT


def test_a_tapped_line_loses_its_number() -> None:
    assert without_number("2. 不是") == "不是"
    assert without_number("2.5 度") == "2.5 度"
