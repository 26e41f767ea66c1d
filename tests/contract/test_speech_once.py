"""What is said once is kept once; what did not arrive is sent again; files of every kind."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from sqlalchemy import Connection, func, select, update
from sqlalchemy.exc import IntegrityError

from bot.clinic import cases, guests, speech
from bot.clinic.casefile import Refused
from bot.store.session import Store
from tests.clinic import TABLES, add_account, after
from tests.contract.owned_case import (
    Owned,
    a_file,
    an_owned_case,
    bubbles,
    clinician,
    events,
    processes,
    row,
    say,
    shut,
    wake,
    write,
)

OUT, MESSAGE = TABLES["outbox"], TABLES["message"]


def spoken(conn: Connection) -> tuple[int, int]:
    """(messages, bubbles)"""
    return conn.execute(select(func.count(MESSAGE.c.id))).scalar_one(), len(bubbles(conn))


async def test_what_comes_again_after_a_lost_answer_is_not_said_again(store: Store) -> None:
    def work(conn: Connection) -> list[Any]:
        at = an_owned_case(conn)
        ids = [say(conn, at, 60 + n, once="k1") for n in range(3)]
        return [len(set(ids)), spoken(conn), say(conn, at, 70, once="k2") > ids[0], spoken(conn)]

    assert await store.write(work) == [1, (1, 1), True, (2, 2)]


async def test_it_is_known_even_after_the_case_was_closed(store: Store) -> None:
    def work(conn: Connection) -> bool:
        at = an_owned_case(conn)
        first = say(conn, at, 60, once="k1")
        shut(conn, at, 70)
        return say(conn, at, 80, once="k1") == first

    assert await store.write(work)


async def test_without_a_key_the_same_words_are_said_each_time(store: Store) -> None:
    def work(conn: Connection) -> tuple[int, int]:
        at = an_owned_case(conn)
        for seconds in (60, 61):
            say(conn, at, seconds, "在吗")
        return spoken(conn)

    assert await store.write(work) == (2, 2)


async def test_nobody_hears_their_own_words_under_a_colleagues_key(store: Store) -> None:
    """Two who hit upon one key: the second is refused, not taken for the first."""

    def work(conn: Connection) -> tuple[Owned, int]:
        at, other = an_owned_case(conn), clinician(conn, "wu")
        asked = guests.invite(
            conn, case_id=at.case, staff_id=at.staff, role="doctor", guest=other, now=after(50)
        )
        guests.join(conn, guest_id=asked, staff_id=other, now=after(55))
        say(conn, at, 60, once="k")
        return at, other

    at, other = await store.write(work)
    with pytest.raises(IntegrityError):
        await store.write(lambda conn: say(conn, at, 61, staff_id=other, once="k"))
    assert await store.read(spoken) == (1, 1)


async def test_the_same_press_arriving_twice_at_once_is_said_once(postgres_url: str) -> None:
    async with processes(postgres_url) as (one, two):
        at = await one.write(an_owned_case)
        press = [store.write(lambda conn: say(conn, at, 60, once="k")) for store in (one, two) * 4]
        assert len(set(await asyncio.gather(*press))) == 1
        assert await one.read(spoken) == (1, 1)


def lose(conn: Connection, message: int, **values: Any) -> None:
    conn.execute(update(OUT).where(OUT.c.message_id == message).values(values))


def again(conn: Connection, at: Owned, message: int, **more: Any) -> bool:
    values: dict[str, Any] = {"staff_id": at.staff, "now": after(90)} | more
    return speech.resend(conn, message_id=message, **values)


@pytest.mark.parametrize("state", ["failed", "unknown", "skipped"])
async def test_a_message_that_did_not_arrive_is_sent_again_to_where_the_person_is_now(
    store: Store, state: str
) -> None:
    def work(conn: Connection) -> list[Any]:
        at = an_owned_case(conn)
        message = say(conn, at, 60)
        lose(conn, message, state=state, reason="blocked", attempts=6)
        add_account(conn, at.person, channel="web", address="w1", seen_at=after(80))
        done = again(conn, at, message)
        (out,) = bubbles(conn)
        way = (out.channel, out.address, out.way, out.state, out.attempts, out.reason)
        return [done, way, out.due_at == after(90), events(conn, at.case)[-1]]

    sent = ("web", "w1", "socket", "queued", 0, "")
    assert await store.write(work) == [True, sent, True, "resent"]


async def test_only_the_lost_part_of_a_message_is_sent_again(store: Store) -> None:
    def work(conn: Connection) -> list[str]:
        at = an_owned_case(conn)
        message = say(conn, at, 60, "话" * 1500)
        lose(conn, message, state="sent")
        conn.execute(update(OUT).where(OUT.c.id == 2).values(state="failed"))
        assert again(conn, at, message)
        return [out.state for out in bubbles(conn)]

    assert await store.write(work) == ["sent", "queued", "sent"]


@pytest.mark.parametrize("state", ["queued", "sending", "sent"])
async def test_what_arrived_or_is_on_its_way_is_not_sent_again(store: Store, state: str) -> None:
    def work(conn: Connection) -> list[Any]:
        at = an_owned_case(conn)
        message = say(conn, at, 60)
        lose(conn, message, state=state)
        return [again(conn, at, message), [out.state for out in bubbles(conn)]]

    assert await store.write(work) == [False, [state]]


async def test_a_message_that_found_no_address_goes_out_once_there_is_one(store: Store) -> None:
    def work(conn: Connection) -> list[Any]:
        at = an_owned_case(conn)
        conn.execute(TABLES["account"].delete())
        file = a_file(conn, at.person, "file", "application/pdf")
        message = say(conn, at, 60, "报告", media_id=file, name="血常规.pdf")
        seen: list[Any] = [again(conn, at, message), bubbles(conn)]
        add_account(conn, at.person, channel="telegram", address="7", seen_at=after(80))
        seen.append(again(conn, at, message))
        photo, text = bubbles(conn)
        return [*seen, photo.body["media"][4], text.body["text"]]

    assert await store.write(work) == [False, [], True, "血常规.pdf", "报告"]


async def test_only_who_may_speak_sends_again_and_only_a_clinicians_words(store: Store) -> None:
    def work(conn: Connection) -> tuple[Owned, int, int, int]:
        at = an_owned_case(conn)
        return at, clinician(conn, "wu"), say(conn, at, 60), write(conn, at, 70)

    at, other, mine, theirs = await store.write(work)
    with pytest.raises(Refused, match="not-yours"):
        await store.write(lambda conn: again(conn, at, mine, staff_id=other))
    for message in (theirs, 99):
        with pytest.raises(Refused, match="not-yours"):
            await store.write(lambda conn, n=message: again(conn, at, n))  # type: ignore[misc]
    await store.write(lambda conn: shut(conn, at, 80))
    with pytest.raises(Refused, match="not-active"):
        await store.write(lambda conn: again(conn, at, mine))


@pytest.mark.parametrize(
    ("kind", "mime", "name"),
    [
        ("image", "image/jpeg", ""),
        ("voice", "audio/ogg", ""),
        ("file", "application/pdf", "血常规.pdf"),
    ],
)
async def test_a_file_leaves_as_what_it_is(store: Store, kind: str, mime: str, name: str) -> None:
    def work(conn: Connection) -> tuple[Any, Any]:
        at = an_owned_case(conn)
        file = a_file(conn, at.person, kind, mime)
        say(conn, at, 60, None, media_id=file, name=name)
        (out,) = bubbles(conn)
        return out.body["media"], cases.messages(conn, at.case)[0]

    media, said = await store.write(work)
    assert media == [kind, "1", mime, 3, name, True]
    assert (said.kind, said.body.get("name", ""), said.media_mime) == (kind, name, mime)


async def test_words_say_whose_turn_it_is_and_when_to_look_again(store: Store) -> None:
    def work(conn: Connection) -> list[tuple[str, float]]:
        at = an_owned_case(conn)
        seen = [(row(conn, at.case).spoke, wake(conn, at.case))]
        write(conn, at, 10)
        seen.append((row(conn, at.case).spoke, wake(conn, at.case)))
        say(conn, at, 50)
        seen.append((row(conn, at.case).spoke, wake(conn, at.case)))
        return seen

    # an earlier look stays: at it the next one is worked out anew
    assert await store.write(work) == [("", 120), ("", 120), ("clinician", 120)]
