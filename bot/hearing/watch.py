"""The emergency watch: joins what a text tells by signed rules, and says how sure that is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum, auto

from bot.hearing.folding import Folding, Sounds
from bot.hearing.numbers import Measure, Value, values
from bot.hearing.phrases import Lexicon, Span, literal, shortest, spellings
from bot.hearing.scope import MARK, Marks, Status, Whom

SHORTEST_SLIP = 3  # characters of a phrase that may be meant by its sound
MEANT = "="  # between the name of a phrase and the phrase itself
SHORTEST_LETTERS = 8  # letters of a phrase typed by its sound
SHORTEST = 3  # characters of a text in Latin script that can tell anything
MOST = 2000  # characters of a text that are looked at


class Alarm(StrEnum):
    """How sure the watch is that a text tells of an emergency now."""

    EXACT = auto()
    NEAR = auto()


@dataclass(frozen=True, slots=True)
class Limit:
    """A measured value becomes a phrase when it lies within these bounds."""

    name: str
    measure: Measure
    least: float = float("-inf")
    below: float = float("inf")

    def holds(self, value: Value) -> bool:
        return value.measure is self.measure and self.least <= value.value < self.below


@dataclass(frozen=True, slots=True)
class Sign:
    """A rule: all of these were told, of each group one."""

    id: str
    level: str
    groups: tuple[frozenset[str], ...]
    crisis: bool = False
    alarm: bool = True
    unless: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that fired, how surely, and of whom."""

    alarm: Alarm
    sign: Sign
    whom: Whom = Whom.unknown


@dataclass(frozen=True, slots=True)
class Told:
    """What a text tells: the phrases that stand, those in doubt, and those it may have meant."""

    sure: dict[str, Span]
    doubted: dict[str, Span]
    slipped: dict[str, Span]
    marks: Marks | None = None


NOTHING = Told({}, {}, {})


class Watch:
    """Hears every text. *signs* in order of weight: the first that fires is told."""

    def __init__(
        self,
        *,
        folding: Folding,
        phrases: Mapping[str, Sequence[str]],
        marks: Mapping[str, Sequence[str]],
        limits: Iterable[Limit] = (),
        signs: Sequence[Sign] = (),
        sounds: Sounds | None = None,
        slips: Collection[str] = (),
    ) -> None:
        self._folding, self._limits = folding, tuple(limits)
        folded = {name: [folding.fold(word) for word in words] for name, words in phrases.items()}
        self._lexicon = Lexicon(folded)
        # Looked for only where a phrase was found: in most texts there is none.
        self._marks = Lexicon(
            {f"{MARK}{name}": [folding.fold(w) for w in words] for name, words in marks.items()}
        )
        self._signs: dict[str, list[tuple[int, Sign]]] = {}
        self._alarms: dict[str, list[tuple[int, Sign]]] = {}
        for place, sign in enumerate(signs):
            for name in sign.groups[0]:
                self._signs.setdefault(name, []).append((place, sign))
                if sign.alarm:
                    self._alarms.setdefault(name, []).append((place, sign))
        self._sounds = sounds
        if sounds is not None:
            alarming = {name for s in signs if s.alarm for group in s.groups for name in group}
            said = {name: folded.get(name, []) for name in sorted(alarming)}
            self._slips = Lexicon(_slips(said, sounds, set(slips)))

    def hears(self, text: str) -> Finding | None:
        """The weightiest alarm of a text, or None. What is denied raises none."""
        found = self.told(text, alarms=True)
        sure = self._first(found.sure)
        if sure is not None:
            return Finding(Alarm.EXACT, sure, _whom(found, sure))
        near = self._first(found.sure | found.doubted | found.slipped)
        return None if near is None else Finding(Alarm.NEAR, near, _whom(found, near))

    def fired(self, found: Told, also: Collection[str] = ()) -> list[Sign]:
        """Every rule that what was told, or typed with a slip, makes true; weightiest first."""
        names = found.sure.keys() | found.slipped.keys() | set(also)
        listed = {entry for name in names for entry in self._signs.get(name, ())}
        ordered = sorted(listed, key=lambda entry: entry[0])
        return [sign for _, sign in ordered if _true(sign, names)]

    def told(self, text: str, *, alarms: bool = False) -> Told:
        """What a text tells. With *alarms* it is only read as far as an alarm could come of it."""
        if len(text) < SHORTEST and text.isascii():
            return NOTHING  # the number of an option
        folded = self._folding.fold(text[:MOST])
        phrases = self._lexicon.find(folded)
        phrases += self._within(values(folded))
        named = {span.name: span for span in phrases}
        slipped: list[Span] = []
        if not (alarms and self._first(named)):
            slipped = self._slipped(folded, named)
            if alarms and not (slipped and self._first(named | {s.name: s for s in slipped})):
                return NOTHING
        return self._weighed(folded, phrases, slipped)

    def _weighed(self, text: str, phrases: list[Span], slipped: list[Span]) -> Told:
        """Each phrase by how it is meant; once told surely is enough."""
        marks = Marks(text, self._marks.find(text), phrases)
        sure: dict[str, Span] = {}
        doubted: dict[str, Span] = {}
        for span in phrases:
            if span.name in sure or marks.shadowed(span):
                continue
            status = marks.status(span)
            if status is Status.told:
                sure[span.name] = span
            elif status is Status.doubted:
                doubted.setdefault(span.name, span)
        heard = (s for s in slipped if not marks.shadowed(s))
        meant = {s.name: s for s in heard if marks.status(s) >= Status.doubted}
        return Told(sure, doubted, meant, marks)

    def _within(self, measured: list[Value]) -> list[Span]:
        return [
            Span(value.start, value.end, limit.name)
            for value in measured
            for limit in self._limits
            if limit.holds(value)
        ]

    def _slipped(self, text: str, named: Mapping[str, Span]) -> list[Span]:
        """Phrases that only sound like what was typed; half of the characters must be right."""
        if self._sounds is None:
            return []
        heard = text if text.isascii() else self._sounds.heard(text)
        found = []
        for span in self._slips.find(heard):
            name, _, meant = span.name.partition(MEANT)
            if name in named:
                continue
            typed = text[span.start : span.end]
            right = sum(c in meant for c in typed)
            if typed.isascii() or right * 2 >= len(typed):
                found.append(Span(span.start, span.end, name))
        return found

    def _first(self, names: Mapping[str, Span]) -> Sign | None:
        """The weightiest alarm that these phrases raise."""
        best: tuple[int, Sign] | None = None
        held = names.keys()
        for name in names:
            for entry in self._alarms.get(name, ()):
                if (best is None or entry[0] < best[0]) and _true(entry[1], held):
                    best = entry
        return best[1] if best else None


def _whom(found: Told, sign: Sign) -> Whom:
    every = found.slipped | found.doubted | found.sure
    span = next(every[name] for name in sorted(sign.groups[0]) if name in every)
    return found.marks.whom(span) if found.marks else Whom.unknown


def _true(sign: Sign, names: Collection[str]) -> bool:
    for group in sign.groups:
        if group.isdisjoint(names):
            return False
    return sign.unless.isdisjoint(names)


def _slips(
    phrases: Mapping[str, Sequence[str]], sounds: Sounds, short: set[str]
) -> dict[str, list[str]]:
    """The phrases by their sound, and typed in Latin letters; each by its name and itself."""
    return {
        f"{name}{MEANT}{phrase}": _by_sound(phrase, sounds, short)
        for name, listed in phrases.items()
        for phrase in listed
        if not phrase.isascii()
    }


def _by_sound(phrase: str, sounds: Sounds, short: Collection[str]) -> list[str]:
    """A phrase by its sound, if it is long enough to be no other word; and in Latin letters."""
    if not literal(phrase):
        return []  # with words left out of it, almost any sentence sounds like something
    kept = []
    if shortest(phrase) >= SHORTEST_SLIP:
        kept.append(sounds.heard(phrase))
    for spelt in spellings(phrase):
        letters = sounds.letters(spelt)
        named = spelt in short
        if named and not kept:
            kept.append(sounds.heard(spelt))
        if letters and (named or len(letters[0]) >= SHORTEST_LETTERS):
            kept += letters
    return kept
