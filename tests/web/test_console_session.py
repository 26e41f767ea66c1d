"""A login in the console: its password, its cookie, and when it ends."""

from __future__ import annotations

import re

import pytest

from bot.clinic import presence, staff
from bot.store.session import Store
from tests.console import PASSWORD, House, a_house
from tests.web.case_desk import rows


async def test_a_password_handed_out_must_be_changed_before_anything_else(house: House) -> None:
    await house.hire("li", once=True)
    async with house.visitor() as visitor:
        await visitor.log_in("li")
        async with visitor.session.get("/console", allow_redirects=False) as answer:
            assert answer.headers["Location"] == "/console/password"
        await visitor.get("/console/password")
        new = {"new": "ein neues wort", "again": "ein neues wort"}
        status, text, _ = await visitor.post("/console/password", old="falsch", **new)
        assert status == 422 and "当前密码不正确" in text
        status, _, location = await visitor.post("/console/password", old=PASSWORD, **new)
        assert (status, location) == (303, "/console")
        assert (await visitor.get("/console"))[0] == 200
    async with house.visitor() as visitor:
        assert (await visitor.log_in("li", "ein neues wort"))[0] == 303


@pytest.mark.parametrize(
    ("new", "again", "said"),
    [
        ("ein neues wort", "ein anderes", "不一致"),
        ("kurz", "kurz", "太短"),
        (PASSWORD, PASSWORD, "不能与当前密码相同"),
    ],
)
async def test_a_poor_new_password_is_refused_with_the_reason(
    house: House, new: str, again: str, said: str
) -> None:
    await house.hire("li")
    async with house.inside("li") as visitor:
        await visitor.get("/console/password")
        status, text, _ = await visitor.post(
            "/console/password", old=PASSWORD, new=new, again=again
        )
        assert status == 422 and said in text


async def test_logging_out_ends_the_session_itself_and_not_just_the_cookie(house: House) -> None:
    await house.hire("li")
    async with house.inside("li") as visitor:
        kept = {c.key: c.value for c in visitor.session.cookie_jar}
        await visitor.post("/console/logout")
        async with visitor.session.get("/console", cookies=kept, allow_redirects=False) as answer:
            assert answer.status == 303 and "login" in answer.headers["Location"]


async def test_who_has_logged_out_everywhere_is_offered_nothing(house: House) -> None:
    li = await house.hire("li")

    async def here() -> str:
        return str((await house.store.read(lambda conn: presence.get(conn, li))).state)

    async with house.inside("li") as one, house.inside("li") as other:
        await one.post("/console/presence", to="online")
        await one.post("/console/logout")
        assert await here() == "online"
        await other.post("/console/logout")
        assert await here() == "break"
    noted = [row.action for row in await rows(house, "audit")]
    assert noted.count("logout") == 2
    async with house.inside("li") as visitor:
        await visitor.post("/console/presence", to="off")
        await visitor.post("/console/logout")
    assert await here() == "off"


async def test_a_login_left_alone_ends_after_half_an_hour(house: House) -> None:
    await house.hire("li")
    async with house.inside("li") as visitor:
        house.clock.pass_by(minutes=29)
        assert (await visitor.get("/console"))[0] == 200
        house.clock.pass_by(minutes=29)
        assert (await visitor.get("/console"))[0] == 200
        house.clock.pass_by(minutes=31)
        assert (await visitor.get("/console"))[0] == 303


async def test_watching_a_live_page_does_not_keep_a_login_alive(house: House) -> None:
    await house.hire("li")
    async with house.inside("li") as visitor:
        house.clock.pass_by(minutes=20)
        async with visitor.session.get("/console/events") as answer:
            assert answer.status == 200
        house.clock.pass_by(minutes=11)
        assert (await visitor.get("/console"))[0] == 303


async def test_the_session_is_a_new_one_after_each_login(house: House) -> None:
    await house.hire("li")
    async with house.inside("li") as visitor:
        first = {c.key: c.value for c in visitor.session.cookie_jar}["qianmen-staff"]
        await visitor.post("/console/logout")
        await visitor.log_in("li")
        second = {c.key: c.value for c in visitor.session.cookie_jar}["qianmen-staff"]
        assert first != second


@pytest.mark.parametrize(
    ("public_url", "name", "secure"),
    [("", "qianmen-staff", False), ("https://a.example", "__Host-qianmen-staff", True)],
)
async def test_the_cookie_is_bound_to_this_host_when_the_site_has_https(
    store: Store, public_url: str, name: str, secure: bool
) -> None:
    async with a_house(store, public_url=public_url) as house:
        await house.hire("li")
        async with house.visitor() as visitor:
            async with visitor.session.get("/console/login") as page:
                token = re.search(r'name="token" value="([^"]+)"', await page.text())
                form = {c.key: c.value for c in page.cookies.values()}
            assert token is not None
            data = {"token": token[1], "login": "li", "password": PASSWORD}
            sent = "; ".join(f"{key}={value}" for key, value in form.items())
            async with visitor.session.post(
                "/console/login", data=data, headers={"Cookie": sent}, allow_redirects=False
            ) as answer:
                cookie = answer.cookies[name]
    assert cookie["httponly"] and cookie["samesite"] == "Lax" and cookie["path"] == "/"
    assert bool(cookie["secure"]) is secure and not cookie["domain"]


async def test_a_disabled_member_is_out_at_once(house: House) -> None:
    await house.hire("li")
    async with house.inside("li") as visitor:
        await house.store.write(lambda conn: staff.disable(conn, login="li", now=house.clock()))
        assert (await visitor.get("/console"))[0] == 303
        assert (await visitor.log_in("li"))[0] == 401
