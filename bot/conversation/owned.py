"""The talk while it is a clinician's: all is passed on, but for a few keys and emergencies."""

from __future__ import annotations

from typing import Any

from bot import engine, questions
from bot.clinic import aftercare, cases
from bot.conversation import danger, events, keys
from bot.conversation.words import Alert, Names, Turn, Words
from bot.hearing.watch import Alarm
from bot.interrupts import Key, key_of
from bot.messages import Kind
from bot.moves import Card, Heard, Move, Option, Pick, Put
from bot.reading import choose

HELD = (Card.CRISIS, Card.PLAN, Card.MEANS, Card.AFTER)  # whose answers a clinician goes on with
HEARD = (Kind.TEXT, Kind.VOICE)  # some platforms send the words of a voice message along


def with_clinician(words: Words, turn: Turn, *, alert: Alert) -> Move:
    """One message to a clinician who accepted the case."""
    inbound, talk = turn.inbound, turn.talk
    if turn.who.case_id is not None:
        events.stand(words, turn, turn.who.case_id, talking=True)
    _watched(words, turn, alert)
    key = _key(words, turn)
    if key is Key.EMERGENCY:
        danger.note(turn, "note-emergency-asked")
        return keys.emergency(words, turn, alert=alert)
    if key in (Key.MENU, Key.QUIT) or inbound.kind is Kind.START:
        return engine.card(words.book, talk, Card.HUMAN)
    if turn.card:
        answered = _card_answer(words, turn)
        if answered is not None:
            return answered
        engine.listen(words.book, talk)
    if inbound.kind is not Kind.TAP:
        return Move(relay=True)
    second = inbound.code == talk.last  # of a double tap
    return Move() if second else engine.card(words.book, talk, Card.HUMAN)


def _watched(words: Words, turn: Turn, alert: Alert) -> None:
    """The watch does not come between the two: the clinician is told, and has a minute."""
    spoke = turn.inbound.kind in HEARD and turn.inbound.text
    found = words.alarmed(turn) if spoke else None
    if found is not None and found.alarm is Alarm.EXACT:
        danger.flagged(turn, found, alert=alert)


def _key(words: Words, turn: Turn) -> Key | None:
    match turn.inbound.kind:
        case Kind.TAP:
            return key_of(turn.inbound.code)
        case Kind.TEXT:
            return words.listener(turn).key(turn.inbound.text)
        case Kind.MENU:
            return Key.EMERGENCY if turn.inbound.text == Key.EMERGENCY else Key.MENU
        case _:
            return None


def _card_answer(words: Words, turn: Turn) -> Move | None:
    """The answer to a card that lies over the talk, if the message is one."""
    names, inbound = words.names(turn), turn.inbound
    options = questions.options(words.book, turn.talk)
    if inbound.kind is Kind.TAP:
        picked = next((one for one in options if one.code == inbound.code), None)
    elif inbound.kind is Kind.TEXT:
        index = choose(inbound.text, [names(option) for option in options])
        if index is None:
            return None
        picked = options[index]
    else:
        return None
    asked = turn.talk.asked
    if picked is not None and asked and asked.card in HELD:  # they have a human, who is told
        danger.said(turn, names(picked)[0])
        engine.listen(words.book, turn.talk)
        return Move([Put("human-go-on", keys=False)])
    if picked is not None and picked.value == Pick.HUMAN:  # they have one, who is told
        danger.note(turn, "note-emergency-asked")
        engine.listen(words.book, turn.talk)
        return Move([Put("human-go-on", keys=False)])
    return engine.hear(
        words.book, turn.talk, Heard(code=picked.code if picked else inbound.code), names
    )


def in_queue(words: Words, turn: Turn, options: list[Option], names: Names) -> Move:
    """In the queue: a number or label is a choice, everything else is added to the case."""
    index = choose(turn.inbound.text, [names(option) for option in options])
    if index is None or not options:
        return Move(relay=True)
    return engine.hear(words.book, turn.talk, Heard(code=options[index].code), names)


def relay(words: Words, turn: Turn) -> Move:
    """Pass the message on to the case it belongs to; in the queue this is confirmed.

    A word to a case that has ended opens it again, as long as that is possible.
    """
    case_id = _case_of(turn)
    case = None if case_id is None else cases.get(turn.conn, case_id)
    if case is None:
        return Move()
    reopened = not case.open and aftercare.reopened(turn.conn, turn.context, case.id)
    if not case.open and not reopened:
        return _too_late(words, turn)
    _pass_on(turn, case.id)
    if reopened:
        return events.tell(words, turn, "case.reopened", {"case": case.id})
    if case.owned:
        return Move()
    return Move([Put("human-waiting-note", keys=False)])


def _too_late(words: Words, turn: Turn) -> Move:
    """The case is over for good: its conversation is left, and the menu comes back."""
    turn.talk.stack = []
    turn.talk.asked = None
    return Move([Put("doctor-reopen-late", keys=False)]) + engine.run(words.book, turn.talk)


def _pass_on(turn: Turn, case_id: int) -> None:
    inbound = turn.inbound
    turn.context.rings.add(f"case:{case_id}")
    body: dict[str, Any] = {"text": inbound.text} if inbound.text else {}
    if inbound.latitude is not None:
        body["place"] = [inbound.latitude, inbound.longitude]
    cases.relay(
        turn.conn,
        case_id=case_id,
        kind=str(inbound.kind),
        body=body,
        media_id=turn.media_id or None,
        platform_id=inbound.origin or inbound.message_id,
        now=inbound.received,
    )


def _case_of(turn: Turn) -> int | None:
    """The accepted case; of several that still wait, the one whose queue is on the screen."""
    if turn.case_state not in cases.OWNED and turn.talk.stack:
        shown = turn.talk.top.answers.get("case_id")
        if shown:
            return int(shown)
    return turn.who.case_id
