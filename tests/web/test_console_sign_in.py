"""Sign-in through the house's own provider: who is let in, and each lie that is not believed."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
from joserfc.jwk import OctKey
from sqlalchemy import select

from bot.bell import LocalBell
from bot.store.session import Store
from handlers.console.provider import Provider
from tests.clinic import TABLES
from tests.console import Held, House, Recording, Visitor, a_house, serve
from tests.platforms.openid import CLIENT, SECRET, Openid, new_key
from tests.web.test_console_second import code, enrol

START, SITE = "/console/login/oidc", "http://127.0.0.1"
BACK = f"{SITE}{START}/back"
LI: dict[str, Any] = {"sub": "u-1", "email": "li@a.example", "email_verified": True}


@pytest.fixture
async def openid() -> AsyncIterator[Openid]:
    clock = Held()
    async with Openid(now=clock, back=BACK, who=dict(LI)) as provider:
        yield provider


@pytest.fixture
async def house(store: Store, openid: Openid) -> AsyncIterator[House]:
    us = Provider(openid.issuer, CLIENT, SECRET, openid.now)
    parts: Any = {"public_url": SITE, "provider": us}
    async with serve(store, Recording(), LocalBell(), openid.now, **parts) as running:
        yield running


async def off(visitor: Visitor, path: str = START) -> str:
    """Press the button; returns where the browser is sent."""
    async with visitor.session.get(path, allow_redirects=False) as answer:
        assert answer.status == 303
        return answer.headers["Location"]


async def back(visitor: Visitor, where: str) -> tuple[int, str, str]:
    """(status, page, where it leads) of the way back."""
    path = where.removeprefix(SITE)
    async with visitor.session.get(path, allow_redirects=False) as answer:
        return answer.status, await answer.text(), answer.headers.get("Location", "")


async def comes(visitor: Visitor, openid: Openid, path: str = START) -> tuple[int, str, str]:
    return await back(visitor, openid.sign_in(await off(visitor, path)))


async def test_who_is_known_by_a_verified_address_is_in(house: House, openid: Openid) -> None:
    await house.hire("li", email="li@a.example", once=True)
    async with house.visitor() as visitor:
        _, page = await visitor.get("/console/login")
        assert f'href="{START}"' in page
        status, _, to = await comes(visitor, openid, f"{START}?next=/console/case/7")
        assert (status, to) == (303, "/console/case/7")
        # No password was asked, so that none has to be changed.
        assert (await visitor.get("/console"))[0] == 200
    openid.who = {"sub": "u-1"}  # from now on the provider's own name of them is enough
    async with house.visitor() as visitor:
        assert (await comes(visitor, openid))[2] == "/console"
    audit = TABLES["audit"]
    found = select(audit.c.action).where(audit.c.subject == "staff:1").order_by(audit.c.id)
    told = await house.store.read(lambda conn: list(conn.execute(found).scalars()))
    assert told == ["staff.added", "identity.linked", "login", "login"]


@pytest.mark.parametrize(
    "who",
    [
        {"sub": "u-9", "email": "stranger@a.example", "email_verified": True},
        LI | {"email_verified": False},
        LI | {"email_verified": "true"},
        {"sub": "u-1"},
    ],
)
async def test_nobody_becomes_one_of_the_staff_by_signing_in(
    house: House, openid: Openid, who: dict[str, Any]
) -> None:
    await house.hire("li", email="li@a.example")
    openid.who = who
    async with house.visitor() as visitor:
        status, page, _ = await comes(visitor, openid)
        assert status == 401 and "没有对应的员工" in page
        assert (await visitor.get("/console"))[0] == 303


@pytest.mark.parametrize(
    "lies",
    [
        {"nonce": "another"},
        {"nonce": None},
        {"aud": "another"},
        {"aud": [CLIENT, "another"]},
        {"aud": [CLIENT], "azp": "another"},
        {"exp": 1},
        {"exp": None},
        {"iat": 99999999999},
        {"iss": "https://evil.example"},
        {"sub": ""},
        {"sub": None},
    ],
    ids=str,
)
async def test_a_token_not_meant_for_this_sign_in_is_not_believed(
    house: House, openid: Openid, lies: dict[str, Any]
) -> None:
    await house.hire("li", email="li@a.example")
    openid.lies = lies
    async with house.visitor() as visitor:
        status, page, _ = await comes(visitor, openid)
        assert status == 401 and "无法核实" in page
        assert (await visitor.get("/console"))[0] == 303


async def test_a_token_that_nobody_signed_is_not_believed(house: House, openid: Openid) -> None:
    await house.hire("li", email="li@a.example")
    openid.plain = True
    async with house.visitor() as visitor:
        assert (await comes(visitor, openid))[0] == 401


async def test_a_changed_key_is_fetched_once_and_an_unknown_one_is_refused(
    house: House, openid: Openid
) -> None:
    await house.hire("li", email="li@a.example")
    async with house.visitor() as visitor:
        assert (await comes(visitor, openid))[0] == 303
    assert openid.asked_for_keys == 1
    openid.published = [new_key("two")]
    async with house.visitor() as visitor:
        assert (await comes(visitor, openid))[0] == 303
    assert openid.asked_for_keys == 2
    for key in (new_key("three"), new_key("two")):  # nobody's key, and one that takes a known name
        openid.sign_with, before = key, openid.asked_for_keys
        async with house.visitor() as visitor:
            status, page, _ = await comes(visitor, openid)
            assert status == 401 and "无法核实" in page
        assert openid.asked_for_keys - before == (1 if key.kid == "three" else 0)


async def test_a_key_shared_with_the_world_signs_nothing(house: House, openid: Openid) -> None:
    await house.hire("li", email="li@a.example")
    openid.published = [OctKey.generate_key(256, {"kid": "one"})]  # type: ignore[list-item]
    openid.sign_with = new_key("one")
    async with house.visitor() as visitor:
        assert (await comes(visitor, openid))[0] == 401


async def test_what_a_browser_brings_back_is_its_own_and_serves_once(
    house: House, openid: Openid
) -> None:
    await house.hire("li", email="li@a.example")
    async with house.visitor() as mine, house.visitor() as theirs:
        where = openid.sign_in(await off(mine))
        assert (await back(theirs, where))[0] == 401  # begun in another browser
        await off(theirs)
        assert (await back(theirs, where))[0] == 401  # another state
        assert (await back(mine, where))[0] == 303
        assert (await back(mine, where))[0] == 401
        where = openid.sign_in(await off(mine))
        house.clock.pass_by(minutes=11)
        status, page, _ = await back(mine, where)
        assert status == 401 and "已经过期" in page
        state = where.split("state=")[1].split("&")[0]
        await off(mine)
        assert (await back(mine, f"{BACK}?error=access_denied&state={state}"))[0] == 401


async def test_refusals_of_the_provider_and_its_absence_are_said(
    house: House, openid: Openid
) -> None:
    await house.hire("li", email="li@a.example")
    async with house.visitor() as visitor:
        where = await off(visitor)
        state = where.split("state=")[1].split("&")[0]
        status, page, _ = await back(visitor, f"{BACK}?error=access_denied&state={state}")
        assert status == 401 and "没有通过" in page and "access_denied" not in page
        state = (await off(visitor)).split("state=")[1].split("&")[0]
        status, page, _ = await back(visitor, f"{BACK}?code=made-up&state={state}")
        assert status == 401 and "没有通过" in page
        openid.down = True
        house.clock.pass_by(hours=2)
        async with visitor.session.get(START, allow_redirects=False) as answer:
            assert answer.status == 502 and "连不上" in await answer.text()


async def test_whoever_is_shut_out_or_bound_to_another_account_stays_out(
    house: House, openid: Openid
) -> None:
    await house.hire("li", email="li@a.example")
    async with house.visitor() as visitor:
        assert (await comes(visitor, openid))[0] == 303
    openid.who = LI | {"sub": "u-2"}
    async with house.visitor() as visitor:
        status, page, _ = await comes(visitor, openid)
        assert status == 401 and "已绑定另一个单位账号" in page
    openid.who = dict(LI)
    await house.hire("wu", email="wu@a.example", active=False)
    openid.who = {"sub": "u-3", "email": "wu@a.example", "email_verified": True}
    async with house.visitor() as visitor:
        status, page, _ = await comes(visitor, openid)
        assert status == 401 and "已停用" in page


async def test_a_second_factor_is_asked_after_the_provider_too(
    house: House, openid: Openid
) -> None:
    await house.hire("li", email="li@a.example")
    async with house.inside("li") as visitor:
        key, _ = await enrol(house, visitor)
    async with house.visitor() as visitor:
        assert (await comes(visitor, openid))[2] == "/console/login/factor"
        assert (await visitor.get("/console"))[0] == 303
        await visitor.get("/console/login/factor")
        given = await visitor.post("/console/login/factor", code=code(house, key))
        assert given[2] == "/console"


async def test_without_a_provider_there_is_no_such_way(store: Store) -> None:
    async with a_house(store) as plain, plain.visitor() as visitor:
        assert START not in (await visitor.get("/console/login"))[1]
        assert (await visitor.get(START))[0] == 404
