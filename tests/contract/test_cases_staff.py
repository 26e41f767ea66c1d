"""Who works here, how they log in, and how guessing is slowed down."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, func, select

from bot.clinic import logins, staff
from bot.store.session import Store
from tests.clinic import NOON, TABLES, a_store, add_staff, after


@pytest.fixture(params=["sqlite", "postgresql"])
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    url = f"sqlite:///{tmp_path / 't.db'}"
    if request.param == "postgresql":
        url = request.getfixturevalue("postgres_url")
    async with a_store(url) as opened:
        yield opened


def hire(conn: Connection, login: str = "Li.Min ", password: str = "hash") -> int:
    return staff.add(
        conn,
        login=login,
        name="李敏",
        role="doctor",
        title="主治医师",
        licence="1",
        password=password,
        now=NOON,
    )


async def test_a_new_member_must_change_the_password_handed_out(store: Store) -> None:
    member = await store.write(lambda conn: staff.get(conn, hire(conn)))
    assert member is not None and member.once and member.login == "li.min"


async def test_a_login_is_given_once(store: Store) -> None:
    await store.write(hire)
    with pytest.raises(staff.Taken):
        await store.write(lambda conn: hire(conn, "LI.MIN"))


async def test_only_the_right_password_matches_and_nobody_matches_nothing() -> None:
    passwords = staff.Passwords()
    hashed = await passwords.hash("richtig genug")
    assert await passwords.match(hashed, "richtig genug")
    assert not await passwords.match(hashed, "falsch")
    assert not await passwords.match(None, "richtig genug")
    assert not await passwords.match("no hash at all", "richtig genug")


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("kurz", "short"),
        ("x" * 201, "long"),
        ("aaaaaaaaaaaa", "plain"),
        ("my-li.min-pass", "plain"),
        ("teekanne im regal", ""),
    ],
)
def test_a_weak_password_is_refused_with_its_reason(password: str, code: str) -> None:
    assert staff.weakness(password, login="li.min") == code


async def test_a_login_is_found_by_its_cookie_and_the_cookie_is_not_stored(store: Store) -> None:
    def work(conn: Connection) -> tuple[bool, bool]:
        token = logins.begin(conn, staff_id=add_staff(conn, "li"), old="", now=NOON)
        found = logins.find(conn, token, after(30))
        stored = conn.execute(select(TABLES["session"].c.token)).scalar_one()
        return found is not None and found[0].staff.login == "li", token.encode() in stored

    assert await store.write(work) == (True, False)


@pytest.mark.parametrize(
    ("idle", "total"),
    [(timedelta(minutes=31), timedelta(0)), (timedelta(minutes=20), timedelta(hours=12))],
)
async def test_a_login_ends_when_idle_and_at_the_latest_after_its_day(
    store: Store, idle: timedelta, total: timedelta
) -> None:
    def work(conn: Connection) -> bool:
        token = logins.begin(conn, staff_id=add_staff(conn, "li"), old="", now=NOON)
        moment = NOON
        while moment < NOON + total:
            logins.touch(conn, token, moment)
            moment += timedelta(minutes=10)
        return logins.find(conn, token, moment + idle) is None

    assert await store.write(work)


async def test_a_busy_login_lasts_beyond_the_idle_time(store: Store) -> None:
    def work(conn: Connection) -> bool:
        token = logins.begin(conn, staff_id=add_staff(conn, "li"), old="", now=NOON)
        logins.touch(conn, token, NOON + timedelta(minutes=25))
        return logins.find(conn, token, NOON + timedelta(minutes=50)) is not None

    assert await store.write(work)


async def test_logging_in_again_ends_what_the_old_cookie_opened(store: Store) -> None:
    def work(conn: Connection) -> tuple[bool, bool]:
        member = add_staff(conn, "li")
        old = logins.begin(conn, staff_id=member, old="", now=NOON)
        new = logins.begin(conn, staff_id=member, old=old, now=NOON)
        return logins.find(conn, old, NOON) is None, logins.find(conn, new, NOON) is not None

    assert await store.write(work) == (True, True)


async def test_disabling_someone_ends_their_login_and_their_password(store: Store) -> None:
    def work(conn: Connection) -> tuple[bool, object, object, bool]:
        token = logins.begin(conn, staff_id=hire(conn), old="", now=NOON)
        done = staff.disable(conn, login="li.min", now=NOON)
        again = staff.disable(conn, login="nobody", now=NOON)
        return done, logins.find(conn, token, NOON), staff.secret(conn, "li.min"), again

    assert await store.write(work) == (True, None, None, False)


async def test_a_new_password_ends_every_login(store: Store) -> None:
    def work(conn: Connection) -> tuple[object, staff.Member | None]:
        member = hire(conn)
        token = logins.begin(conn, staff_id=member, old="", now=NOON)
        staff.set_password(conn, staff_id=member, password="new", now=NOON)
        return logins.find(conn, token, NOON), staff.get(conn, member)

    found, member = await store.write(work)
    assert found is None and member is not None and not member.once


async def test_guessing_is_stopped_and_allowed_again_later(store: Store) -> None:
    def attempt(conn: Connection, login: str, seconds: float) -> bool:
        return logins.reserve(conn, login=login, network="10.0.0.9", now=after(seconds))

    def work(conn: Connection) -> list[bool]:
        tries = [attempt(conn, "li", n) for n in range(6)]
        other, later = attempt(conn, "wu", 7), attempt(conn, "li", 16 * 60)
        return [*tries, other, later]

    assert await store.write(work) == [True] * 5 + [False, True, True]


async def test_a_right_password_forgives_the_failures_before_it(store: Store) -> None:
    def work(conn: Connection) -> bool:
        for n in range(5):
            logins.reserve(conn, login="li", network="10.0.0.9", now=after(n))
        logins.forgive(conn, login="li")
        return logins.blocked(conn, login="li", network="10.0.0.9", now=after(9))

    assert await store.write(work) is False


async def test_many_names_from_one_network_are_stopped_too(store: Store) -> None:
    def work(conn: Connection) -> tuple[bool, bool]:
        for n in range(logins.TRIES_FROM):
            logins.reserve(conn, login=f"name{n}", network="10.0.0.9", now=after(n / 10))
        here = logins.blocked(conn, login="li", network="10.0.0.9", now=after(30))
        return here, logins.blocked(conn, login="li", network="10.0.0.8", now=after(30))

    assert await store.write(work) == (True, False)


async def test_old_attempts_are_swept_away(store: Store) -> None:
    def work(conn: Connection) -> int:
        logins.reserve(conn, login="li", network="10.0.0.9", now=NOON)
        logins.reserve(conn, login="li", network="10.0.0.9", now=NOON + timedelta(hours=1))
        return conn.execute(select(func.count()).select_from(TABLES["attempt"])).scalar_one()

    assert await store.write(work) == 2
