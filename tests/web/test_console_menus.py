"""The page of WeChat's menus: what it shows, pushes and says of an account that refuses."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from bot.config import WechatAccount
from bot.store.session import Store
from tests.console import House, Visitor, a_house
from tests.contract.test_wechat_menus import ADD, CREATE, Menus, menus
from tests.platforms.faults import FaultKind
from tests.web.test_console_operating import actions, desk

PAGE = "/console/channels/menus"


@asynccontextmanager
async def seated(
    store: Store, *, kind: WechatAccount = WechatAccount.SERVICE
) -> AsyncIterator[tuple[House, Menus, Visitor]]:
    """An operator at the page, over the strict platform."""
    async with menus(store) as here:
        await here.elders()
        here.become(kind)
        async with a_house(store, menus=here.keeper) as house:
            await desk(house)
            async with house.inside("ou") as visitor:
                await visitor.get(PAGE)
                yield house, here, visitor


async def test_both_menus_are_shown_pushed_and_on_record(store: Store) -> None:
    async with seated(store) as (house, here, visitor):
        _, text = await visitor.get(PAGE)
        for said in ("还不知道微信上是什么", "大字版", "标准版", "都在微信的限制以内", "大字”的人"):
            assert said in text, said
        assert here.fake.calls_of(CREATE) == []
        status, _, to = await visitor.post(f"{PAGE}/push")
        assert (status, to) == (303, PAGE)
        _, text = await visitor.get(PAGE)
        for said in ("和这里一致", "ou医生", "2 位大字版用户里，2 位看到"):
            assert said in text, said
        assert "不一致" not in text
        assert await actions(house, "menus.") == ["menus.pushed"]


async def test_what_was_changed_elsewhere_is_found_on_request(store: Store) -> None:
    async with seated(store) as (house, here, visitor):
        await visitor.post(f"{PAGE}/push")
        here.fake.menus.conditional.clear()
        assert "和这里一致" in (await visitor.get(PAGE))[1]
        assert (await visitor.post(f"{PAGE}/look"))[0] == 303
        _, text = await visitor.get(PAGE)
        assert "和这里不一致" in text and "大字版菜单不在微信上" in text
        assert await actions(house, "menus.") == ["menus.pushed", "menus.looked"]


async def test_a_break_in_the_middle_is_told_and_pushing_again_mends(store: Store) -> None:
    async with seated(store) as (_, here, visitor):
        await visitor.post(f"{PAGE}/push")
        here.fake.faults.add(FaultKind.RESET_BEFORE, method=ADD)
        await visitor.post(f"{PAGE}/push")
        _, text = await visitor.get(PAGE)
        for said in ("大字版的没有推成", "连接断了", "再推送一次就会补上", "和这里不一致"):
            assert said in text, said
        await visitor.post(f"{PAGE}/push")
        _, text = await visitor.get(PAGE)
        assert "和这里一致" in text and "连接断了" not in text


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (48001, "微信不许这个公众号用这个功能"),
        (40164, "IP 不在公众号的白名单里"),
        (45009, "今天的调用次数用完了"),
        (99999, "我们不认识的错误码"),
    ],
)
async def test_a_refusal_is_told_in_plain_words(store: Store, code: int, said: str) -> None:
    async with seated(store) as (_, here, visitor):
        here.fake.faults.add(FaultKind.ERRCODE, method=CREATE, code=code)
        await visitor.post(f"{PAGE}/push")
        _, text = await visitor.get(PAGE)
        assert said in text and f"wechat-{code}" in text and "没有推成" in text


async def test_an_account_that_may_not_is_told_so_and_nothing_is_called(store: Store) -> None:
    async with seated(store, kind=WechatAccount.UNVERIFIED_SUBSCRIPTION) as (_, here, visitor):
        status, text, _ = await visitor.post(f"{PAGE}/push")
        assert status == 422 and "这种公众号不能有自定义菜单" in text
        assert here.fake.calls_of(CREATE) == []


async def test_an_account_without_second_menus_gets_one(store: Store) -> None:
    async with seated(store, kind=WechatAccount.UNVERIFIED_SERVICE) as (_, here, visitor):
        await visitor.post(f"{PAGE}/push")
        _, text = await visitor.get(PAGE)
        assert "不能按标签给第二份菜单" in text and "和这里一致" in text
        assert here.fake.calls_of(ADD) == []


async def test_without_wechat_the_page_says_so(house: House) -> None:
    await desk(house)
    async with house.inside("ou") as visitor:
        assert "微信没有开" in (await visitor.get(PAGE))[1]
        for what in ("push", "look"):
            status, text, _ = await visitor.post(f"{PAGE}/{what}")
            assert status == 422 and "QIANMEN_WECHAT_TOKEN" in text
