"""Recognises what works at every step: key words and the menu's labels, in every language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum, auto

from bot.i18n import Catalogue
from bot.reading import fold


class Key(StrEnum):
    """A word or button that works everywhere. The button's code is `k:<key>`."""

    BACK = auto()
    MENU = auto()
    HUMAN = auto()
    REPEAT = auto()
    LARGER = auto()
    STOP = auto()
    EMERGENCY = auto()
    QUIT = auto()
    SWITCH = auto()
    LANGUAGE = auto()


KEYS = {str(key): key for key in Key}
DIGIT_KEYS = {"0": Key.BACK, "9": Key.MENU}


class Listener:
    """The key words of every language, looked up by their folded form.

    Whoever types 急救 is understood, whatever language they once chose. A word that means
    different things in two languages means what it does in the first of *locales*.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        locales: Sequence[str],
        *,
        menus: Sequence[Mapping[str, str]],
    ) -> None:
        self._keys = {
            fold(word): key
            for locale in reversed(locales)
            for key in Key
            for word in catalogue.words(locale, f"keys-{key}")
        }
        for digit in DIGIT_KEYS:
            self._keys.pop(digit, None)
        self._menu = {fold(label): pick for menu in reversed(menus) for label, pick in menu.items()}

    def key(self, text: str) -> Key | None:
        """The key a text is, if it is nothing but that."""
        return self._keys.get(fold(text)) if len(text) <= 24 else None

    def menu(self, text: str) -> str | None:
        """The main menu's option a text names in full (a press on the fixed keyboard)."""
        return self._menu.get(fold(text)) if len(text) <= 40 else None


def key_of(code: str) -> Key | None:
    """The key in a button's code."""
    name = code.removeprefix("k:")
    return KEYS.get(name) if name != code else None


def digit_key(text: str) -> Key | None:
    """The key a lone digit stands for (0 back, 9 menu), full width too."""
    folded = fold(text)
    return DIGIT_KEYS.get(folded)
