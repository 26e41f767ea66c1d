"""Whatever a person sends, in whatever order, the talk stays whole and help stays within reach."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

import flows
from bot import engine, questions
from bot.moves import Card, Effect, Heard, Move, Option, Outcome
from bot.steps import (
    MAX_DEPTH,
    MAX_PARKED,
    Book,
    Choose,
    Spoken,
    saves,
)
from bot.talk import Answers, Frame, Talk
from tests.unit.small_book import BOOK, EFFECTS, VISIT, Menu, Tile, Visit

ACTS = st.one_of(
    st.tuples(st.just("tap"), st.integers(0, 8)),
    st.tuples(st.just("tap"), st.integers(0, 8)),
    st.tuples(st.just("old"), st.integers(0, 40)),
    st.tuples(st.just("code"), st.text(max_size=12)),
    st.tuples(st.just("text"), st.text(max_size=30)),
    st.tuples(
        st.just("text"),
        st.sampled_from(["1", "２", "第二个吧", "1 3", "38.5", "385", "99", "fever", "人工", "🙂"]),
    ),
    st.tuples(st.just("photo"), st.integers(1, 5)),
    st.tuples(st.just("place"), st.integers(-90, 90)),
    st.tuples(st.sampled_from(["other", "early", "back", "menu", "human", "again"]), st.none()),
    st.tuples(st.sampled_from(["emergency", "alarm", "resume", "held", "closed"]), st.none()),
    st.tuples(st.sampled_from(["reconsider", "release"]), st.none()),
    st.tuples(st.just("outcome"), st.integers(0, 3)),
)


def labels(option: Option) -> Sequence[str]:
    return (option.label or str(option.value),)


# What a next release may look like: options in another order, steps gone, flows gone.
SINCE = VISIT.steps[Visit.SINCE]
assert isinstance(SINCE, Choose)
PICK = BOOK["menu"].steps[Menu.PICK]
assert isinstance(PICK, Choose)
FEWER = {**BOOK["menu"].steps, Menu.PICK: replace(PICK, to={Tile.doctor: Menu.DOCTOR})}
del FEWER[Menu.VISIT]
RELEASES: list[Book] = [
    BOOK,
    {
        **BOOK,
        "visit": replace(
            VISIT,
            steps={
                **VISIT.steps,
                Visit.SINCE: replace(SINCE, to=dict(reversed(list(SINCE.to.items())))),
            },
        ),
    },
    {**BOOK, "visit": replace(VISIT, first=Visit.SINCE)},
    {"menu": replace(BOOK["menu"], steps=FEWER), "queue": BOOK["queue"]},
]


class Player:
    """Plays acts on a talk and keeps what every talk must be."""

    def __init__(self, book: Book = BOOK, releases: Sequence[Book] = RELEASES) -> None:
        self.book, self.releases = book, releases
        self.talk = Talk()
        self.codes: list[str] = []
        self.meant: dict[str, tuple[str, str, str]] = {}
        self.outcome = 0

    def play(self, act: str, value: Any) -> None:
        owned = self.with_human()
        self.settle(self.move(act, value))
        self.talk = Talk.from_json(json.loads(json.dumps(self.talk.to_json())))
        self.keep_codes()
        self.whole()
        if act not in ("closed", "tap", "old", "code", "text", "release"):  # these may cancel it
            assert self.with_human() >= owned

    def move(self, act: str, value: Any) -> Move:
        book, talk = self.book, self.talk
        match act:
            case "tap":
                options = questions.options(book, talk) if talk.asked else []
                code = options[value % len(options)].code if options else f"{talk.seq}.{value}"
                return self.press(code)
            case "old":
                return self.press(self.codes[value % len(self.codes)] if self.codes else "1.0")
            case "code":
                return self.press(value)
            case "text":
                return engine.hear(book, talk, Heard(text=value), labels)
            case "photo" | "place":
                heard = Heard(media=value) if act == "photo" else Heard(place=(value, 2.0 * value))
                return engine.hear(book, talk, heard, labels)
            case "other":
                return engine.hear(book, talk, Heard(other=True), labels)
            case "early":
                return engine.hear(book, talk, Heard(text="1", early=True), labels)
            case _:
                return self.key(act, value)

    def press(self, code: str) -> Move:
        """Only the second press of a double tap leads to nothing."""
        second = code == self.talk.last
        move = engine.hear(self.book, self.talk, Heard(code=code), labels)
        assert second or not code or move.says or move.effect or move.relay or move.press
        return move

    def key(self, act: str, value: Any) -> Move:
        book, talk = self.book, self.talk
        keys: dict[str, Callable[[], Move]] = {
            "back": lambda: engine.back(book, talk),
            "menu": lambda: engine.menu(book, talk),
            "human": lambda: engine.goto(book, talk, {"pick": engine.HUMAN}),
            "again": lambda: engine.again(book, talk),
            "reconsider": lambda: engine.reconsider(book, talk, "who"),
        }
        if act in keys:
            return keys[act]()
        return self.event(act, value)

    def event(self, act: str, value: Any) -> Move:
        book, talk = self.book, self.talk
        match act:
            case "emergency" | "alarm" | "resume":
                return engine.card(book, talk, Card(act), value="x")
            case "closed" if engine.with_human(book, talk):
                return engine.settle(book, talk, Outcome("closed"))
            case "held":
                engine.with_human(book, talk)
            case "outcome":
                self.outcome = value
            case "release":
                self.book = self.releases[(self.releases.index(book) + 1) % len(self.releases)]
        return Move()

    def outcomes(self, effect: Effect) -> list[str]:
        """What an effect may come to; a key of a clinician's talk may cancel it or only speak."""
        if self.book is not flows.BOOK:
            return sorted(EFFECTS[effect.name])
        step = questions.step_of(self.book, self.talk)
        return [] if effect.human else [str(outcome) for outcome in step.to]

    def settle(self, move: Move) -> None:
        """Run effects with one outcome after another."""
        for _ in range(engine.LOOPS):
            if move.effect is None:
                return
            known = self.outcomes(move.effect)
            self.outcome += 1
            value = known[self.outcome % len(known)] if known else None
            gives = {"people": [{"value": "p1", "label": "小明"}]} if value == "unsure" else {}
            move = engine.settle(
                self.book, self.talk, Outcome(value, gives), human=move.effect.human
            )
        raise AssertionError("the effects do not come to rest")

    def keep_codes(self) -> None:
        """A code never comes to mean another answer, however often its question is put again."""
        if self.talk.asked:
            found = questions.options(self.book, self.talk)
            self.codes += [o.code for o in found]
            if questions.stands(self.book, self.talk):
                step, card = f"{self.talk.top.flow}.{self.talk.asked.step}", self.talk.asked.card
                if card and Card(card) not in (Card.MAYBE, Card.CHANGE, Card.HUMAN):
                    step = "whatever lies under it"
                for one in found:
                    what = (step, card, str(one.value))
                    assert self.meant.setdefault(one.code, what) == what

    def with_human(self) -> int:
        """How many cases wait or are talked about; two conversations about one may become one."""
        piles = [self.talk.stack, *self.talk.parked]
        owned = [pile[-1].answers for pile in piles if engine.human_in(self.book, pile)]
        return len({answers.get("case_id") for answers in owned})

    def whole(self) -> None:
        """The invariants: little depth, a place that exists, only names and values of the flow."""
        talk = self.talk
        assert len(talk.stack) <= MAX_DEPTH and len(talk.parked) <= MAX_PARKED
        for frame in [f for pile in [talk.stack, *talk.parked] for f in pile]:
            if flow := self.book.get(frame.flow):
                assert set(frame.answers) <= {one.name for one in fields(flow.answers)}
        asked = talk.asked
        if asked and not asked.card and talk.stack and questions.stands(self.book, talk):
            assert isinstance(questions.step_of(self.book, talk), Spoken)


def reachable(player: Player) -> None:
    """From here the emergency card, a clinician and the menu are one act away."""
    start = json.dumps(player.talk.to_json())
    book = player.book
    talk = Talk.from_json(json.loads(start))
    said = engine.card(book, talk, Card.EMERGENCY).says
    assert said[-1].key == "card-emergency" and len(said[-1].options) == 3
    talk = Talk.from_json(json.loads(start))
    assert engine.menu(book, talk).says[-1].key in ("menu-pick", "card-resume")
    player.talk = Talk.from_json(json.loads(start))
    if not engine.with_human(book, player.talk):
        player.settle(engine.goto(book, player.talk, {"pick": engine.HUMAN}))
    assert engine.human_in(book, player.talk.stack)


@settings(max_examples=300, deadline=None)
@given(st.lists(ACTS, max_size=40))
def test_any_sequence_of_inputs_leaves_a_whole_talk_with_help_in_reach(
    acts: list[tuple[str, Any]],
) -> None:
    player = Player()
    for act, value in acts:
        player.play(act, value)
    reachable(player)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.sampled_from(["me", "ok"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=4,
)
NAMES = st.sampled_from([saves(s) for s in VISIT.steps.values() if saves(s)])


@settings(max_examples=300, deadline=None)
@given(st.dictionaries(NAMES | st.just("people"), JSON), st.lists(ACTS, max_size=6))
def test_odd_stored_answers_never_stop_a_talk(
    stored: dict[str, Any], acts: list[tuple[str, Any]]
) -> None:
    player = Player()
    player.talk.stack = [Frame("menu", Answers({"pick": "ill"})), Frame("visit", Answers(stored))]
    player.settle(engine.run(BOOK, player.talk))
    for act, value in acts:
        player.play(act, value)
    reachable(player)


@settings(max_examples=100, deadline=None)
@given(st.lists(ACTS, max_size=25))
def test_back_as_often_as_one_likes_never_goes_behind_what_is_done_for_good(
    acts: list[tuple[str, Any]],
) -> None:
    player = Player()
    for act, value in acts:
        player.play(act, value)
    final = player.with_human()
    for _ in range(12):
        player.play("back", None)
    assert player.with_human() >= final


@settings(max_examples=150, deadline=None)
@given(st.lists(ACTS, max_size=40))
def test_the_flows_of_this_release_hold_whatever_is_sent(acts: list[tuple[str, Any]]) -> None:
    player = Player(flows.BOOK, [flows.BOOK])
    for act, value in acts:
        player.play(act, value)
    start = json.dumps(player.talk.to_json())
    for key in ("emergency", "menu", "human", "back"):
        player.talk, player.meant = Talk.from_json(json.loads(start)), {}
        player.play(key, None)
        assert player.talk.asked is not None and player.talk.stack
