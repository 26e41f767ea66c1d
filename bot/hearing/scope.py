"""Decides how a phrase is meant: told of now, doubted, denied or only heard of; and of whom."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from enum import IntEnum, StrEnum, auto

from bot.hearing.phrases import Span

MARK = "~"  # the names of words that say how something is meant begin with it
NO, PLAIN, SHADOW, BUT = "~no", "~plain", "~shadow", "~but"
PAST, NOW, OVER = "~past", "~now", "~over"
DOUBT, ASKED, HEARSAY, WHO = "~doubt", "~asked", "~hearsay", "~who"
MARKS = (NO, PLAIN, PAST, NOW, DOUBT, ASKED, HEARSAY, OVER, BUT, WHO, SHADOW)
CLAUSE = re.compile(r"[,;。!?\n]|\.(?!\d)")
SENTENCE = re.compile(r"[。!?\n]|\.(?!\d)")
JOINED = re.compile(r"[、/]|和|或|及|也|跟|or\b|and\b")
ITEM = 7  # characters of one item of a list of things denied
REACH, REACH_LATIN, REACH_OVER = 3, 20, 7
BEEN = re.compile(r"过(?![去敏程来度头于量多])")
AFTER = re.compile(r"(?:倒|都|也|就|是)?(?:没有|没)(?:了|过)?(?:$|[,。、;])")


class Status(IntEnum):
    """How something is meant, the strongest last."""

    heard = 0  # news, a film, hearsay: nobody here
    denied = 1
    doubted = 2  # asked, feared, or long ago
    told = 3


class Whom(StrEnum):
    """Of whom a text tells."""

    unknown = auto()
    self = auto()
    father = auto()
    mother = auto()
    parent = auto()
    child = auto()
    partner = auto()
    grandparent = auto()
    other = auto()


def _wider(other: Span, span: Span) -> bool:
    """Whether another name of somebody holds this one."""
    longer = other.end - other.start > span.end - span.start
    return (
        longer
        and other.start <= span.start
        and span.end <= other.end
        and (other.name.startswith(WHO))
    )


def _inside(span: Span, wider: Iterable[Span]) -> bool:
    return any(one.start <= span.start and span.end <= one.end for one in wider)


class Marks:
    """The words of one text that say how the rest is meant."""

    def __init__(self, text: str, spans: Sequence[Span], phrases: Sequence[Span]) -> None:
        self.text = text
        self._by: dict[str, list[Span]] = {}
        self._clauses = [0, *(found.end() for found in CLAUSE.finditer(text))]
        self._sentences = [0, *(found.end() for found in SENTENCE.finditer(text))]
        plain = [span for span in spans if span.name == PLAIN]
        self._begun = {p.start for p in phrases}
        for span in spans:
            name = span.name.partition(":")[0]
            if name == NO and self._denies_nothing(span, plain, phrases):
                continue
            if name == ASKED and _inside(span, plain):
                continue  # "how" in "what shall I do" asks for help, not whether it is so
            if name == WHO and any(_wider(other, span) for other in spans):
                continue  # "I" in "my mother"
            self._by.setdefault(name, []).append(span)

    def _denies_nothing(self, no: Span, plain: Sequence[Span], phrases: Sequence[Span]) -> bool:
        """Whether a "no" is part of a phrase, or of a word that denies nothing that follows.

        "Not drunk" says nothing of what follows, but denies "drunk poison".
        """
        if no.end in self._begun:  # what begins here is denied by "not", whatever it is part of
            plain = [word for word in plain if word.end == no.end]
        return _inside(no, phrases) or _inside(no, plain)

    def shadowed(self, span: Span) -> bool:
        """Whether a phrase is only a piece of a longer word that means something else."""
        return any(s.start <= span.start and span.end <= s.end for s in self._by.get(SHADOW, ()))

    def status(self, span: Span) -> Status:
        """How a phrase is meant."""
        clause = self._clauses[bisect_right(self._clauses, span.start) - 1]
        sentence = self._sentences[bisect_right(self._sentences, span.start) - 1]
        heard = self._before(HEARSAY, span, sentence, unless=(NOW, BUT))
        if heard is not None and not any(heard.end <= s.start < span.start for s in self._near()):
            return Status.heard
        if self._follows(HEARSAY, span):
            return Status.heard
        if self._denied(span, clause):
            return Status.denied
        return Status.doubted if self._doubted(span, clause, sentence) else Status.told

    def _follows(self, name: str, span: Span) -> bool:
        """Whether a word of a kind follows in the clause, as it may in English: "a fit on TV"."""
        end = self._end(span)
        after = (s for s in self._by.get(name, ()) if span.end <= s.start and s.end <= end)
        return any(self.text[s.start].isascii() for s in after)

    def _end(self, span: Span) -> int:
        """Where the clause of a phrase ends."""
        place = bisect_right(self._clauses, span.end)
        return self._clauses[place] if place < len(self._clauses) else len(self.text)

    def _before(self, name: str, span: Span, since: int, unless: Iterable[str] = ()) -> Span | None:
        """The last word of a kind between *since* and the phrase with none of *unless* after it."""
        listed = (s for s in reversed(self._by.get(name, ())) if s.end <= span.start)
        last = next((s for s in listed if since <= s.start), None)
        if last is None or any(self._between(other, last.end, span.start) for other in unless):
            return None
        return last

    def _between(self, name: str, since: int, until: int) -> bool:
        return any(since <= s.start and s.end <= until for s in self._by.get(name, ()))

    def _denied(self, span: Span, clause: int) -> bool:
        no = self._before(NO, span, clause, unless=(BUT, NOW))
        if no is not None and self._reaches(no, span):
            return True
        return AFTER.match(self.text, span.end) is not None

    def _reaches(self, no: Span, span: Span) -> bool:
        """Whether a denial goes as far as the phrase, over a list of other things perhaps."""
        between = self.text[no.end : span.start]
        reach = REACH_LATIN if self.text[no.start].isascii() else REACH
        if len(between) <= reach:
            return True
        items = JOINED.split(between)
        return len(items) > 1 and all(len(item.strip()) <= ITEM + reach - REACH for item in items)

    def _doubted(self, span: Span, clause: int, sentence: int) -> bool:
        if self._before(DOUBT, span, clause, unless=(BUT, NOW)):
            return True
        end = self._end(span)
        now = self._between(NOW, clause, end)
        if not now and self._before(PAST, span, sentence, unless=(BUT, NOW)):
            return True
        if not now and (BEEN.match(self.text, span.end) or self._follows(PAST, span)):
            return True
        over = min(end, span.end + REACH_OVER)
        return self._between(ASKED, span.end, end) or self._between(OVER, span.end, over)

    def whom(self, span: Span) -> Whom:
        """Who was named last before the phrase, or first after it."""
        listed = self._near() or self._by.get(WHO, [])
        before = [s for s in listed if s.start <= span.start]
        found = before[-1] if before else next(iter(listed), None)
        return Whom(found.name.partition(":")[2]) if found else Whom.unknown

    def _near(self) -> list[Span]:
        """Who was named and is more than just "somebody" or "he"."""
        return [s for s in self._by.get(WHO, ()) if s.name != f"{WHO}:{Whom.other}"]
