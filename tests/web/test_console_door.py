"""Getting into the console, and what keeps others out."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from bot.clinic import logins
from tests.clinic import TABLES, add_person, open_case
from tests.console import PASSWORD, House


async def test_a_stranger_is_led_to_the_login_and_back_to_the_page_they_wanted(
    house: House,
) -> None:
    await house.hire("li")
    async with house.visitor() as visitor:
        async with visitor.session.get("/console/case/7", allow_redirects=False) as answer:
            wanted = answer.headers["Location"]
        assert (answer.status, wanted) == (303, "/console/login?next=/console/case/7")
        await visitor.get(wanted)
        status, _, location = await visitor.post(wanted, login="li", password=PASSWORD)
        assert (status, location) == (303, "/console/case/7")


@pytest.mark.parametrize(
    "wanted", ["//evil.example", "https://evil.example", "/chat", "/console/../x"]
)
async def test_the_login_leads_nowhere_but_into_the_console(house: House, wanted: str) -> None:
    await house.hire("li")
    async with house.visitor() as visitor:
        await visitor.get("/console/login")
        path = f"/console/login?next={wanted}"
        _, _, location = await visitor.post(path, login="li", password=PASSWORD)
        assert location == "/console"


@pytest.mark.parametrize(("login", "password"), [("li", "falsch geraten"), ("wer", PASSWORD)])
async def test_a_wrong_login_says_the_same_whatever_was_wrong(
    house: House, login: str, password: str
) -> None:
    await house.hire("li")
    async with house.visitor() as visitor:
        status, text = await visitor.log_in(login, password)
        assert status == 401 and "账号或密码不正确" in text


async def test_guessing_is_stopped_even_when_the_right_password_comes_at_last(
    house: House,
) -> None:
    await house.hire("li")
    async with house.visitor() as visitor:
        tries = [(await visitor.log_in("li", f"falsch {n}"))[0] for n in range(logins.TRIES)]
        assert tries == [401] * logins.TRIES
        assert (await visitor.log_in("li"))[0] == 429
        house.clock.pass_by(minutes=16)
        assert (await visitor.log_in("li"))[0] == 303


async def test_a_login_form_of_another_page_is_refused(house: House) -> None:
    await house.hire("li")
    async with house.visitor() as visitor:
        await visitor.get("/console/login")
        said = {"login": "li", "password": PASSWORD}
        assert (await visitor.post("/console/login", token="made-up", **said))[0] == 403
    async with house.visitor() as visitor:
        assert (await visitor.post("/console/login", token="made-up", **said))[0] == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
    ],
)
async def test_what_another_site_sends_is_refused_even_with_the_token(
    house: House, headers: dict[str, str]
) -> None:
    await house.hire("li")
    case_id = await house.store.write(lambda conn: open_case(conn, add_person(conn, "ann")))
    async with house.inside("li") as visitor:
        status, _, _ = await visitor.post(f"/console/case/{case_id}/accept", headers=headers)
        assert status == 403
    assert house.turns.told == []


@pytest.mark.parametrize("token", ["", "made-up"])
@pytest.mark.parametrize(
    "path", ["case/1/accept", "case/1/say", "case/1/close", "logout", "password"]
)
async def test_nothing_changes_without_the_token_of_the_session(
    house: House, path: str, token: str
) -> None:
    await house.hire("li")
    await house.store.write(lambda conn: open_case(conn, add_person(conn, "ann")))
    async with house.inside("li") as visitor:
        assert (await visitor.post(f"/console/{path}", token=token, text="x"))[0] == 403
    assert house.turns.told == []


async def test_logins_and_failures_are_audited_without_a_name(house: House) -> None:
    await house.hire("li")
    async with house.visitor() as visitor:
        await visitor.log_in("li", "falsch geraten")
        await visitor.log_in("li")
    table = TABLES["audit"]
    found = await house.store.read(
        lambda conn: conn.execute(select(table.c.action, table.c.subject)).all()
    )
    assert [tuple(row) for row in found] == [
        ("staff.added", "staff:1"),
        ("login.failed", "staff:1"),
        ("login", "staff:1"),
    ]


async def test_a_right_password_clears_the_failures_before_it(house: House) -> None:
    await house.hire("li")
    async with house.visitor() as visitor:
        for _ in range(3):
            await visitor.log_in("li", "falsch geraten")
            await visitor.log_in("li", "falsch geraten")
            await visitor.log_in("li")
            await visitor.post("/console/logout")
        assert (await visitor.log_in("li"))[0] == 303


async def test_attempts_are_counted_by_keyed_digests_only(house: House) -> None:
    async with house.visitor() as visitor:
        await visitor.log_in("somebody", "falsch geraten")
    attempt = TABLES["attempt"]
    rows = await house.store.read(lambda conn: conn.execute(select(attempt.c.who)).scalars().all())
    assert len(rows) == 2 and all(len(row) == 16 for row in rows)
    count = await house.store.read(
        lambda conn: conn.execute(select(func.count()).select_from(TABLES["session"])).scalar_one()
    )
    assert count == 0
