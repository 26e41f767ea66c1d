"""A clinician sends a place: how it is kept, how each channel gets it, and what is not lost."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Connection, update

from bot.clinic import cases, speech, whereto
from bot.clinic.casefile import Refused
from bot.clinic.places import Point
from bot.clinic.said import Delivery
from bot.store.session import Store
from tests.clinic import TABLES, add_account, add_staff, after
from tests.contract.owned_case import Owned, an_owned_case, bubbles, say, write
from tests.contract.test_speech_allowance import ASK, counted, leave

GATE = Point(30.268, 120.132)
NAMED = "东门诊所\n环城东路 1 号"


def sent(conn: Connection) -> list[dict[str, Any]]:
    return [dict(row.body) for row in bubbles(conn)]


async def test_a_place_is_kept_with_its_words_and_leaves_as_one_bubble(store: Store) -> None:
    def work(conn: Connection) -> tuple[Any, list[dict[str, Any]]]:
        at = an_owned_case(conn)
        say(conn, at, 60, NAMED, point=GATE)
        (message,) = cases.messages(conn, at.case)
        return message, sent(conn)

    message, out = await store.write(work)
    assert (message.kind, message.body) == ("location", {"text": NAMED, "place": [*GATE]})
    assert out == [{"form": "location", "text": NAMED, "place": [*GATE]}]


async def test_a_point_without_a_name_says_its_degrees_for_who_sees_no_map(store: Store) -> None:
    def work(conn: Connection) -> tuple[str, list[dict[str, Any]]]:
        at = an_owned_case(conn)
        say(conn, at, 60, "", point=GATE)
        return cases.messages(conn, at.case)[0].body["text"], sent(conn)

    kept, (out,) = await store.write(work)
    assert kept == "" and out["place"] == [*GATE]
    assert out["text"].splitlines() == ["地图上的位置", "GPS 坐标（WGS-84）30.26800, 120.13200"]


async def test_only_who_has_the_case_sends_a_place(store: Store) -> None:
    def work(conn: Connection) -> list[str]:
        at, other, found = an_owned_case(conn), add_staff(conn, "wu"), list[str]()
        for staff_id, closed in ((other, False), (at.staff, True)):
            if closed:
                conn.execute(update(TABLES["case"]).values(state="closed"))
            with pytest.raises(Refused) as refused:
                say(conn, at, 60, NAMED, point=GATE, staff_id=staff_id)
            found.append(refused.value.reason)
        return [*found, *(str(row) for row in sent(conn))]

    assert await store.write(work) == ["not-yours", "not-active"]


async def test_the_same_press_sends_a_place_once(store: Store) -> None:
    def work(conn: Connection) -> int:
        at = an_owned_case(conn)
        for _ in range(2):
            say(conn, at, 60, NAMED, point=GATE, once="a" * 32)
        return len(sent(conn))

    assert await store.write(work) == 1


async def test_the_last_send_that_is_counted_asks_below_the_place(store: Store) -> None:
    def work(conn: Connection) -> tuple[list[str], Delivery]:
        at = counted(conn, 1)
        say(conn, at, 60, NAMED, point=GATE)
        went = leave(conn)
        say(conn, at, 70, NAMED, point=GATE)
        leave(conn, 75)
        last = cases.messages(conn, at.case)[-1].id
        return went, cases.ticks(conn, at.case)[last].state

    assert await store.write(work) == ([f"{NAMED}\n\n{ASK}"], Delivery.held)


async def test_a_place_that_failed_goes_again_on_the_channel_used_now(store: Store) -> None:
    def work(conn: Connection) -> list[tuple[str, str, list[float]]]:
        at = an_owned_case(conn)
        message_id = say(conn, at, 60, NAMED, point=GATE)
        conn.execute(update(TABLES["outbox"]).values(state="failed", reason="403"))
        add_account(conn, at.person, channel="web", address="w", seen_at=after(65))
        assert speech.resend(conn, message_id=message_id, staff_id=at.staff, now=after(70))
        return [(row.channel, row.state, row.body["place"]) for row in bubbles(conn)]

    assert await store.write(work) == [("web", "queued", [*GATE])]


@pytest.mark.parametrize("text", [NAMED, ""])
async def test_a_place_that_had_no_way_goes_when_there_is_one(store: Store, text: str) -> None:
    def work(conn: Connection) -> list[dict[str, Any]]:
        at = an_owned_case(conn)
        conn.execute(TABLES["account"].delete())
        message_id = say(conn, at, 60, text, point=GATE)
        assert sent(conn) == []
        add_account(conn, at.person, channel="telegram", address="7", seen_at=after(65))
        assert speech.resend(conn, message_id=message_id, staff_id=at.staff, now=after(70))
        return sent(conn)

    (out,) = await store.write(work)
    assert out["form"] == "location" and out["place"] == [*GATE]
    assert out["text"].startswith(text or "地图上的位置")


async def test_places_are_listed_from_where_the_patient_is(store: Store) -> None:
    def work(conn: Connection) -> list[Point | None]:
        at = an_owned_case(conn)
        found = [around(conn, at)]
        body = {"latitude": 30.05, "longitude": 119.95, "name": "富阳区"}
        conn.execute(
            TABLES["saved_place"].insert(),
            {"person_id": at.person, "body": body, "used_at": after(0)},
        )
        found.append(around(conn, at))
        cases.relay(
            conn,
            case_id=at.case,
            kind="location",
            body={"place": [30.2, 120.2]},
            media_id=None,
            platform_id="",
            now=after(60),
        )
        write(conn, at, 70)
        say(conn, at, 80, NAMED, point=GATE)  # where the clinician sends them is not where they are
        return [*found, around(conn, at)]

    assert await store.write(work) == [None, Point(30.05, 119.95), Point(30.2, 120.2)]


def around(conn: Connection, at: Owned) -> Point | None:
    return whereto.around(conn, at.person, cases.messages(conn, at.case))
