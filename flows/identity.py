"""Reads the number of an identity document as people write it; pure, no clock."""

from __future__ import annotations

import re
from datetime import date

from bot.steps import Maybe, Sure, Unreadable
from flows.readers import DIGIT, DIGITS, plain

MEANT = "document-maybe"
LONGEST = 60  # characters of what is read at all
AROUND = re.compile(r"^(?:我的|身份证|护照|证件|通行证|号码?|是|number|passport|[:：])+")
# Mainland: 6 digits of a district, the birth date, 3 digits, and a check sign (GB 11643-1999)
MAINLAND = re.compile(r"[1-9]\d{5}(\d{4})(\d{2})(\d{2})\d{3}[\dX]")
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK = "10X98765432"
# Others: travel permits of Hong Kong, Macao (letter and 8 digits, or 10) and Taiwan (8 digits),
# residence permits 81-83 of the mainland's form, and passports of 7 to 9 signs with a letter
PERMIT = re.compile(r"[HM]\d{8}(?:\d{2})?|\d{8}")
PASSPORT = re.compile(r"(?=[A-Z0-9]*[A-Z])(?=[A-Z0-9]*\d)[A-Z0-9]{7,9}")


def document(text: str) -> Sure | Maybe:
    """A number that can be one; always repeated back before it is kept."""
    if len(text) > LONGEST:
        raise Unreadable("card-unreadable")
    said = AROUND.sub("", re.sub(r"[\s\-—–.·]", "", plain(text)))
    said = re.sub(rf"[{DIGIT}]+", lambda run: run[0].translate(DIGITS), said).upper()
    if MAINLAND.fullmatch(said):
        if not _checked(said):
            raise Unreadable("card-wrong")
        return Maybe(f"{said[:6]} {said[6:14]} {said[14:]}", MEANT)
    if said.isdigit() and len(said) != 8:
        raise Unreadable("card-length")
    if PERMIT.fullmatch(said) or PASSPORT.fullmatch(said):
        return Maybe(said, MEANT)
    raise Unreadable("card-unreadable")


def _checked(number: str) -> bool:
    """Whether the birth date exists and the check sign is right."""
    found = MAINLAND.fullmatch(number)
    assert found is not None
    try:
        date(*map(int, found.groups()))
    except ValueError:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number, WEIGHTS, strict=False))
    return number[-1] == CHECK[total % 11]
