"""What silence in an accepted case leads to, on both sides."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Connection, update

from bot.clinic import alarms, cases, handing
from bot.clinic.casefile import Tell
from bot.store.session import Store
from tests.clinic import NOON, TABLES, add_account, after
from tests.contract.owned_case import (
    CASE,
    an_owned_case,
    clinician,
    events,
    look,
    row,
    say,
    shut,
    sounding,
    state,
    talks_to,
    wake,
    write,
)

DAY = 86_400


async def test_a_clinician_silent_for_two_minutes_is_nudged_once(store: Store) -> None:
    def work(conn: Connection) -> list[Any]:
        at = an_owned_case(conn)
        write(conn, at, 30)
        seen: list[Any] = [look(conn, at, 119), state(conn, at), wake(conn, at.case)]
        seen += [look(conn, at, 121), state(conn, at), wake(conn, at.case)]
        look(conn, at, 200)
        return [*seen, events(conn, at.case).count("nudged"), sounding(conn)]

    assert await store.write(work) == [
        *([], ("active", 0), 120),
        *([], ("active", 1), 300),
        *(1, []),
    ]


async def test_the_clinicians_silence_counts_from_the_first_unanswered_word(store: Store) -> None:
    def work(conn: Connection) -> tuple[float, tuple[str, int]]:
        at = an_owned_case(conn)
        say(conn, at, 10)
        for seconds in (60, 100, 140, 170):
            write(conn, at, seconds)
        look(conn, at, 181)
        return wake(conn, at.case), state(conn, at)

    assert await store.write(work) == (360, ("active", 1))


async def test_after_five_minutes_a_supervisor_hears_and_others_may_take_it(store: Store) -> None:
    def work(conn: Connection) -> list[Any]:
        at = an_owned_case(conn)
        other, nurse = clinician(conn, "wu"), clinician(conn, "he", "nurse")
        look(conn, at, 301)
        seen = [state(conn, at)[0], sounding(conn), wake(conn, at.case)]
        theirs = [handing.takeable(conn, staff) for staff in (at.staff, other, nurse)]
        return [*seen, *(ids == [at.case] for ids in theirs)]

    assert await store.write(work) == ["waiting_doctor", ["silent"], 601, False, True, False]


async def test_a_cleared_alarm_sounds_again_while_the_clinician_stays_silent(store: Store) -> None:
    def work(conn: Connection) -> list[list[str]]:
        at = an_owned_case(conn)
        look(conn, at, 301)
        (alarm,) = alarms.open_(conn)
        assert alarms.clear(conn, alarm_id=alarm.id, staff_id=at.staff, now=after(310))
        seen = [sounding(conn)]
        look(conn, at, 602)
        seen.append(sounding(conn))
        look(conn, at, 902)
        return [*seen, sounding(conn)]

    assert await store.write(work) == [[], ["silent"], ["silent"]]


async def test_a_word_of_the_clinician_ends_the_alarm_and_the_case_is_active(store: Store) -> None:
    def work(conn: Connection) -> list[Any]:
        at = an_owned_case(conn)
        write(conn, at, 5)
        look(conn, at, 301)
        write(conn, at, 320)
        seen: list[Any] = [state(conn, at)[0]]  # the patient's own words do not end it
        say(conn, at, 330)
        return [*seen, state(conn, at), sounding(conn), events(conn, at.case)[-1]]

    assert await store.write(work) == ["waiting_doctor", ("active", 0), [], "resumed"]


async def test_a_clinician_silent_for_half_an_hour_loses_the_case(store: Store) -> None:
    def work(conn: Connection) -> list[Any]:
        at = an_owned_case(conn)
        look(conn, at, 301)
        (told,) = look(conn, at, 1801)
        found = row(conn, at.case)
        return [told.name, told.data, found.state, found.staff_id, sounding(conn)]

    name, data, now, owner, rings = await store.write(work)
    assert (name, now, owner, rings) == ("case.returned", "waiting", None, [])
    assert data == {"case": 1}


async def test_a_silent_patient_is_asked_once_after_ten_minutes(store: Store) -> None:
    def work(conn: Connection) -> list[Any]:
        at = an_owned_case(conn)
        write(conn, at, 5)
        say(conn, at, 10)
        seen: list[Any] = [look(conn, at, 609), wake(conn, at.case)]
        asked = look(conn, at, 611)
        return [*seen, asked, look(conn, at, 700), state(conn, at), wake(conn, at.case)]

    before, due, asked, again, now, then = await store.write(work)
    assert (before, due, again, now, then) == ([], 610, [], ("active", 1), 1810)
    assert [(tell.name, tell.data) for tell in asked] == [("case.silent", {"case": 1})]


async def test_after_half_an_hour_a_silent_patient_frees_the_place(store: Store) -> None:
    def work(conn: Connection) -> list[Any]:
        at = an_owned_case(conn)
        say(conn, at, 0)
        look(conn, at, 600)
        told = look(conn, at, 1800)
        return [told, state(conn, at), wake(conn, at.case), talks_to(conn, at.person) == at.case]

    assert await store.write(work) == [[], ("waiting_patient", 2), DAY, True]


async def test_a_returning_patient_makes_the_case_active_and_is_looked_at_at_once(
    store: Store,
) -> None:
    def work(conn: Connection) -> list[Any]:
        at = an_owned_case(conn)
        say(conn, at, 0)
        look(conn, at, 600)
        look(conn, at, 1800)
        write(conn, at, 5000)
        seen: list[Any] = [state(conn, at), wake(conn, at.case)]
        return [*seen, look(conn, at, 5000), wake(conn, at.case), state(conn, at)]

    assert await store.write(work) == [("active", 0), 5000, [], 5120, ("active", 0)]


async def test_after_a_day_the_case_ends_with_a_summary_of_keys(store: Store) -> None:
    def work(conn: Connection) -> tuple[list[Tell], cases.CaseView | None, int | None]:
        at = an_owned_case(conn)
        say(conn, at, 0)
        for seconds in (600, 1800, DAY - 1):
            assert [t.name for t in look(conn, at, seconds)] in ([], ["case.silent"])
        told = look(conn, at, DAY)
        return told, cases.get(conn, at.case), talks_to(conn, at.person)

    (told,), view, talk = await store.write(work)
    assert view is not None and talk is None
    assert (view.state, view.outcome, view.closed_at) == ("closed", "no-reply", after(DAY))
    assert view.summary["advice"] == {"key": "speech-ended-advice"}
    assert (told.name, told.data) == ("case.ended", {"case": 1, "summary": view.summary})


async def test_nobody_is_told_the_end_who_was_never_asked(store: Store) -> None:
    """The program was down for two days: the steps are made up for one at a time."""

    def work(conn: Connection) -> list[Any]:
        at = an_owned_case(conn)
        say(conn, at, 0)
        late = 2 * DAY
        seen: list[Any] = []
        for seconds in (late, late + 1200, late + 2400):
            seen.append([t.name for t in look(conn, at, seconds)])
            if row(conn, at.case).wake_at:
                seen.append(wake(conn, at.case) - late)
        return seen

    assert await store.write(work) == [["case.silent"], 1200, [], 2400, ["case.ended"]]


@pytest.mark.parametrize(("allowed", "told"), [(0, []), (1, []), (2, ["case.silent"])])
async def test_the_last_allowed_send_is_not_spent_on_asking_a_silent_patient(
    store: Store, allowed: int, told: list[str]
) -> None:
    def work(conn: Connection) -> list[str]:
        at = an_owned_case(conn, channel="wechat")
        conn.execute(update(CASE).values(spoke="clinician", spoke_at=NOON))
        values = {"allowed": allowed, "allowed_until": after(DAY)}
        conn.execute(update(TABLES["account"]).values(values))
        return [tell.name for tell in look(conn, at, 600)]

    assert await store.write(work) == told


@pytest.mark.parametrize("ended", ["closed", "waiting"])
async def test_a_case_that_moved_on_is_left_alone(store: Store, ended: str) -> None:
    def work(conn: Connection) -> list[Any]:
        at = an_owned_case(conn)
        if ended == "closed":
            shut(conn, at, 10)
        else:
            cases.hand_back(conn, staff_id=at.staff, now=after(10))
        before = tuple(row(conn, at.case))
        return [look(conn, at, DAY * 3), before == tuple(row(conn, at.case))]

    assert await store.write(work) == [[], True]


async def test_a_second_account_without_a_count_lets_the_patient_be_asked(store: Store) -> None:
    def work(conn: Connection) -> list[str]:
        at = an_owned_case(conn)
        values = {"channel": "wechat", "address": "o1", "allowed": 0}
        add_account(conn, at.person, seen_at=after(-60), **values)
        say(conn, at, 0)
        return [tell.name for tell in look(conn, at, 600)]

    assert await store.write(work) == ["case.silent"]


async def test_a_line_of_the_programs_is_nobodys_word(store: Store) -> None:
    def work(conn: Connection) -> list[Any]:
        at = an_owned_case(conn)
        say(conn, at, 10)
        before = (state(conn, at), wake(conn, at.case))
        cases.note(conn, case_id=at.case, key="note-lab-amended", now=after(20))
        kept = (state(conn, at), wake(conn, at.case)) == before
        look(conn, at, 20 + 301)  # far beyond the patience with a clinician
        return [kept, events(conn, at.case).count("nudged"), sounding(conn)]

    assert await store.write(work) == [True, 0, []]
