"""Reads what a plain call of a site's desk brings: days, numbers, codes, words. Raises Refused."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.clinic.exchange.refused import Code, Refused

REASON = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
OTHER = "other-system"


def day(said: Any, where: str) -> date:
    if not isinstance(said, str) or not re.fullmatch(r"[2-8]\d{3}-\d\d-\d\d", said, re.ASCII):
        raise Refused(Code.parameter, where)
    try:
        return date.fromisoformat(said)
    except ValueError:
        raise Refused(Code.parameter, where) from None


def members(data: Any, known: set[str]) -> Mapping[str, Any]:
    """The members of a body; an empty one has none."""
    if data == b"":
        return {}
    if not isinstance(data, dict):
        raise Refused(Code.content, "$")
    if odd := sorted(set(data) - known):
        raise Refused(Code.unsupported, odd[0][:40])
    return data


def reason(given: Mapping[str, Any]) -> str:
    said = given.get("reason", OTHER)
    if not isinstance(said, str) or not REASON.fullmatch(said):
        raise Refused(Code.content, "reason")
    return said


def flag(given: Mapping[str, Any], name: str) -> bool:
    said = given.get(name, False)
    if not isinstance(said, bool):
        raise Refused(Code.content, name)
    return said


def text(given: Mapping[str, Any], name: str) -> str:
    said = given.get(name)
    if not isinstance(said, str) or not said.strip() or not said.isprintable():
        raise Refused(Code.content, name)
    return said.strip()


def whole(
    given: Mapping[str, Any], name: str, *, least: int = 0, most: int = 999_999_999_999_999_999
) -> int:
    said = given.get(name)
    if not isinstance(said, int) or isinstance(said, bool) or not least <= said <= most:
        raise Refused(Code.content, name)
    return said


def number(said: str, where: str) -> int:
    if not said.isascii() or not said.isdigit() or len(said) > 18:
        raise Refused(Code.unknown, where)
    return int(said)
