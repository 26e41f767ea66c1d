"""Checks of the table: every edge leads somewhere, every step is reached, nothing goes round."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from functools import lru_cache
from typing import Any

from bot.check.fault import Fault, fault
from bot.check.sentences import options
from bot.options import MOST_LARGER
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
    edges,
    likely,
    saves,
)


def targets(edge: Edge) -> list[Any]:
    """The steps an edge may lead to; a change edge stays where it is."""
    match edge:
        case Back(to=to):
            return [to]
        case Change():
            return []
        case Fork(to=to, other=other):
            return [*to.values(), other]
        case _:
            return [edge]


def forward(flow: Flow, name: Any) -> list[Any]:
    """The steps that may come next, without the edges that lead back."""
    step = flow.steps.get(name)
    ahead = [e for e in edges(step) if not isinstance(e, Back)] if step else []
    return [to for edge in ahead for to in targets(edge)]


def table(flow: Flow) -> Iterator[Fault]:
    """Steps and branches that are misspelt, missing or never reached."""
    yield from _names(flow)
    for name, step in flow.steps.items():
        for edge in edges(step):
            for to in targets(edge):
                if to not in flow.steps:
                    yield fault(flow, name, f"leads to {to!s}, which is no step of the flow")
        yield from _branches(flow, name, step)
    yield from _unreached(flow)
    yield from _rounds(flow)


def _names(flow: Flow) -> Iterator[Fault]:
    if flow.first not in flow.steps:
        yield fault(flow, None, f"begins at {flow.first!s}, which is no step of the flow")
    for name in type(flow.first):
        if name not in flow.steps:
            yield fault(flow, None, f"has no step for the name {name!s}")
    for name in flow.steps:
        if not isinstance(name, type(flow.first)):
            yield fault(flow, name, f"is not a member of {type(flow.first).__name__}")


def _branches(flow: Flow, name: Any, step: Any) -> Iterator[Fault]:
    """A table of branches has one kind of option, all of them, and no other."""
    if not isinstance(step, Choose | Do | Call | Human):
        return
    kinds = {type(option) for option in step.to}
    if not kinds and not getattr(step, "more", None):
        yield fault(flow, name, "has no branch at all")
    for option in step.to:
        if not isinstance(option, StrEnum):
            yield fault(flow, name, f"the option {option!r} is a string of no table")
    if len(kinds) > 1:
        yield fault(flow, name, "mixes options of " + ", ".join(sorted(k.__name__ for k in kinds)))
    elif kinds:
        for option in sorted(set(members(kinds.pop())) - set(step.to)):
            yield fault(flow, name, f"the option {option!s} has no branch")


def members(kind: type) -> list[StrEnum]:
    """The members of an enumeration; none of any other type."""
    return list(kind) if issubclass(kind, StrEnum) else []


def reached(flow: Flow) -> set[Any]:
    """Every step that can be come to from the first."""
    return set(_walked(flow, lambda step: [to for edge in edges(step) for to in targets(edge)]))


def _walked(flow: Flow, ways: Callable[[Any], Iterable[Any]]) -> Iterator[Any]:
    """The steps that are come to from the first by the *ways* out of each, once each."""
    seen: set[Any] = set()
    open_ = [flow.first]
    while open_:
        name = open_.pop()
        if name in seen or name not in flow.steps:
            continue
        seen.add(name)
        yield name
        open_ += ways(flow.steps[name])


def _unreached(flow: Flow) -> Iterator[Fault]:
    seen = reached(flow)
    for name in flow.steps:
        if name not in seen:
            yield fault(flow, name, "is never reached")


def _rounds(flow: Flow) -> Iterator[Fault]:
    """A way round must go by a Back edge, which says what it forgets."""
    for name in flow.steps:
        if name in beyond(flow, name):
            yield fault(flow, name, "can be come to again without a Back edge")
    for name, step in flow.steps.items():
        for edge in edges(step):
            if isinstance(edge, Back) and edge.to in flow.steps:
                yield from _back(flow, name, step, edge)


def beyond(flow: Flow, name: Any) -> frozenset[Any]:
    """Every step that may follow on the way forward."""
    known = _ways(flow)
    if name not in known:
        seen: set[Any] = set()
        open_ = forward(flow, name)
        while open_:
            at = open_.pop()
            if at not in seen:
                seen.add(at)
                open_ += forward(flow, at)
        known[name] = frozenset(seen)
    return known[name]


@lru_cache(maxsize=64)
def _ways(flow: Flow) -> dict[Any, frozenset[Any]]:
    """What lies beyond each step of a flow, as far as it was asked: a table never changes."""
    return {}


def forgotten(flow: Flow, at: Any, names: Iterable[str]) -> set[str]:
    """What goes at this step when *names* are forgotten: they, and what was answered with them."""
    gone = set(names)
    behind = [s for n, s in flow.steps.items() if n == at or at in beyond(flow, n)]
    while True:
        more: set[str] = set()
        for step in behind:
            if not isinstance(step, End) and gone.intersection(step.needs):
                more |= {step.save, *(step.gives if isinstance(step, Do | Call) else ())}
        if more <= gone:
            return gone
        gone |= more


def _back(flow: Flow, name: Any, step: Any, edge: Back) -> Iterator[Fault]:
    """After a Back edge the person stands at its step, and comes here again with a fresh answer."""
    gone = forgotten(flow, name, edge.forget)
    to = flow.steps[edge.to]
    if edge.to != name and name not in beyond(flow, edge.to):
        yield fault(flow, name, f"goes back to {edge.to!s}, which does not come before it")
    if isinstance(to, End):
        yield fault(flow, name, f"goes back to the end {edge.to!s}")
    elif to.save not in gone:
        yield fault(flow, name, f"goes back to {edge.to!s} but does not forget {to.save!r}")
    if saves(step) not in gone:
        yield fault(flow, name, f"goes back but does not forget its own answer {saves(step)!r}")
    for earlier, other in flow.steps.items():
        if edge.to in beyond(flow, earlier) and saves(other) in gone and earlier != edge.to:
            yield fault(
                flow, name, f"goes back to {edge.to!s} but forgets {saves(other)!r} before it"
            )


def longest(flow: Flow) -> int:
    """The most taps of the flow's own on its usual way to a clinician or the end.

    A list without "none of these" takes two: one to pick, one to be done. What is asked in a
    called flow counts there: who is known already is not asked again.
    """
    known: dict[Any, int] = {}

    def count(name: Any, trail: tuple[Any, ...]) -> int:
        step = flow.steps.get(name)
        if step is None or name in trail or isinstance(step, End | Human):
            return 0
        if name not in known:
            own = int(isinstance(step, Choose | Ask | Gather))
            own += isinstance(step, Gather) and bool(step.options) and not step.alone
            nexts = (count(to, (*trail, name)) for to in likely(flow, step))
            known[name] = own + max(nexts, default=0)
        return known[name]

    return count(flow.first, ())


LARGER = "larger"  # the branch of the simpler wording
STANDARD = frozenset({"normal", "open"})  # the branches that only the standard wording takes


def larger(flow: Flow) -> Iterator[Fault]:
    """In the larger wording no question has more than four options."""
    for name in _walked(flow, _larger_ways):
        if len(offered := options(flow.steps[name])) > MOST_LARGER:
            what = f"has {len(offered)} options in the larger wording; {MOST_LARGER} at most"
            yield fault(flow, name, what)


def _larger_ways(step: Any) -> list[Any]:
    """Where a step leads someone who has the larger wording."""
    own = getattr(step, "to", {})
    names = {str(option) for option in own} if isinstance(step, Do) else set()
    if LARGER in names and len(names) > 1:
        return [to for option in names - STANDARD for to in targets(own[option])]
    return [
        to
        for edge in edges(step)
        for to in (
            [edge.to[LARGER]] if isinstance(edge, Fork) and LARGER in edge.to else targets(edge)
        )
    ]
