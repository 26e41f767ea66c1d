"""Reads the rest of an address, behind the district; pure."""

from __future__ import annotations

import re
import unicodedata

from bot.reading import fold, number
from bot.steps import Maybe, Sure, Unreadable

SHORTEST, LONGEST = 4, 100


def street(text: str) -> Sure | Maybe:
    """Street, estate, house and door as written; asked again when nobody could find it."""
    found = re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()
    found = "".join(c for c in found if unicodedata.category(c)[0] != "C")
    if len(fold(found)) < SHORTEST or number(found) is not None or len(found) > LONGEST:
        raise Unreadable("home-street-unreadable")
    return Sure(found)
