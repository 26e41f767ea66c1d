"""A text a site writes is held to what a release's text is held to."""

from __future__ import annotations

import pytest

from bot.check.wording import Texts, still_fits
from bot.cli.talk import limits_of
from bot.i18n import Catalogue
from bot.phrase import Phrase
from flows import BOOK
from handlers.wechat.menu import labels

LIMITS = {name: limits_of(name) for name in ("telegram", "wechat", "web")}
CATALOGUE = Catalogue.load()
MENUS = {"wechat": labels()}
RELEASE = Texts(BOOK, CATALOGUE, LIMITS, MENUS)
BIRTH = ("zh-CN", "patient-birth")


def codes(locale: str, key: str, body: str) -> set[str]:
    return {code for code, _ in RELEASE.faults(locale, key, body)}


@pytest.mark.parametrize("locale", CATALOGUE.locales)
def test_the_releases_own_texts_have_no_fault(locale: str) -> None:
    keys = RELEASE.open_keys()
    assert len(keys) > 1500
    for key in keys[::29]:
        if CATALOGUE.has(locale, key):
            assert RELEASE.faults(locale, key, RELEASE.source(locale, key)) == [], key


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("{ $x }哪天", "unknown"),
        ("{ -nobody }", "reference"),
        ("{ no-such-text }", "reference"),
        ("长" * 900, "long"),
        ("{ $", "syntax"),
        ("生日哪天？布洛芬每次 1 粒。", "dose"),
    ],
)
def test_a_fault_is_named(body: str, code: str) -> None:
    assert code in codes(*BIRTH, body)


@pytest.mark.parametrize(
    ("key", "body", "found"),
    [
        ("wechat-menu-human", "找医生药师", []),
        ("wechat-menu-human", "找医生或药师", [("label", "找医生或药师 18 > 16")]),
        ("wechat-menu-services", "找医生或药师", []),
        ("wechat-menu-services", "长" * 21, [("label", f"{'长' * 21} 63 > 60")]),
        ("wechat-menu-human", "找\n    医生", [("line", "")]),
        ("menu-key-vaccine", "接种\n    疫苗", [("line", "")]),
    ],
)
def test_what_stands_on_a_button_is_held_to_the_platforms_bytes_and_one_line(
    key: str, body: str, found: list[tuple[str, str]]
) -> None:
    assert RELEASE.faults("zh-CN", key, body) == found


def test_the_larger_wording_of_a_menus_label_is_held_to_its_bytes_too() -> None:
    body = Phrase("找医生", "找医生或药师").source()
    assert codes("zh-CN", "wechat-menu-human", body) == {"label"}


def test_every_label_of_the_menus_may_be_changed_and_is_shown_in_its_platform_alone() -> None:
    assert set(MENUS["wechat"]) <= set(RELEASE.open_keys())
    for locale in CATALOGUE.locales:
        for key in MENUS["wechat"]:
            assert RELEASE.faults(locale, key, RELEASE.source(locale, key)) == [], key
    alone = Texts(BOOK, CATALOGUE, {"web": LIMITS["web"]}, MENUS)
    shown = alone.shown("zh-CN", "wechat-menu-human", "问医生")
    assert [(which, bubbles[0].text) for which, bubbles in shown.items()] == [
        (("wechat", False), "问医生"),
        (("wechat", True), "问医生"),
    ]


def test_two_options_may_not_get_one_name_by_two_changes() -> None:
    words = CATALOGUE.trial({("zh-CN", "menu-key-vaccine"): "接种"})
    release = Texts(BOOK, words, LIMITS, MENUS)
    assert "taken" in {code for code, _ in release.faults("zh-CN", "menu-key-test", "接种")}
    assert "taken" not in codes("zh-CN", "menu-key-test", "接种点")


def test_what_the_program_fills_in_may_not_be_left_out() -> None:
    assert codes("en", "human-accepted", "A clinician has taken your case.") == {"lacks"}


def test_a_label_may_not_be_called_like_a_word_that_always_works() -> None:
    assert "taken" in codes("zh-CN", "patient-sex-female", "人工")


def test_the_staffs_words_and_the_key_words_are_nobodys_to_change() -> None:
    for key in ("console-title", "keys-human", "no-such-text"):
        with pytest.raises(KeyError):
            RELEASE.source("zh-CN", key)


def test_each_channel_shows_it_in_its_own_way_and_says_where() -> None:
    shown = RELEASE.shown(*BIRTH, "您哪天生的？")
    assert set(shown) == {(name, elder) for name in LIMITS for elder in (False, True)}
    assert all("您哪天生的？" in bubbles[0].text for bubbles in shown.values())
    assert RELEASE.where("patient-birth") == ["patient: birth"]


def test_texts_that_a_release_cannot_fill_in_any_more_are_not_said() -> None:
    over = {BIRTH: "您哪天生的？", ("zh-CN", "gone"): "x", ("en", "patient-birth"): "{ $x }"}
    over |= {("xx", "patient-birth"): "x", ("en", "console-title"): "x", ("en", "card-after"): "{"}
    assert still_fits(CATALOGUE, over) == {BIRTH}


def test_a_trial_changes_nothing_for_others_and_a_text_laid_does() -> None:
    words = Catalogue({"en": "a = A\nb = B { $n }"}, default="en")
    assert words.text("en", "a") == "A"
    assert words.trial({("en", "a"): "Z"}).text("en", "a") == "Z"
    assert words.text("en", "a") == "A"
    words.lay({("en", "a"): "Z", ("en", "b"): "C { $n }"})
    assert (words.text("en", "a"), words.text("en", "b", n=1)) == ("Z", "C 1")
    words.lay({})
    assert (words.text("en", "a"), words.text("en", "b", n=1)) == ("A", "B 1")
