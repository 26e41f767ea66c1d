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


def key_words(catalogue: Catalogue, locale: str) -> dict[str, Key]:
    """What each key word of a language means, by its folded form."""
    words = {fold(w): key for key in Key for w in catalogue.words(locale, f"keys-{key}")}
    return {word: key for word, key in words.items() if word not in DIGIT_KEYS}


class Listener:
    """The key words of every language, looked up by their folded form.

    Whoever types 急救 is understood, whatever language they once chose. A word that means
    different things in two languages means what it does in the first of them.
    """

    def __init__(
        self, keys: Sequence[Mapping[str, Key]], *, menus: Sequence[Mapping[str, str]]
    ) -> None:
        """*keys* and *menus*: `key_words` and labels of each language, the first one's count."""
        self._keys = {word: key for words in reversed(keys) for word, key in words.items()}
        self._menu = {label: pick for menu in reversed(menus) for label, pick in menu.items()}

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
