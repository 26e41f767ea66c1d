"""Who may read and who may do what: every change needs its owner, and the session's own token."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Connection, func, select

from tests.clinic import TABLES
from tests.console import House
from tests.web.case_desk import SUMMARY, accepted, rows

CLOSE = SUMMARY | {"outcome": "advice"}
# What the owner of a case does, as (address, fields).
DEEDS: list[tuple[str, dict[str, Any]]] = [
    ("say", {"text": "您好"}),
    ("ask", {"what": "hospital"}),
    ("remark", {"kind": "note", "text": "x"}),
    ("remark", {"kind": "adverse", "text": "x"}),
    ("transfer", {"whom": "role:nurse", "reason": "x"}),
    ("invite", {"whom": "role:nurse"}),
    ("withdraw", {"guest": "1"}),
    ("join", {"guest": "1"}),
    ("leave", {}),
    ("limit-ask", {"reason": "x"}),
    ("close", CLOSE),
    ("again/1", {}),
]
PLAIN: list[tuple[str, dict[str, Any]]] = [
    ("/console/presence", {"to": "online"}),
    ("/console/replies", {"title": "a", "body": "b"}),
    ("/console/replies/1/remove", {}),
]
ALL = [(f"/console/case/1/{name}", fields) for name, fields in DEEDS]
ALL += [("/console/case/1/accept", {}), ("/console/case/1/decline", {})]
ALL += [("/console/case/1/takeover", {"reason": "x"}), *PLAIN]
CHANGED = ("message", "outbox", "remark", "guest", "template", "presence", "alarm", "offer")


async def left(house: House) -> dict[str, int]:
    """How many rows there are of what a deed would add, and how often the case was changed."""
    (case,) = await rows(house, "case")

    def count(conn: Connection) -> dict[str, int]:
        found = (select(func.count()).select_from(TABLES[name]) for name in CHANGED)
        return dict(zip(CHANGED, map(conn.scalar, found), strict=True))

    return await house.store.read(count) | {"version": case.version}


@pytest.mark.parametrize(("name", "fields"), DEEDS, ids=[name for name, _ in DEEDS])
async def test_a_colleague_changes_nothing_in_a_case(
    house: House, name: str, fields: dict[str, Any]
) -> None:
    li = await house.hire("li")
    await house.hire("he", role="nurse")
    case_id = await accepted(house, li)
    before = await left(house)
    async with house.inside("he") as visitor:
        status, _, _ = await visitor.post(f"/console/case/{case_id}/{name}", **fields)
    assert status in (403, 404, 409, 422)
    assert await left(house) == before and house.turns.told == []


@pytest.mark.parametrize(("path", "fields"), ALL, ids=[path for path, _ in ALL])
async def test_no_change_without_the_sessions_token_or_from_another_site(
    house: House, path: str, fields: dict[str, Any]
) -> None:
    li = await house.hire("li")
    await accepted(house, li)
    before = await left(house)
    async with house.inside("li") as visitor:
        strange = {"Sec-Fetch-Site": "cross-site"}
        elsewhere = {"Origin": "https://evil.example"}
        given = [
            await visitor.post(path, token="x" * 32, **fields),
            await visitor.post(path, headers=strange, **fields),
            await visitor.post(path, headers=elsewhere, **fields),
        ]
    async with house.visitor() as stranger:
        given.append(await stranger.post(path, **fields))
    assert [answer[0] for answer in given] == [403, 403, 403, 303]
    assert given[-1][2].startswith("/console/login")
    assert await left(house) == before and house.turns.told == []


@pytest.mark.parametrize("name", [name for name, _ in DEEDS if "/" not in name])
async def test_a_case_that_does_not_exist_is_not_found(house: House, name: str) -> None:
    await house.hire("li")
    fields = dict(DEEDS)[name]
    async with house.inside("li") as visitor:
        status, _, _ = await visitor.post(f"/console/case/999/{name}", **fields)
    assert status in (404, 409) if name == "close" else status == 404


async def test_nobody_but_its_clinician_hears_a_case(house: House) -> None:
    li = await house.hire("li")
    await house.hire("wu")
    case_id = await accepted(house, li)
    async with (
        house.inside("wu") as visitor,
        visitor.session.get(f"/console/case/{case_id}/events?after=0") as answer,
    ):
        assert await answer.content.read() == b"event: moved\ndata: gone\n\n"


async def test_links_of_supervisors_are_shown_to_supervisors_alone(house: House) -> None:
    await house.hire("li")
    await house.hire("boss", role="supervisor")
    for login, shown in (("li", False), ("boss", True)):
        async with house.inside(login) as visitor:
            _, page = await visitor.get("/console")
            assert ('href="/console/board"' in page) is shown
            assert ('href="/console/review"' in page) is shown


async def test_a_case_is_passed_to_nobody_who_only_supervises(house: House) -> None:
    li, wu = await house.hire("li"), await house.hire("wu")
    boss = await house.hire("boss", role="supervisor", licence="")
    case_id = await accepted(house, li)
    async with house.inside("li") as visitor:
        _, page = await visitor.get(f"/console/case/{case_id}")
        assert f"staff:{boss}" not in page and f"staff:{wu}" in page
        for what in ("transfer", "invite"):
            path = f"/console/case/{case_id}/{what}"
            for whom in (f"staff:{boss}", "role:supervisor"):
                status, text, _ = await visitor.post(path, whom=whom, reason="请看")
                assert (status, "不能接" in text) == (422, True)
    async with house.inside("boss") as visitor:
        assert "/join" not in (await visitor.get("/console"))[1]
