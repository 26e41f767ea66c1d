"""Versions of texts: one open, one live, approved by another, and back in one step."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import Any

import pytest
from sqlalchemy import Connection, update
from sqlalchemy.exc import IntegrityError

from bot.operating import wordings
from bot.operating.wordings import WORDING, Refused, State
from bot.store.session import Store
from tests.clinic import NOON, add_staff

KEY = {"locale": "zh-CN", "key": "menu-main"}


def draft(conn: Connection, staff_id: int, body: str = "您好") -> int:
    return wordings.draft(conn, **KEY, body=body, base="b", staff_id=staff_id, now=NOON)


def step(conn: Connection, name: str, number: int, staff_id: int, **more: Any) -> None:
    getattr(wordings, name)(conn, number, staff_id=staff_id, now=NOON, **more)


def live(conn: Connection, author: int, second: int, body: str) -> int:
    number = draft(conn, author, body)
    step(conn, "propose", number, author)
    step(conn, "approve", number, second, body=body)
    return number


async def test_a_text_is_drafted_proposed_and_made_live_by_another(store: Store) -> None:
    def work(conn: Connection) -> None:
        li, wang = add_staff(conn, "li"), add_staff(conn, "wang")
        number = draft(conn, li)
        assert wordings.live(conn) == {}
        step(conn, "propose", number, li)
        with pytest.raises(Refused, match="own"):
            step(conn, "approve", number, li, body="您好")
        with pytest.raises(Refused, match="gone"):
            step(conn, "approve", number, wang, body="别的")
        step(conn, "approve", number, wang, body="您好")
        assert wordings.live(conn) == {("zh-CN", "menu-main"): "您好"}
        with pytest.raises(Refused, match="gone"):
            step(conn, "approve", number, wang, body="您好")

    await store.write(work)


async def test_a_proposal_that_is_written_over_needs_a_new_approval(store: Store) -> None:
    def work(conn: Connection) -> None:
        li, wang = add_staff(conn, "li"), add_staff(conn, "wang")
        number = draft(conn, li)
        step(conn, "propose", number, li)
        assert draft(conn, wang, "改了") == number
        found = wordings.get(conn, number)
        assert found is not None and (found.state, found.made_by) == (State.DRAFT, wang)
        with pytest.raises(Refused, match="gone"):
            step(conn, "approve", number, li, body="改了")
        step(conn, "propose", number, wang)
        step(conn, "refuse", number, li, remark="太长")
        found = wordings.get(conn, number)
        assert found is not None and (found.state, found.remark) == (State.REFUSED, "太长")

    await store.write(work)


async def test_an_earlier_version_is_live_again_in_one_step_and_so_is_the_releases(
    store: Store,
) -> None:
    def work(conn: Connection) -> None:
        li, wang = add_staff(conn, "li"), add_staff(conn, "wang")
        first, second = live(conn, li, wang, "一"), live(conn, li, wang, "二")
        assert wordings.live(conn)["zh-CN", "menu-main"] == "二"
        step(conn, "restore", first, li)
        assert wordings.live(conn)["zh-CN", "menu-main"] == "一"
        step(conn, "withdraw", first, li)
        assert wordings.live(conn) == {}
        step(conn, "restore", second, li)
        assert wordings.live(conn)["zh-CN", "menu-main"] == "二"
        states = {one.id: one.state for one in wordings.history(conn, "zh-CN", "menu-main")}
        assert states == {second: State.LIVE, first: State.WITHDRAWN}
        number = draft(conn, li, "三")
        step(conn, "discard", number, li)
        for name in ("discard", "withdraw", "restore", "propose"):
            with pytest.raises(Refused, match="gone"):
                step(conn, name, number, li)
        with pytest.raises(Refused, match="long"):
            draft(conn, li, "长" * 4001)

    await store.write(work)


async def test_of_many_who_approve_and_restore_at_once_one_version_is_live(store: Store) -> None:
    made: dict[str, int] = {}

    def begin(conn: Connection) -> None:
        made["li"], made["wang"] = add_staff(conn, "li"), add_staff(conn, "wang")
        made["old"] = live(conn, made["li"], made["wang"], "一")
        step(conn, "withdraw", made["old"], made["li"])
        made["new"] = draft(conn, made["li"], "二")
        step(conn, "propose", made["new"], made["li"])

    await store.write(begin)
    works = [
        partial(step, name="approve", number=made["new"], staff_id=made["wang"], body="二"),
        partial(step, name="restore", number=made["old"], staff_id=made["li"]),
    ] * 8
    told = await asyncio.gather(*(store.write(one) for one in works), return_exceptions=True)
    assert all(one is None or isinstance(one, Refused) for one in told), told
    found = await store.read(wordings.live)
    assert list(found) == [("zh-CN", "menu-main")]


async def test_the_database_itself_wants_a_second_person(store: Store) -> None:
    made: list[int] = []

    def alone(conn: Connection) -> None:
        values = {"state": "live", "settled_by": made[0]}
        conn.execute(update(WORDING).where(WORDING.c.id == made[1]).values(values))

    await store.write(lambda conn: made.append(add_staff(conn, "li")))
    await store.write(lambda conn: made.append(draft(conn, made[0])))
    with pytest.raises(IntegrityError):
        await store.write(alone)
    assert await store.read(wordings.live) == {}
