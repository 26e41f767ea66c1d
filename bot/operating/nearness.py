"""Which options a text that was not understood nearly meant, and why none was taken.

It repeats what `bot.reading.choose` looks for, and says where it ended. Of the text only what is
left of it after `bot.operating.questions.cleaned` is looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from enum import StrEnum, auto
from typing import NamedTuple

from bot.operating.questions import HIDDEN
from bot.reading import NOT, choose, fold, folded_label
from bot.script import simplified

MOST = 3  # options told of
ALIKE = 0.5  # of a name's characters in one piece of the text
SHORTEST = 2  # characters: a single one is in everything
BLANK = "某"  # for what was taken out: so that what stood apart does not become one word


class Why(StrEnum):
    """Ends a catalogue key."""

    now = auto()  # by now it is understood: somebody has changed a text since
    others = auto()  # it is named, and others are too
    negated = auto()  # it is named, and the text says no somewhere
    alike = auto()  # some of the name is in the text


class Near(NamedTuple):
    """*key* of the option's label, the label or synonym that was nearly met, and why not."""

    key: str
    name: str
    why: Why


def near(said: str, options: Mapping[str, Sequence[str]]) -> list[Near]:
    """The nearest first. *options*: key of a label -> the label and its synonyms."""
    keys = list(options)
    said = said.replace(HIDDEN, BLANK)
    index = choose(said, [options[key] for key in keys])
    if index is not None:
        return [Near(keys[index], options[keys[index]][0], Why.now)]
    negated = bool(NOT.search(simplified(said.casefold())))
    found = []
    for key in keys:
        shares = list(_shares(fold(said), options[key]))
        share, name = max(shares, default=(0.0, ""))
        if share >= ALIKE:
            why = Why.alike if share < 1 else Why.negated if negated else Why.others
            found.append((share, Near(key, name, why)))
    found.sort(key=lambda one: -one[0])
    return [one for _, one in found[:MOST]]


def _shares(said: str, names: Sequence[str]) -> Iterator[tuple[float, str]]:
    """How much of each name is in the text in one piece; all of it where the text begins it."""
    for name in names:
        folded = folded_label(name)
        if len(folded) < SHORTEST:
            continue
        same = SequenceMatcher(None, said, folded, autojunk=False).find_longest_match()
        if len(said) >= SHORTEST and folded.startswith(said):
            yield 1.0, name
        elif same.size >= SHORTEST:
            yield same.size / len(folded), name
