"""Erasure on both databases: nothing readable is left but the law's part; others are untouched."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from functools import partial

import pytest
from sqlalchemy import Connection, insert, select, update

from bot.clinic import audit, cases, erasure, expiry
from bot.clinic.erasure import Blocked
from bot.store.session import Store
from tests.clinic import NOON, NOTE, TABLES, add, add_patient, add_person, after, open_case
from tests.contract.lives import bubble, lived, readable

YEAR = timedelta(days=366)


def erase(conn: Connection, person: int, now: datetime = NOON) -> erasure.Erased:
    return erasure.erase(conn, person_id=person, actor=f"person:{person}", now=now)


async def test_nothing_readable_is_left_of_who_was_never_with_a_clinician(store: Store) -> None:
    person, _ = await store.write(lambda conn: lived(conn, "ann", clinician=False))
    await store.write(lambda conn: lived(conn, "bob", clinician=False))
    before = await store.read(readable)
    assert before["words of ann"] >= 11 and before["words of ann"] == before["words of bob"]
    erased = await store.write(lambda conn: erase(conn, person))
    assert erased.kept == 0 and erased.gone >= 8
    after_ = await store.read(readable)
    assert after_["words of ann"] == 0
    assert after_["words of bob"] == before["words of bob"]


async def test_the_address_goes_when_the_last_word_was_delivered(store: Store) -> None:
    person, _ = await store.write(lambda conn: lived(conn, "ann", clinician=False))
    await store.write(lambda conn: lived(conn, "bob", clinician=False))
    before = await store.read(readable)
    await store.write(lambda conn: erase(conn, person))
    last = bubble("ann") | {"key": "last", "state": "queued", "body": {"text": "已经删除"}}
    row = await store.write(lambda conn: add(conn, "outbox", person_id=person, **last))
    assert await store.write(partial(erasure.finish, now=NOON)) == 0  # not yet
    late = after(7200)
    assert await store.write(partial(erasure.finish, now=late)) == 0  # a word is on its way
    out = TABLES["outbox"]
    sent = update(out).where(out.c.id == row).values(state="sent")
    await store.write(lambda conn: conn.execute(sent) and None)
    assert await store.write(partial(erasure.finish, now=late)) == 1
    found = await store.read(readable)
    assert found["address of ann"] == found["words of ann"] == 0
    assert found["address of bob"] == before["address of bob"] > 0
    assert await store.write(partial(erasure.finish, now=late)) == 0


async def test_who_comes_back_and_agrees_keeps_their_address(store: Store) -> None:
    person, _ = await store.write(lambda conn: lived(conn, "ann", clinician=False))
    await store.write(lambda conn: erase(conn, person))
    table = TABLES["person"]
    back = update(table).where(table.c.id == person).values(consent="2026-1", erased_at=None)
    await store.write(lambda conn: conn.execute(back) and None)
    assert await store.write(partial(erasure.finish, now=after(7200))) == 0
    assert (await store.read(readable))["address of ann"] > 0


async def test_the_record_a_clinician_wrote_stays_for_its_years(store: Store) -> None:
    person, _ = await store.write(lambda conn: lived(conn, "ann", clinician=True))
    erased = await store.write(lambda conn: erase(conn, person))
    assert erased.kept == 1
    assert (await store.read(readable))["words of ann"] == 3  # note, message, patient
    await store.write(partial(erasure.finish, now=after(7200)))
    assert (await store.read(readable))["address of ann"] == 0

    await store.write(partial(expiry.daily, now=NOON + 2 * YEAR))
    assert (await store.read(readable))["words of ann"] == 3
    await store.write(partial(expiry.daily, now=NOON + 4 * YEAR))
    assert (await store.read(readable))["words of ann"] == 2  # what was said is gone
    await store.write(partial(expiry.daily, now=NOON + 16 * YEAR))
    assert (await store.read(readable))["words of ann"] == 0
    case = TABLES["case"]
    kept = await store.read(lambda conn: conn.execute(select(case.c.state, case.c.level)).all())
    assert [tuple(row) for row in kept] == [("closed", "L3")]  # the codes stay


async def test_what_was_done_can_be_proved_and_names_nobody(store: Store) -> None:
    person, _ = await store.write(lambda conn: lived(conn, "ann", clinician=True))
    await store.write(lambda conn: erase(conn, person))
    rows = await store.read(
        lambda conn: conn.execute(audit.OF_SUBJECT, {"subject": f"person:{person}"}).all()
    )
    assert [row.action for row in rows] == ["person.erased"]
    assert rows[0].detail.startswith("kept:1 gone:")


async def test_an_open_case_makes_erasure_wait_and_nothing_changes(store: Store) -> None:
    person, _ = await store.write(lambda conn: lived(conn, "ann", clinician=False))
    await store.write(lambda conn: open_case(conn, person))
    before = await store.read(readable)
    with pytest.raises(Blocked, match="case"):
        await store.write(lambda conn: erase(conn, person))
    assert await store.read(readable) == before


async def test_a_hold_makes_erasure_and_expiry_wait(store: Store) -> None:
    person, _ = await store.write(lambda conn: lived(conn, "ann", clinician=True))
    held = {"person_id": person, "reason": "dispute", "at": NOON}
    await store.write(lambda conn: conn.execute(insert(TABLES["hold"]), held) and None)
    before = await store.read(readable)
    with pytest.raises(Blocked, match="hold"):
        await store.write(lambda conn: erase(conn, person))
    await store.write(partial(expiry.daily, now=NOON + 20 * YEAR))
    assert await store.read(readable) == before


async def test_a_case_opened_at_the_same_moment_is_never_emptied(store: Store) -> None:
    for number in range(5):
        person = await store.write(partial(add_person, name=f"p{number}"))

        def join(conn: Connection, person: int = person) -> int:
            return open_case(conn, person)

        def leave(conn: Connection, person: int = person) -> bool:
            try:
                erase(conn, person)
            except Blocked:
                return False
            return True

        case_id, gone = await asyncio.gather(store.write(join), store.write(leave))
        found = await store.read(partial(cases.get, case_id=case_id))
        assert found is not None and found.note == NOTE
        if gone:  # erased first: what came after is new
            assert found.open


async def test_one_patient_of_several_can_be_removed(store: Store) -> None:
    person, _ = await store.write(lambda conn: lived(conn, "ann", clinician=False))
    other = await store.write(lambda conn: add_patient(conn, person, "bob"))
    patient = TABLES["patient"]
    first = await store.read(
        lambda conn: conn.execute(select(patient.c.id).order_by(patient.c.id)).scalars().first()
    )
    assert first is not None
    removed = await store.write(
        lambda conn: erasure.remove(conn, person_id=person, patient_id=first, now=NOON)
    )
    assert removed is not None and removed.kept == 0
    left = await store.read(lambda conn: conn.execute(select(patient.c.id)).scalars().all())
    assert left == [other]
    spots = await store.read(lambda conn: conn.execute(select(TABLES["spot_photo"])).all())
    assert spots == []
    again = partial(erasure.remove, person_id=person, patient_id=first, now=NOON)
    assert await store.write(again) is None


async def test_what_is_due_is_done_once_a_day(store: Store) -> None:
    assert await store.write(partial(expiry.daily, now=NOON)) is not None
    assert await store.write(partial(expiry.daily, now=after(3600))) is None
    assert await store.write(partial(expiry.daily, now=NOON + timedelta(days=1))) is not None


async def test_two_processes_do_it_once(store: Store) -> None:
    done = await asyncio.gather(*(store.write(partial(expiry.daily, now=NOON)) for _ in range(4)))
    assert sum(one is not None for one in done) == 1


async def test_who_unfollowed_is_erased_a_day_later(store: Store) -> None:
    person, _ = await store.write(lambda conn: lived(conn, "ann", clinician=False))
    account = TABLES["account"]
    left = update(account).where(account.c.person_id == person)
    values = {"channel": "wechat", "reachable": False, "left_at": NOON}
    await store.write(lambda conn: conn.execute(left.values(values)) and None)
    assert await store.write(partial(erasure.forget_left, now=after(23 * 3600))) == 0
    assert await store.write(partial(erasure.forget_left, now=after(25 * 3600))) == 1
    assert (await store.read(readable))["words of ann"] == 0
    assert await store.write(partial(erasure.forget_left, now=after(26 * 3600))) == 0


async def test_what_a_helper_wrote_for_somebody_goes_with_them_and_not_with_the_helper(
    store: Store,
) -> None:
    def family(conn: Connection) -> tuple[int, int]:
        ann, bob = add_person(conn, "ann"), add_person(conn, "bob")
        patient = add_patient(conn, ann)
        result = {"scale": "frail", "body": {"points": 1}, "at": NOON, "patient_id": patient}
        add(conn, "scale_result", person_id=bob, **result)
        link = {"relation": "child", "rights": "talk", "state": "on", "body": {"own": "x"}}
        add(conn, "family_link", person_id=bob, patient_id=patient, asked_at=NOON, **link)
        case_id = open_case(conn, bob, patient)
        table = TABLES["case"]
        shut = {"state": "cancelled", "wake_at": None, "closed_at": NOON}
        conn.execute(update(table).where(table.c.id == case_id).values(shut))
        table = TABLES["person"]
        conn.execute(update(table).values(case_id=None))
        return ann, bob

    def counts(conn: Connection) -> dict[str, int]:
        names = ("patient", "scale_result", "family_link")
        return {name: len(conn.execute(select(TABLES[name])).all()) for name in names}

    ann, bob = await store.write(family)
    await store.write(lambda conn: erase(conn, bob))
    assert await store.read(counts) == {"patient": 1, "scale_result": 1, "family_link": 0}
    note = select(TABLES["case"].c.note)
    assert await store.read(lambda conn: conn.execute(note).scalar_one()) == NOTE
    await store.write(lambda conn: erase(conn, ann))
    assert await store.read(counts) == {"patient": 0, "scale_result": 0, "family_link": 0}
    assert await store.read(lambda conn: conn.execute(note).scalar_one()) is None
