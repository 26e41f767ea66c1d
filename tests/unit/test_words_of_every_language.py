"""Key words and signs of an emergency are understood in every language, whichever was chosen."""

from __future__ import annotations

import pytest

from bot.clinic.watchfile import watch
from bot.conversation.words import Words
from bot.i18n import Catalogue
from bot.interrupts import Key, Listener, key_words
from flows import BOOK

CATALOGUE = Catalogue.load()
WORDS = Words(book=BOOK, catalogue=CATALOGUE, watch=watch())


def listener(locale: str) -> Listener:
    return WORDS.heard_in(locale)


@pytest.mark.parametrize("locale", CATALOGUE.locales)
def test_each_word_of_each_language_is_a_key(locale: str) -> None:
    for other in CATALOGUE.locales:
        for key in Key:
            for word in CATALOGUE.words(other, f"keys-{key}"):
                assert listener(locale).key(word) is not None, (locale, other, word)


@pytest.mark.parametrize(
    ("locale", "word", "key"),
    [
        ("en", "急救", Key.EMERGENCY),
        ("en", "人工", Key.HUMAN),
        ("zh-CN", "ambulance", Key.EMERGENCY),
        ("zh-CN", "menu", Key.MENU),
    ],
)
def test_the_word_of_another_language_means_the_same(locale: str, word: str, key: Key) -> None:
    assert listener(locale).key(word) is key


@pytest.mark.parametrize("text", ["救命，我喘不过气", "help, I can't breathe"])
def test_signs_of_an_emergency_are_heard_in_any_language(text: str) -> None:
    assert WORDS.watch.hears(text) is not None


def test_a_key_of_the_menu_that_a_site_renamed_is_heard_by_its_new_and_its_old_name() -> None:
    """Keyboards that were sent before still stand below the chats."""
    catalogue = CATALOGUE.trial({})
    words = Words(book=BOOK, catalogue=catalogue, watch=watch())
    old = catalogue.text("zh-CN", "menu-key-vaccine")
    assert words.heard_in("zh-CN").menu("接种疫苗吧") is None
    catalogue.lay({("zh-CN", "menu-key-vaccine"): "接种疫苗吧"})
    assert words.heard_in("zh-CN").menu("接种疫苗吧") == "vaccine"
    assert words.heard_in("zh-CN").menu(old) == "vaccine"
    catalogue.lay({})
    assert words.heard_in("zh-CN").menu("接种疫苗吧") is None


def test_what_a_word_means_in_ones_own_language_goes_first() -> None:
    catalogue = Catalogue({"a": "keys-menu = chat", "b": "keys-back = chat"}, default="a")
    for order, key in ((["a", "b"], Key.MENU), (["b", "a"], Key.BACK)):
        found = Listener([key_words(catalogue, one) for one in order], menus=[{}, {}])
        assert found.key("chat") is key
