"""The second factor by HTTP: set up, asked at the login, demanded of a role, reset by another."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator

import pyotp
import pytest
from sqlalchemy import select

from bot.clinic import logins
from bot.clinic.factors import PERIOD
from bot.store.session import Store
from tests.clinic import TABLES
from tests.console import PASSWORD, House, Visitor, a_house

KEY = re.compile(r'<code class="key" id="key">([A-Z2-7 ]+)</code>')
PAPER = re.compile(r"<li><code>([a-z0-9-]{19})</code></li>")
ASKED = "/console/login/factor"


def code(house: House, key: str) -> str:
    return pyotp.TOTP(key.replace(" ", "")).at(house.clock())


async def enrol(house: House, visitor: Visitor) -> tuple[str, list[str]]:
    """(key, codes on paper) of an authenticator that is on from now on, as its owner does it."""
    _, page = await visitor.get("/console/factor")
    key = KEY.search(page)
    assert key is not None and "<svg" in page
    status, done, _ = await visitor.post("/console/factor/confirm", code=code(house, key[1]))
    assert status == 200
    house.clock.pass_by(seconds=PERIOD)
    return key[1], PAPER.findall(done)


async def first(visitor: Visitor, login: str = "li") -> str:
    """Give the password; returns where that leads."""
    await visitor.get("/console/login")
    _, _, to = await visitor.post("/console/login", login=login, password=PASSWORD)
    await visitor.get(to)
    return to


async def actions(house: House) -> list[str]:
    audit = TABLES["audit"]
    found = select(audit.c.action).order_by(audit.c.id)
    return await house.store.read(lambda conn: list(conn.execute(found).scalars()))


async def test_after_the_password_the_code_is_asked_and_only_then_one_is_in(house: House) -> None:
    await house.hire("li")
    async with house.inside("li") as visitor:
        key, paper = await enrol(house, visitor)
    assert len(paper) == 10
    async with house.visitor() as visitor:
        assert await first(visitor) == ASKED
        status, _ = await visitor.get("/console")
        assert status == 303  # half a login opens nothing
        assert (await visitor.get("/console/events"))[0] == 401
        await visitor.get(ASKED)
        status, text, _ = await visitor.post(ASKED, code="000000")
        assert status == 401 and "验证码不正确" in text
        now = code(house, key)
        status, _, to = await visitor.post(ASKED, code=now)
        assert (status, to) == (303, "/console")
        assert (await visitor.get("/console"))[0] == 200
    async with house.visitor() as other:
        await first(other)
        assert (await other.post(ASKED, code=now))[0] == 401  # used a moment ago
        assert (await other.post(ASKED, code=paper[0]))[0] == 303
    told = await actions(house)
    assert [name for name in told if name.startswith("factor.")] == [
        "factor.on",
        "factor.codes",
        "factor.failed",
        "factor.failed",
        "factor.paper",
    ]
    assert told.count("login") == 3


async def test_the_page_wanted_first_is_reached_after_both_steps(house: House) -> None:
    await house.hire("li")
    async with house.inside("li") as visitor:
        _, paper = await enrol(house, visitor)
    async with house.visitor() as visitor:
        path = "/console/login?next=/console/case/7"
        await visitor.get(path)
        _, _, to = await visitor.post(path, login="li", password=PASSWORD)
        assert to == f"{ASKED}?next=/console/case/7"
        await visitor.get(to)
        assert (await visitor.post(to, code=paper[0]))[2] == "/console/case/7"


async def test_guessing_the_code_is_stopped_though_the_password_is_right(house: House) -> None:
    await house.hire("li")
    async with house.inside("li") as visitor:
        key, _ = await enrol(house, visitor)
    async with house.visitor() as visitor:
        await first(visitor)
        for _ in range(logins.TRIES):
            assert (await visitor.post(ASKED, code="123"))[0] == 401
        assert (await visitor.post(ASKED, code=code(house, key)))[0] == 429
        house.clock.pass_by(minutes=16)
        assert (await visitor.post(ASKED, code=code(house, key)))[2] == "/console/login"
        await first(visitor)
        assert (await visitor.post(ASKED, code=code(house, key)))[0] == 303


async def test_half_a_login_lasts_five_minutes_and_needs_its_own_form(house: House) -> None:
    await house.hire("li")
    async with house.inside("li") as visitor:
        key, _ = await enrol(house, visitor)
    async with house.visitor() as visitor:
        await first(visitor)
        assert (await visitor.post(ASKED, token="made-up", code=code(house, key)))[0] == 403
        strange = {"Sec-Fetch-Site": "cross-site"}
        given = await visitor.post(ASKED, headers=strange, code=code(house, key))
        assert given[0] == 403
        house.clock.pass_by(minutes=6)
        assert (await visitor.post(ASKED, code=code(house, key)))[2] == "/console/login"
    async with (
        house.visitor() as stranger,
        stranger.session.get(ASKED, allow_redirects=False) as answer,
    ):
        assert answer.headers["Location"] == "/console/login"


async def test_codes_are_renewed_and_all_is_taken_off_only_against_a_code(house: House) -> None:
    await house.hire("li")
    async with house.inside("li") as visitor:
        key, paper = await enrol(house, visitor)
        assert (await visitor.post("/console/factor/codes", code="1"))[0] == 422
        assert (await visitor.post("/console/factor/remove", code="1"))[0] == 422
        status, text, _ = await visitor.post("/console/factor/codes", code=paper[0])
        fresh = PAPER.findall(text)
        assert status == 200 and len(fresh) == 10 and not set(fresh) & set(paper)
        assert "还剩 10 个" in (await visitor.get("/console/factor"))[1]
        status, _, to = await visitor.post("/console/factor/remove", code=code(house, key))
        assert (status, to) == (303, "/console/factor")
    async with house.visitor() as visitor:
        assert await first(visitor) == "/console"


@pytest.fixture
async def strict(store: Store) -> AsyncIterator[House]:
    """A console whose administrators cannot do without a second factor."""
    async with a_house(store, second_factor=("administrator",)) as running:
        yield running


async def test_a_role_that_demands_it_opens_nothing_before_it_is_set_up(strict: House) -> None:
    await strict.hire("ma", role="administrator", licence="")
    await strict.hire("li")
    async with strict.inside("li") as other:
        assert (await other.get("/console"))[0] == 200
    async with strict.inside("ma") as visitor:
        for path in ("/console/staff", "/console/audit", "/console/sessions"):
            async with visitor.session.get(path, allow_redirects=False) as answer:
                assert answer.headers["Location"] == "/console/factor"
        assert (await visitor.get("/console/events"))[0] == 401
        assert "您的角色登录时必须有第二步验证" in (await visitor.get("/console/factor"))[1]
        key, _ = await enrol(strict, visitor)
        assert (await visitor.get("/console/staff"))[0] == 200
        given = await visitor.post("/console/factor/remove", code=code(strict, key))
        assert given[0] == 422 and "不能关闭" in given[1]


async def test_an_administrator_resets_the_factor_of_whoever_lost_a_telephone(
    house: House,
) -> None:
    li = await house.hire("li")
    await house.hire("ma", role="administrator", licence="")
    async with house.inside("li") as lost:
        await enrol(house, lost)
        async with house.inside("ma") as admin:
            _, page = await admin.get(f"/console/staff/{li}")
            assert "重置第二步验证" in page
            assert (await admin.post(f"/console/staff/{li}/factor"))[0] == 303
        assert (await lost.get("/console"))[0] == 303  # all their logins have ended
        assert await first(lost) == "/console"
    assert (await actions(house)).count("factor.off") == 1
