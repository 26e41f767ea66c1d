"""Getting into the console, and what keeps others out."""

from __future__ import annotations

import hashlib
import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.clinic import logins
from bot.store.session import Store
from handlers.console.paper import HERE
from tests.clinic import TABLES, a_store, add_person, open_case
from tests.console import PASSWORD, House, a_house


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    async with a_store(f"sqlite:///{tmp_path / 't.db'}") as opened:
        yield opened


@pytest.fixture
async def house(store: Store) -> AsyncIterator[House]:
    async with a_house(store) as running:
        yield running


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


async def test_every_page_forbids_foreign_content_and_framing(house: House) -> None:
    async with house.visitor() as visitor, visitor.session.get("/console/login") as answer:
        policy = answer.headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")
        assert "frame-ancestors 'none'" in policy and "unsafe" not in policy
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Cache-Control"] == "no-store"
        page = await answer.text()
    assert not re.findall(r"(?:src|href|action)=\"(?:https?:)?//", page)


async def test_the_page_speaks_the_language_chosen(house: House) -> None:
    async with house.visitor() as visitor:
        assert "医护登录" in (await visitor.get("/console/login"))[1]
        status, _ = await visitor.get("/console/language/en?next=/console/login")
        assert status == 303 and "Staff login" in (await visitor.get("/console/login"))[1]
        async with visitor.session.get(
            "/console/language/en?next=//evil.example", allow_redirects=False
        ) as answer:
            assert answer.headers["Location"] == "/console"


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


async def test_a_disabled_member_is_out_at_once(house: House) -> None:
    from bot.clinic import staff

    await house.hire("li")
    async with house.inside("li") as visitor:
        await house.store.write(lambda conn: staff.disable(conn, login="li", now=house.clock()))
        assert (await visitor.get("/console"))[0] == 303
        assert (await visitor.log_in("li"))[0] == 401


def test_vendored_scripts_are_the_published_ones() -> None:
    listed = (HERE / "static" / "VENDOR.md").read_text()
    rows = re.findall(
        r"^\| (\S+\.js) \| (\S+) \| ([\d.]+) \| (\S+) \| ([0-9a-f]{64}) \|$", listed, re.MULTILINE
    )
    vendored = {path.name for path in (HERE / "static").glob("*.min.js")}
    assert {row[0] for row in rows} == vendored and len(rows) == 2
    for name, *_, digest in rows:
        assert hashlib.sha256((HERE / "static" / name).read_bytes()).hexdigest() == digest


async def test_static_files_are_kept_for_as_long_as_their_content_stays(house: House) -> None:
    async with house.visitor() as visitor:
        _, page = await visitor.get("/console/login")
        found = re.search(r'href="(/console/static/console.css\?v=\w+)"', page)
        assert found is not None
        async with visitor.session.get(found[1]) as answer:
            assert answer.status == 200 and "immutable" in answer.headers["Cache-Control"]
            assert answer.content_type == "text/css"
        async with visitor.session.get("/console/static/console.css?v=old") as answer:
            assert answer.headers["Cache-Control"] == "no-cache"
        async with visitor.session.get("/console/static/..%2fsite.py") as answer:
            assert answer.status == 404


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
