"""What one turn works on, and the words of each language it is read with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection

from bot import engine
from bot.clinic.context import Context
from bot.hearing.watch import Finding, Watch
from bot.i18n import Catalogue
from bot.interrupts import Key, Listener, key_of, key_words
from bot.messages import About, Inbound
from bot.moves import Option, Pick
from bot.questions import PICK
from bot.reading import fold
from bot.render import Voice
from bot.steps import Book, Choose, label_prefix, say_keys
from bot.store import people
from bot.talk import Talk

Alert = Callable[[Connection, Context, str], None]
Names = Callable[[Option], tuple[str, ...]]


@dataclass(slots=True)
class Turn:
    """What one turn works on."""

    conn: Connection
    context: Context
    talk: Talk
    inbound: Inbound
    who: people.Who
    media_id: int = 0
    case_state: str = ""
    chosen: Option | None = None
    pressed: str = ""  # back, menu or human, by a key that works at every step
    crowded: bool = False  # so many are being answered that old keyboards stay as they are
    alarms: list[str] = field(default_factory=list)
    about: About | None = None  # the visit all of it is about
    service: tuple[str, Mapping[str, Any]] | None = None  # a service notice: its kind and facts

    @property
    def card(self) -> bool:
        """Whether one of the engine's own questions lies over the step."""
        return bool(self.talk.asked and self.talk.asked.card)


class Words:
    """The flows and the catalogue, with the key words, menu labels and alarms of each language."""

    def __init__(self, *, book: Book, catalogue: Catalogue, watch: Watch) -> None:
        self.book, self.catalogue, self.watch = book, catalogue, watch
        self.picks = menu_picks(book)
        self._keys = {locale: key_words(catalogue, locale) for locale in catalogue.locales}
        self._heard = 0  # `Catalogue.laid` when the labels were read
        self._listen()

    def _listen(self) -> None:
        """The menu's labels as they are now; the release's too, for keyboards that still stand."""
        locales, keys = self.catalogue.locales, self._keys
        plain = self.catalogue.plain()
        menus = {
            locale: self._menu_labels(plain, locale) | self._menu_labels(self.catalogue, locale)
            for locale in locales
        }
        self._listeners = {
            locale: Listener([keys[one] for one in order], menus=[menus[one] for one in order])
            for locale in locales
            for order in [[locale, *(one for one in locales if one != locale)]]
        }
        self._heard = self.catalogue.laid

    def _menu_labels(self, catalogue: Catalogue, locale: str) -> dict[str, str]:
        keys = {key: pick for pick, key in self.picks.items()} | _menu_names(self.book)
        keys[f"menu-{Pick.CONTINUE}"] = str(Pick.CONTINUE)
        return {
            fold(catalogue.text(locale, key, elder=elder)): pick
            for key, pick in keys.items()
            for elder in (False, True)
        }

    def voice(self, context: Context) -> Voice:
        return Voice(self.catalogue, context.locale, context.elder)

    def names(self, turn: Turn) -> Names:
        """How the options are called in this person's language."""
        return self.voice(turn.context).names

    def listener(self, turn: Turn) -> Listener:
        """Who hears key words and the menu's labels, this person's language first."""
        return self.heard_in(turn.context.locale)

    def heard_in(self, locale: str) -> Listener:
        """As `listener`; read anew when a site's texts have changed."""
        if self._heard != self.catalogue.laid:
            self._listen()
        return self._listeners.get(locale) or self._listeners[self.catalogue.default]

    def urgent(self, locale: str, inbound: Inbound) -> bool:
        """Whether a message asks for, or sounds like, an emergency."""
        listener = self.heard_in(locale)
        if Key.EMERGENCY in (key_of(inbound.code), listener.key(inbound.text)):
            return True
        return self.watch.hears(inbound.text) is not None

    def alarmed(self, turn: Turn) -> Finding | None:
        """What the emergency watch hears in this text."""
        found = self.watch.hears(turn.inbound.text)
        if found is not None:
            turn.alarms.append(str(found.alarm))
        return found


def menu_picks(book: Book) -> Mapping[str, str]:
    """Option -> label key of the main menu: the root's steps that save `pick`, on any page."""
    picks: dict[str, str] = {}
    for step in book[engine.ROOT].steps.values():
        if isinstance(step, Choose) and step.save == PICK:
            options = [*step.to, *((step.more and step.more.known) or ())]
            picks |= {str(option): f"{label_prefix(step)}-{option}" for option in options}
    return picks


def _menu_names(book: Book) -> dict[str, str]:
    """Label key -> option, of options whose name in the main menu depends on what is known."""
    return {
        key: str(option)
        for step in book[engine.ROOT].steps.values()
        if isinstance(step, Choose) and step.save == PICK
        for option, words in step.named.items()
        for key in say_keys(words)
    }
