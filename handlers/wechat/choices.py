"""Carries button codes in the digits WeChat brings back, and finds options in a printed text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import quote

from bot.messages import Button

LETTERS = "-abcdefghijklmnopqrstuvwxyz_.0123456789"  # "-" counts as zero and begins no key
STEP_CODE = re.compile(r"([1-9]\d{0,14})\.(0|[1-9]\d{0,2})", re.ASCII)
KEY_CODE = re.compile(r"k:([a-z_.0-9][-a-z_.0-9]{0,9})")
KEYS = 999  # the last three digits of an id that carries a key; options stay below
NUMBER = re.compile(r"^\d{1,2}\. ")


def menu_id(code: str) -> str:
    """A button's code as digits, or "" when it cannot be carried.

    "12.3" (question 12, option 3) becomes 12003. WeChat: several toolkits read a msgmenu id as a
    64-bit integer, so it has digits only, no leading zero and at most 19 of them.
    """
    if (found := STEP_CODE.fullmatch(code)) and int(found[2]) < KEYS:
        return str(int(found[1]) * 1000 + int(found[2]))
    if found := KEY_CODE.fullmatch(code):
        value = 0
        for letter in found[1]:
            value = value * len(LETTERS) + LETTERS.index(letter)
        return str(value * 1000 + KEYS)
    return ""


def code_of(digits: str) -> str:
    """The code an id carries, or "" when it is none of ours ("0" is reported for lost ids)."""
    if not re.fullmatch(r"[1-9][0-9]{0,18}", digits):
        return ""
    value, last = divmod(int(digits), 1000)
    code = f"k:{_letters(value)}" if last == KEYS else f"{value}.{last}"
    return code if menu_id(code) == digits else ""


def _letters(value: int) -> str:
    name = ""
    while value:
        value, place = divmod(value, len(LETTERS))
        name = LETTERS[place] + name
    return name


def without_number(content: str) -> str:
    """A tapped line "2. Label" as its label."""
    return NUMBER.sub("", content)


def lines(buttons: Sequence[Button]) -> list[str]:
    """The options as `bot.render` prints them."""
    return [f"{number}. {button.label}" for number, button in enumerate(buttons, 1)]


def around(text: str, buttons: Sequence[Button]) -> tuple[str, str] | None:
    """What stands before and after the printed options; None when they are not there."""
    if not buttons:
        return None
    head, found, tail = f"\n{text}\n".rpartition("\n" + "\n".join(lines(buttons)) + "\n")
    return (head.strip("\n"), tail.strip("\n")) if found else None


def linked(text: str, buttons: Sequence[Button], *, most: int) -> str:
    """The text with its options tappable, if that fits into *most* bytes; else as it is.

    WeChat: a link of the scheme weixin://bizmsgmenu sends `msgmenucontent` as the person's text,
    with `msgmenuid`; neither may be empty. It also works in passive replies.
    """
    found = around(text, buttons)
    if found is None:
        return text
    head, tail = found
    options = "\n".join(_link(line, b) for line, b in zip(lines(buttons), buttons, strict=True))
    whole = "\n\n".join(part for part in (head, options, tail) if part)
    return whole if len(whole.encode()) <= most else text


def _link(line: str, button: Button) -> str:
    digits = menu_id(button.code)
    if not digits or set('<>&"') & set(line):
        return line
    content = quote(button.label, safe="")
    address = f"weixin://bizmsgmenu?msgmenucontent={content}&msgmenuid={digits}"
    return f'<a href="{address}">{line}</a>'
