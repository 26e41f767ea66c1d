"""The second factor on both databases: each code counts once, also of two that come at once."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pyotp
import pytest
from sqlalchemy import Connection, select, text

from bot.clinic import factors, logins, staff
from bot.clinic.factors import FACTOR, PERIOD
from bot.store.session import Store
from tests.clinic import NOON
from tests.contract.staff_parts import hire


async def with_factor(store: Store) -> tuple[int, str, list[str]]:
    """(id, key of the authenticator, codes on paper) of somebody."""

    def work(conn: Connection) -> tuple[int, str, list[str]]:
        staff_id = hire(conn, "li")
        member, secret = (
            staff.get(conn, staff_id),
            factors.prepare(conn, staff_id=staff_id, now=NOON),
        )
        assert member is not None
        code = pyotp.TOTP(secret).at(NOON)
        codes = factors.confirm(conn, member=member, code=code, now=NOON)
        assert codes is not None
        return staff_id, secret, codes

    return await store.write(work)


async def opens(store: Store, staff_id: int, code: str, at: float = 0.0) -> bool:
    now = NOON + timedelta(seconds=at)
    return await store.write(
        lambda conn: factors.check(conn, staff_id=staff_id, code=code, now=now)
    )


async def test_a_code_opens_once_and_the_next_one_again(store: Store) -> None:
    staff_id, secret, _ = await with_factor(store)
    totp = pyotp.TOTP(secret)
    # The code that turned it on is used up.
    assert not await opens(store, staff_id, totp.at(NOON))
    later = totp.at(NOON + timedelta(seconds=PERIOD))
    assert await opens(store, staff_id, later, PERIOD)
    assert not await opens(store, staff_id, later, PERIOD)
    assert not await opens(store, staff_id, later, PERIOD + 29)
    spaced = totp.at(NOON + timedelta(seconds=3 * PERIOD))
    assert await opens(store, staff_id, f" {spaced[:3]} {spaced[3:]}", 3 * PERIOD)


@pytest.mark.parametrize(("behind", "opened"), [(0, True), (30, True), (90, False), (-30, True)])
async def test_a_clock_may_be_half_a_minute_off_and_no_more(
    store: Store, behind: int, opened: bool
) -> None:
    staff_id, secret, _ = await with_factor(store)
    code = pyotp.TOTP(secret).at(NOON + timedelta(seconds=600))
    assert await opens(store, staff_id, code, 600 + behind) is opened


async def test_of_two_who_bring_the_same_code_at_once_one_comes_in(store: Store) -> None:
    staff_id, secret, codes = await with_factor(store)
    code = pyotp.TOTP(secret).at(NOON + timedelta(seconds=60))
    both = await asyncio.gather(*(opens(store, staff_id, code, 60) for _ in range(8)))
    assert sum(both) == 1
    paper = await asyncio.gather(*(opens(store, staff_id, codes[3], 61) for _ in range(8)))
    assert sum(paper) == 1


async def test_each_code_on_paper_works_once_however_it_is_typed(store: Store) -> None:
    staff_id, _, codes = await with_factor(store)
    assert len(set(codes)) == factors.CODES
    assert await opens(store, staff_id, codes[0].upper().replace("-", " "))
    assert not await opens(store, staff_id, codes[0])
    standing = await store.read(lambda conn: factors.standing(conn, staff_id))
    assert standing == factors.Standing(on=True, codes=9)
    fresh = await store.write(lambda conn: factors.fresh_codes(conn, staff_id=staff_id, now=NOON))
    assert not await opens(store, staff_id, codes[1]) and await opens(store, staff_id, fresh[0])


async def test_neither_the_key_nor_a_code_is_readable_in_the_database(store: Store) -> None:
    _, secret, codes = await with_factor(store)

    def raw(conn: Connection) -> bytes:
        found = [*conn.execute(text("SELECT secret FROM staff_factor")).scalars()]
        found += conn.execute(text("SELECT digest FROM staff_recovery")).scalars()
        return b"|".join(bytes(one) for one in found)

    kept = await store.read(raw)
    assert secret.encode() not in kept
    assert not any(code.replace("-", "").encode() in kept for code in codes)


async def test_a_prepared_key_stays_the_same_and_opens_nothing(store: Store) -> None:
    def work(conn: Connection) -> tuple[str, str, bool]:
        who = hire(conn, "li")
        one = factors.prepare(conn, staff_id=who, now=NOON)
        two = factors.prepare(conn, staff_id=who, now=NOON)
        code = pyotp.TOTP(one).at(NOON)
        return one, two, factors.check(conn, staff_id=who, code=code, now=NOON)

    one, two, opened = await store.write(work)
    assert one == two and not opened


async def test_guessing_stops_after_five_and_goes_on_after_a_quarter_of_an_hour(
    store: Store,
) -> None:
    staff_id, _, _ = await with_factor(store)

    async def may(minutes: float) -> bool:
        now = NOON + timedelta(minutes=minutes)
        return await store.write(lambda conn: logins.reserve_code(conn, staff_id=staff_id, now=now))

    assert [await may(n / 10) for n in range(6)] == [True] * logins.TRIES + [False]
    assert await may(16)


async def test_taken_off_nothing_is_left_of_it(store: Store) -> None:
    staff_id, _, codes = await with_factor(store)
    assert await store.write(
        lambda conn: factors.remove(conn, staff_id=staff_id, by="staff:9", now=NOON)
    )
    assert await store.read(lambda conn: conn.execute(select(FACTOR)).first()) is None
    assert not await opens(store, staff_id, codes[0])
