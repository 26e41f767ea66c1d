"""A web address's conversation reads in order, on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection

from bot import outbox
from bot.messages import Inbound, Kind, Outbound
from bot.store import history, people
from bot.store.session import Store
from tests.clinic import NOON, a_store, add, add_account, add_person, after

ADDRESS = "a" * 16


@pytest.fixture(params=["sqlite", "postgresql"])
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    url = f"sqlite:///{tmp_path / 'h.db'}"
    if request.param == "postgresql":
        url = request.getfixturevalue("postgres_url")
    async with a_store(url) as made:
        await made.write(partial(add_person, name=ADDRESS, channel="web"))
        yield made


def said(conn: Connection, name: str, seconds: float, **values: Any) -> int:
    at = after(seconds)
    kind = values.pop("kind", Kind.TEXT)
    message = Inbound("web", ADDRESS, f"{ADDRESS}:{name}", kind, at, at, text=name, **values)
    kept = people.keep(conn, message, person_id=1, state="done")
    assert kept is not None
    return kept


def told(conn: Connection, words: str, seconds: float, *, inbox_id: int | None = None) -> int:
    return outbox.put(
        conn,
        person_id=1,
        channel="web",
        address=ADDRESS,
        out=Outbound(text=words),
        key=words,
        now=after(seconds),
        inbox_id=inbox_id,
    )


def words(lines: list[history.Line]) -> list[str]:
    return [line.body["text"] for line in lines]


async def test_a_reply_stands_behind_its_question_even_when_the_clocks_differ(store: Store) -> None:
    def work(conn: Connection) -> list[history.Line]:
        first = said(conn, "one", 0)
        told(conn, "to one", -5, inbox_id=first)
        told(conn, "doctor", 3)
        said(conn, "two", 4)
        return history.recent(conn, ADDRESS)

    assert words(await store.write(work)) == ["one", "to one", "doctor", "two"]


async def test_only_what_is_new_is_read(store: Store) -> None:
    def work(conn: Connection) -> list[history.Line]:
        own = said(conn, "one", 0)
        row = told(conn, "to one", 0, inbox_id=own)
        history.seen(conn, ADDRESS, [row], NOON)
        said(conn, "two", 1)
        told(conn, "more", 2)
        return history.since(conn, ADDRESS, row=row, own=own)

    assert words(await store.write(work)) == ["two", "more"]


async def test_a_row_that_was_committed_late_is_still_found(store: Store) -> None:
    """Another transaction's row may get a lower number and be seen after a higher one."""

    def work(conn: Connection) -> list[history.Line]:
        told(conn, "late", 0)
        shown = told(conn, "shown", 1)
        history.seen(conn, ADDRESS, [shown], NOON)
        return history.since(conn, ADDRESS, row=shown, own=0)

    assert words(await store.write(work)) == ["late"]


async def test_seeing_a_reply_marks_it_sent_once_and_only_for_its_own_reader(store: Store) -> None:
    def work(conn: Connection) -> tuple[int, int, int, Any]:
        row = told(conn, "hello", 0)
        stranger = history.seen(conn, "b" * 16, [row], NOON)
        first = history.seen(conn, ADDRESS, [row], after(9))
        again = history.seen(conn, ADDRESS, [row], after(99))
        kept = conn.execute(outbox.OUT.select()).one()
        return stranger, first, again, kept

    stranger, first, again, kept = await store.write(work)
    assert (stranger, first, again) == (0, 1, 0)
    assert (kept.state, kept.way, kept.sent_at) == ("sent", "socket", after(9))


async def test_what_was_skipped_and_what_is_not_talk_is_not_shown(store: Store) -> None:
    def work(conn: Connection) -> list[history.Line]:
        said(conn, "start", 0, kind=Kind.START)
        row = told(conn, "never", 0)
        conn.execute(outbox.OUT.update().where(outbox.OUT.c.id == row).values(state="skipped"))
        said(conn, "said", 1)
        return history.recent(conn, ADDRESS)

    assert words(await store.write(work)) == ["said"]


async def test_a_long_conversation_shows_its_end(store: Store) -> None:
    def work(conn: Connection) -> list[history.Line]:
        for number in range(history.MOST + 5):
            said(conn, f"{number:04}", number)
        return history.recent(conn, ADDRESS)

    shown = words(await store.write(work))
    assert (len(shown), shown[0], shown[-1]) == (history.MOST, "0005", f"{history.MOST + 4:04}")


async def test_a_file_opens_only_for_its_own_person(store: Store) -> None:
    def work(conn: Connection) -> list[Any]:
        other = add_person(conn, "b" * 16, channel="web")
        kept = history.keep_photo(conn, person_id=1, mime="image/jpeg", body=b"photo", now=NOON)
        wanted = add(
            conn,
            "media",
            person_id=other,
            kind="image",
            channel="web",
            mime="",
            size=0,
            state="wanted",
            attempts=0,
            created_at=NOON,
        )
        mine = history.file_for(conn, ADDRESS, kept)
        theirs = history.file_for(conn, "b" * 16, kept)
        return [mine, theirs, history.file_for(conn, "b" * 16, wanted)]

    on_its_way = (b"", "")
    assert await store.write(work) == [(b"photo", "image/jpeg"), None, on_its_way]


async def test_the_language_changes_for_one_person_only(store: Store) -> None:
    def work(conn: Connection) -> list[history.Reader | None]:
        other = add_person(conn, "b" * 16, channel="web")
        add_account(conn, other, channel="telegram", address="7", seen_at=NOON)
        history.speak(conn, ADDRESS, "en")
        return [history.reader(conn, a) for a in (ADDRESS, "b" * 16, "nobody")]

    mine, theirs, nobody = await store.write(work)
    assert mine and theirs and nobody is None
    assert (mine.locale, theirs.locale) == ("en", "zh-CN")


async def test_the_history_is_read_through_its_own_index(tmp_path: Path) -> None:
    """An open page looks every two seconds; reading the whole table each time would not do."""

    def plans(conn: Connection) -> str:
        known = {"address": ADDRESS, "after": 5}
        found: list[Any] = []
        for statement in (history.MINE, history.REPLIES, history.LATE):
            made = statement.compile(conn).construct_expanded_state(known, escape_names=False)
            bound = tuple(made.positional_parameters)
            found += conn.exec_driver_sql(f"EXPLAIN QUERY PLAN {made.statement}", bound).all()
        return "\n".join(row[-1] for row in found)

    async with a_store(f"sqlite:///{tmp_path / 'p.db'}") as store:
        plan = await store.read(plans)
    assert "inbox_web" in plan and "outbox_web" in plan and "outbox_open" in plan
    assert "SCAN" not in plan


def test_the_merge_keeps_each_side_in_its_own_order() -> None:
    mine = [history.Line(NOON + timedelta(seconds=s), {}, own=n) for n, s in ((1, 9), (2, 0))]
    replies = [history.Line(NOON, {}, row=5, inbox_id=1), history.Line(NOON, {}, row=6)]
    merged = history.merge(mine, replies)
    assert [(line.own, line.row) for line in merged] == [(1, 0), (0, 5), (2, 0), (0, 6)]
