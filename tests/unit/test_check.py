"""`check` finds every fault that could strand someone in a conversation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.channel import Limits, Unit
from bot.check import Fault, everything
from bot.check.published import publish
from bot.check.sentences import of_code, of_engine, of_flow
from bot.i18n import Catalogue
from bot.steps import Back, Book, Change, Choose, Edge, End, Flow, Fork, More
from tests.unit.small_book import (
    BOOK,
    EFFECTS,
    Confirm,
    Joined,
    Menu,
    Queue,
    Sent,
    Sign,
    Tile,
    Visit,
)

LIMITS = {
    "telegram": Limits(4096, Unit.UTF16, 64, 100, True, True, False),
    "wechat": Limits(1800, Unit.BYTES, 128, 10, False, False, True),
}


def texts(book: Book) -> dict[str, str]:
    """A text for every key that is spoken: the key itself, with the values it is given."""
    uses = [use for flow in book.values() for use in of_flow(flow)]
    found = {}
    for use in [*of_code(), *of_engine(book), *uses]:
        values = " ".join(f"{{ ${name} }}" for name in use.args or ())
        found[use.key] = f"{use.key} {values}".strip()
    return found


def ftl(found: dict[str, str]) -> str:
    return "\n".join(f"{key} = {text}" for key, text in found.items()) + "\n"


def faults_of(
    book: Book, tmp_path: Path, *, zh: dict[str, str] | None = None, published: Book | None = None
) -> list[Fault]:
    snapshot = tmp_path / "published.json"
    publish(published or book, snapshot)
    en = texts(book)
    catalogue = Catalogue({"zh-CN": ftl(en | (zh or {})), "en": ftl(en)})
    return everything(
        book,
        catalogue=catalogue,
        effects=EFFECTS,
        limits=LIMITS,
        snapshot=snapshot,
        retired=tmp_path / "retired.yaml",
    )


def with_step(of: Flow, name: Any, **changes: Any) -> Book:
    """The small book with one step of a flow changed."""
    step = replace(of.steps[name], **changes)
    return {**BOOK, of.name: replace(of, steps={**of.steps, name: step})}


VISIT, QUEUE, MENU = BOOK["visit"], BOOK["queue"], BOOK["menu"]


def without(flow: Flow, name: Any) -> Book:
    steps = {at: step for at, step in flow.steps.items() if at != name}
    return {**BOOK, flow.name: replace(flow, steps=steps)}


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
        "takes up to 6 questions; 5 are allowed",
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


WORDING: dict[str, tuple[dict[str, str], str]] = {
    "a text that wants what it is not given": (
        {"visit-since": "{ $name }"},
        "the text visit-since in zh-CN wants name",
    ),
    "variables that differ between languages": (
        {"visit-confirm": "没有"},
        "has other variables in each language",
    ),
    "a text the parser cannot read": ({"visit-since": "{ $"}, "cannot be read"),
    "a label that is cut on Telegram": (
        {"visit-since-today": "长" * 65},
        "the label visit-since-today is too long for telegram in zh-CN",
    ),
    "a question that does not fit into one bubble": (
        {"visit-heat": "长" * 700},
        "visit-heat is too long for one bubble on wechat in zh-CN",
    ),
    "a long sentence in the larger wording": (
        {"visit-heat": "长" * 61},
        "visit-heat has 61 characters in zh-CN for the old; 60 at most",
    ),
    "an option called like a key word": (
        {"visit-since-today": "人工", "keys-human": "人工 | 真人"},
        "the option today is called like the key word human in zh-CN",
    ),
    "two options with one name": (
        {"visit-since-today": "今天", "visit-since-week": "今天"},
        "the options today and week share a name",
    ),
}


@pytest.mark.parametrize("what", WORDING)
def test_a_fault_of_the_wording_is_found(what: str, tmp_path: Path) -> None:
    zh, said = WORDING[what]
    found = faults_of(BOOK, tmp_path, zh=zh)
    assert [f for f in found if said in f.what], [str(f) for f in found]


def test_a_text_missing_in_one_language_is_found(tmp_path: Path) -> None:
    publish(BOOK, tmp_path / "p.json")
    full = texts(BOOK)
    fewer = {key: text for key, text in full.items() if key != "visit-who-child"}
    found = everything(
        BOOK,
        catalogue=Catalogue({"zh-CN": ftl(full), "en": ftl(fewer)}),
        effects=EFFECTS,
        limits=LIMITS,
        snapshot=tmp_path / "p.json",
        retired=tmp_path / "r.yaml",
    )
    assert "the text visit-who-child is missing in en" in [fault.what for fault in found]


def test_many_options_are_refused_in_the_larger_wording(tmp_path: Path) -> None:
    more = Choose(
        say="visit-who",
        save="who",
        to=dict.fromkeys(Visit, Visit.SIGNS),
        more=More("people", Visit.SIGNS),
    )
    book = {**BOOK, "visit": replace(VISIT, steps={**VISIT.steps, Visit.WHO: more})}
    found = faults_of(book, tmp_path)
    assert "has 10 options in the larger wording; 4 at most" in [fault.what for fault in found]


def test_a_published_step_does_not_vanish_in_silence(tmp_path: Path) -> None:
    since = with_step(VISIT, Visit.HEAT, to=Visit.PHOTOS)
    steps = {n: s for n, s in since["visit"].steps.items() if n != Visit.SINCE}
    book = {**BOOK, "visit": replace(since["visit"], steps=steps)}
    gone = [f for f in faults_of(book, tmp_path, published=BOOK) if "was published" in f.what]
    assert [(fault.flow, fault.step) for fault in gone] == [("visit", "since")]
    (tmp_path / "retired.yaml").write_text(
        "- {flow: visit, step: since, becomes: they are asked for photos}\n", encoding="utf-8"
    )
    again = faults_of(book, tmp_path, published=BOOK)
    assert not [fault for fault in again if "was published" in fault.what]


def test_a_published_option_does_not_vanish_in_silence(tmp_path: Path) -> None:
    fewer = with_step(MENU, Menu.PICK, to={Tile.ill: Menu.VISIT})
    gone = [
        f.what for f in faults_of(fewer, tmp_path, published=BOOK) if "had the option" in f.what
    ]
    assert len(gone) == 1 and "had the option doctor, which is gone" in gone[0]
