"""What is said in a case: who may speak, where it goes, and how far it got."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, select, update

from bot.clinic import cases
from bot.store.session import Store
from tests.clinic import (
    NOON,
    TABLES,
    a_store,
    add,
    add_account,
    add_person,
    add_staff,
    after,
    open_case,
)


@pytest.fixture(params=["sqlite", "postgresql"])
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    url = f"sqlite:///{tmp_path / 't.db'}"
    if request.param == "postgresql":
        url = request.getfixturevalue("postgres_url")
    async with a_store(url) as opened:
        yield opened


def active_case(conn: Connection) -> tuple[int, int, int]:
    """(person, staff, case)"""
    person, staff = add_person(conn, "ann"), add_staff(conn, "li")
    case_id = open_case(conn, person)
    cases.accept(conn, case_id=case_id, staff_id=staff, now=NOON)
    return person, staff, case_id


def say(conn: Connection, case_id: int, staff_id: int, text: str | None, **more: Any) -> int:
    values = {"media_id": None, "now": after(60)} | more
    return cases.speak(conn, case_id=case_id, staff_id=staff_id, text=text, **values)


def write(conn: Connection, case_id: int, text: str, platform_id: str = "") -> int:
    return cases.relay(
        conn,
        case_id=case_id,
        kind="text",
        body={"text": text},
        media_id=None,
        platform_id=platform_id,
        now=after(30),
    )


def bubbles(conn: Connection) -> list[Any]:
    out = TABLES["outbox"]
    return list(conn.execute(select(out).order_by(out.c.id)))


async def test_only_the_owner_may_speak(store: Store) -> None:
    _, _, case_id = await store.write(active_case)
    other = await store.write(lambda conn: add_staff(conn, "wu"))
    with pytest.raises(cases.Refused, match="not-yours"):
        await store.write(lambda conn: say(conn, case_id, other, "您好"))
    assert await store.read(bubbles) == []


async def test_nobody_speaks_in_a_case_that_still_waits(store: Store) -> None:
    def set_up(conn: Connection) -> tuple[int, int]:
        return open_case(conn, add_person(conn, "ann")), add_staff(conn, "li")

    case_id, staff = await store.write(set_up)
    with pytest.raises(cases.Refused, match="not-active"):
        await store.write(lambda conn: say(conn, case_id, staff, "您好"))


async def test_an_empty_message_is_refused(store: Store) -> None:
    _, staff, case_id = await store.write(active_case)
    with pytest.raises(cases.Refused, match="empty"):
        await store.write(lambda conn: say(conn, case_id, staff, "  \n"))


async def test_the_answer_goes_to_the_channel_used_last(store: Store) -> None:
    def work(conn: Connection) -> list[tuple[str, str, str]]:
        person, staff, case_id = active_case(conn)
        add_account(conn, person, channel="wechat", address="o1", seen_at=after(20))
        say(conn, case_id, staff, "您好")
        return [(row.channel, row.address, row.body["text"]) for row in bubbles(conn)]

    assert await store.write(work) == [("wechat", "o1", "您好")]


async def test_a_blocked_channel_gives_way_to_one_that_can_be_reached(store: Store) -> None:
    def work(conn: Connection) -> list[str]:
        person, staff, case_id = active_case(conn)
        add_account(
            conn, person, channel="wechat", address="o1", seen_at=after(20), reachable=False
        )
        say(conn, case_id, staff, "您好")
        return [row.channel for row in bubbles(conn)]

    assert await store.write(work) == ["telegram"]


async def test_a_long_text_leaves_in_order_in_bubbles_of_at_most_600(store: Store) -> None:
    text = "。".join("多喝水注意休息" * 9 for _ in range(30))

    def work(conn: Connection) -> tuple[list[str], int]:
        _, staff, case_id = active_case(conn)
        say(conn, case_id, staff, text)
        return [row.body["text"] for row in bubbles(conn)], len(cases.messages(conn, case_id))

    parts, said = await store.write(work)
    assert "".join(parts) == text and said == 1
    assert len(parts) > 3 and max(map(len, parts)) <= 600


async def test_a_photo_leaves_before_its_text_and_names_the_stored_row(store: Store) -> None:
    def work(conn: Connection) -> tuple[list[dict[str, Any]], int, Any]:
        person, staff, case_id = active_case(conn)
        media_id = add(
            conn,
            "media",
            person_id=person,
            kind="image",
            channel="console",
            mime="image/jpeg",
            size=3,
            state="kept",
            attempts=0,
            body=b"abc",
            created_at=NOON,
        )
        say(conn, case_id, staff, "看这里", media_id=media_id)
        said = cases.messages(conn, case_id)[0]
        return [row.body for row in bubbles(conn)], media_id, said

    (photo, text), media_id, said = await store.write(work)
    assert photo["form"] == "media" and photo["media"][1] == str(media_id)
    assert photo["media"][5] is True and text["text"] == "看这里"
    assert (said.media_id, said.media_state, said.media_mime) == (media_id, "kept", "image/jpeg")


async def test_both_sides_are_read_in_the_order_of_the_server(store: Store) -> None:
    def work(conn: Connection) -> tuple[list[tuple[str, str]], list[str]]:
        _, staff, case_id = active_case(conn)
        first = write(conn, case_id, "发烧了")
        say(conn, case_id, staff, "多少度?")
        write(conn, case_id, "38.5")
        said = cases.messages(conn, case_id)
        later = cases.messages(conn, case_id, after_id=first)
        return [(m.author, m.body["text"]) for m in said], [m.body["text"] for m in later]

    said, later = await store.write(work)
    assert said == [("patient", "发烧了"), ("clinician", "多少度?"), ("patient", "38.5")]
    assert later == ["多少度?", "38.5"]


async def test_nothing_is_relayed_into_a_closed_case(store: Store) -> None:
    _, staff, case_id = await store.write(active_case)
    done = await store.write(
        lambda conn: cases.close(
            conn, case_id=case_id, staff_id=staff, summary={}, outcome="advice", now=NOON
        )
    )
    assert done
    with pytest.raises(cases.Refused, match="not-open"):
        await store.write(lambda conn: write(conn, case_id, "喂"))


async def test_a_correction_shows_the_new_words_and_keeps_the_old(store: Store) -> None:
    def work(conn: Connection) -> tuple[bool, bool, dict[str, Any]]:
        _, _, case_id = active_case(conn)
        write(conn, case_id, "38.5", platform_id="77")
        fixed = cases.correct(conn, case_id=case_id, platform_id="77", text="39.5", now=NOON)
        lost = cases.correct(conn, case_id=case_id, platform_id="78", text="?", now=NOON)
        return fixed, lost, cases.messages(conn, case_id)[0].body

    fixed, lost, body = await store.write(work)
    assert fixed and not lost and body["text"] == "39.5"
    assert [edit["text"] for edit in body["edits"]] == ["38.5"]


@pytest.mark.parametrize(
    ("channel", "row", "expected"),
    [
        ("telegram", {}, ("queued", "")),
        ("telegram", {"state": "sending"}, ("sending", "")),
        ("telegram", {"state": "sent"}, ("sent", "")),
        ("telegram", {"due_at": None, "reason": "45015"}, ("held", "45015")),
        ("telegram", {"state": "failed", "reason": "blocked"}, ("failed", "blocked")),
        ("telegram", {"state": "unknown", "reason": "sender-died"}, ("unknown", "sender-died")),
        ("web", {"state": "sent"}, ("delivered", "")),
    ],
)
async def test_a_tick_tells_how_far_a_message_got(
    store: Store, channel: str, row: dict[str, Any], expected: tuple[str, str]
) -> None:
    def work(conn: Connection) -> dict[int, cases.Tick]:
        _, staff, case_id = active_case(conn)
        conn.execute(update(TABLES["account"]).values(channel=channel))
        say(conn, case_id, staff, "您好")
        if row:
            conn.execute(update(TABLES["outbox"]).values(**row))
        return cases.ticks(conn, case_id)

    (tick,) = (await store.write(work)).values()
    assert (tick.state, tick.reason) == expected


async def test_the_worst_bubble_of_a_message_is_its_tick(store: Store) -> None:
    def work(conn: Connection) -> dict[int, cases.Tick]:
        _, staff, case_id = active_case(conn)
        say(conn, case_id, staff, "话" * 1500)
        out = TABLES["outbox"]
        conn.execute(update(out).values(state="sent"))
        conn.execute(update(out).where(out.c.id == 2).values(state="failed", reason="45015"))
        return cases.ticks(conn, case_id)

    (tick,) = (await store.write(work)).values()
    assert (tick.state, tick.reason) == ("failed", "45015")


async def test_a_person_without_any_account_is_told_as_failed(store: Store) -> None:
    def work(conn: Connection) -> dict[int, cases.Tick]:
        _, staff, case_id = active_case(conn)
        conn.execute(TABLES["account"].delete())
        say(conn, case_id, staff, "您好")
        return cases.ticks(conn, case_id)

    (tick,) = (await store.write(work)).values()
    assert (tick.state, tick.reason) == ("failed", "no-address")


async def test_the_pulse_changes_with_every_word_tick_and_state(store: Store) -> None:
    def work(conn: Connection) -> list[tuple[Any, ...]]:
        _, staff, case_id = active_case(conn)
        beats = [cases.pulse(conn, case_id)]
        write(conn, case_id, "38.5", platform_id="1")
        beats.append(cases.pulse(conn, case_id))
        cases.correct(conn, case_id=case_id, platform_id="1", text="39", now=NOON)
        beats.append(cases.pulse(conn, case_id))
        say(conn, case_id, staff, "您好")
        beats.append(cases.pulse(conn, case_id))
        conn.execute(update(TABLES["outbox"]).values(state="sent"))
        beats.append(cases.pulse(conn, case_id))
        return beats

    beats = await store.write(work)
    assert len(set(beats)) == 5
