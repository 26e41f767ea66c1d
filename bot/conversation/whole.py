"""The order in which a message is read, and the effects that follow from it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from bot import engine, questions
from bot.clinic import cases
from bot.clinic.context import Effect
from bot.clinic.notices import wording
from bot.conversation import danger, events, keys, limited, owned, proposing, spoken
from bot.conversation.words import Alert, Names, Turn, Words
from bot.hearing.watch import Alarm, Watch
from bot.i18n import Catalogue
from bot.interrupts import KEYS, Key, digit_key, key_of
from bot.messages import MEDIA_KINDS, Inbound, Kind
from bot.moves import Card, Heard, Move, Option, Pick, Put
from bot.operating import walks
from bot.reading import fold, folded_label
from bot.steps import Ask, Book, Human

RESUME_AFTER = timedelta(hours=24)
SECOND = timedelta(seconds=1)  # platforms tell the time of writing in whole seconds


class Conversation:
    """The flows, the key words and the effects, joined; holds no state of any person."""

    def __init__(
        self,
        *,
        book: Book,
        effects: Mapping[str, Effect],
        catalogue: Catalogue,
        watch: Watch,
        alert: Alert,
        listens: bool = False,
    ) -> None:
        """*listens*: what is spoken will enter as an event, once it was turned into words."""
        self.book, self.effects, self.catalogue, self._alert = book, effects, catalogue, alert
        self._listens = listens
        self.words = Words(book=book, catalogue=catalogue, watch=watch)
        self.voice = self.words.voice

    def hear(self, turn: Turn) -> list[Put]:
        """Everything one message leads to, as things to say."""
        turn.talk.larger = turn.context.elder
        was = proposing.beside(turn)
        if turn.inbound.code != turn.talk.last:  # what comes between makes it no double tap
            turn.talk.last = ""
        move = self._first(turn)
        turn.chosen = move.chosen
        if move.press:
            move = keys.press(self.words, turn, KEYS[move.press], alert=self._alert)
        return proposing.settled(self.words, turn, was, self._settle(turn, move))

    def walked(self, turn: Turn) -> walks.Walk:
        """What is to be counted of a message that was heard."""
        was, now = walks.before(turn.who.talk), walks.after(turn.talk)
        human = self._human(now) and not self._human(was)
        text = turn.inbound.text if turn.inbound.kind is Kind.TEXT else ""
        marks = walks.marks(was, now, key=turn.pressed, human=human, length=len(text))
        who, channel = turn.context, turn.inbound.channel
        return walks.Walk(marks, channel, who.locale, who.elder, who.person_id, text)

    def _human(self, stand: walks.Stand) -> bool:
        flow = self.book.get(stand.flow)
        return flow is not None and isinstance(flow.steps.get(stand.step), Human)

    def tell(self, turn: Turn, name: str, data: Mapping[str, Any]) -> list[Put]:
        """An event of our own: a case was accepted or closed, a timer came due."""
        turn.talk.larger = turn.context.elder
        if name in spoken.EVENTS:
            return self._settle(turn, self._spoken(turn, name, data))
        move = limited.told(self.words, turn, name, data)
        return self._settle(turn, move or events.tell(self.words, turn, name, data))

    def _settle(self, turn: Turn, move: Move) -> list[Put]:
        """Run the effects a move asks for, until it comes to rest."""
        says = list(move.says)
        for _ in range(engine.LOOPS):
            if move.relay:
                passed = owned.relay(self.words, turn)
                says += passed.says
                move = Move(effect=move.effect or passed.effect, fresh=move.fresh)
            if move.effect is None:
                return says
            wanted = move.effect
            parked = turn.talk.parked
            turn.context.aside = bool(parked) and not engine.human_in(self.book, parked[0])
            outcome = self.effects[wanted.name](turn.conn, turn.context, dict(wanted.answers))
            if turn.context.erased:
                engine.clear(turn.talk)
                return [*says, *outcome.says]
            if outcome.card is not None:
                danger.shown(turn, outcome, alert=self._alert)
            events.tidy(self.words, turn)
            move = engine.settle(
                self.book, turn.talk, outcome, human=wanted.human, fresh=move.fresh
            )
            says += move.says
        raise RuntimeError("effects do not come to rest")

    def _first(self, turn: Turn) -> Move:
        """The owner of the talk and the kind of message decide who reads it."""
        kind = turn.inbound.kind
        if (proposed := proposing.first(self.words, turn)) is not None:
            return proposed
        if turn.case_state in cases.OWNED and proposing.beside(turn) is None:
            return owned.with_clinician(self.words, turn, alert=self._alert)
        if kind in (Kind.START, Kind.BACK):
            return keys.start(self.words, turn)
        if kind is Kind.MENU:
            return keys.menu_entry(self.words, turn, turn.inbound.text, alert=self._alert)
        if kind is Kind.TAP:
            return self._tap(turn)
        if kind is Kind.TEXT:
            return self._text(turn)
        return self._other(turn)

    def _tap(self, turn: Turn) -> Move:
        code = turn.inbound.code
        key = key_of(code)
        if key is not None:
            return keys.press(self.words, turn, key, alert=self._alert)
        tapped = wording.opened(code)
        if tapped is not None:
            return keys.notice(self.words, turn, *tapped)
        if code == "-":  # the mark left on an answered question
            return Move()
        return engine.hear(self.book, turn.talk, Heard(code=code), self.words.names(turn))

    def _spoken(self, turn: Turn, name: str, data: Mapping[str, Any]) -> Move:
        """What was said in a voice message: read like typed words, and shown back."""
        if name == spoken.UNHEARD:
            return spoken.unheard(self.words, turn)
        said = spoken.as_text(turn, str(data["text"]), at=str(data["at"]))
        if turn.case_state in cases.OWNED or spoken.in_queue(self.words, turn):
            return spoken.watched(self.words, turn, alert=self._alert)
        return said + self._text(turn)

    def _other(self, turn: Turn) -> Move:
        """A photo, a voice message, a place, a sticker."""
        talk, kind = turn.talk, turn.inbound.kind
        if kind is Kind.VOICE:
            return self._voice(turn)
        if engine.human_in(self.book, talk.stack) and talk.asked:
            passed_on = kind in MEDIA_KINDS or kind in (Kind.LOCATION, Kind.CONTACT)
            return Move(relay=passed_on)
        image = kind is Kind.IMAGE and turn.media_id
        heard = Heard(
            media=turn.media_id if image else 0, place=_place(turn.inbound), other=not image
        )
        return engine.hear(self.book, talk, heard, self.words.names(turn))

    def _voice(self, turn: Turn) -> Move:
        """A voice message: passed on in a queue, else heard if it can be turned into words."""
        said = turn.inbound.text  # some platforms send the words along
        if spoken.in_queue(self.words, turn):
            urgent = spoken.watched(self.words, turn, alert=self._alert) if said else Move()
            return urgent + Move(relay=True)
        if said:
            return spoken.as_text(turn, said) + self._text(turn)
        if self._listens:
            return Move([Put("engine-listening", keys=False)])
        names = self.words.names(turn)
        return engine.hear(self.book, turn.talk, Heard(voice=True), names)

    def _text(self, turn: Turn) -> Move:
        talk, names = turn.talk, self.words.names(turn)
        options = questions.options(self.book, talk) if talk.asked else []
        if not _named(turn.inbound.text, options, names):
            found = self._interrupt(turn, len(options))
            if found is not None:
                return found
        if engine.human_in(self.book, talk.stack) and not turn.card:
            return owned.in_queue(self.words, turn, options, names)
        if self._stale(turn):
            return engine.card(self.book, talk, Card.RESUME)
        heard = Heard(text=turn.inbound.text, early=_early(turn))
        return engine.hear(self.book, talk, heard, names)

    def _interrupt(self, turn: Turn, options: int) -> Move | None:
        """What may cut in before a text is taken as an answer."""
        talk, listener = turn.talk, self.words.listener(turn)
        found = self.words.alarmed(turn)
        if found is not None and found.alarm is Alarm.EXACT:
            return danger.told(self.words, turn, found, alert=self._alert)
        if found is not None and not (talk.asked and talk.asked.card == Card.ALARM):
            return danger.asked(self.words, turn, found)
        key = listener.key(turn.inbound.text) or self._digit(turn, options)
        if key is Key.REPEAT and self._stale(turn):
            return None  # a greeting after a day: what was going on is offered first
        if key is not None:
            return keys.press(self.words, turn, key, alert=self._alert)
        pick = listener.menu(turn.inbound.text)
        if pick == Pick.CONTINUE:
            return engine.resume(self.book, talk)
        if pick is None:
            return None
        turn.pressed = keys.MENU
        return engine.goto(self.book, talk, {"pick": pick})

    def _digit(self, turn: Turn, options: int) -> Key | None:
        """0 and 9 are keys unless they can be answers here."""
        key = digit_key(turn.inbound.text)
        if key is None or not turn.talk.asked:
            return key
        present = questions.step_of(self.book, turn.talk)
        if isinstance(present, Ask) and not turn.card and key is Key.MENU:
            return None
        return None if key is Key.MENU and options >= 9 else key

    def _stale(self, turn: Turn) -> bool:
        asked_at = turn.who.asked_at
        old = asked_at is not None and turn.inbound.received - asked_at > RESUME_AFTER
        return old and len(turn.talk.stack) > 1 and not turn.card


def _named(text: str, options: list[Option], names: Names) -> bool:
    """Whether the text is an option's label or synonym, word for word."""
    folded = fold(text)
    return bool(folded) and any(
        folded == folded_label(name) for option in options for name in names(option)
    )


def _place(inbound: Inbound) -> tuple[float, float] | None:
    """Where a shared place lies."""
    if inbound.latitude is None or inbound.longitude is None:
        return None
    return inbound.latitude, inbound.longitude


def _early(turn: Turn) -> bool:
    """Written before the question was put: its whole second lies before that moment."""
    asked_at = turn.who.asked_at
    return asked_at is not None and turn.inbound.at + SECOND <= asked_at
