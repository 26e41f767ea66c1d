"""Reads who a forecast is asked for from JSON, or says what is wrong with it in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from bot.clinic.vaccines.person import Given, Recipient
from bot.clinic.vaccines.schedule import Schedule

SEXES = {"f": "f", "female": "f", "女": "f", "m": "m", "male": "m", "男": "m"}
ALLERGY = re.compile(r"^(?:severe-)?(?:allerg(?:y|ic)|anaphylaxis)(?:-to)?(?:[:-](.+))?$")
PREGNANT = {"pregnant", "pregnancy", "怀孕", "孕妇"}
HARMLESS = {"egg", "eggs", "penicillin", "pollen", "dust", "seafood"}  # no bar to a vaccine
MOST_DOSES = 500


class Wrong(Exception):
    """A request that cannot be answered; the message says what to mend."""


def read(asked: object, schedule: Schedule, *, today: date) -> Recipient:
    """Whom it is about; *today* is used where the request names no day. Raises Wrong.

    Keys: born, sex, today, pregnant (true, or weeks), conditions, region, doses (product, date).
    Conditions and products that the schedule does not know are passed over.
    """
    if not isinstance(asked, Mapping):
        raise Wrong("a line is to be a JSON object")
    born, now = _day(asked, "born"), _day(asked, "today", today)
    if born > now:
        raise Wrong("born lies after today")
    words = {plain(word) for word in _texts(asked, "conditions")}
    return Recipient(
        born=born,
        today=now,
        sex=SEXES.get(plain(str(asked.get("sex") or "")), ""),
        pregnant=bool(asked.get("pregnant")) or bool(words & PREGNANT),
        groups=_groups(words, schedule),
        allergies=frozenset(_allergies(words)),
        region=str(asked.get("region") or "").strip(),
        doses=tuple(_doses(asked.get("doses"), born, now)),
    )


def plain(text: str) -> str:
    """Lower case, with hyphens in place of blanks and underscores."""
    return re.sub(r"[\s_]+", "-", text.strip().casefold())


def _groups(words: Iterable[str], schedule: Schedule) -> frozenset[str]:
    found = {word: group for group, known in schedule.words.items() for word in (group, *known)}
    return frozenset(found[word] for word in words if word in found)


def _allergies(words: Iterable[str]) -> Iterable[str]:
    for word in words:
        if said := ALLERGY.match(word):
            what = (said[1] or "").strip("-:")
            if what not in HARMLESS:
                yield what or "*"
        elif word.endswith("-allergy") and word.removesuffix("-allergy") not in HARMLESS:
            yield word.removesuffix("-allergy").removeprefix("severe-")


def _doses(said: object, born: date, today: date) -> Iterable[Given]:
    if said is None:
        return
    if not isinstance(said, list) or len(said) > MOST_DOSES:
        raise Wrong("doses is to be a list of at most 500 objects with product and date")
    for one in said:
        if not isinstance(one, Mapping) or not isinstance(one.get("product"), str):
            raise Wrong("each of doses is to be an object with product and date")
        on = _day(one, "date")
        if not born <= on <= today:
            raise Wrong(f"the dose of {on} lies before birth or after today")
        yield Given(on, plain(one["product"]))


def _texts(asked: Mapping[str, Any], name: str) -> list[str]:
    said = asked.get(name) or []
    if not isinstance(said, list) or not all(isinstance(one, str) for one in said):
        raise Wrong(f"{name} is to be a list of words")
    return said


def _day(asked: Mapping[str, Any], name: str, other: date | None = None) -> date:
    said = asked.get(name)
    if said is None and other is not None:
        return other
    try:
        return date.fromisoformat(str(said))
    except ValueError:
        raise Wrong(f"{name} is to be a day such as 2026-12-01") from None
