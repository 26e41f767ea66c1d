"""`check` finds every fault of a table that could strand someone in a conversation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.steps import Back, Book, Change, Edge, End, Fork
from tests.unit.checked_book import QUEUE, VISIT, faults_of, with_step, without
from tests.unit.small_book import BOOK, Confirm, Joined, Queue, Sent, Sign, Visit


def test_the_small_book_has_no_fault(tmp_path: Path) -> None:
    assert [str(fault) for fault in faults_of(BOOK, tmp_path)] == []


UNSURE: dict[Any, Edge] = {Sent.ok: Visit.QUEUE, Sent.unsure: Back(Visit.SINCE, ("since", "send"))}


BROKEN: dict[str, tuple[Callable[[], Book], str, str]] = {
    "an edge to nowhere": (
        lambda: with_step(VISIT, Visit.HEAT, to=Queue.JOIN),
        "heat",
        "leads to join, which is no step",
    ),
    "a name without a step": (lambda: without(VISIT, Visit.OVER), "", "no step for the name over"),
    "an option without a branch": (
        lambda: with_step(VISIT, Visit.CONFIRM, to={Confirm.change: Change(("who",))}),
        "confirm",
        "the option send has no branch",
    ),
    "a branch that is no option": (
        lambda: with_step(VISIT, Visit.SEND, to={**UNSURE, "lost": Visit.OVER}),
        "send",
        "the option 'lost' is a string of no table",
    ),
    "a step that nobody reaches": (
        lambda: with_step(VISIT, Visit.SIGNS, to=Visit.SINCE),
        "heat",
        "is never reached",
    ),
    "a way round that forgets nothing": (
        lambda: with_step(VISIT, Visit.SEND, to={Sent.ok: Visit.QUEUE, Sent.unsure: Visit.WHO}),
        "send",
        "can be come to again without a Back edge",
    ),
    "a way back that keeps the answer it goes back for": (
        lambda: with_step(
            VISIT, Visit.SEND, to={**UNSURE, Sent.unsure: Back(Visit.SINCE, ("send",))}
        ),
        "send",
        "does not forget 'since'",
    ),
    "a way back that keeps its own answer": (
        lambda: with_step(
            VISIT,
            Visit.SEND,
            needs=(),
            to={**UNSURE, Sent.unsure: Back(Visit.SINCE, ("since",))},
        ),
        "send",
        "does not forget its own answer 'send'",
    ),
    "a way back that forgets too much": (
        lambda: with_step(
            VISIT, Visit.SEND, to={**UNSURE, Sent.unsure: Back(Visit.SINCE, ("who", "since"))}
        ),
        "send",
        "forgets 'who' before it",
    ),
    "an answer that is no field": (
        lambda: with_step(VISIT, Visit.SINCE, save="sinse"),
        "since",
        "'sinse' is no field of VisitAnswers",
    ),
    "a field that cannot hold its answer": (
        lambda: with_step(VISIT, Visit.SINCE, save="photos", needs=()),
        "since",
        "the field 'photos' cannot hold",
    ),
    "an answer that is saved twice": (
        lambda: with_step(VISIT, Visit.SINCE, save="who"),
        "since",
        "saves 'who', which who has saved before it",
    ),
    "an effect that does not exist": (
        lambda: with_step(VISIT, Visit.SEND, effect="sned"),
        "send",
        "there is no effect 'sned'",
    ),
    "a key of a clinician's talk whose effect does not exist": (
        lambda: with_step(QUEUE, Queue.WAIT, keys={Sign.cough: "cough"}),
        "wait",
        "there is no effect 'cough'",
    ),
    "a flow that does not exist": (
        lambda: with_step(VISIT, Visit.QUEUE, flow="quue"),
        "queue",
        "calls 'quue', which is no flow",
    ),
    "an outcome without a branch": (
        lambda: {
            **BOOK,
            "queue": replace(
                QUEUE, steps={**QUEUE.steps, Queue.OVER: End(outcome=Joined.ok, say="queue-over")}
            ),
        },
        "queue",
        "the outcome ok of queue has no branch",
    ),
    "a flow that calls itself": (
        lambda: with_step(VISIT, Visit.QUEUE, flow="visit"),
        "queue",
        "calls visit, which called it",
    ),
    "a fork on what never is": (
        lambda: with_step(VISIT, Visit.SIGNS, to=Fork("signs", {"cold": Visit.SINCE}, Visit.HEAT)),
        "signs",
        "forks on signs = cold, which never is",
    ),
    "a confirm page that offers what was not asked": (
        lambda: with_step(
            VISIT,
            Visit.CONFIRM,
            to={Confirm.send: Visit.SEND, Confirm.change: Change(("who", "talked"))},
        ),
        "confirm",
        "offers to change 'talked', which is not asked before it",
    ),
    "more questions than allowed": (
        lambda: {**BOOK, "visit": replace(VISIT, most_taps=5)},
        "",
        "takes up to 6 taps; 5 are allowed",
    ),
    "a flow that nobody calls": (
        lambda: {**BOOK, "lonely": replace(QUEUE, name="lonely")},
        "",
        "is called by no flow",
    ),
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_fault_of_the_table_is_found_with_its_step(what: str, tmp_path: Path) -> None:
    book, step, said = BROKEN[what]
    found = faults_of(book(), tmp_path)
    assert [f for f in found if f.step == step and said in f.what], [str(f) for f in found]


def test_a_fault_names_the_line_of_its_step(tmp_path: Path) -> None:
    found = faults_of(with_step(VISIT, Visit.SEND, effect="sned"), tmp_path)
    source = (Path(__file__).parent / "small_book.py").read_text("utf-8").splitlines()
    line = next(n for n, row in enumerate(source, 1) if row.strip().startswith("Visit.SEND:"))
    assert str(found[0]) == (
        f"visit.send: there is no effect 'sned'  (tests/unit/small_book.py:{line})"
    )
