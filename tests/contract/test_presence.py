"""Who is at work, who is counted out, and what becomes of their cases."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Connection, update

from bot.clinic import alarms, audit, cases, offers, presence, staff
from bot.clinic.casefile import Refused
from bot.clinic.presence import At
from bot.store.session import Store
from tests.clinic import NOON, TABLES, add_staff, after
from tests.contract.waiting_room import accept, asked, beat, look, online, results, row, wait


async def test_without_a_licence_nobody_comes_online_but_the_desk(store: Store) -> None:
    def work(conn: Connection) -> list[Any]:
        quack, desk = (
            add_staff(conn, role, licence="", role=role, also="doctor")
            for role in ("doctor", "desk")
        )
        with pytest.raises(Refused, match="no-licence"):
            presence.go(conn, staff_id=quack, to=At.online, now=NOON)
        presence.go(conn, staff_id=desk, to=At.online, now=NOON)
        roles = [presence.serves(one) for one in presence.everybody(conn)]
        return [presence.get(conn, one).state for one in (quack, desk)] + roles

    assert await store.write(work) == [At.off, At.online, (), ("desk",)]


async def test_who_was_shut_out_does_not_come_online(store: Store) -> None:
    def work(conn: Connection) -> list[At]:
        li = online(conn, "li")
        staff.disable(conn, login="li", now=after(1))
        for who in (li, 99):
            with pytest.raises(Refused, match="disabled"):
                presence.go(conn, staff_id=who, to=At.online, now=after(2))
        presence.go(conn, staff_id=99, to=At.off, now=after(2))
        return [presence.get(conn, who).state for who in (li, 99)]

    assert await store.write(work) == [At.off, At.off]


async def test_coming_and_leaving_is_written_down_once(store: Store) -> None:
    def work(conn: Connection) -> tuple[list[str], presence.PresenceView]:
        li = online(conn, "li")
        for seconds, to in ((5, At.online), (9, At.break_), (20, At.online), (30, At.off)):
            presence.go(conn, staff_id=li, to=to, now=after(seconds))
        rows = conn.execute(audit.OF_SUBJECT, {"subject": f"staff:{li}"})
        return [row.action for row in rows], presence.get(conn, li)

    actions, view = await store.write(work)
    assert actions == ["staff.online", "staff.break", "staff.online", "staff.off"]
    assert (view.state, view.since, view.idle_at) == (At.off, after(30), after(20))


async def test_the_load_is_what_keeps_somebody_busy_and_what_is_offered_to_them(
    store: Store,
) -> None:
    def work(conn: Connection) -> list[tuple[int, int, int]]:
        li = online(conn, "li", capacity=3)
        case = TABLES["case"]
        found = []
        ids = [wait(conn, name) for name in "abc"]
        look(conn, 0)
        for state in ("active", "waiting_doctor", "waiting_patient"):
            case_id = ids.pop(0)
            accept(conn, case_id, li, 1)
            conn.execute(update(case).where(case.c.id == case_id).values(state=state))
            (one,) = presence.everybody(conn)
            found.append((one.load, one.places, presence.free(conn, role="doctor", now=after(1))))
        return found

    assert await store.write(work) == [(3, 0, 0), (3, 0, 0), (2, 1, 1)]


async def test_free_places_are_of_who_is_there_and_serves_the_role(store: Store) -> None:
    def work(conn: Connection) -> list[int]:
        online(conn, "li", capacity=2)
        online(conn, "wu", capacity=3, role="nurse", also="doctor")
        add_staff(conn, "off")
        roles = ("doctor", "nurse", "tcm")
        return [presence.free(conn, role=role, now=after(9)) for role in roles] + [
            presence.free(conn, role="doctor", now=after(61))
        ]

    assert await store.write(work) == [5, 3, 0, 0]


async def test_who_vanished_is_away_and_their_cases_wait_before_the_others(store: Store) -> None:
    def work(conn: Connection) -> list[Any]:
        li, wu = online(conn, "li", capacity=2), online(conn, "wu", capacity=1)
        ids = [wait(conn, name) for name in "abc"]
        look(conn, 0)
        mine = [case_id for case_id in ids if asked(conn, case_id) == li]
        (other,) = set(ids) - set(mine)
        accept(conn, mine[0], li, 1)
        accept(conn, other, wu, 1)
        beat(conn, 50, wu)
        look(conn, 12)
        new = wait(conn, "new", at=40)
        assert presence.lost(conn, now=after(61)) == []  # `li` accepted after a second
        tells = presence.lost(conn, now=after(62))
        again = presence.lost(conn, now=after(63))
        order = [view.id for view in cases.waiting(conn)]
        named = [(tell.name, tell.data) for tell in tells]
        states = [presence.get(conn, who).state for who in (li, wu)]
        return [mine, new, named, again, order, states, row(conn, mine[0])]

    mine, new, named, again, order, states, back = await store.write(work)
    assert named == [("case.returned", {"case": mine[0]})] and again == []
    assert order == [mine[0], mine[1], new] and states == [At.away, At.online]
    assert (back.state, back.staff_id, back.queued_at) == ("waiting", None, after(62))


async def test_a_supervisor_is_told_once_of_a_clinician_who_vanished(store: Store) -> None:
    def work(conn: Connection) -> list[str]:
        li = online(conn, "li")
        for case_id in [wait(conn, name) for name in "ab"]:
            look(conn, 0)
            accept(conn, case_id, li, 0)
        presence.lost(conn, now=after(61))
        return [one.name for one in alarms.open_(conn)]

    assert await store.write(work) == ["offline"]


async def test_on_a_break_cases_stay_until_the_console_is_gone_too(store: Store) -> None:
    def work(conn: Connection) -> list[Any]:
        li = online(conn, "li")
        case_id = wait(conn, "ann")
        look(conn, 0)
        accept(conn, case_id, li, 1)
        presence.go(conn, staff_id=li, to=At.break_, now=after(2))
        beat(conn, 100, li)
        kept = presence.lost(conn, now=after(150))
        return [kept, [tell.name for tell in presence.lost(conn, now=after(161))]]

    assert await store.write(work) == [[], ["case.returned"]]


async def test_who_answers_in_a_chat_of_their_own_needs_no_open_console(store: Store) -> None:
    def work(conn: Connection) -> list[Any]:
        li = online(conn, "li")
        case_id = wait(conn, "ann")
        chat = {"staff_id": li, "person_id": 1, "bound_at": NOON}
        conn.execute(TABLES["staff_chat"].insert().values(chat))
        look(conn, 0)
        accept(conn, case_id, li, 1)
        kept = presence.lost(conn, now=after(600))
        other = wait(conn, "bob", at=601)
        look(conn, 601)
        return [kept, asked(conn, other) == li]

    assert await store.write(work) == [[], True]


async def test_who_is_not_seen_is_not_asked_and_an_offer_to_them_goes_on(store: Store) -> None:
    def work(conn: Connection) -> list[Any]:
        li, wu = online(conn, "li", at=-9), online(conn, "wu", at=-5)
        beat(conn, 45, wu)
        first = wait(conn, "a", at=50)
        look(conn, 50)
        before = asked(conn, first)
        beat(conn, 60, wu)
        presence.lost(conn, now=after(55))
        look(conn, 55)
        return [(li, wu), before, asked(conn, first), results(conn, first)]

    (li, wu), before, later, found = await store.write(work)
    assert (before, later) == (li, wu) and found == [(li, "withdrawn"), (wu, "")]


async def test_disabling_somebody_passes_on_what_was_offered_to_them(store: Store) -> None:
    def work(conn: Connection) -> list[Any]:
        li, wu = online(conn, "li", at=-9), online(conn, "wu", at=-5)
        case_id = wait(conn, "ann")
        look(conn, 0)
        staff.disable(conn, login="li", now=after(3))
        look(conn, 3)
        assert offers.accept(conn, case_id=case_id, staff_id=li, now=after(4)) is None
        return [asked(conn, case_id) == wu, results(conn, case_id)[0]]

    assert await store.write(work) == [True, (1, "withdrawn")]


def test_a_name_for_each_place_somebody_can_be() -> None:
    assert [str(at) for at in At] == ["online", "break", "away", "off"]
