"""The fake's custom menus: what is refused, which of them a person gets, what can be pressed."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from tests.platforms.wechat import FakeWechat
from tests.platforms.wechat_caller import Caller

ANN = "oANN0000000000000000000000-1"


@pytest.fixture
async def fake() -> AsyncIterator[FakeWechat]:
    async with FakeWechat() as server:
        yield server


@pytest.fixture
async def client(fake: FakeWechat) -> Caller:
    caller = Caller(fake)
    await caller.fetch()
    return caller


MENUS: list[tuple[int, dict[str, Any]]] = [
    (0, {"button": [{"type": "click", "name": "挂号", "key": "BOOK"}]}),
    (40016, {"button": []}),
    (40016, {"button": [{"type": "click", "name": "a", "key": "k"}] * 4}),
    (40017, {"button": [{"type": "shout", "name": "a", "key": "k"}]}),
    (40018, {"button": [{"type": "click", "name": "六个汉字菜单", "key": "k"}]}),
    (40019, {"button": [{"type": "click", "name": "a", "key": "k" * 129}]}),
    (40020, {"button": [{"type": "view", "name": "a", "url": "https://a/" + "x" * 1024}]}),
    (40023, {"button": [{"name": "a", "sub_button": [{"type": "click"}] * 6}]}),
    (40025, {"button": [{"name": "a", "sub_button": [{"type": "click", "name": "字" * 21}]}]}),
    (40026, {"button": [{"name": "a", "sub_button": [{"type": "click", "name": "b"}]}]}),
]


@pytest.mark.parametrize(("errcode", "menu"), MENUS)
async def test_a_menu_is_validated_part_by_part(
    client: Caller, errcode: int, menu: dict[str, Any]
) -> None:
    assert (await client.post("/cgi-bin/menu/create", menu))["errcode"] == errcode
    stored = await client.get("/cgi-bin/menu/get")
    given = {"button": [one | {"sub_button": []} for one in menu["button"]]}
    assert stored.get("menu") == (None if errcode else given)


CONDITIONAL: list[tuple[int, Any]] = [
    (0, {"tag_id": "100"}),
    (0, {"tag_id": 100}),
    (45159, {"tag_id": "7"}),
    (65304, None),
    (65304, {"tag_id": ""}),
    (65320, {"tag_id": "100", "language": "en"}),
    (65320, {"sex": "1"}),
]


@pytest.mark.parametrize(("errcode", "rule"), CONDITIONAL)
async def test_a_conditional_menu_needs_a_default_one_and_a_tag(
    client: Caller, errcode: int, rule: Any
) -> None:
    await client.post("/cgi-bin/tags/create", {"tag": {"name": "a"}})
    body = {**MENUS[0][1], "matchrule": rule}
    add = "/cgi-bin/menu/addconditional"
    assert (await client.post(add, body))["errcode"] == 65303
    await client.post("/cgi-bin/menu/create", MENUS[0][1])
    assert (await client.post(add, body)).get("errcode", 0) == errcode
    assert (await client.post(add, body | {"button": []}))["errcode"] == 40016
    there = await client.get("/cgi-bin/menu/get")
    assert len(there.get("conditionalmenu", [])) == (not errcode)
    await client.post("/cgi-bin/menu/create", MENUS[0][1])
    assert "conditionalmenu" not in await client.get("/cgi-bin/menu/get")


async def test_the_newest_conditional_menu_of_the_last_tag_is_shown(
    fake: FakeWechat, client: Caller
) -> None:
    fake.user(ANN)
    named = {}
    await client.post("/cgi-bin/menu/create", MENUS[0][1])
    for n, name in enumerate(("old", "new", "other")):
        await client.post("/cgi-bin/tags/create", {"tag": {"name": name}})
        tag = 100 if n < 2 else 102
        buttons = [{"type": "click", "name": name, "key": name}]
        body = {"button": buttons, "matchrule": {"tag_id": tag}}
        made = await client.post("/cgi-bin/menu/addconditional", body)
        named[name] = made["menuid"]

    async def shown() -> str:
        got = await client.post("/cgi-bin/menu/trymatch", {"user_id": ANN})
        return str(got["button"][0]["name"])

    assert await shown() == "挂号"
    fake.api.people[ANN].tags = [100]
    assert await shown() == "new"
    fake.api.people[ANN].tags = [100, 102]
    assert await shown() == "other"
    drop = "/cgi-bin/menu/delconditional"
    assert (await client.post(drop, {"menuid": named["other"]}))["errcode"] == 0
    assert (await client.post(drop, {"menuid": named["other"]}))["errcode"] == 65301
    assert await shown() == "挂号"
    assert (await client.post("/cgi-bin/menu/trymatch", {"user_id": "no"}))["errcode"] == 65302


async def test_only_buttons_of_the_menu_can_be_pressed(fake: FakeWechat, client: Caller) -> None:
    await client.post("/cgi-bin/menu/create", MENUS[0][1])
    user = fake.user(ANN)
    await user.tap_menu("BOOK")
    with pytest.raises(AssertionError, match="no menu button"):
        await user.tap_menu("OTHER")
    await client.get("/cgi-bin/menu/delete")
    assert (await client.get("/cgi-bin/menu/get"))["errcode"] == 46003
