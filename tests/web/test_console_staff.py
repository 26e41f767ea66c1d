"""The pages of the staff and of logins by HTTP: what an administrator does, and what is refused."""

from __future__ import annotations

import re
from typing import Any

import pytest
from sqlalchemy import select

from bot.clinic import staff
from tests.clinic import TABLES
from tests.console import PASSWORD, House

PAGE = "/console/staff"
NEW: dict[str, Any] = {"login": "Wu", "name": "吴强", "role": "sampler", "capacity": "3"}
HANDED = re.compile(r'<code id="password">([a-z0-9-]{14})</code>')


async def member(house: House, login: str) -> staff.Member:
    found = await house.store.read(lambda conn: staff.named(conn, login))
    assert found is not None
    return found


async def told(house: House, who: int) -> list[tuple[str, str]]:
    """(actor, action) of the audit of one of the staff."""
    audit = TABLES["audit"]
    found = select(audit.c.actor, audit.c.action).where(audit.c.subject == f"staff:{who}")
    rows = await house.store.read(lambda conn: conn.execute(found.order_by(audit.c.id)).all())
    return [(row.actor, row.action) for row in rows]


async def test_somebody_new_gets_a_password_that_is_shown_once_and_must_be_changed(
    house: House,
) -> None:
    ma = await house.hire("ma", role="administrator", licence="")
    async with house.inside("ma") as admin:
        assert 'name="login"' in (await admin.get(f"{PAGE}/new"))[1]
        status, text, _ = await admin.post(f"{PAGE}/new", **NEW, **{"also-site": "on"})
        password = HANDED.search(text)
        assert status == 200 and password is not None
        wu = await member(house, "wu")
        assert wu.roles == ("sampler", "site") and wu.once
        assert password[1] not in (await admin.get(f"{PAGE}/{wu.id}"))[1]
        assert (f"staff:{ma}", "staff.added") in await told(house, wu.id)
    async with house.visitor() as visitor:
        assert (await visitor.log_in("wu", password[1]))[0] == 303
        async with visitor.session.get("/console/route", allow_redirects=False) as answer:
            assert answer.headers["Location"] == "/console/password"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"login": "MA"}, "这个账号已经有人用了"),
        ({"name": ""}, "请填写姓名"),
        ({"role": "boss"}, "没有这个角色"),
        ({"capacity": "51"}, "1 到 50"),
        ({"email": "nowhere"}, "邮箱的写法不对"),
        ({"also-boss": "on"}, "没有这个角色"),
        ({"department-99": "on"}, "没有这个科室"),
    ],
)
async def test_what_is_wrong_is_said_and_what_was_typed_stays(
    house: House, given: dict[str, str], said: str
) -> None:
    await house.hire("ma", role="administrator", licence="")
    async with house.inside("ma") as admin:
        status, text, _ = await admin.post(f"{PAGE}/new", **(NEW | given))
    assert (status == 422 and said in text and 'value="sampler" selected' in text) or given.get(
        "role"
    )
    assert len(await house.store.read(staff.everybody)) == 1


async def test_roles_given_are_in_force_at_the_next_press(house: House) -> None:
    li = await house.hire("li")
    ma = await house.hire("ma", role="administrator", licence="")
    values = {"name": "李敏", "title": "主任", "licence": "110", "role": "doctor", "capacity": "5"}
    async with house.inside("li") as doctor, house.inside("ma") as admin:
        assert (await doctor.get("/console/board"))[0] == 403
        given = {"also-supervisor": "on", "department-03.01": "on", "email": "Li@A.example"}
        status, _, to = await admin.post(f"{PAGE}/{li}", **values, **given)
        assert (status, to) == (303, f"{PAGE}/{li}")
        assert (await doctor.get("/console/board"))[0] == 200
        _, page = await admin.get(f"{PAGE}/{li}")
        assert 'value="li@a.example"' in page and 'name="also-supervisor" checked' in page
        await admin.post(f"{PAGE}/{li}", **(values | {"role": "sampler"}))
        assert (await doctor.get("/console/board"))[0] == 403
        assert (await doctor.get("/console/case/1"))[0] == 403
    assert (f"staff:{ma}", "staff.changed") in await told(house, li)


async def test_whoever_is_shut_out_is_out_at_once_and_can_be_let_in_again(house: House) -> None:
    li = await house.hire("li")
    ma = await house.hire("ma", role="administrator", licence="")
    async with house.inside("ma") as admin:
        async with house.inside("li") as doctor:
            assert (await admin.post(f"{PAGE}/{li}/disable"))[0] == 303
            assert (await doctor.get("/console"))[0] == 303
            assert (await doctor.log_in("li"))[0] == 401
        assert "已停用" in (await admin.get(PAGE))[1]
        assert (await admin.post(f"{PAGE}/{li}/enable"))[0] == 303
    async with house.visitor() as doctor:
        assert (await doctor.log_in("li"))[0] == 303
    done = [action for actor, action in await told(house, li) if actor == f"staff:{ma}"]
    assert done == ["staff.disabled", "staff.enabled"]


async def test_a_new_password_ends_every_login_and_the_former_one(house: House) -> None:
    li = await house.hire("li")
    await house.hire("ma", role="administrator", licence="")
    async with house.inside("ma") as admin, house.inside("li") as doctor:
        _, text, _ = await admin.post(f"{PAGE}/{li}/password")
        new = HANDED.search(text)
        assert new is not None
        assert (await doctor.get("/console"))[0] == 303
        assert (await doctor.log_in("li", PASSWORD))[0] == 401
        assert (await doctor.log_in("li", new[1]))[0] == 303


async def test_the_last_administrator_cannot_lock_the_door_behind_everybody(house: House) -> None:
    ma = await house.hire("ma", role="administrator", licence="")
    async with house.inside("ma") as admin:
        status, text, _ = await admin.post(f"{PAGE}/{ma}/disable")
        assert status == 422 and "最后一位系统管理员" in text
        values = {"name": "马明", "role": "operator", "capacity": "3"}
        status, text, _ = await admin.post(f"{PAGE}/{ma}", **values)
        assert status == 422 and "最后一位系统管理员" in text
        assert (await admin.get(PAGE))[0] == 200


async def test_one_sees_ones_own_logins_and_ends_those_elsewhere(house: House) -> None:
    await house.hire("li")
    async with house.inside("li") as here, house.inside("li") as there:
        _, page = await here.get("/console/sessions")
        keys = re.findall(r'name="key" value="([0-9a-f]{64})"', page)
        assert len(keys) == 1 and "这里" in page
        assert (await here.post("/console/sessions", key=keys[0]))[0] == 303
        assert (await there.get("/console"))[0] == 303
        assert (await here.get("/console"))[0] == 200
        async with house.inside("li") as again:
            await here.post("/console/sessions", key="others")
            assert (await again.get("/console"))[0] == 303
        assert (await here.get("/console"))[0] == 200


async def test_nobody_ends_the_logins_of_others_without_the_right(house: House) -> None:
    await house.hire("li")
    ma = await house.hire("ma", role="administrator", licence="")
    async with house.inside("ma") as admin, house.inside("li") as doctor:
        _, page = await admin.get("/console/staff/" + str(ma))
        key = re.findall(r'name="key" value="([0-9a-f]{64})"', page)[0]
        await doctor.post("/console/sessions", key=key)
        assert (await doctor.post(f"{PAGE}/{ma}/logins", key=key))[0] == 403
        assert (await admin.get(PAGE))[0] == 200


async def test_an_administrator_ends_the_logins_of_somebody(house: House) -> None:
    li = await house.hire("li")
    await house.hire("ma", role="administrator", licence="")
    async with house.inside("ma") as admin, house.inside("li") as doctor:
        _, page = await admin.get(f"{PAGE}/{li}")
        key = re.findall(r'name="key" value="([0-9a-f]{64})"', page)[0]
        assert (await admin.post(f"{PAGE}/{li}/logins", key=key))[0] == 303
        assert (await doctor.get("/console"))[0] == 303
        assert (await admin.post(f"{PAGE}/999/logins", key="all"))[0] == 404
