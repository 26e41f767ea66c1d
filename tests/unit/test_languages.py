"""Which of the catalogue's languages somebody is answered in."""

from __future__ import annotations

import pytest

from bot.i18n import Catalogue

THREE = dict.fromkeys(("en", "zh-CN", "zh-TW"), "a = b\n")


@pytest.mark.parametrize(
    ("tag", "locale"),
    [
        ("zh-HK", "zh-TW"),
        ("zh-Hant", "zh-TW"),
        ("zh_Hant_HK", "zh-TW"),
        ("zh-MO", "zh-TW"),
        ("zh-Hans-HK", "zh-CN"),
        ("zh-hans", "zh-CN"),
        ("zh-SG", "zh-CN"),
        ("zh", "zh-CN"),
        ("yue", "zh-TW"),
        ("yue-CN", "zh-CN"),
        ("en-GB", "en"),
        ("fr", "en"),
        ("", "zh-CN"),
        ('"><script>', "zh-CN"),
        ("*", "zh-CN"),
    ],
)
def test_a_tag_finds_the_nearest_language(tag: str, locale: str) -> None:
    assert Catalogue(THREE).locale_for(tag) == locale


def test_plain_chinese_is_the_chinese_of_the_house() -> None:
    assert Catalogue(THREE, default="zh-TW").locale_for("zh") == "zh-TW"


def test_without_english_the_language_of_the_house_serves_everybody() -> None:
    assert Catalogue({"zh-CN": "a = b\n"}).locale_for("fr") == "zh-CN"
