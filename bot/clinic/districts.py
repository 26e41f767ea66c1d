"""Finds the districts a written address names: official and former names, streets, short forms."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum, auto

from bot.clinic.places import Area, Places, above

KINDS = re.compile(
    r"(?:特别行政区|自治区|自治區|自治州|自治县|新区|街道|地区|地區|区|區|县|縣|市|省|镇|鎮|乡|鄉|district|county|city|province)$"
)
BLANK = re.compile(r"[\s\W_]+", re.UNICODE)
ELSEWHERE = re.compile(r"[\u4e00-\u9fff]{2,}(?:省|自治区|自治區|特别行政区|自治州|地区|市|盟)$")
FILLING = re.compile(
    r"我[们們]?|家|住|就|现在|現在|目前|位于|地址|在|是|的|里|这边|这里|這邊|這裡|中国|中國|人|离|離|到|iliveat|ilivein|livein"
    r"|iamin|imin|weare|in|at|near|the"
)
SHORTEST = 2  # of a name without its kind: 萧山, not 萧


class Sort(IntEnum):
    """How surely a name means a district; the surest found decides."""

    short = auto()  # 西湖, or a street without its kind
    street = auto()  # 文新街道
    full = auto()  # 西湖区, or a former name


@dataclass(frozen=True, slots=True)
class Found:
    """What an address names. *sure*: nothing else was said; *outside*: another city was named."""

    codes: tuple[str, ...] = ()
    sure: bool = False
    wide: bool = False  # only a city or a province
    outside: bool = False


@dataclass(frozen=True, slots=True)
class _Hit:
    code: str
    sort: Sort
    start: int
    end: int


def find(text: str, places: Places) -> Found:
    """The districts that may be meant; none when nothing is known of the words."""
    said = folded(text)
    hits = [hit for area in places.districts() for hit in _hits(area, said)]
    every, hits = hits, _kept(_surest(hits, said, places))
    if not hits:
        before = _known_cut(said, places)
        return Found(wide=before != said, outside=bool(ELSEWHERE.search(before)))
    before = said[: min(hit.start for hit in hits)]
    left = FILLING.sub("", _known_cut(before, places))
    if ELSEWHERE.search(left):
        return Found(outside=True)
    codes = tuple(dict.fromkeys(hit.code for hit in hits))
    if len(codes) > 1:  # a street may tell which of them: 江干区九堡街道
        streets = {hit.code for hit in every if hit.sort is Sort.street}
        codes = tuple(code for code in codes if code in streets) or codes
    whole = hits[0].sort is not Sort.short or hits[0].end == len(said)
    return Found(codes, sure=not left and whole)


def folded(text: str) -> str:
    """Width and case folded, without blanks and punctuation."""
    return BLANK.sub("", unicodedata.normalize("NFKC", text).casefold())


def _names(area: Area) -> Iterator[tuple[str, Sort]]:
    for name in (*area.names.values(), *area.also):
        word = folded(name)
        yield word, Sort.full
        if len(short := KINDS.sub("", word)) >= SHORTEST:
            yield short, Sort.short
    for street in area.streets:
        word = folded(street)
        yield word, Sort.street
        if len(short := KINDS.sub("", word)) >= SHORTEST:
            yield short, Sort.short


def _hits(area: Area, said: str) -> Iterator[_Hit]:
    for word, sort in _names(area):
        start = said.find(word)
        if start >= 0:
            yield _Hit(area.code, sort, start, start + len(word))


def _surest(hits: list[_Hit], said: str, places: Places) -> list[_Hit]:
    """The hits of the surest sort, within a city that was named; the longest of each place."""
    named = {area.code for area in places.areas if not area.district and _is_named(area, said)}
    within = [hit for hit in hits if named.intersection(above(hit.code))]
    hits = within or hits
    top = max((hit.sort for hit in hits), default=Sort.short)
    return [hit for hit in hits if hit.sort is top]


def _kept(hits: list[_Hit]) -> list[_Hit]:
    """Without names that lie inside a longer one: 余杭 in 余杭街道."""
    return [
        hit
        for hit in hits
        if not any(
            other.start <= hit.start
            and hit.end <= other.end
            and other.end - other.start > hit.end - hit.start
            for other in hits
        )
    ]


def _is_named(area: Area, said: str) -> bool:
    return any(sort is Sort.full and word in said for word, sort in _names(area) if len(word) > 1)


def _known_cut(text: str, places: Places) -> str:
    """The text without the names of the provinces and cities we know."""
    words = {w for a in places.areas if not a.district for w, _ in _names(a) if len(w) > 1}
    for word in sorted(words, key=len, reverse=True):
        text = text.replace(word, "")
    return text
