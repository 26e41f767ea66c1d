"""Checks of what is saved: names that exist, types that fit, calls and effects that answer."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import fields, is_dataclass
from typing import Any, get_args, get_origin, get_type_hints

from bot.check.edges import beyond, longest
from bot.check.fault import Fault, fault
from bot.check.sentences import options
from bot.moves import Pick
from bot.steps import (
    MAX_DEPTH,
    Ask,
    Back,
    Book,
    Call,
    Change,
    Choose,
    Do,
    End,
    Flow,
    Fork,
    Gather,
    Human,
    Words,
    edges,
    saves,
)

OF_GATHER = {str(Pick.DONE)}
OF_HUMAN = {str(Pick.CONTINUE), str(Pick.HUMAN), str(Pick.MENU), str(Pick.RESTART)}


def saved(flow: Flow, book: Book) -> Iterator[Fault]:
    """Every answer a step names is a field of the flow's answers, with a type that holds it."""
    if not is_dataclass(flow.answers):
        yield fault(flow, None, "its answers are no dataclass")
        return
    types = get_type_hints(flow.answers)
    for name, step in flow.steps.items():
        for word in sorted(mentioned(step)):
            if word not in types:
                yield fault(flow, name, f"{word!r} is no field of {flow.answers.__name__}")
        if saves(step) in types and not _fits(step, types[saves(step)]):
            yield fault(flow, name, f"the field {saves(step)!r} cannot hold what is saved in it")
        yield from _twice(flow, name, step)
        yield from _reserved(flow, name, step)
    used = {word for step in flow.steps.values() for word in mentioned(step)}
    given = {w for old_new in flow.renamed.items() for w in old_new}
    given |= {w for other in book.values() for s in other.steps.values() for w in _takes(s, flow)}
    for field in fields(flow.answers):
        if field.name not in used | given:
            yield fault(flow, None, f"the field {field.name!r} is used by no step")


def _takes(step: Any, flow: Flow) -> tuple[str, ...]:
    """What a step of any flow hands to this one."""
    return step.takes if isinstance(step, Call) and step.flow == flow.name else ()


def mentioned(step: Any) -> set[str]:
    """Every answer's name that a step speaks of."""
    words = {saves(step), *getattr(step, "needs", ()), *getattr(step, "args", ())}
    words |= set(getattr(step, "gives", ())) | set(getattr(step, "takes", ()))
    if isinstance(step, Choose) and step.more:
        words.add(step.more.answer)
    for say in (getattr(step, "say", ""), *getattr(step, "ahead", ())):
        if isinstance(say, Words):
            words.add(say.on)
    for edge in edges(step):
        match edge:
            case Back(forget=names) | Change(items=names):
                words |= set(names)
            case Fork(on=on):
                words.add(on)
            case _:
                pass
    return words - {""}


def _fits(step: Any, kind: Any) -> bool:
    """Whether the field's type can hold a text, or a list of texts or of pictures."""
    kinds = [k for k in (get_args(kind) if _union(kind) else (kind,)) if k is not type(None)]
    if kind is Any or isinstance(step, Ask):
        return True
    for one in kinds:
        if isinstance(step, Gather):
            inner = get_args(one)
            wanted = int if step.photos else str
            if get_origin(one) is list and (not inner or issubclass(inner[0], wanted)):
                return True
        elif isinstance(one, type) and issubclass(one, str):
            return True
    return False


def _union(kind: Any) -> bool:
    origin = get_origin(kind)
    return origin is not None and getattr(origin, "__name__", "") in ("Union", "UnionType")


def _twice(flow: Flow, name: Any, step: Any) -> Iterator[Fault]:
    for other in beyond(flow, name):
        if other in flow.steps and other != name and saves(step) == saves(flow.steps[other]) != "":
            yield fault(flow, other, f"saves {saves(step)!r}, which {name!s} has saved before it")


def _reserved(flow: Flow, name: Any, step: Any) -> Iterator[Fault]:
    own = OF_GATHER if isinstance(step, Gather) else OF_HUMAN if isinstance(step, Human) else set()
    for option in sorted(own.intersection(options(step))):
        yield fault(flow, name, f"the option {option} is a word of the engine's own")


def forks(flow: Flow) -> Iterator[Fault]:
    """A fork asks for values that the answer can have."""
    for name, step in flow.steps.items():
        for edge in edges(step):
            if isinstance(edge, Fork):
                known = _values(flow, edge.on)
                for value in edge.to:
                    if known and not set(str(value).split("+")) <= known:
                        yield fault(flow, name, f"forks on {edge.on} = {value!s}, which never is")


def _values(flow: Flow, answer: str) -> set[str]:
    """The values an answer may have; empty when that is not known here."""
    known: set[str] = set()
    for step in flow.steps.values():
        if saves(step) != answer:
            continue
        if isinstance(step, Ask) or (isinstance(step, Choose) and step.more):
            return set()
        options = step.options or () if isinstance(step, Gather) else getattr(step, "to", ())
        known |= {str(option) for option in options}
    return known


def confirms(flow: Flow) -> Iterator[Fault]:
    """Only a confirm page has a Change edge, and it offers what was answered before it."""
    for name, step in flow.steps.items():
        changes = [edge for edge in edges(step) if isinstance(edge, Change)]
        review = isinstance(step, Choose) and step.review
        if changes and not review:
            yield fault(flow, name, "has a Change edge but is no confirm page (review=True)")
        if review and not changes:
            yield fault(flow, name, "is a confirm page without a Change edge")
        before = {saves(s) for at, s in flow.steps.items() if name in beyond(flow, at)}
        for item in (item for edge in changes for item in edge.items):
            if item not in before:
                yield fault(flow, name, f"offers to change {item!r}, which is not asked before it")


def _effects(step: Any) -> list[str]:
    """The effects a step names."""
    if isinstance(step, Human):
        return [effect for effect in (*step.keys.values(), step.renew) if effect]
    return [step.effect] if isinstance(step, Do) else []


def calls(book: Book, effects: Collection[str], root: str) -> Iterator[Fault]:
    """Called flows exist and answer with outcomes that have a branch; effects exist."""
    for flow in book.values():
        for name, step in flow.steps.items():
            for effect in _effects(step):
                if effect not in effects:
                    yield fault(flow, name, f"there is no effect {effect!r}")
            if isinstance(step, Call):
                yield from _call(book, flow, name, step)
    yield from _depth(book, root, ())
    for flow in book.values():
        if flow.most_taps and (most := longest(flow)) > flow.most_taps:
            yield fault(flow, None, f"takes up to {most} taps; {flow.most_taps} are allowed")


def _call(book: Book, flow: Flow, name: Any, step: Call) -> Iterator[Fault]:
    called = book.get(step.flow)
    if called is None:
        yield fault(flow, name, f"calls {step.flow!r}, which is no flow")
        return
    ends = {str(s.outcome) for s in called.steps.values() if isinstance(s, End)}
    branches = {str(option) for option in step.to}
    for outcome in sorted(ends - branches):
        yield fault(flow, name, f"the outcome {outcome} of {step.flow} has no branch")
    for outcome in sorted(branches - ends):
        yield fault(flow, name, f"the branch {outcome} is no outcome of {step.flow}")
    names = set(get_type_hints(called.answers))
    for word in sorted({*step.takes, *step.gives} - names):
        yield fault(flow, name, f"{word!r} is no answer of the called flow {step.flow}")


def _depth(book: Book, at: str, trail: tuple[str, ...]) -> Iterator[Fault]:
    flow = book.get(at)
    if flow is None:
        return
    trail = (*trail, at)
    for name, step in flow.steps.items():
        if not isinstance(step, Call) or step.flow not in book:
            continue
        if step.flow in trail:
            yield fault(flow, name, f"calls {step.flow}, which called it")
        elif len(trail) >= MAX_DEPTH:
            yield fault(flow, name, f"would be more than {MAX_DEPTH} flows on top of each other")
        else:
            yield from _depth(book, step.flow, trail)


def uncalled(book: Book, root: str) -> Iterator[Fault]:
    """Every flow is come to from the root."""
    seen, open_ = set[str](), [root]
    while open_:
        at = open_.pop()
        if at in seen or at not in book:
            continue
        seen.add(at)
        open_ += [s.flow for s in book[at].steps.values() if isinstance(s, Call)]
    for name in sorted(set(book) - seen):
        yield fault(book[name], None, "is called by no flow")
