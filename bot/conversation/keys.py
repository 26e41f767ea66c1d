"""What the keys do that work at every step: back, menu, human, repeat, larger, stop, emergency."""

from __future__ import annotations

from collections.abc import Callable

from bot import engine
from bot.clinic import locating
from bot.clinic.notices import replies, topics
from bot.conversation.words import Alert, Turn, Words
from bot.interrupts import KEYS, Key
from bot.moves import Card, Move, Put
from bot.store import people

LINKS = {"resp": "respiratory", "vax": "vaccine"}  # deep links that are not called like their tile
NOTICE, TOPIC = "notice", "topic"  # what a deep link of a notice begins with, or of a topic
LONGEST = 18  # digits of an id
Do = Callable[[Words, Turn], Move]
MENU = "menu"
# What a key means to the figures of a flow: a way back, out of it, or to a clinician.
COUNTED = {Key.BACK: "back", Key.SWITCH: "back", Key.HUMAN: "human", Key.LANGUAGE: MENU}
COUNTED |= {Key.MENU: MENU, Key.QUIT: MENU}


def press(words: Words, turn: Turn, key: Key, *, alert: Alert) -> Move:
    """Carry out one key."""
    turn.pressed = COUNTED.get(key, turn.pressed)
    if key is Key.EMERGENCY:
        return emergency(words, turn, alert=alert)
    return ACTIONS[key](words, turn)


def emergency(words: Words, turn: Turn, *, alert: Alert) -> Move:
    """The emergency card, written down for the supervisor."""
    alert(turn.conn, turn.context, "key")
    card = engine.card(words.book, turn.talk, Card.EMERGENCY)
    return card + Move(list(locating.hospital(turn.conn, turn.context)))


def menu_entry(words: Words, turn: Turn, name: str, *, alert: Alert) -> Move:
    """An entry of the platform's fixed menu: a key, or an option of the main menu."""
    if name in KEYS:
        return press(words, turn, KEYS[name], alert=alert)
    turn.pressed = MENU
    if name in words.picks:
        return engine.goto(words.book, turn.talk, {"pick": name})
    return engine.menu(words.book, turn.talk)


def start(words: Words, turn: Turn) -> Move:
    """A first contact or a deep link; what was going on is offered again."""
    talk, turn.pressed = turn.talk, MENU
    link, _, arrived = turn.inbound.text.partition("-")
    if link.casefold() in (NOTICE, TOPIC):
        return _linked(words, turn, link.casefold(), arrived)
    pick = LINKS.get(link.casefold(), link.casefold())
    if pick in words.picks:
        answers = {"pick": pick, "arrived": arrived}
        return engine.goto(words.book, talk, {k: v for k, v in answers.items() if v})
    if len(talk.stack) > 1 and not turn.card and engine.worth(words.book, talk.stack):
        return engine.card(words.book, talk, Card.RESUME)
    return engine.goto(words.book, talk, {})


def _linked(words: Words, turn: Turn, link: str, arrived: str) -> Move:
    """A notice's own link (`notice-7`), or one to be told about a topic (`topic-flu`)."""
    if link == TOPIC:
        person_id, now = turn.context.person_id, turn.context.now
        there = topics.want(turn.conn, person_id=person_id, topic=arrived.casefold(), now=now)
        said = Move([Put("notice-topic-on", keys=False)]) if there else Move()
        return said + engine.menu(words.book, turn.talk)
    known = arrived.isascii() and arrived.isdigit() and len(arrived) <= LONGEST
    flow = replies.flow_of(turn.conn, int(arrived)) if known else ""
    return notice(words, turn, int(arrived), flow) if flow else _menu(words, turn)


def notice(words: Words, turn: Turn, notice_id: int, pick: str) -> Move:
    """A notice's button or link: its flow, and what was going on is put aside."""
    person_id, now = turn.context.person_id, turn.context.now
    replies.tapped(turn.conn, notice_id=notice_id, person_id=person_id, now=now)
    if pick not in words.picks:  # a release took the service away
        return engine.menu(words.book, turn.talk)
    return engine.goto(words.book, turn.talk, {"pick": pick})


def _back(words: Words, turn: Turn) -> Move:
    if turn.card:
        return engine.uncover(words.book, turn.talk)
    return engine.back(words.book, turn.talk)


def _menu(words: Words, turn: Turn) -> Move:
    return engine.menu(words.book, turn.talk)


def _human(words: Words, turn: Turn) -> Move:
    if engine.with_human(words.book, turn.talk):
        return engine.again(words.book, turn.talk)
    return engine.goto(words.book, turn.talk, {"pick": engine.HUMAN})


def _repeat(words: Words, turn: Turn) -> Move:
    if len(turn.talk.stack) == 1 and not turn.card:  # what comes first there may have changed
        return engine.menu(words.book, turn.talk)
    return engine.again(words.book, turn.talk)


def _larger(words: Words, turn: Turn) -> Move:
    context = turn.context
    context.elder = not context.elder
    people.set_person(turn.conn, context.person_id, elder=context.elder)
    said = Move([Put("engine-larger-on" if context.elder else "engine-larger-off", keys=False)])
    turn.talk.larger = context.elder
    asked = turn.talk.asked
    if asked and asked.card == Card.OFFER:  # taken up, or of no use any more
        return said + engine.uncover(words.book, turn.talk)
    if len(turn.talk.stack) == 1 and not turn.card:  # the menu has other pages in each wording
        return said + engine.menu(words.book, turn.talk)
    return said + engine.again(words.book, turn.talk)


def _stop(words: Words, turn: Turn) -> Move:
    people.set_person(turn.conn, turn.context.person_id, notices=False)
    replies.stopped(turn.conn, person_id=turn.context.person_id, now=turn.context.now)
    return Move([Put("engine-stopped", keys=False)]) + engine.again(words.book, turn.talk)


def _language(words: Words, turn: Turn) -> Move:
    return engine.goto(words.book, turn.talk, {"pick": "language"})


def _switch(words: Words, turn: Turn) -> Move:
    return engine.reconsider(words.book, turn.talk, "patient")


ACTIONS: dict[Key, Do] = {
    Key.BACK: _back,
    Key.MENU: _menu,
    Key.QUIT: _menu,
    Key.HUMAN: _human,
    Key.REPEAT: _repeat,
    Key.LARGER: _larger,
    Key.STOP: _stop,
    Key.SWITCH: _switch,
    Key.LANGUAGE: _language,
}
