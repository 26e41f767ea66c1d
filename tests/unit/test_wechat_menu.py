"""The custom menus: within the platform's rules, put, and read back."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.config import WechatAccount
from bot.i18n import Catalogue
from bot.interrupts import Key
from bot.operating.menus import Button, Second, There
from flows.front import Tile
from handlers.wechat.abilities import Account
from handlers.wechat.client import Client
from handlers.wechat.menu import LARGER, LAYOUT, Layout, Menus, build, write
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


LAYOUTS = pytest.mark.parametrize("larger", [False, True], ids=["everybody", "larger"])


@LAYOUTS
@pytest.mark.parametrize("locale", CATALOGUE.locales)
def test_every_language_has_menus_the_platform_accepts(locale: str, larger: bool) -> None:
    menu, faults = build(CATALOGUE, locale, LARGER if larger else LAYOUT, larger=larger)
    assert not faults
    check_menu({"button": write(menu)})


@pytest.mark.parametrize("layout", [LAYOUT, LARGER], ids=["everybody", "larger"])
def test_every_button_is_something_the_conversation_knows(layout: Layout) -> None:
    keys = {key for top, below in layout.items() for key in below or (top,)}
    assert keys <= set(Key) | set(Tile)
    assert layout[str(Key.HUMAN)] == ()  # a clinician is one press away


def test_the_larger_menu_has_fewer_lines_and_leads_back_to_the_standard_wording() -> None:
    usual, _ = build(CATALOGUE, "zh-CN")
    larger, _ = build(CATALOGUE, "zh-CN", LARGER, larger=True)
    assert len(larger[2].below) <= 4 < len(usual[2].below)
    assert {one.name: one.key for one in larger[2].below}["标准版"] == "larger"


async def test_what_is_put_is_read_back_the_same_and_can_be_pressed(
    fake: FakeWechat, client: Client
) -> None:
    account = Account(WechatAccount.SERVICE, clock=now)
    menus = Menus(client=client, account=account, catalogue=CATALOGUE, locale="zh-CN")
    assert await menus.there() == There(None)
    usual, _ = menus.made(larger=False)
    larger, _ = menus.made(larger=True)
    tag = await client.make_tag("a")
    await menus.put(usual)
    await menus.put_second(larger, tag=tag)
    there = await menus.there()
    assert (there.menu, there.of(tag)) == (usual, larger)
    assert str(Key.HUMAN) in keys_of(fake.menus.default or {})
    await menus.remove(there.seconds[0].id)
    assert await menus.there() == There(usual)


@pytest.mark.parametrize(
    ("said", "tag"),
    [
        ([{"button": [], "matchrule": {"group_id": 101}, "menuid": 7}], 101),
        ([{"button": [], "matchrule": {"tag_id": "101"}, "menuid": 7}], 101),
        ({"button": [], "matchrule": {"group_id": "101"}, "menuid": 7}, 101),
        ([{"button": [], "matchrule": {"client_platform_type": 2}, "menuid": 7}], None),
        ([{"button": [], "menuid": 7}], None),
    ],
)
async def test_second_menus_are_read_however_the_platform_writes_them(
    fake: FakeWechat, client: Client, monkeypatch: pytest.MonkeyPatch, said: Any, tag: int | None
) -> None:
    monkeypatch.setattr(fake.menus, "get", lambda: {"menu": VIEW, "conditionalmenu": said})
    account = Account(WechatAccount.SERVICE, clock=now)
    menus = Menus(client=client, account=account, catalogue=CATALOGUE, locale="zh-CN")
    there = await menus.there()
    assert there.seconds == (Second("7", tag, ()),)
    assert there.menu == (Button("x", "view https://a.example"),)


VIEW = {"button": [{"name": "x", "type": "view", "url": "https://a.example"}]}
FINE = {"wechat-menu-a": "A", "wechat-menu-b": "B"}


@pytest.mark.parametrize(
    ("layout", "texts", "fault"),
    [
        ({}, {}, ("tops", "", 0, 3)),
        ({"a": (), "b": (), "c": (), "d": ()}, {"c": "C", "d": "D"}, ("tops", "", 4, 3)),
        ({"a": tuple("bcdefg")}, dict.fromkeys("cdefg", "x"), ("below", "A", 6, 5)),
        ({"a": ("b", "b")}, {}, ("twice", "b", 0, 0)),
        ({"long": ()}, {"long": "六个汉字太长"}, ("size", "六个汉字太长", 18, 16)),
        ({"a": ("long",)}, {"long": "长" * 21}, ("size", "长" * 21, 63, 60)),
        ({"k" * 129: ()}, {"k" * 129: "K"}, ("key", "k" * 129, 129, 128)),
        ({"missing": ()}, {}, ("missing", "wechat-menu-missing", 0, 0)),
    ],
)
def test_what_breaks_the_rules_is_named(
    layout: Any, texts: dict[str, str], fault: tuple[str, str, int, int]
) -> None:
    keys = FINE | {f"wechat-menu-{key}": text for key, text in texts.items()}
    source = "\n".join(f"{key} = {text}" for key, text in keys.items())
    _, faults = build(Catalogue({"zh-CN": source}), "zh-CN", layout)
    assert fault in faults
