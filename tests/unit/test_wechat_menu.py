"""The custom menu: within the platform's rules, pushed and read back."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.i18n import Catalogue
from bot.interrupts import Key
from flows.front import Tile
from handlers.wechat.client import Client
from handlers.wechat.menu import LAYOUT, BadMenu, build, push_menu
from handlers.wechat.shelf import LocalShelf
from handlers.wechat.token import Tokens
from handlers.wechat.wire import Wire
from tests.platforms.wechat import FakeWechat
from tests.platforms.wechat_menu import check_menu, keys_of

CATALOGUE = Catalogue.load()


def now() -> datetime:
    return datetime.now(UTC)


@pytest.fixture
async def fake() -> AsyncIterator[FakeWechat]:
    async with FakeWechat() as platform:
        yield platform


@pytest.fixture
async def client(fake: FakeWechat) -> AsyncIterator[Client]:
    wire = Wire(api=fake.url, clock=now)
    shelf = LocalShelf(clock=now)
    tokens = Tokens(wire=wire, app_id=fake.app_id, secret=fake.secret, shelf=shelf, clock=now)
    yield Client(wire=wire, tokens=tokens)
    await wire.close()


@pytest.mark.parametrize("locale", CATALOGUE.locales)
def test_every_language_has_a_menu_the_platform_accepts(locale: str) -> None:
    check_menu({"button": build(CATALOGUE, locale)})


@pytest.mark.parametrize("key", [key for top, below in LAYOUT.items() for key in below or (top,)])
def test_every_button_is_something_the_conversation_knows(key: str) -> None:
    assert key in set(Key) | set(Tile)


def test_a_clinician_is_one_press_away() -> None:
    assert LAYOUT[str(Key.HUMAN)] == ()


async def test_the_menu_is_pushed_and_its_keys_can_be_pressed(
    fake: FakeWechat, client: Client
) -> None:
    keys = await push_menu(client, CATALOGUE, "zh-CN")
    assert fake.api.menu is not None and keys_of(fake.api.menu) == keys
    assert str(Key.HUMAN) in keys and fake.api.menu["button"][1]["name"] == "找医生"


async def test_another_menu_on_the_platform_is_noticed(
    fake: FakeWechat, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fake.api, "get_menu", lambda: {"menu": {"button": [{"name": "x"}]}})
    with pytest.raises(BadMenu, match="another menu"):
        await push_menu(client, CATALOGUE, "zh-CN")


FINE = {"wechat-menu-a": "A", "wechat-menu-b": "B"}


@pytest.mark.parametrize(
    ("layout", "texts", "fault"),
    [
        ({}, {}, "0 top buttons"),
        ({"a": (), "b": (), "c": (), "d": ()}, {"c": "C", "d": "D"}, "4 top buttons"),
        ({"a": ("b", "c", "d", "e", "f", "g")}, dict.fromkeys("cdefg", "x"), "6 buttons below"),
        ({"a": ("b", "b")}, {}, "a key stands twice"),
        ({"long": ()}, {"long": "六个汉字太长"}, "18 bytes"),
        ({"a": ("long",)}, {"long": "长" * 21}, "63 bytes"),
        ({"k" * 129: ()}, {"k" * 129: "K"}, "129 bytes"),
        ({"missing": ()}, {}, "no text wechat-menu-missing"),
    ],
)
def test_a_menu_against_the_rules_is_never_pushed(
    layout: Any, texts: dict[str, str], fault: str
) -> None:
    keys = FINE | {f"wechat-menu-{key}": text for key, text in texts.items()}
    source = "\n".join(f"{key} = {text}" for key, text in keys.items())
    with pytest.raises(BadMenu, match=fault):
        build(Catalogue({"zh-CN": source}), "zh-CN", layout)
