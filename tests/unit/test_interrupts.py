"""The emergency watch: told, denied, doubted."""

import pytest

from bot.clinic.rules import load_phrases
from bot.interrupts import Alarm, Watch

CHINESE = Watch(tuple(load_phrases("zh-CN")))
ENGLISH = Watch(tuple(load_phrases("en")))


@pytest.mark.parametrize(
    "said", ["我爸喘不上气", "早上没有喘不上气现在喘不上气", "他没有呼吸了", "没发烧，但是呼吸困难"]
)
def test_words_of_danger_raise_the_alarm(said: str) -> None:
    found = CHINESE.hears(said)
    assert found is not None and found[0] is Alarm.EXACT


@pytest.mark.parametrize(
    "said", ["没有喘不上气", "没有呼吸困难", "不发烧也没有呼吸困难", "今天好多了"]
)
def test_a_denial_raises_none(said: str) -> None:
    assert CHINESE.hears(said) is None


@pytest.mark.parametrize("said", ["会不会突然昏迷", "以前喘不上气过", "是不是喘不上气就要打120？"])
def test_a_doubt_is_asked_about(said: str) -> None:
    found = CHINESE.hears(said)
    assert found is not None and found[0] is Alarm.NEAR


def test_english_denials_are_heard_too() -> None:
    assert ENGLISH.hears("he has no crushing chest pain") is None
    found = ENGLISH.hears("my father cannot breathe")
    assert found is not None and found[0] is Alarm.EXACT
