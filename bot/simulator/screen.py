"""What a simulated person has before their eyes: the last bubbles, and what can be pressed."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bot.channel import Limits
from bot.messages import Outbound

BACK = "k:back"


@dataclass(frozen=True, slots=True)
class Pressable:
    """One option: the code of its button and what stands for it in writing."""

    label: str
    code: str
    typed: str


class Screen:
    """Remembers the options of the last question and a keyboard that stays."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._options: list[Pressable] = []
        self._keyboard: tuple[str, ...] = ()

    def show(self, bubbles: Sequence[Outbound]) -> None:
        for out in bubbles:
            if out.menu:
                self._keyboard = out.menu
            if out.buttons or out.menu:
                self._options = options(out, self._limits)

    def find(self, label: str) -> Pressable:
        """The option with this label. Raises LookupError naming what there is."""
        held = [Pressable(word, "", word) for word in self._keyboard]
        for option in [*self._options, *held]:
            if _bare(option.label) == _bare(label):
                return option
        there = ", ".join(f"[{option.label}]" for option in self._options)
        raise LookupError(f"no option [{label}]; there is {there or 'none'}")

    def has(self, label: str) -> bool:
        """Whether an option with this label can be pressed now."""
        return any(_bare(option.label) == _bare(label) for option in self._options)


def options(out: Outbound, limits: Limits) -> list[Pressable]:
    """What can be pressed under one bubble."""
    if out.menu:
        return [Pressable(label, "", label) for label in out.menu]
    return [
        Pressable(button.label, button.code, button.label if limits.inline else str(number))
        for number, button in enumerate(out.buttons, 1)
    ]


def _bare(label: str) -> str:
    return label.removeprefix("✓ ").strip()


def printed(out: Outbound, limits: Limits) -> str:
    """The bubble as the channel shows it: numbered lines inside the text, or buttons under it."""
    lines = [out.text] if out.text else []
    if out.media is not None:
        lines.append(f"({out.media.kind})")
    if limits.inline or out.menu:
        lines += [f"[{option.label}]" for option in options(out, limits)]
    return "\n".join(lines)


def plain(bubbles: Sequence[Outbound], limits: Limits, footers: Collection[str] = ()) -> list[str]:
    """The lines of a turn, the same on every channel: texts, then the options in brackets.

    *footers* are what a channel without buttons says below its numbered lines.
    """
    lines: list[str] = []
    for out in bubbles:
        text = out.text if limits.inline else _without_numbers(out, footers)
        lines += [line.rstrip() for line in text.split("\n") if line.strip()]
        lines += [f"({out.media.kind})"] if out.media is not None else []
        labels = [o.label for o in options(out, limits) if o.code != BACK]
        lines += [" ".join(f"[{label}]" for label in labels)] if labels else []
    return lines


def _without_numbers(out: Outbound, footers: Collection[str]) -> str:
    """The text without the numbered options and what is said below them."""
    text = out.text
    for footer in footers:
        text = text.removesuffix(footer).rstrip()
    numbered = "\n".join(f"{n}. {button.label}" for n, button in enumerate(out.buttons, 1))
    return text.removesuffix(numbered) if numbered else text


def same(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two turns say the same; where a channel cuts a long text does not matter."""
    return re.sub(r"\s+", "", "".join(one)) == re.sub(r"\s+", "", "".join(other))
