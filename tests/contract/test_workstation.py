"""What the workstation reads: rights, glances, lists, earlier episodes, ready replies."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import Any

import pytest
from sqlalchemy import Connection, update

from bot.clinic import cases, episodes, glances, guests, rights, staff, templates, worklists
from bot.clinic.casefile import Refused, State
from bot.clinic.staff import Member
from bot.store.session import Store
from tests.clinic import NOON, TABLES, add, add_patient, add_person, after, open_case
from tests.contract.owned_case import clinician

SUMMARY = {"complaint": "咳嗽", "assessment": "感冒", "advice": "休息", "seek_help": "气促"}


def member(conn: Connection, name: str, role: str = "doctor", **values: Any) -> Member:
    staff_id = clinician(conn, name, role)
    if values:
        mine = TABLES["staff"].c.id == staff_id
        conn.execute(update(TABLES["staff"]).where(mine).values(values))
    found = staff.get(conn, staff_id)
    assert found is not None
    return found


def theirs(conn: Connection, owner: Member, name: str = "王小明") -> int:
    """A case of *owner*."""
    person = add_person(conn, name)
    case_id = open_case(conn, person, add_patient(conn, person, name))
    assert cases.accept(conn, case_id=case_id, staff_id=owner.id, now=after(1))
    return case_id


def writes(conn: Connection, case_id: int, seconds: float) -> None:
    """The patient says something."""
    said = partial(cases.relay, conn, kind="text", body={"text": "在吗"}, media_id=None)
    said(case_id=case_id, platform_id="", now=after(seconds))


def reads(conn: Connection, case_id: int, *members: Member) -> list[bool]:
    case = cases.get(conn, case_id)
    assert case is not None
    return [rights.may_read(conn, case, one) for one in members]


async def test_an_accepted_case_is_read_by_its_clinician_and_a_supervisor(store: Store) -> None:
    def work(conn: Connection) -> list[bool]:
        li, wu, boss = (member(conn, n) for n in ("li", "wu", "boss"))
        also = member(conn, "also", "nurse", also="supervisor")
        chief = member(conn, "chief", "supervisor")
        return reads(conn, theirs(conn, li), li, wu, boss, also, chief)

    assert await store.write(work) == [True, False, False, True, True]


async def test_who_is_asked_into_a_case_may_read_it_until_they_leave(store: Store) -> None:
    def work(conn: Connection) -> list[list[bool]]:
        li, he, wu = member(conn, "li"), member(conn, "he", "nurse"), member(conn, "wu")
        case_id, seen = theirs(conn, li), []
        seen.append(reads(conn, case_id, he, wu))
        asked = guests.invite(
            conn, case_id=case_id, staff_id=li.id, role="nurse", guest=None, now=after(2)
        )
        seen.append(reads(conn, case_id, he, wu))
        guests.join(conn, guest_id=asked, staff_id=he.id, now=after(3))
        seen.append(reads(conn, case_id, he, wu))
        guests.leave(conn, case_id=case_id, staff_id=he.id, now=after(4))
        return [*seen, reads(conn, case_id, he, wu)]

    none, he_only = [False, False], [True, False]
    assert await store.write(work) == [none, he_only, he_only, none]


async def test_a_waiting_case_is_hidden_from_who_has_no_licence(store: Store) -> None:
    def work(conn: Connection) -> list[list[bool]]:
        li, desk = member(conn, "li"), member(conn, "desk", "desk", licence="")
        one, two = add_person(conn, "a"), add_person(conn, "b")
        doctors, desks = open_case(conn, one), open_case(conn, two, role="desk")
        return [reads(conn, case_id, li, desk) for case_id in (doctors, desks)]

    assert await store.write(work) == [[True, False], [True, True]]


async def test_a_case_is_accepted_by_its_role_and_later_by_the_one_that_stands_in(
    store: Store,
) -> None:
    def work(conn: Connection) -> list[bool]:
        he, li = member(conn, "he", "pharmacist"), member(conn, "li", "doctor")
        case_id = open_case(conn, add_person(conn, "a"), role="pharmacist")
        found = []
        for stage in (0, 2):
            conn.execute(update(TABLES["case"]).values(stage=stage))
            case = cases.get(conn, case_id)
            assert case is not None
            found += [rights.serves(case, one) for one in (he, li)]
        return found

    assert await store.write(work) == [True, False, True, True]


async def test_earlier_episodes_are_open_to_who_treats_the_patient_now(store: Store) -> None:
    def work(conn: Connection) -> tuple[list[int], list[bool], list[bool]]:
        li, wu = member(conn, "li"), member(conn, "wu")
        person = add_person(conn, "a")
        patient = add_patient(conn, person)
        old = open_case(conn, person, patient)
        cases.accept(conn, case_id=old, staff_id=li.id, now=after(1))
        closed = partial(cases.close, conn, summary=SUMMARY, outcome="advice", now=after(2))
        assert closed(case_id=old, staff_id=li.id)
        before = reads(conn, old, li, wu)
        new = open_case(conn, person, patient, now=after(3))
        cases.accept(conn, case_id=new, staff_id=wu.id, now=after(4))
        case = cases.get(conn, new)
        assert case is not None
        return [one.id for one in episodes.earlier(conn, case)], before, reads(conn, old, li, wu)

    assert await store.write(work) == ([1], [True, False], [True, True])


async def test_the_timeline_names_who_did_what(store: Store) -> None:
    def work(conn: Connection) -> list[tuple[str, str, str]]:
        li = member(conn, "li")
        case_id = theirs(conn, li)
        return [(s.name, s.side, s.who) for s in episodes.timeline(conn, case_id)]

    opened, accepted = await store.write(work)
    assert opened == ("opened", "person", "")
    assert accepted == ("accepted", "staff", "li 医生")


async def test_who_looks_is_seen_by_others_for_half_a_minute(store: Store) -> None:
    def work(conn: Connection) -> list[list[str]]:
        li, wu = member(conn, "li"), member(conn, "wu")
        case_id = theirs(conn, li)
        for seconds in (0, 15):
            glances.look(conn, case_id=case_id, staff_id=wu.id, now=after(seconds))
        seen = partial(glances.others, conn, case_id=case_id)
        return [
            [one.name for one in seen(staff_id=staff_id, now=after(seconds))]
            for staff_id, seconds in ((li.id, 44), (wu.id, 44), (li.id, 45))
        ]

    assert await store.write(work) == [["wu 医生"], [], []]


async def test_unread_is_what_came_since_one_looked_last(store: Store) -> None:
    def work(conn: Connection) -> list[dict[int, int]]:
        li = member(conn, "li")
        case_id, found = theirs(conn, li), []
        for seconds in (10, 20, 30):
            writes(conn, case_id, seconds)
        found.append(glances.unread(conn, li.id))
        glances.look(conn, case_id=case_id, staff_id=li.id, now=after(20))
        found.append(glances.unread(conn, li.id))
        cases.speak(conn, case_id=case_id, staff_id=li.id, text="在", media_id=None, now=after(50))
        glances.look(conn, case_id=case_id, staff_id=li.id, now=after(40))
        return [*found, glances.unread(conn, li.id)]

    assert await store.write(work) == [{1: 3}, {1: 1}, {}]


async def test_the_lists_count_who_waits_by_role_and_kind(store: Store) -> None:
    def work(conn: Connection) -> tuple[Any, ...]:
        for n, (role, level) in enumerate((("doctor", "E1"), ("doctor", "L3"), ("nurse", "L3"))):
            open_case(conn, add_person(conn, str(n)), role=role, level=level)
        asked = TABLES["case"].c.id == 3
        conn.execute(update(TABLES["case"]).where(asked).values(kind="question"))
        counts = [(c.role, c.kind, c.n, c.urgent) for c in worklists.counts(conn)]
        live = [case.id for case in worklists.waiting(conn)]
        nurses = [case.id for case in worklists.waiting(conn, role="nurse")]
        return counts, live, nurses, [c.id for c in worklists.waiting(conn, question=True)]

    counts, live, nurses, questions = await store.write(work)
    assert counts == [("doctor", "live", 2, 1), ("nurse", "question", 1, 0)]
    assert (live, nurses, questions) == ([1, 2], [], [3])


async def test_callbacks_are_listed_by_the_day_they_are_booked_for(store: Store) -> None:
    def work(conn: Connection) -> list[int]:
        for n, seconds in enumerate((7200, 3600, 200_000)):
            case_id = open_case(conn, add_person(conn, str(n)))
            row = {"state": State.callback_booked, "wake_at": after(seconds)}
            mine = TABLES["case"].c.id == case_id
            conn.execute(update(TABLES["case"]).where(mine).values(row))
        return [case.id for case in worklists.callbacks(conn, start=NOON, end=after(86_400))]

    assert await store.write(work) == [2, 1]


async def test_the_number_of_a_callback_is_there_once_its_time_has_come(store: Store) -> None:
    def work(conn: Connection) -> list[str | None]:
        case_id = open_case(conn, add_person(conn, "a"))
        found: list[str | None] = []
        for n, state in enumerate(("cancelled", "done")):
            add(
                conn,
                "callback",
                case_id=case_id,
                role="doctor",
                at=after(n),
                place=0,
                means="phone",
                reach=f"1380013800{n}",
                state=state,
                made_at=NOON,
            )
            booking = worklists.callback(conn, case_id)
            found.append(booking.reach if booking else None)
        return found

    assert await store.write(work) == [None, "13800138001"]


async def test_the_beat_of_the_lists_changes_with_each_thing_they_show(store: Store) -> None:
    def work(conn: Connection) -> list[Any]:
        li = member(conn, "li")
        beats = [worklists.beat(conn, li.id)]
        case_id = theirs(conn, li)
        beats.append(worklists.beat(conn, li.id))
        writes(conn, case_id, 10)
        beats.append(worklists.beat(conn, li.id))
        open_case(conn, add_person(conn, "b"))
        beats.append(worklists.beat(conn, li.id))
        glances.look(conn, case_id=case_id, staff_id=li.id, now=after(20))
        beats.append(worklists.beat(conn, li.id))
        again = worklists.beat(conn, li.id)
        assert again == beats[-1]
        return beats

    beats = await store.write(work)
    assert all(one != two for one, two in pairwise(beats))


async def test_a_reply_of_ones_own_is_seen_and_removed_by_oneself_alone(store: Store) -> None:
    def work(conn: Connection) -> tuple[Any, ...]:
        li, wu = member(conn, "li"), member(conn, "wu")
        made = templates.add(conn, li, title=" 多喝水 ", body="多喝温水", now=NOON)
        seen = [[t.title for t in templates.of(conn, one)] for one in (li, wu)]
        gone = [templates.remove(conn, one, template_id=made, now=NOON) for one in (wu, li, li)]
        return seen, gone, templates.of(conn, li)

    assert await store.write(work) == ([["多喝水"], []], [False, True, False], [])


async def test_shared_replies_are_a_supervisors_and_reach_their_role(store: Store) -> None:
    def work(conn: Connection) -> tuple[Any, ...]:
        li, he = member(conn, "li"), member(conn, "he", "nurse")
        chief = member(conn, "chief", "supervisor")
        share = partial(templates.add, conn, body="x", shared=True, now=NOON)
        share(chief, title="all")
        made = share(chief, title="nurses", role="nurse")
        with pytest.raises(Refused, match="not-allowed"):
            share(li, title="mine for all")
        seen = [[t.title for t in templates.of(conn, one)] for one in (li, he, chief)]
        return seen, [templates.remove(conn, o, template_id=made, now=NOON) for o in (he, chief)]

    seen, gone = await store.write(work)
    assert seen == [["all"], ["all", "nurses"], ["all", "nurses"]] and gone == [False, True]


@pytest.mark.parametrize(
    ("title", "body", "why"),
    [
        ("", "x", "empty"),
        ("x", " ", "empty"),
        ("x" * 61, "x", "too-long"),
        ("x", "y" * 2001, "too-long"),
    ],
)
async def test_a_reply_without_words_or_with_too_many_is_refused(
    store: Store, title: str, body: str, why: str
) -> None:
    def work(conn: Connection) -> None:
        with pytest.raises(Refused, match=why):
            templates.add(conn, member(conn, "li"), title=title, body=body, now=NOON)

    await store.write(work)
