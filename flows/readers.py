"""Reads what people type into values: a name, a date of birth, a temperature. Pure, no clock."""

from __future__ import annotations

import calendar
import re
import unicodedata

from bot.clinic.rules import Temperature
from bot.reading import chinese_number, fold, number
from bot.script import simplified
from bot.steps import Maybe, Reader, Sure, Unreadable

NAME_MOST = 20
WORDS_MOST = 500
SHORT_MOST = 150
DOSES_MOST = 12
DIGIT = "〇零一二两三四五六七八九"
DIGITS = str.maketrans("〇零一二两三四五六七八九", "001223456789")
MONTHS = {name.casefold(): n for n, name in enumerate(calendar.month_abbr) if name}
LUNAR = re.compile(r"[农阴旧]历|虚岁|腊月|正月|初[一二三四五六七八九十]|lunar")
FULL = re.compile(r"^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})[日号]?(?:生|出生|born)?$")
SOLID = re.compile(r"^(\d{4})(\d{2})(\d{2})$")
SHORT = re.compile(r"^(\d{2})[-/.年](\d{1,2})[-/.月](\d{1,2})[日号]?(?:生|出生)?$")
MONTH = re.compile(r"^(\d{4})[-/.年](\d{1,2})月?$")
YEAR = re.compile(r"^(\d{4})年?(?:生|出生|生的|的)?$")
DAY_FIRST = re.compile(r"^(\d{1,2})(?:st|nd|rd|th)?(?:of)?([a-z]{3,9})\.?,?(\d{4})$")
MONTH_FIRST = re.compile(r"^([a-z]{3,9})\.?(\d{1,2}?)(?:st|nd|rd|th)?,?((?:18|19|20)\d{2})$")
YEAR_LAST = re.compile(r"^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$")
YEARS_OLD = re.compile(
    r"^(?:今年|快|刚|满|约|大概|周岁|i'?m|am|is|he'?s|she'?s|aged?)*(\d{1,3})"
    r"(?:周?岁|years?(?:old)?|y/?o|yrs?(?:old)?)(?:多|了|整)*$"
)
YEARS_MONTHS = re.compile(r"^(\d{1,2})岁(?:零?(\d{1,2})个?月|(半))(?:多|了|大)*$")
MONTHS_OLD = re.compile(r"^(?:才|刚|满|快)*(\d{1,2})(个?半?月)(?:大|多|了|的)*$")
MONTHS_OLD_EN = re.compile(r"^(\d{1,2})(?:months?|mo|mths?)(?:old)?$")
DAYS_OLD = re.compile(r"^(?:才|刚|出生|生下来|满)*(\d{1,2})天(?:大|了|的)*$")
DAYS_OLD_EN = re.compile(r"^(\d{1,2})days?(?:old)?$")
WEEKS_OLD = re.compile(r"^(\d{1,2})(?:周|个?星期)(?:大|了)*$")
WEEKS_OLD_EN = re.compile(r"^(\d{1,2})weeks?(?:old)?$")
AGES = (  # pattern, the unit as `bot.clinic.people.born` reads it, how many of them
    (MONTHS_OLD, "个月", 1),
    (MONTHS_OLD_EN, " months", 1),
    (DAYS_OLD, "天", 1),
    (DAYS_OLD_EN, " days", 1),
    (WEEKS_OLD, "天", 7),
    (WEEKS_OLD_EN, " days", 7),
)
BARE = re.compile(r"^\d{1,3}$")
LONGEST_AGE = 130  # a bare number up to this is an age, not a year
CENTURY = 30  # a two-digit year from here on belongs to the last century
DEGREES = re.compile(r"^(\d{1,3})(?:[.点度,。](\d{1,2}|半)?)?(?:度|℃|°c|c|摄氏度)?$")
FAHRENHEIT = re.compile(r"^(\d{2,3})(?:[.点](\d{1,2}))?(?:华氏度|华氏|℉|°f|f|degreesfahrenheit)$")
AROUND = re.compile(
    r"^(?:我|他|她|宝宝|孩子|今天|现在|刚才|早上|晚上|体温|是|量了|量的|大概|大约|约|差不多|最高|发烧|烧到?|"
    r"temp(?:erature)?|is|was|about|it'?s|fever|of|around|[:：,，])+"
)
AFTER = re.compile(r"(?:左右|多|了|吧|的|degrees?(?:celsius)?|celsius|oc|[。.!！])+$")
UNKNOWN = re.compile(
    r"没有?量|没有?测|没有?体温计|没量过|量不了|不知道多少|不清楚|not(?:yet)?(?:measured|taken)"
    r"|haven'?t(?:measured|taken)|didn'?t(?:measure|take)|nothermometer|don'?tknow"
)
INTRODUCED = re.compile(r"^(?:我叫|叫|名字是|姓名[:：]?|my name is |i'm |i am )", re.IGNORECASE)
CONTACT = re.compile(r"https?:|www\.|@|\d{7,}")


def plain(text: str) -> str:
    """Width and script folded, lower case, without blanks: what the patterns are written for."""
    folded = simplified(unicodedata.normalize("NFKC", text).casefold())
    return re.sub(r"\s+", "", folded)


def arabic(text: str) -> str:
    """Chinese numbers turned into digits: 三十八度五 -> 38度5, 一九五〇年 -> 1950年."""

    def turn(found: re.Match[str]) -> str:
        run = found[0]
        if "百" in run:
            return _hundreds(run)
        if "十" not in run:
            return run.translate(DIGITS)
        value = chinese_number(run)
        return run if value is None else str(value)

    return re.sub(rf"[{DIGIT}十百]+", turn, text)


def _hundreds(run: str) -> str:
    head, _, rest = run.partition("百")
    high, low = chinese_number(head or "一"), chinese_number(rest.lstrip("零〇")) if rest else 0
    if len(rest) == 1 and low is not None:  # 一百六 is spoken for 160; 106 is 一百零六
        low *= 10
    return run if high is None or low is None else str(high * 100 + low)


def name(text: str) -> Sure | Maybe:
    """A name or nickname of at most 20 characters; numbers and links are none."""
    found = re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip(" 。.,，!！")
    found = INTRODUCED.sub("", found)
    found = "".join(c for c in found if unicodedata.category(c)[0] != "C").strip()
    if not any(c.isalpha() for c in found) or CONTACT.search(found):
        raise Unreadable("name-unreadable")
    if len(found) > NAME_MOST:
        raise Unreadable("name-too-long")
    return Sure(found)


def family_code(text: str) -> Sure | Maybe:
    """The six digits of somebody who wants to be helped, however they are grouped."""
    found = re.sub(r"[\s\-—·.,，。]", "", unicodedata.normalize("NFKC", text)).translate(DIGITS)
    digits = re.sub(r"^\D+|\D+$", "", found)
    if not re.fullmatch(r"[0-9]{6}", digits):
        raise Unreadable("family-unreadable")
    return Sure(digits)


def words(text: str) -> Sure | Maybe:
    """What someone tells in a sentence: kept as it is, at most 500 characters."""
    found = text.strip()
    if len(fold(found)) < 2 or number(found) is not None:
        raise Unreadable("words-too-short")
    return Sure(found[:WORDS_MOST])


def short(text: str) -> Sure | Maybe:
    """A few words, such as the names of medicines, at most 150 characters; no lone number."""
    found = re.sub(r"\s+", " ", text).strip()
    if not fold(found) or number(found) is not None:
        raise Unreadable("words-too-short")
    return Sure(found[:SHORT_MOST])


def birth(text: str) -> Sure | Maybe:
    """A birth date as YYYY-MM-DD; a bare year, a month or an age is asked back.

    Ages are kept as people say them ("8", "3个月", "10 days"); `bot.clinic.people.born` reads them
    with the day's date at hand. Lunar dates and impossible ones are refused.
    """
    if len(text) > 60:
        raise Unreadable("birth-unreadable")
    said = plain(text)
    if LUNAR.search(said):
        raise Unreadable("birth-lunar")
    said = re.sub(r"^(?:生日|出生|生于|我是|是|阳历|公历|born|on|in|[:：])+", "", arabic(said))
    said = re.sub(r"[。.!！]+$", "", said)
    return _date(said) or _age(said) or _vague(said)


def _date(said: str) -> Sure | Maybe | None:
    if found := FULL.match(said) or SOLID.match(said):
        return Sure(_iso(int(found[1]), int(found[2]), int(found[3])))
    if found := DAY_FIRST.match(said):
        return _named(found[3], found[2], found[1])
    if found := MONTH_FIRST.match(said):
        return _named(found[3], found[1], found[2])
    if found := YEAR_LAST.match(said):
        return _year_last(int(found[1]), int(found[2]), int(found[3]))
    if found := SHORT.match(said):
        year = int(found[1]) + (1900 if int(found[1]) >= CENTURY else 2000)
        return Maybe(_iso(year, int(found[2]), int(found[3])), "birth-maybe-date")
    return None


def _year_last(first: int, second: int, year: int) -> Sure:
    """31/12/1990 and 12/31/1990 are clear; 3/8/1990 is two dates, so it is refused."""
    if first > 12 or first == second:
        return Sure(_iso(year, second, first))
    if second > 12:
        return Sure(_iso(year, first, second))
    raise Unreadable("birth-unreadable")


def _named(year: str, month: str, day: str) -> Sure:
    if month[:3] not in MONTHS:
        raise Unreadable("birth-unreadable")
    return Sure(_iso(int(year), MONTHS[month[:3]], int(day)))


def _iso(year: int, month: int, day: int) -> str:
    if not (1 <= year <= 9999 and 1 <= month <= 12):
        raise Unreadable("birth-impossible")
    if not 1 <= day <= calendar.monthrange(year, month)[1]:
        raise Unreadable("birth-impossible")
    return f"{year:04}-{month:02}-{day:02}"


def _age(said: str) -> Maybe | None:
    if found := YEARS_OLD.match(said):
        return _years(found[1])
    if found := YEARS_MONTHS.match(said):
        months = int(found[1]) * 12 + (6 if found[3] else int(found[2]))
        return Maybe(f"{months}个月", "birth-maybe-age")
    if said in {"半岁", "半岁了"}:
        return Maybe("6个月", "birth-maybe-age")
    for pattern, unit, times in AGES:
        if found := pattern.match(said):
            return Maybe(f"{int(found[1]) * times}{unit}", "birth-maybe-age")
    if said == "满月":
        return Maybe("1个月", "birth-maybe-age")
    return None


def _years(said: str) -> Maybe:
    if int(said) > LONGEST_AGE:
        raise Unreadable("birth-unreadable")
    return Maybe(str(int(said)), "birth-maybe-years")


def _vague(said: str) -> Maybe:
    if found := MONTH.match(said):
        return Maybe(_iso(int(found[1]), int(found[2]), 1)[:7], "birth-maybe-month")
    if found := YEAR.match(said):
        return Maybe(_iso(int(found[1]), 1, 1)[:4], "birth-maybe-year")
    if BARE.match(said):
        return _years(said)
    raise Unreadable("birth-unreadable")


def thermometer(limits: Temperature) -> Reader:
    """A reader of temperatures in degrees Celsius, as text with one decimal ("38.5").

    38.5, 38度5, 三十八度五, 38 -> sure; 385 and degrees Fahrenheit -> asked back; the rest refused.
    """

    def read(text: str) -> Sure | Maybe:
        if len(text) > 60:
            raise Unreadable("temp-unreadable")
        said = plain(text)
        if UNKNOWN.search(said):
            return Sure("unmeasured")
        said = AFTER.sub("", AROUND.sub("", arabic(said)))
        said = re.sub(r"^华氏(\d.*)$", r"\1f", said)
        if found := FAHRENHEIT.match(said):
            return _fahrenheit(float(f"{found[1]}.{found[2] or 0}"), limits)
        found = DEGREES.match(said)
        if found is None:
            raise Unreadable("temp-unreadable")
        half = "5" if found[2] == "半" else found[2] or "0"
        return _celsius(float(f"{found[1]}.{half}"), found[1], limits)

    return read


def _celsius(value: float, whole: str, limits: Temperature) -> Sure | Maybe:
    if limits.lowest <= value <= limits.highest:
        return Sure(f"{value:.1f}")
    if limits.fahrenheit_from <= value <= limits.fahrenheit_to:
        return _fahrenheit(value, limits)
    tenth = value / 10
    if len(whole) == 3 and limits.lowest <= tenth <= limits.highest:
        return Maybe(f"{tenth:.1f}", "temp-maybe")
    if value < limits.lowest and len(whole) < 2:
        raise Unreadable("temp-unreadable")
    raise Unreadable("temp-too-low" if value < limits.lowest else "temp-too-high")


def _fahrenheit(value: float, limits: Temperature) -> Maybe:
    celsius = (value - 32) * 5 / 9
    if not limits.lowest <= celsius <= limits.highest:
        raise Unreadable("temp-too-low" if celsius < limits.lowest else "temp-too-high")
    return Maybe(f"{celsius:.1f}", "temp-maybe-fahrenheit")


def days(text: str) -> Sure | Maybe:
    """One or more whole dates, as a list of YYYY-MM-DD; a month or a year alone is none."""
    found: list[str] = []
    for part in re.split(r"[,，、;；\n]|和|及|\band\b|&", text.strip()):
        said = _date(re.sub(r"[。.!！]+$", "", arabic(plain(part)))) if part.strip() else None
        if not isinstance(said, Sure):
            raise Unreadable("days-unreadable")
        found.append(said.value)
    if len(found) > DOSES_MOST:
        raise Unreadable("days-unreadable")
    return Sure(sorted(set(found)))
