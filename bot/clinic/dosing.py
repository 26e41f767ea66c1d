"""Finds in a clinician's words what reads like a prescription: a medicine with its dose.

A talk is no prescription, and who types a dose should have looked at allergies, age and pregnancy
first; so the site may want such words confirmed (`warn_of_doses` in `flows/data/queue.yaml`). How
doses are written stands here, what medicines are called in `flows/data/medicines.yaml`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Annotated

from pydantic import Field

from bot.clinic import queue_rules, rules
from bot.clinic.datafile import Head, read

EVENT = "dose-sent"  # in the history of a case
SENTENCE = re.compile(r"[。！？!?\n]|\.\s")  # a medicine and its dose stand in one
MANY = r"(?:\d+(?:\.\d+)?|[两二三四五六七八九十半])\s*"
NO_MORE = r"(?![a-z/])"  # neither a longer word nor a concentration of a laboratory
# What is counted in doses alone ...
DOSE = re.compile(
    rf"{MANY}(?:毫克|微克|国际单位|片|粒|丸|滴|喷|揿"
    rf"|(?:mg|mcg|[µμ]g|iu|tab(?:let)?s?|cap(?:sule)?s?|pills?|drops?|puffs?){NO_MORE})"
)
# ... and what milk, water or cigarettes are counted in, too.
AMOUNT = re.compile(
    rf"(?:{MANY}|一\s*)(?:毫升|克|单位|袋|包|支|枚|片|粒|滴|喷|(?:ml|g|units?|sachets?){NO_MORE})"
)
OFTEN = re.compile(
    r"[每一]\s*[天日晚]|日\s*[一二两三四\d]\s*次|每\s*(?:\d+|[四六八]|十二)\s*个?(?:小时|h)"
    r"|daily|(?:a|per|every|each) (?:day|night)|every \d+ (?:hours|h)\b"
)
TAKEN = re.compile(
    r"[每一]次|口服|服用|含服|嚼服|冲服|外用|吸入|雾化|[饭餐][前后]|睡前|顿服|每\s*\d+\s*个?小时"
    r"|\b(?:b\.?i\.?d|t\.?i\.?d|q\.?i\.?d|qd|qn|q\d+h|p\.?o|prn)\b"
    r"|by mouth|orally|at a time|(?:before|after|with) (?:meals|food)|at bedtime"
)
Words = Annotated[tuple[str, ...], Field(min_length=1)]


class Medicines(Head):
    """How a medicine is known: by parts of its name, and by how a longer word ends or begins."""

    parts: Words
    endings: Words
    beginnings: Words

    @cached_property
    def named(self) -> re.Pattern[str]:
        lists = (self.parts, self.endings, self.beginnings)
        parts, ends, begins = ("|".join(map(re.escape, one)) for one in lists)
        return re.compile(rf"{parts}|\w{{3,}}(?:{ends})\b|(?:{begins})\w{{3,}}")


@lru_cache(maxsize=4)
def load(home: Path = rules.HOME) -> Medicines:
    """Read the names of medicines. Raises DataError."""
    return read(home / "medicines.yaml", Medicines)


def found(text: str) -> bool:
    """Whether a sentence names a dose to be taken, and the site wants to know."""
    return queue_rules.load().warn_of_doses and prescribes(text)


def prescribes(text: str) -> bool:
    """Whether a sentence names a dose to be taken. No text of the program's own does."""
    plain = unicodedata.normalize("NFKC", text).lower()
    return any(map(_doses, SENTENCE.split(plain)))


def _doses(sentence: str) -> bool:
    meant = bool(TAKEN.search(sentence) or load().named.search(sentence))
    if DOSE.search(sentence):
        return meant or bool(OFTEN.search(sentence))
    return meant and bool(AMOUNT.search(sentence))
