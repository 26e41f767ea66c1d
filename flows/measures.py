"""Reads measured values as people write them: oxygen, breaths, pulse, pressure, sugar, weeks."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.clinic.inquiry import Measure, Span
from bot.steps import Maybe, Reader, Sure, Unreadable
from flows.readers import UNKNOWN, arabic, plain

LONGEST = 60  # characters of what is read at all
NUMBER = re.compile(
    r"^(\d{1,4})(?:[.点](\d{1,2}))?(?:%|个|次|下|/?分钟?|每分钟|/min|bpm|mmol/?l?)*$"
)
NAMED = re.compile(
    r"^(?:我|他|她|宝宝|孩子|现在|刚才|今天|早上|空腹|饭后|血氧(?:饱和度)?|氧饱和度?|spo2|心率|心跳|脉搏|"
    r"呼吸|血糖|血压|高压|一分钟|每分钟|百分之|是|有|大概|大约|约|差不多|is|was|about|pulse|oxygen|"
    r"breaths|sugar|glucose|heartrate|bp|[:：,，])+"
)
BEHIND = re.compile(r"(?:左右|多|了|吧|的|perminute|permin|beats|breaths|mmhg|毫米汞柱|[。.!！])+$")
PRESSURE = re.compile(r"^(\d{2,3})(?:mmhg)?(?:[/／\\,，、\-—~]|和|比|低压|over)+(\d{2,3})$")
ONLY_UPPER = re.compile(r"^(\d{3})$")
WEEKS = re.compile(
    r"^(?:怀孕?|孕|第|已经?|快|满)*(\d{1,2})(?:周|w|weeks?|个?星期)?(?:[+零又加]?(\d)天?)?$"
)
MONTHS = re.compile(r"^(?:怀孕?|孕|快|满)*(\d{1,2})个?(?:多)?(?:月|months?)$")
WEEKS_A_MONTH = 52 / 12


def number(span: Span, name: str) -> Reader:
    """A reader of one value within *span*, as text ("95", "6.1"); "not measured" is understood."""

    def read(text: str) -> Sure | Maybe:
        said = _said(text, f"{name}-unreadable")
        if UNKNOWN.search(said):
            return Sure("unmeasured")
        found = NUMBER.match(_bare(said))
        if found is None:
            raise Unreadable(f"{name}-unreadable")
        value = float(f"{found[1]}.{found[2] or 0}")
        if not span.holds(value):
            raise Unreadable(f"{name}-impossible")
        return Sure(f"{value:g}")

    return read


def pressure(spans: Mapping[Measure, Span]) -> Reader:
    """A reader of "150/95", 150和95, 高压150低压95; the upper value alone is "150/"."""

    def read(text: str) -> Sure | Maybe:
        said = _said(text, "pressure-unreadable")
        if UNKNOWN.search(said):
            return Sure("unmeasured")
        plainly = _bare(said)
        found = PRESSURE.match(plainly)
        if found is None and (upper := ONLY_UPPER.match(plainly)):
            return Sure(f"{_within(int(upper[1]), spans[Measure.systolic])}/")
        if found is None:
            raise Unreadable("pressure-unreadable")
        high, low = int(found[1]), int(found[2])
        if high < low:
            high, low = low, high
        _within(high, spans[Measure.systolic])
        _within(low, spans[Measure.diastolic])
        return Sure(f"{high}/{low}")

    return read


def _within(value: int, span: Span) -> int:
    if not span.holds(value):
        raise Unreadable("pressure-impossible")
    return value


def weeks(span: Span) -> Reader:
    """A reader of completed weeks of pregnancy: 32, 32周+3, 孕32周; months are asked back."""

    def read(text: str) -> Sure | Maybe:
        said = arabic(_said(text, "weeks-unreadable"))
        if UNKNOWN.search(said):
            return Sure("unsure")
        said = BEHIND.sub("", said)
        if found := MONTHS.match(said):
            value = int(int(found[1]) * WEEKS_A_MONTH)
            if span.holds(value):
                return Maybe(str(value), "weeks-maybe")
        found = WEEKS.match(said)
        if found is None:
            raise Unreadable("weeks-unreadable")
        if not span.holds(int(found[1])):
            raise Unreadable("weeks-impossible")
        return Sure(str(int(found[1])))

    return read


def _bare(said: str) -> str:
    """The value alone, in digits. Words go first: 一分钟 and 百分之 would be read as numbers."""
    return BEHIND.sub("", NAMED.sub("", arabic(NAMED.sub("", said))))


def _said(text: str, key: str) -> str:
    if len(text) > LONGEST:
        raise Unreadable(key)
    return plain(text)
