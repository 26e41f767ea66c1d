"""Where a person stands: the first step on the path of their answers that lacks a valid one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, TypeGuard

from bot.steps import (
    Ask,
    Back,
    Call,
    Change,
    Choose,
    Do,
    Edge,
    End,
    Flow,
    Fork,
    Gather,
    Human,
    Step,
    Value,
    likely,
    saves,
)
from bot.talk import Answers

STOPS = (Change, Back)  # edges to no step of the flow; written out, it would be built each time


def more_options(step: Choose, answers: Mapping[str, Value]) -> list[dict[str, str]]:
    """The options known only in the talk; anything odd in the stored list is passed over."""
    listed = answers.get(step.more.answer) if step.more else None
    if not isinstance(listed, list):
        return []
    return [o for o in listed if isinstance(o, dict) and "value" in o and "label" in o]


def valid(step: Step, answers: Mapping[str, Value]) -> bool:
    """Whether the step's stored answer can still be one."""
    name = saves(step)
    if not name or name not in answers:
        return False
    value = answers[name]
    match step:
        case Choose(to=to):
            if isinstance(value, str) and value in to:
                return True
            return any(o["value"] == value for o in more_options(step, answers))
        case Do(to=to) | Call(to=to) | Human(to=to):
            return isinstance(value, str) and value in to
        case Gather(options=options, photos=photos):
            known = {str(o) for o in options} if options else set()
            return isinstance(value, list) and (photos or all(str(v) in known for v in value))
        case _:
            return value is not None


def edge_of(step: Step, value: Value, answers: Mapping[str, Value]) -> Edge:
    """The edge a value takes, forks resolved."""
    match step:
        case Choose(to=to, more=more):
            edge = to.get(value, more.to if more else None)
            assert edge is not None
        case Do(to=to) | Call(to=to) | Human(to=to):
            edge = to[value]
        case Ask(to=edge) | Gather(to=edge):
            pass
        case End():
            raise ValueError("an end has no edge")
    if isinstance(edge, Fork):
        return edge.to.get(_plain(answers.get(edge.on)), edge.other)
    return edge


def _plain(value: Value) -> str:
    return "+".join(map(str, value)) if isinstance(value, list) else str(value)


def path(flow: Flow, answers: Mapping[str, Value]) -> list[Any]:
    """The names of the steps from the first to where the person stands, inclusive."""
    if not isinstance(answers, Answers):
        return _walk(flow, answers)
    if answers.trail is None or answers.trail[0] is not flow:
        answers.trail = (flow, _walk(flow, answers))
    return answers.trail[1]


def _walk(flow: Flow, answers: Mapping[str, Value]) -> list[Any]:
    name = flow.first
    trail: list[Any] = [name]
    while True:
        edge = _next(flow.steps[name], answers)
        if edge is None or isinstance(edge, STOPS):
            return trail
        if edge in trail:  # `check` refuses such a flow; a stored talk must still end somewhere
            return trail
        name = edge
        trail.append(name)


def _next(step: Step, answers: Mapping[str, Value]) -> Any:
    """The edge of the step's stored answer; None without a valid one."""
    if type(step) is Choose:  # most steps are; this is `valid` and `edge_of` in one look
        value = answers.get(step.save)
        edge = step.to.get(value) if isinstance(value, str) else None
        if edge is not None and type(edge) is not Fork:
            return edge
    if isinstance(step, End) or not valid(step, answers):
        return None
    return edge_of(step, answers[saves(step)], answers)


def forget(flow: Flow, answers: Answers, names: Iterable[str]) -> None:
    """Drop answers, and with them whatever names one of them in its `needs`."""
    gone = set(names)
    grew = True
    while grew:
        grew = False
        for step in flow.steps.values():
            if isinstance(step, End) or not gone.intersection(step.needs):
                continue
            if step.save not in answers:  # not done yet, so what it would give is not its own
                continue
            given = {step.save, *(step.gives if isinstance(step, Do | Call) else ())}
            if not given <= gone:
                gone |= given
                grew = True
    for name in gone:
        answers.pop(name, None)


def last_answered(flow: Flow, answers: Mapping[str, Value]) -> str:
    """The answer "back" takes away: the person's own last one, not beyond a final step."""
    for name in reversed(path(flow, answers)[:-1]):
        step = flow.steps[name]
        if (isinstance(step, Do) and step.final) or isinstance(step, Human):
            return ""
        if isinstance(step, Choose | Ask | Gather | Call):
            return step.save
    return ""


def sealed(flow: Flow, answers: Mapping[str, Value]) -> bool:
    """Whether something on the way was done for good, so that "back" must not leave the flow."""
    steps = [flow.steps[name] for name in path(flow, answers)]
    done = any(isinstance(step, Do) and step.final for step in steps[:-1])
    return done or any(isinstance(step, Human) for step in steps)


def adopt(flow: Flow, answers: Answers) -> None:
    """Take over answers that an earlier release kept under another name."""
    for old, new in flow.renamed.items():
        if old in answers and new not in answers:
            answers[new] = answers.pop(old)


@lru_cache(maxsize=64)
def _ahead(flow: _Held) -> dict[Any, int]:
    """For each step, how many questions lie on the longest usual way from it to an end."""
    longest: dict[Any, int] = {}

    def count(name: Any, trail: tuple[Any, ...]) -> int:
        if name in trail:
            return 0
        if name not in longest:
            step = flow.flow.steps[name]
            asked = isinstance(step, Choose | Ask | Gather)
            nexts = likely(flow.flow, step)
            longest[name] = asked + max((count(to, (*trail, name)) for to in nexts), default=0)
        return longest[name]

    for name in flow.flow.steps:
        count(name, ())
    return longest


class _Held:
    """A flow as a cache key (by identity)."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow

    def __hash__(self) -> int:
        return id(self.flow)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Held) and other.flow is self.flow


def _fills(step: Step, answers: Mapping[str, Value]) -> TypeGuard[Do]:
    """Whether what this step gave is not asked any more."""
    return isinstance(step, Do) and answers.get(step.save) in step.fills


def progress(flow: Flow, answers: Mapping[str, Value]) -> tuple[int, int] | None:
    """(this question, of how many on the usual way); None where steps are not counted.

    The total is that of an ordinary talk, and grows where somebody is asked more than that.
    """
    trail = path(flow, answers)
    if not flow.numbered or not isinstance(flow.steps[trail[-1]], Choose | Ask | Gather):
        return None
    put = [flow.steps[name] for name in trail]
    known = {name for one in put if _fills(one, answers) for name in one.gives}
    asked = sum(isinstance(one, Choose | Ask | Gather) and one.save not in known for one in put)
    ahead = _ahead(_Held(flow))
    return asked, max(ahead[flow.first], asked - 1 + ahead[trail[-1]])
