"""Reads a telephone number as people write it; pure, no clock."""

from __future__ import annotations

import re

from bot.steps import Maybe, Sure, Unreadable
from flows.readers import DIGIT, DIGITS, plain

LONGEST = 60  # characters of what is read at all
# China: 11 digits beginning with 13-19; a landline is an area code from 0 and 7 or 8 digits.
MOBILE = re.compile(r"^(?:\+?86|0086)?(1[3-9]\d)(\d{4})(\d{4})$")
LANDLINE = re.compile(r"^(?:\+?86|0086)?0?(10|2\d|[3-9]\d{2})([2-9]\d{6,7})$")
ABROAD = re.compile(r"^(?:\+|00)([1-9]\d{6,14})$")  # E.164: at most 15 digits
AROUND = re.compile(r"^(?:我的|手机|电话|号码|是|打|mynumberis|number|phone|mobile|call|[:：])+")


def phone(text: str) -> Sure | Maybe:
    """A number to be called, in groups as it is read aloud: 138 0013 8000, 010 65432100."""
    if len(text) > LONGEST:
        raise Unreadable("phone-unreadable")
    said = AROUND.sub("", re.sub(r"[\s\-—–－()（）.·]", "", plain(text)))
    said = re.sub(rf"[{DIGIT}幺]+", lambda run: run[0].replace("幺", "1").translate(DIGITS), said)
    if found := MOBILE.match(said):
        return Sure(f"{found[1]} {found[2]} {found[3]}")
    if said.startswith(("0", "+86", "86")) and (found := LANDLINE.match(said)):
        return Sure(f"0{found[1]} {found[2]}")
    if found := ABROAD.match(said):
        return Sure(f"+{found[1]}")
    digits = re.sub(r"\D", "", said)
    if digits != said.lstrip("+") or len(digits) < 3:
        raise Unreadable("phone-unreadable")
    raise Unreadable("phone-length" if digits.startswith("1") else "phone-impossible")
