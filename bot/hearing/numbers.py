"""Reads measured values and ages out of free text: SpO2 88, 体温41度, 血压200/130, 两个月大."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum, auto
from typing import NamedTuple

from bot.reading import chinese_number

NUMERAL = "一二两三四五六七八九十"
COUNT = rf"(\d{{1,3}}|[{NUMERAL}]{{1,3}}|半)"
FAR = r"[^\d，。,;!?\n]{0,8}?"  # between the name of a value and its number
DIGIT = re.compile(r"\d")
MONTH = 30.44
YEAR = 365.25


class Measure(StrEnum):
    """What is read out of a text; ages in days, temperatures in degrees Celsius."""

    spo2 = auto()
    temperature = auto()
    systolic = auto()
    diastolic = auto()
    heart = auto()
    breaths = auto()
    glucose = auto()
    age = auto()


class Value(NamedTuple):
    start: int
    end: int
    measure: Measure
    value: float


KEYS: dict[Measure, tuple[str, ...]] = {  # without one of these no pattern is tried
    Measure.spo2: ("血氧", "spo2", "氧饱和", "氧合", "oxygen", "sat", "o2"),
    Measure.heart: ("心率", "心跳", "脉搏", "脉率", "heart", "pulse", "hr"),
    Measure.breaths: ("呼吸", "rr", "respir", "breath"),
    Measure.glucose: ("血糖", "glucose", "blood sugar"),
}
NAMES: tuple[tuple[Measure, str, str, float, float], ...] = (
    (Measure.spo2, r"spo2|血氧|氧饱和|氧合|oxygen|\bsats?\b|\bo2\b", "", 40, 100),
    (Measure.heart, r"心率|心跳|脉搏|脉率|heart ?rate|pulse|\bhr\b", "", 20, 260),
    (Measure.breaths, r"呼吸|\brr\b|respirat\w{0,6}|breath\w{0,4}", " ?(?:次|下|/|times)", 5, 120),
    (Measure.glucose, r"血糖|glucose|blood sugar", "(?! ?(?:年|岁|天|个|次))", 1, 40),
)
NUMBER = r"(\d{1,3}(?:\.\d{1,2})?)(?![\d/])"
NAMED = tuple(
    (measure, re.compile(rf"(?:{names}){FAR}{NUMBER}{after}"), low, high)
    for measure, names, after, low, high in NAMES
)
HEAT = re.compile(
    r"(?:体温|高烧|高热|发烧|发热|低烧|烧到|烧了|烧|temp(?:erature)?|fever)"
    rf"{FAR}(\d{{2,3}}(?:\.\d)?)(?![\d岁天])"
    r"|(\d{2,3}(?:\.\d)?) ?(?:度|℃|°|degrees|c\b|f\b)"
)
ONE = "[一二两三四五六七八九]"
SPOKEN = re.compile(
    rf"({ONE}百(?:零{ONE}|{ONE}?十{ONE}?|{ONE})|{ONE}十{ONE}?|十{ONE}|{ONE}(?=点))"
    r"(?:点([〇零一二两三四五六七八九]))?"
)
HEAT_SPOKEN = re.compile(r"([三四]十[一二三四五六七八九]?)度([一二三四五六七八九半])?")
PRESSURE = re.compile(r"(?<![\d.])(\d{2,3}) ?(?:/|比|over|-) ?(\d{2,3})(?![\d.])")
HIGH = re.compile(rf"(?:高压|收缩压|systolic|血压|blood pressure|\bbp\b){FAR}(\d{{2,3}})(?!\d)")
YEARS = re.compile(rf"{COUNT} ?(?:多|来)?(?:周?岁(半)?|years? ?-?old|yo\b|y/o)")
CHILD = r"宝宝|婴儿|娃|孩子|小孩|儿子|女儿|宝贝|小家伙"
AGED = rf"(?:大(?![如便概小了于])|龄|的?(?:{CHILD}))"
MONTH_WORD = r" ?(?:个多?|多个)半?月"
MONTHS = re.compile(
    rf"(?:{CHILD}|刚|才|满|baby)[^\d，。]{{0,4}}?{COUNT}{MONTH_WORD}(?!前|来|没|了?(?:一直|反复))"
    rf"|{COUNT}{MONTH_WORD}{AGED}|{COUNT}[- ]?months?[- ]?old"
)
WEEKS = re.compile(rf"{COUNT} ?(?:周|个星期|个礼拜){AGED}|{COUNT}[- ]?weeks?[- ]?old")
DAYS = re.compile(
    rf"(?:出生|生下来|刚生)(?:才|后|第|了)?{COUNT}[多来几]? ?[天日]|(?<!比){COUNT} ?天{AGED}"
    rf"|(?:{CHILD})(?:才|刚|刚满|只有){COUNT}[多来几]? ?天"
    rf"|{COUNT}[- ]?days?[- ]?old"
)
AGES: tuple[tuple[tuple[str, ...], re.Pattern[str], float], ...] = (
    (("天", "日", "day"), DAYS, 1.0),
    (("周大", "周龄", "周的", "星期大", "礼拜大", "week"), WEEKS, 7.0),
    (("个月", "个多月", "个半月", "month"), MONTHS, MONTH),
    (("岁", "old", "yo", "y/o"), YEARS, YEAR),
)


def values(text: str) -> list[Value]:
    """Every value in a folded text; the longer the text, the longer it takes, and no more."""
    found = list(_ages(text))
    if "度" in text:
        found += _spoken(text)
    if "十" in text or "百" in text or "点" in text:
        text = SPOKEN.sub(_figures, text)
    if DIGIT.search(text):
        found += _named(text)
        found += _heat(text)
        found += _pressure(text)
    return found


def _named(text: str) -> Iterator[Value]:
    for measure, pattern, low, high in NAMED:
        if not any(key in text for key in KEYS[measure]):
            continue
        for one in pattern.finditer(text):
            if low <= (value := float(one[1])) <= high:
                yield Value(one.start(), one.end(), measure, value)


def _heat(text: str) -> Iterator[Value]:
    for one in HEAT.finditer(text):
        degrees = celsius(float(one[1] or one[2]))
        if degrees:
            yield Value(one.start(), one.end(), Measure.temperature, degrees)


def _figures(said: re.Match[str]) -> str:
    """A number in words as digits, in as many characters: places in the text stay as they are."""
    hundreds, ten, rest = said[1].rpartition("百")
    whole = 100 * (chinese_number(hundreds) or 0) if ten else 0
    if ten and len(rest) == 1 and rest != "十":
        whole += 10 * (chinese_number(rest) or 0)  # 二百一 is 210
    else:
        whole += chinese_number(rest.removeprefix("零")) or 0
    tenths = f".{chinese_number(said[2])}" if said[2] else ""
    return f"{whole}{tenths}".rjust(len(said[0]))


def _spoken(text: str) -> Iterator[Value]:
    for one in HEAT_SPOKEN.finditer(text):
        tenths = 5 if one[2] == "半" else chinese_number(one[2] or "零") or 0
        degrees = (chinese_number(one[1]) or 0) + tenths / 10
        if celsius(degrees):
            yield Value(one.start(), one.end(), Measure.temperature, degrees)


def celsius(said: float) -> float:
    """A body temperature in Celsius: 38.5 as it is, 385 without its point, 101.3 Fahrenheit."""
    if 320 <= said <= 430:
        said /= 10
    if 94 <= said <= 110:
        said = round((said - 32) / 1.8, 1)
    return said if 32 <= said <= 43.5 else 0.0


def _pressure(text: str) -> Iterator[Value]:
    pairs = False
    for one in PRESSURE.finditer(text):
        high, low = float(one[1]), float(one[2])
        if 60 <= high <= 300 and 30 <= low <= 180 and high > low + 10:
            pairs = True
            yield Value(one.start(), one.end(), Measure.systolic, high)
            yield Value(one.start(), one.end(), Measure.diastolic, low)
    for one in () if pairs else HIGH.finditer(text):
        if 50 <= (value := float(one[1])) <= 300:
            yield Value(one.start(), one.end(), Measure.systolic, value)


def _ages(text: str) -> Iterator[Value]:
    for keys, pattern, days in AGES:
        for one in pattern.finditer(text) if any(key in text for key in keys) else ():
            said = next((group for group in one.groups() if group), "")
            count = 0.5 if said == "半" else chinese_number(said)
            if count is not None:
                yield Value(one.start(), one.end(), Measure.age, count * days)
