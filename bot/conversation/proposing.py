"""A card that a clinician sent: its button opens a flow beside the talk, and the way back.

While such a flow is open the person's answers are its own, though a clinician owns the talk:
"human", "menu" and its end lead back to the clinician, whose case says what came of it. Whatever is
opened out of it, by a word of the menu or a key, is beside the talk as well.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot import engine, questions
from bot.clinic import cases, proposals
from bot.clinic.proposals import BESIDE, PROPOSED, TAP, Proposal, Proposed
from bot.conversation import danger, events, occasions
from bot.conversation.words import Turn, Words
from bot.interrupts import Key, key_of
from bot.messages import Inbound, Kind
from bot.moves import Card, Move, Put
from bot.reading import choose, fold, folded_label

STRAYED = "strayed"  # an answer of the root: something else was opened out of what was proposed
WAYS: Mapping[Proposal, dict[str, str]] = {
    Proposal.test: {"pick": "test"},
    Proposal.vaccine: {"pick": "vaccine"},
    Proposal.visit: {"pick": "outpatient"},
}
NAMED = {way["pick"]: kind for kind, way in WAYS.items()}  # by the words of the menu
RESUME = questions.CARDS[Card.RESUME][0]
BACK = (Key.HUMAN, Key.MENU, Key.QUIT)


def first(words: Words, turn: Turn) -> Move | None:
    """Into a flow that was proposed, or out of it; None for what is nothing of the two."""
    kind = wanted(words, turn)
    if kind is not None and _meant(turn, kind):
        under_way = len(turn.talk.stack) > 1 and beside(turn)
        if under_way and under_way == proposals.newest(
            turn.conn, person_id=turn.context.person_id, kind=kind
        ):
            return Move(press=str(Key.REPEAT))  # pressed twice: nothing begun is lost
        if under_way:
            _over(turn, under_way, whole=False)
        return open(words, turn, kind)
    out = turn.case_state in cases.OWNED and beside(turn) is not None and leaves(words, turn)
    return back(words, turn, whole=False) if out else None


def wanted(words: Words, turn: Turn) -> Proposal | None:
    """The proposal whose button was pressed, whose label was written out, or whose number was
    written while the card is the last thing said."""
    inbound = turn.inbound
    if inbound.kind is Kind.TAP and inbound.code.startswith(TAP):
        name = inbound.code.removeprefix(TAP)
        return Proposal(name) if name in set(Proposal) else None
    if inbound.kind is not Kind.TEXT or turn.case_state not in cases.OWNED:
        return None
    names = words.names(turn)
    labels = {kind: names(occasions.button(kind)) for kind in Proposal}
    said = fold(inbound.text)
    named = next((k for k in Proposal if said in map(folded_label, labels[k])), None)
    named = named or _by_menu(words, turn)
    if named is not None or turn.who.case_id is None or beside(turn) is not None:
        return named
    last = proposals.standing(turn.conn, turn.who.case_id)
    picked = last is not None and choose(inbound.text, [labels[last]]) == 0
    return last if picked else None


def _by_menu(words: Words, turn: Turn) -> Proposal | None:
    """What was proposed in this case and is called as in the menu; "1" of a list is not meant."""
    kind = NAMED.get(_menu_word(words, turn) or "")
    if kind is None:
        return None
    proposed = proposals.newest(turn.conn, person_id=turn.context.person_id, kind=kind)
    return kind if proposed is not None and proposed.case_id == turn.who.case_id else None


def _menu_word(words: Words, turn: Turn) -> str | None:
    """The option of the menu that a text names, unless the question asked has one so called."""
    text, names = turn.inbound.text, words.names(turn)
    options = questions.options(words.book, turn.talk) if turn.talk.asked else []
    if any(fold(text) == folded_label(name) for one in options for name in names(one)):
        return None
    return words.listener(turn).menu(text)


def _meant(turn: Turn, kind: Proposal) -> bool:
    """While a clinician has the talk, what nobody proposed is a word to them like any other."""
    if turn.case_state not in cases.OWNED:
        return True
    person_id = turn.context.person_id
    return proposals.newest(turn.conn, person_id=person_id, kind=kind) is not None


def open(words: Words, turn: Turn, kind: Proposal) -> Move:
    """Into the flow; what is under way is put aside, and the case knows it."""
    person_id, now = turn.context.person_id, turn.context.now
    proposed = proposals.newest(turn.conn, person_id=person_id, kind=kind)
    answers: dict[str, Any] = dict(WAYS[kind])
    said: list[Put] = []
    if proposed is not None:
        proposals.opened(turn.conn, proposed, person_id=person_id, now=now)
        turn.context.rings.add(f"case:{proposed.case_id}")
        answers |= {BESIDE: proposed.case_id, PROPOSED: str(kind)}
        if turn.case_state in cases.OWNED:
            said = [Put("human-beside", keys=False)]
    return Move(said) + engine.goto(words.book, turn.talk, answers)


def beside(turn: Turn) -> Proposed | None:
    """The proposal in whose flow the person is."""
    root = turn.talk.stack[0].answers if turn.talk.stack else {}
    if not root.get(BESIDE) or root.get(PROPOSED) not in set(Proposal):
        return None
    return Proposed(int(root[BESIDE]), Proposal(root[PROPOSED]))


def leaves(words: Words, turn: Turn) -> bool:
    """Whether a message asks for the way back to the clinician."""
    inbound: Inbound = turn.inbound
    if inbound.kind in (Kind.START, Kind.MENU):
        return True
    if inbound.kind is Kind.TAP:
        return key_of(inbound.code) in BACK
    if inbound.kind is not Kind.TEXT:
        return False
    heard = words.listener(turn).key(inbound.text)
    return heard in BACK or _menu_word(words, turn) == engine.HUMAN


def back(words: Words, turn: Turn, *, whole: bool) -> Move:
    """To the clinician again, who is told what came of it."""
    proposed = beside(turn)
    assert proposed is not None
    _over(turn, proposed, whole=whole)
    root = turn.talk.stack[0].answers
    for name in (BESIDE, PROPOSED, STRAYED):
        root.pop(name, None)
    if turn.case_state not in cases.OWNED or turn.who.case_id is None:
        return Move()
    events.stand(words, turn, turn.who.case_id, talking=True)
    engine.listen(words.book, turn.talk)
    return Move([Put("human-go-on", keys=False)])


def settled(words: Words, turn: Turn, was: Proposed | None, says: list[Put]) -> list[Put]:
    """After each message, before which *was* was under way: where the flow has ended, neither the
    menu nor an older flow that was put aside is offered, but the way back; after something that
    was opened out of it, it is offered itself."""
    _stay(words, turn, was)
    strayed = bool(turn.talk.stack and turn.talk.stack[0].answers.get(STRAYED))
    offered = turn.talk.asked is not None and turn.talk.asked.card == Card.RESUME
    if beside(turn) is None or len(turn.talk.stack) > 1:
        return says
    if turn.card and (strayed or not offered):
        return says
    move = back(words, turn, whole=not strayed)
    kept = [put for put in says if not put.root and put.key != RESUME]
    return kept + move.says if move.says else says


def _stay(words: Words, turn: Turn, was: Proposed | None) -> None:
    """What was opened out of a flow beside the talk is beside it too."""
    stack = turn.talk.stack
    if was is None or beside(turn) is not None or turn.case_state not in cases.OWNED:
        return
    if stack and not engine.human_in(words.book, stack):
        stack[0].answers.update({BESIDE: was.case_id, PROPOSED: str(was.kind), STRAYED: "yes"})


def _over(turn: Turn, proposed: Proposed, *, whole: bool) -> None:
    person_id, now = turn.context.person_id, turn.context.now
    done = proposals.over(turn.conn, proposed, person_id=person_id, whole=whole, now=now)
    turn.context.rings.add(f"case:{proposed.case_id}")
    case = cases.get(turn.conn, proposed.case_id)
    if done is not None and case is not None and case.open:
        how = "done" if done else "left"
        danger.note(turn, f"note-proposal-{proposed.kind}-{how}", case_id=case.id)
