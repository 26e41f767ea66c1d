"""Walks every way through every flow with the real engine, and looks at each screen on it.

What an effect or a called flow comes to is branched over its declared outcomes. A step is walked
once for each set of answers that still matters there, so that every edge is taken in seconds.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot import engine, motion, place, questions
from bot.channel import Limits
from bot.check.edges import targets
from bot.check.fault import Fault, fault
from bot.check.samples import givings, looked_at, names_of, typed
from bot.check.screens import Screens
from bot.i18n import Catalogue
from bot.moves import Card, Heard, Move, Outcome
from bot.steps import (
    Ask,
    Back,
    Book,
    Call,
    Change,
    Choose,
    Do,
    Edge,
    Flow,
    Fork,
    Gather,
    Human,
    label_prefix,
    saves,
)
from bot.talk import Answers, Frame, Talk

ANY = "*"  # whatever was typed or picked
CHANGE = "change"
SOMEWHERE = (30.27, 120.15)
Taken = tuple[str, str, str, str]  # flow, step, answer, where it leads
MOST = 200_000  # states; more is a fault of the explorer or of a flow


@dataclass
class Walked:
    """What was seen: *taken* of *there* edges, *stood* of *steps*."""

    steps: set[tuple[str, str]]
    there: set[Taken]
    stood: set[tuple[str, str]] = field(default_factory=set)
    taken: set[Taken] = field(default_factory=set)
    faults: list[Fault] = field(default_factory=list)
    screens: int = 0

    def summary(self) -> str:
        return (
            f"{len(self.stood)} of {len(self.steps)} steps, "
            f"{len(self.taken & self.there)} of {len(self.there)} edges walked, "
            f"{self.screens} screens seen"
        )


def explore(
    book: Book, catalogue: Catalogue, limits: Mapping[str, Limits], *, only: str = ""
) -> Walked:
    """Walk every flow, or *only* one; a fault for each edge never taken and each odd screen."""
    flows = [flow for flow in book.values() if only in ("", flow.name)]
    there = {taken for flow in flows for taken in edges_of(flow)}
    steps = {(flow.name, str(name)) for flow in flows for name in flow.steps}
    walked = Walked(steps, there)
    screens = Screens(book, catalogue, limits)
    for flow in flows:
        Explorer(book, flow, walked, screens).walk()
    walked.faults = list(dict.fromkeys(walked.faults))
    for name, step, value, to in sorted(there - walked.taken):
        at = next(key for key in book[name].steps if str(key) == step)
        walked.faults.append(fault(book[name], at, f"{value} is never walked to {to}"))
    walked.screens = screens.seen
    return walked


def edges_of(flow: Flow) -> Iterator[Taken]:
    """Every edge of a flow, forks and lists known only in the talk included."""
    for name, step in flow.steps.items():
        for value, edge in _named(step):
            if value != ANY and isinstance(edge, Fork) and edge.on == saves(step):
                edge = edge.to.get(value, edge.other)
            for to in [CHANGE] if isinstance(edge, Change) else targets(edge):
                yield flow.name, str(name), value, str(to)


def _named(step: Any) -> Iterator[tuple[str, Edge]]:
    match step:
        case Choose(to=to, more=more):
            yield from ((str(value), edge) for value, edge in to.items())
            yield from [(ANY, more.to)] if more else []
        case Do(to=to) | Call(to=to) | Human(to=to):
            yield from ((str(value), edge) for value, edge in to.items())
        case Ask(to=edge) | Gather(to=edge):
            yield ANY, edge


@dataclass
class Explorer:
    """The walk through one flow, which stands on top of the root's."""

    book: Book
    flow: Flow
    walked: Walked
    screens: Screens
    known: set[tuple[Any, ...]] = field(default_factory=set)
    open_: deque[Talk] = field(default_factory=deque)

    def walk(self) -> None:
        self.matters = looked_at(self.flow)
        taken = {
            name
            for other in self.book.values()
            for step in other.steps.values()
            if isinstance(step, Call) and step.flow == self.flow.name
            for name in step.takes
        }
        self.walked.stood.add((self.flow.name, str(self.flow.first)))
        for answers in ({}, *givings(self.flow, None, sorted(taken))):
            talk = Talk([Frame(engine.ROOT)])
            if self.flow.name != engine.ROOT:
                talk.stack.append(Frame(self.flow.name, Answers(answers)))
            self.base = len(talk.stack)
            self._see(talk, engine.run(self.book, talk))
        while self.open_:
            self._from(self.open_.popleft())

    def _see(self, talk: Talk, move: Move) -> None:
        """A talk came to rest, in this flow or out of it; look at it if it is new."""
        if len(talk.stack) < self.base or talk.stack[self.base - 1].flow != self.flow.name:
            return  # the flow is over
        frame = talk.stack[self.base - 1]
        trail = place.path(self.flow, frame.answers)
        self.walked.stood.update((self.flow.name, str(name)) for name in trail)
        name = trail[-1]
        mine = [repr(frame.answers.get(answer)) for answer in self.matters[name]]
        card = talk.asked.card if talk.asked else ""
        part = len(talk.asked.part) if talk.asked else 0
        key = (str(name), card, part, len(talk.stack), *mine)
        if key in self.known:
            return
        self.known.add(key)
        if len(self.known) > MOST:
            raise RuntimeError(f"the flow {self.flow.name!r} has no end of states")
        self.open_.append(talk)
        asked = isinstance(self.flow.steps[name], Choose | Ask | Gather | Human)
        if asked and len(talk.stack) == self.base:
            for what in self.screens.look(talk, move.says):
                self.walked.faults.append(fault(self.flow, name, what))

    def _from(self, talk: Talk) -> None:
        """Take every way on from here."""
        frame = talk.stack[self.base - 1]
        name = place.path(self.flow, frame.answers)[-1]
        step = self.flow.steps[name]
        if talk.asked and talk.asked.card and len(talk.stack) == self.base:
            self._tap_all(talk, name, step)
            return
        match step:
            case Do():
                self._outcomes(talk, name, step)
            case Call():
                self._returns(talk, name, step)
            case Human():
                self._human(talk, name, step)
            case Choose() | Ask() | Gather():
                self._tap_all(talk, name, step)
                self._tell(talk, name, step)
                self._unshown(talk, name, step)

    def _outcomes(self, talk: Talk, name: Any, step: Do) -> None:
        for value in step.to:
            for gives in givings(self.flow, step, step.gives):
                after = copied(talk)
                self._took(after, name, step, str(value), gives)
                self._see(after, engine.settle(self.book, after, Outcome(str(value), gives)))

    def _returns(self, talk: Talk, name: Any, step: Call) -> None:
        """The called flow is walked by itself; here it comes back with each of its outcomes."""
        for value in step.to:
            for gives in givings(self.flow, step, step.gives):
                after = copied(talk)
                del after.stack[self.base :]
                after.asked = None
                self._took(after, name, step, str(value), gives)
                after.top.answers.update(gives)
                motion.save(self.flow, after.top, step, str(value))
                self._see(after, engine.run(self.book, after))

    def _human(self, talk: Talk, name: Any, step: Human) -> None:
        for value in step.to:
            after = copied(talk)
            self._took(after, name, step, str(value), {})
            self._see(after, engine.settle(self.book, after, Outcome(str(value))))
        shown = copied(talk)
        self._see(shown, engine.card(self.book, shown, Card.HUMAN))

    def _tap_all(self, talk: Talk, name: Any, step: Any) -> None:
        """Every option that is shown, by its button."""
        for option in questions.options(self.book, talk):
            self._hear(talk, name, step, Heard(code=option.code), str(option.value))

    def _hear(self, talk: Talk, name: Any, step: Any, heard: Heard, value: str) -> None:
        """One input. A list that is not done, or a guess to be asked back, takes no edge yet."""
        after, asked = copied(talk), talk.asked
        own = talk.stack[self.base - 1].answers
        if isinstance(step, Choose) and asked and not asked.card:
            self._took(after, name, step, value, {})
        move = engine.hear(self.book, after, heard, names_of)
        left = len(after.stack) < self.base or after.stack[self.base - 1].flow != self.flow.name
        if isinstance(step, Ask | Gather):
            now = own if left else after.stack[self.base - 1].answers
            if left or now.get(step.save) != own.get(step.save):
                self._took(after if not left else talk, name, step, ANY, dict(now))
        self._see(after, move)

    def _unshown(self, talk: Talk, name: Any, step: Any) -> None:
        """Answers without a button of their own: a link or a platform's menu gives them."""
        shown = step.shown if isinstance(step, Choose) else ()
        for value in step.to if shown else ():
            if value not in shown:
                after = copied(talk)
                after.asked = None
                self._took(after, name, step, str(value), {})
                motion.save(self.flow, after.stack[self.base - 1], step, str(value))
                self._see(after, engine.run(self.book, after))

        if isinstance(step, Choose) and step.more and step.more.known:
            self._listed(talk, name, step)

    def _listed(self, talk: Talk, name: Any, step: Choose) -> None:
        """Each option of a table that may be longer than one question has room for."""
        assert step.more is not None and step.more.known is not None
        for value in step.more.known:
            after = copied(talk)
            after.asked, frame = None, after.stack[self.base - 1]
            label = {"key": f"{label_prefix(step)}-{value}"}
            frame.answers[step.more.answer] = [{"value": str(value), "label": label}]
            self._took(after, name, step, str(value), {})
            motion.save(self.flow, frame, step, str(value))
            self._see(after, engine.run(self.book, after))

    def _tell(self, talk: Talk, name: Any, step: Any) -> None:
        """What is typed or photographed."""
        heard = [Heard(text=text) for text in typed(step)] if isinstance(step, Ask) else []
        if isinstance(step, Ask) and step.locate:
            heard.append(Heard(place=SOMEWHERE))
        if isinstance(step, Gather) and step.photos:
            heard = [Heard(media=1)]
        for one in heard:
            self._hear(talk, name, step, one, ANY)

    def _took(self, talk: Talk, name: Any, step: Any, value: str, gives: dict[str, Any]) -> None:
        """Note the edge that this answer takes, forks resolved."""
        answers, own = dict(talk.stack[self.base - 1].answers) | gives, value
        if isinstance(step, Ask | Gather):
            edge, value = place.edge_of(step, value, answers), ANY
        else:
            edge = place.edge_of(step, value, answers | {step.save: value})
            listed = not isinstance(step, Choose) or value in {str(v) for v in step.to}
            value = value if listed else ANY
        to = CHANGE if isinstance(edge, Change) else edge.to if isinstance(edge, Back) else edge
        self.walked.taken.add((self.flow.name, str(name), value, str(to)))
        if to != CHANGE:
            self.walked.stood.add((self.flow.name, str(to)))
        if isinstance(self.flow.steps.get(to), Call) and not isinstance(edge, Back):
            before = copied(talk)  # what is called may be over before anything is asked
            del before.stack[self.base :]
            before.asked = None
            before.top.answers.update(gives | {step.save: own})
            self._see(before, Move())


def copied(talk: Talk) -> Talk:
    """The same talk after a way through the store."""
    return Talk.from_json(json.loads(json.dumps(talk.to_json())))
