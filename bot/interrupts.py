"""Recognises what works at every step: key words, the menu's labels, signs of an emergency."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum, auto

from bot.i18n import Catalogue
from bot.reading import fold


class Key(StrEnum):
    """A word or button that works everywhere. The button's code is `k:<key>`."""

    BACK = auto()
    MENU = auto()
    HUMAN = auto()
    REPEAT = auto()
    LARGER = auto()
    STOP = auto()
    EMERGENCY = auto()
    QUIT = auto()
    SWITCH = auto()
    LANGUAGE = auto()


KEYS = {str(key): key for key in Key}
DIGIT_KEYS = {"0": Key.BACK, "9": Key.MENU}
LOOKBACK = 40  # characters before a phrase in which it can be denied
CLAUSE = re.compile(r"[，。！？；,.!?;\n]+")
DENIED = re.compile(
    r"((?<!有)没有?|(?<![会是能要])不(是|再|会|觉得)?|无|未|别|并非|否认)[^，。,.]{0,3}$"
)
DENIED_EN = re.compile(
    r"\b(no|not|never|without|denies|don't|doesn't|isn't|haven't)\b[^,.;]{0,20}$"
)
DOUBT = re.compile(
    r"(以前|之前|曾经|去年|上次|小时候|会不会|是不是|怎么办|什么是|吗$|怕|担心|预防|\?$|？$"
    r"|\b(used to|last year|in the past|years? ago|worried|afraid|what if|is it)\b)"
)


class Alarm(StrEnum):
    """How sure the watch is that a text tells of an emergency now."""

    EXACT = auto()
    NEAR = auto()


@dataclass(frozen=True, slots=True)
class Watch:
    """The emergency watch: signed phrases, looked for in every free text."""

    phrases: tuple[str, ...]

    def hears(self, text: str) -> tuple[Alarm, str] | None:
        """The strongest finding and its phrase. A denied phrase is no finding."""
        near: tuple[Alarm, str] | None = None
        doubt = DOUBT.search(text.strip().casefold())
        for clause in CLAUSE.split(unicodedata.normalize("NFKC", text).casefold()):
            present = [phrase for phrase in self.phrases if phrase in clause]
            denied = [span for phrase in present for span in _denials(clause, phrase)]
            for phrase in present:
                if not _told(clause, phrase, denied):
                    continue
                if not doubt:
                    return Alarm.EXACT, phrase
                near = (Alarm.NEAR, phrase)
        return near


Span = tuple[int, int]


def _denials(clause: str, phrase: str) -> list[Span]:
    """Where the phrase is denied: from the word of denial to the phrase's end."""
    spans = []
    for found in re.finditer(re.escape(phrase), clause):
        start = max(0, found.start() - LOOKBACK)
        before = clause[start : found.start()]
        no = DENIED.search(before) or DENIED_EN.search(before)
        if no:
            spans.append((start + no.start(), found.end()))
    return spans


def _told(clause: str, phrase: str, denied: Sequence[Span]) -> bool:
    """Whether the phrase stands in the clause outside of what is denied there.

    "没有呼吸困难" denies difficulty in breathing; it does not tell of no breathing.
    """
    return any(
        not any(low <= found.start() and found.end() <= high for low, high in denied)
        for found in re.finditer(re.escape(phrase), clause)
    )


class Listener:
    """The key words of one language, looked up by their folded form."""

    def __init__(
        self, catalogue: Catalogue, locale: str, *, phrases: Sequence[str], menu: Mapping[str, str]
    ) -> None:
        self.watch = Watch(tuple(unicodedata.normalize("NFKC", p).casefold() for p in phrases))
        self._keys = {
            fold(word): key for key in Key for word in catalogue.words(locale, f"keys-{key}")
        }
        for digit in DIGIT_KEYS:
            self._keys.pop(digit, None)
        self._menu = {fold(label): pick for label, pick in menu.items()}

    def key(self, text: str) -> Key | None:
        """The key a text is, if it is nothing but that."""
        return self._keys.get(fold(text)) if len(text) <= 24 else None

    def menu(self, text: str) -> str | None:
        """The main menu's option a text names in full (a press on the fixed keyboard)."""
        return self._menu.get(fold(text)) if len(text) <= 40 else None


def key_of(code: str) -> Key | None:
    """The key in a button's code."""
    name = code.removeprefix("k:")
    return KEYS.get(name) if name != code else None


def digit_key(text: str) -> Key | None:
    """The key a lone digit stands for (0 back, 9 menu), full width too."""
    folded = fold(text)
    return DIGIT_KEYS.get(folded)
