"""Reads which option a text means: a number in any script, a label, a synonym, a clear part."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from bot.script import simplified

DIGITS = {"零": 0, "〇": 0, "一": 1, "壹": 1, "二": 2, "两": 2, "贰": 2, "三": 3, "四": 4, "五": 5}
DIGITS |= {"六": 6, "七": 7, "八": 8, "九": 9}
FACES = re.compile(r"/::?[\w()<>@$*!&|~;,'-]{1,3}|\[[^\[\]]{1,8}\]")
BLANK = re.compile(r"[\s\W_]+", re.UNICODE)
POLITE = re.compile(
    r"^(?:我?(?:就|要|想)?(?:选|按|回复|是)|please|option|number|no\.?)+"
    r"|(?<![吧啊呢哦的了呀])[吧啊呢哦的了呀]+$"  # looked at once a run: a long one must not stall
)
NUMBER = re.compile(r"^第?(\d{1,2}|[一二两三四五六七八九十]{1,3})[个项条号种]?$")
CHANGE = re.compile(
    r"^我?要?(?:修改|更改|改|换|change|edit)(?:一下)?(?:第|item|line|number|no)?"
    r"(\d{1,2}|[一二三四五六七八九十]{1,3})(?:项|条|个|行)?$"
)
MOST_MARKS = 30
PILE = re.compile(rf"[^\x00-\x7f\u2e80-\uffdc]{{{MOST_MARKS + 1},}}")  # no CJK: it has no marks
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")  # Cc and Cs, but \n and \t
NOT = re.compile(r"[没不无别未]|\b(?:no|not|don't|never)\b")


@lru_cache(maxsize=8)  # one message is compared with many things
def fold(text: str) -> str:
    """A text for comparing: one width, case and script, without faces, blanks and punctuation."""
    text = unicodedata.normalize("NFKC", FACES.sub("", text)).casefold()
    return simplified(BLANK.sub("", text))


@lru_cache(maxsize=4096)
def folded_label(label: str) -> str:
    """The same for the labels and synonyms of options, which come again and again."""
    return fold(label)


@lru_cache(maxsize=4096)
def _folded(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(folded_label(word) for word in words if word)


def clean(text: str, *, most: int = 8000) -> str:
    """A text that can be stored anywhere: no NUL, no lone surrogates, no control characters.

    Of marks piled up on one character 30 are kept, as in Unicode's stream-safe format (UAX 15):
    more say nothing, and putting thousands of them in order would hold everybody up.
    """
    text = text[:most]
    if text.isprintable() and text.isascii():
        return text
    return PILE.sub(_thinned, CONTROL.sub("", text))


def _thinned(pile: re.Match[str]) -> str:
    """A run of characters beyond ASCII with no more than MOST_MARKS marks in a row."""
    marks, kept = 0, []
    for c in pile[0]:
        marks = marks + 1 if unicodedata.combining(c) else 0
        if marks <= MOST_MARKS:
            kept.append(c)
    return "".join(kept)


def chinese_number(text: str) -> int | None:
    """一 to 九十九, 两, 〇 and Arabic digits; None for anything else."""
    if text.isascii() and text.isdigit():
        return int(text)
    if text == "十":
        return 10
    tens, ten, ones = text.partition("十")
    if not ten:
        return DIGITS.get(text)
    high = DIGITS.get(tens) if tens else 1
    low = DIGITS.get(ones) if ones else 0
    return None if high is None or low is None else high * 10 + low


def number(text: str) -> int | None:
    """The option number a text names (2, ２, ②, 二, 第二个吧, 选2), or None."""
    folded = POLITE.sub("", POLITE.sub("", fold(text)))
    found = NUMBER.match(folded)
    return chinese_number(found[1]) if found else None


def changed(text: str) -> int | None:
    """The line a text wants to change ("改第3项", "修改②", "change item 2"), or None."""
    found = CHANGE.match(fold(text))
    return chinese_number(found[1]) if found else None


def choose(text: str, options: Sequence[Sequence[str]]) -> int | None:
    """The index of the option meant, or None. Each option is its label and synonyms."""
    said = number(text)
    folded = fold(text)
    if not folded:
        return None
    names = [_folded(tuple(words)) for words in options]
    for index, words in enumerate(names):
        if folded in words:
            return index
    if said is not None:
        return said - 1 if 1 <= said <= len(options) else None
    if len(folded) < 2:
        return None
    starts = [i for i, words in enumerate(names) if any(w.startswith(folded) for w in words)]
    if len(starts) == 1:
        return starts[0]
    if NOT.search(simplified(text.casefold())):
        return None
    inside = [i for i, words in enumerate(names) if any(len(w) > 1 and w in folded for w in words)]
    return inside[0] if len(inside) == 1 else None


def several(text: str, options: Sequence[Sequence[str]]) -> list[int] | None:
    """The indexes of several options ("1 3", "13", "发热和咳嗽"); None when unclear."""
    folded = fold(text)
    if folded.isdigit() and len(folded) > 1 and len(options) < 10:
        picked: list[int | None] = [choose(digit, options) for digit in folded]
    else:
        parts = [
            part for part in re.split(r"[\s,，、;；/+&]+|和|跟|以及|and", text) if part.strip()
        ]
        picked = [choose(part, options) for part in parts]
        if len(parts) > 1 and None in picked:
            picked = [choose(text, options)]
    if not picked or None in picked:
        return None
    return sorted({index for index in picked if index is not None})
