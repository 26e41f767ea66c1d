"""What happens to a case enters its person's talk: accepted, given back, closed, asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import insert

from bot import engine, questions
from bot.clinic import aftercare, byname, cases, checkups, followups, oncall, standing
from bot.clinic.casefile import OWNED, QUESTION
from bot.conversation import checkup, coming, danger, lab, occasions, shots
from bot.conversation.words import Turn, Words
from bot.moves import Card, Move, Outcome, Put
from bot.steps import Human
from bot.store.tables import Timer
from bot.talk import Answers, Frame, Talk

Data = Mapping[str, Any]
CASE = "case"  # the answer of the flow's first step when a case brings its talk back
ACCEPTED, RETURNED, AGAIN = "accepted", "returned", "again"  # ways out of a step
ASKED = ("photo", "temperature", "proof")  # by a clinician at the press of a button
STAY = ""  # none of them
AGAIN_AFTER = timedelta(minutes=2)  # to what was not the moment for
TIMER = Timer.__table__  # type: ignore[attr-defined]


def tell(words: Words, turn: Turn, name: str, data: Data) -> Move:
    """The words for an event, with the talk where the case is; nothing for what is not known."""
    if name == "emergency.repeat":
        return _repeat(words, turn, data)
    told = TOLD.get(name)
    return told(words, turn, data) if told is not None else Move()


def stand(words: Words, turn: Turn, case_id: int, *, talking: bool) -> None:
    """Bring the talk of a case to the front, in its queue or with its clinician.

    Where its own frame is at another step or gone, one is made: the case is what counts.
    """
    book, talk = words.book, turn.talk
    if not engine.with_human(book, talk, case_id):
        talk.parked = [pile for pile in talk.parked if not _about(pile, case_id)]
        if not _about(talk.stack, case_id):
            engine.park(book, talk)
        answers = Answers({"facts": CASE} | _place(turn, case_id))
        root = Frame(engine.ROOT, Answers({"gate": "open", "pick": engine.HUMAN}))
        talk.stack = [root, Frame(engine.HUMAN, answers)]
        engine.listen(book, talk)
    if AGAIN in _ways(words, turn.talk):  # it had ended, and goes on
        pass_by(words, turn, AGAIN)
    if talking and ACCEPTED in _ways(words, turn.talk):
        pass_by(words, turn, ACCEPTED)
        engine.listen(book, talk)


def at_case(turn: Turn, case_id: int) -> bool:
    """Whether the conversation on the screen is the one about this case."""
    return _about(turn.talk.stack, case_id)


def tidy(words: Words, turn: Turn) -> None:
    """Let go of what was put aside in a queue that is left, or that is on the screen anyway."""
    book, talk = words.book, turn.talk
    shown = talk.top.answers.get("case_id") if engine.human_in(book, talk.stack) else None
    for pile in [pile for pile in talk.parked if engine.human_in(book, pile)]:
        case_id = pile[-1].answers.get("case_id")
        ended = AGAIN in _ways(words, Talk(stack=pile))
        if case_id == shown or not (ended or standing.is_open(turn.conn, case_id)):
            talk.parked.remove(pile)


def _about(pile: list[Frame], case_id: int) -> bool:
    return (
        bool(pile)
        and pile[-1].flow == engine.HUMAN
        and (pile[-1].answers.get("case_id") == case_id)
    )


def _place(turn: Turn, case_id: int) -> dict[str, Any]:
    return standing.place(turn.conn, turn.context, case_id)


def _ways(words: Words, talk: Talk) -> set[str]:
    """What may become of the step the talk stands at, if it is a clinician's or the queue's."""
    step = questions.step_of(words.book, talk)
    return set(map(str, step.to)) if isinstance(step, Human) else set()


def pass_by(words: Words, turn: Turn, value: str) -> Move:
    """Leave the step by one of its ways, with what is shown there brought up to date."""
    place = _place(turn, turn.talk.top.answers["case_id"])
    if value in _ways(words, turn.talk):
        return engine.settle(words.book, turn.talk, Outcome(value, place))
    turn.talk.top.answers.update(place)
    return engine.again(words.book, turn.talk)


def _elsewhere(turn: Turn, data: Data) -> bool:
    """Whether a clinician owns the talk in another case: the program is silent then."""
    return turn.case_state in OWNED and turn.who.case_id != data["case"]


def _accepted(words: Words, turn: Turn, data: Data) -> Move:
    case = cases.get(turn.conn, data["case"])
    if case is None:
        return Move()
    before = set() if not at_case(turn, case.id) else _ways(words, turn.talk)
    stand(words, turn, case.id, talking=True)
    engine.listen(words.book, turn.talk)
    args = _person(turn, data)
    if case.kind == QUESTION:
        return Move([Put("human-answering", args, keys=False)])
    if RETURNED in before:  # another clinician had it until now
        return Move([Put("human-took-over", args, keys=False)])
    args |= standing.handed_over(turn.conn, case.id)
    return Move([Put("human-accepted", args, keys=False)])


def _person(turn: Turn, data: Data) -> dict[str, Any]:
    """Who a clinician is, for a sentence."""
    role = data.get("role")
    known = turn.context.rules.roles.roles
    if role not in known:
        case = cases.get(turn.conn, data["case"])
        role = case.role if case else turn.context.rules.roles.default
    named = {name: str(data.get(name) or "none") for name in ("name", "title", "licence")}
    shown: dict[str, Any] = named | {"role": {"key": f"role-{role}"}}
    if code := data.get("department"):
        department = {"key": f"department-{str(code).replace('.', '-')}"}
        shown["role"] = {"key": "doctor-role-department", "department": department} | shown
    return shown | {"who": {"key": "clinician-named"} | shown}


def _returned(words: Words, turn: Turn, data: Data) -> Move:
    said = Move([Put("human-back", keys=False)])
    if _elsewhere(turn, data):
        return said
    stand(words, turn, data["case"], talking=True)
    return said + pass_by(words, turn, RETURNED)


def _transferred(words: Words, turn: Turn, data: Data) -> Move:
    key = "human-transferred-to" if data.get("name") else "human-transferred"
    if not _elsewhere(turn, data):
        stand(words, turn, data["case"], talking=True)
        pass_by(words, turn, RETURNED)
        engine.listen(words.book, turn.talk)
    return Move([Put(key, _person(turn, data), keys=False)])


def _joined(words: Words, turn: Turn, data: Data) -> Move:
    return Move([Put("human-joined", _person(turn, data), keys=False)])


def _choice(words: Words, turn: Turn, data: Data) -> Move:
    """Nobody accepted for long; whoever is choosing something else already is left in peace."""
    case = cases.get(turn.conn, data["case"])
    if case is None or not case.open or case.owned:
        return Move()
    if case.kind == QUESTION:
        return Move([Put("human-question-late", keys=False)])
    choosing = at_case(turn, case.id) and not _ways(words, turn.talk)
    if choosing:
        return Move()
    if _elsewhere(turn, data):
        _later(turn, "case.choice", data)
        return Move()
    stand(words, turn, case.id, talking=False)
    if case.hurry:  # nobody urgent is offered to wait for less
        return Move([Put("doctor-urgent-wait", keys=False)]) + pass_by(words, turn, STAY)
    return pass_by(words, turn, "choice")


def _waits(key: str) -> Callable[[Words, Turn, Data], Move]:
    """A sentence for who still waits, and their place as it is now, where they look at it."""

    def say(words: Words, turn: Turn, data: Data) -> Move:
        case = cases.get(turn.conn, data["case"])
        if case is None or not case.open or case.owned:
            return Move()
        said = Move([Put(key, {"name": str(data.get("name", ""))}, keys=False)])
        if _elsewhere(turn, data) or not at_case(turn, case.id):
            return said
        return said + pass_by(words, turn, STAY)

    return say


def _later(turn: Turn, name: str, data: Data) -> None:
    """A clinician talks with the person in another case: the event comes again after a while."""
    now = turn.context.now
    row: dict[str, Any] = {
        "key": f"{name}:{data['case']}:{now.timestamp():.6f}",
        "name": name,
        "state": "waiting",
    }
    row |= {"person_id": turn.who.id, "body": {"case": data["case"]}, "due_at": now + AGAIN_AFTER}
    turn.conn.execute(insert(TIMER), row)


def _silent(words: Words, turn: Turn, data: Data) -> Move:
    stand(words, turn, data["case"], talking=True)
    asked = engine.card(words.book, turn.talk, Card.HUMAN)
    return Move([replace(put, key="human-silent") for put in asked.says])


def _closed(words: Words, turn: Turn, data: Data) -> Move:
    summary = {k: v or "" for k, v in (data.get("summary") or {}).items()}
    said = [Put("human-closed", summary, keys=False)]
    if data.get("follow_up"):
        day = date.fromisoformat(str(data["follow_up"]))
        said.append(Put("human-follow-up", {"day": standing.day_phrase(day)}, keys=False))
        followups.plan(turn.conn, turn.context, case_id=data["case"], day=day)
    stand(words, turn, data["case"], talking=True)
    return Move(said) + pass_by(words, turn, "closed")


def _ended(words: Words, turn: Turn, data: Data) -> Move:
    stand(words, turn, data["case"], talking=True)
    return Move([Put("human-ended", keys=False)]) + pass_by(words, turn, "ended")


def _reopened(words: Words, turn: Turn, data: Data) -> Move:
    stand(words, turn, data["case"], talking=False)
    said = Move(list(aftercare.going_on(turn.conn, turn.context, data["case"])))
    return said + engine.again(words.book, turn.talk)


def _due(words: Words, turn: Turn, data: Data) -> Move:
    """The time of a callback has come; what is written from now on goes to its case."""
    said = [Put("callback-due", keys=False)]
    if data.get("means") == "video":
        said.append(Put("callback-video-link", keys=False))
    if not _elsewhere(turn, data):
        stand(words, turn, data["case"], talking=False)
        engine.listen(words.book, turn.talk)
    return Move(said)


def _emergency(words: Words, turn: Turn, data: Data) -> Move:
    """The clinician had the emergency card shown."""
    stand(words, turn, data["case"], talking=True)
    return engine.card(words.book, turn.talk, Card.EMERGENCY)


def _said(key: str) -> Callable[[Words, Turn, Data], Move]:
    """An event that is one sentence, with what it tells, and changes nothing."""

    def say(words: Words, turn: Turn, data: Data) -> Move:
        return Move([Put(key, dict(data), keys=False)])

    return say


def _repeat(words: Words, turn: Turn, data: Data) -> Move:
    """An emergency card nobody answered; not when it was answered or something else was asked."""
    asked = turn.talk.asked
    if asked is None or asked.seq != data.get("seq"):
        return Move()
    if engine.human_in(words.book, turn.talk.stack) and not asked.card:
        return Move()  # in the queue already
    return engine.again(words.book, turn.talk)


TOLD: Mapping[str, Callable[[Words, Turn, Data], Move]] = {
    "case.accepted": _accepted,
    "case.returned": _returned,
    "case.transferred": _transferred,
    "case.joined": _joined,
    "case.choice": _choice,
    oncall.TOLD: _waits("doctor-unreached"),
    byname.GONE: _waits("doctor-named-gone"),
    "case.silent": _silent,
    "case.closed": _closed,
    "case.ended": _ended,
    "case.reopened": _reopened,
    "case.emergency": _emergency,
    "case.hospital": occasions.hospital,
    **{f"case.{what}-asked": _said(f"human-{what}-asked") for what in ASKED},
    "callback.due": _due,
    danger.UNANSWERED: danger.unanswered,
    danger.AFTER: danger.after,
    "family.asked": occasions.family_asked,
    "family.agreed": _said("family-agreed"),
    "family.refused": _said("family-refused"),
    "family.ended": _said("family-ended-by"),
    "family.acted": _said("family-acted"),
    checkups.NAME: checkup.ask,
    "spot.due": occasions.asked_of,
    **shots.TOLD,
    **coming.TOLD,
    **(lab.TOLD | occasions.PROPOSED),
    followups.NAME: occasions.follow_up,
}
