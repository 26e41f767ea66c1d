"""Brings a text into the form phrases are written in: one width, one script, no fillers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

APOSTROPHES = dict.fromkeys(map(ord, "'’‘`´"))
BETWEEN = re.compile(r"(?<=[\u3400-\u9fff])[ \t\u3000]+(?=[\u3400-\u9fff])")
BLANKS = re.compile(r"[ \t\u3000]{2,}")
# sounds that many people do not tell apart when they type by sound
ALIKE = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("eng", "en"), ("ing", "in"))


class Folding:
    """Folds texts; *pairs* are traditional and simplified characters, *fillers* are dropped."""

    def __init__(self, *, pairs: Iterable[str] = (), fillers: Iterable[str] = ()) -> None:
        self._table: dict[int, str | None] = {}
        for line in pairs:
            self._table |= {ord(line[i]): line[i + 1] for i in range(0, len(line) - 1, 2)}
        words = list(fillers)
        self._table |= {ord(one): None for one in words if len(one) == 1}
        self._table |= APOSTROPHES
        long = sorted((one for one in words if len(one) > 1), key=len, reverse=True)
        self._fillers = re.compile("|".join(map(re.escape, long))) if long else None

    def fold(self, text: str) -> str:
        """The text in one width, case and script, without fillers and apostrophes."""
        if not text.isascii():
            text = unicodedata.normalize("NFKC", text)
        text = text.casefold().translate(self._table)
        if self._fillers is not None:
            text = self._fillers.sub("", text)
        if " " in text or "\t" in text:
            text = BLANKS.sub(" ", BETWEEN.sub("", text))
        return text


class Sounds:
    """Characters by their sound, without tones; sounds that are often mixed up are one."""

    def __init__(self, sounds: Mapping[str, str]) -> None:
        self._of = {c: name for name, chars in sounds.items() for c in chars}
        first: dict[str, str] = {}
        self._table: dict[int, str] = {}
        for name, chars in sounds.items():
            stands = first.setdefault(_alike(name), chars[0])
            self._table |= {ord(c): stands for c in chars}

    def heard(self, text: str) -> str:
        """The text with one and the same character for each sound; as long as it was."""
        return text.translate(self._table)

    def letters(self, text: str) -> tuple[str, ...]:
        """How a phrase is typed in Latin letters, in one word and in several; or nothing."""
        found = [self._of.get(c, "") for c in text]
        return ("".join(found), " ".join(found)) if all(found) else ()


def _alike(name: str) -> str:
    for heard, stands in ALIKE[:3]:
        if name.startswith(heard):
            name = stands + name[len(heard) :]
    for heard, stands in ALIKE[3:]:
        if name.endswith(heard):
            name = name[: -len(heard)] + stands
    return name
