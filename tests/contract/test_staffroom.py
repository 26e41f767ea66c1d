"""Who keeps the staff on both databases: somebody who may is always left, and all is on record."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import Any

import pytest
from sqlalchemy import Connection, select

from bot.clinic import duties, identities, logins, staff, staffroom
from bot.clinic.audit import AUDIT
from bot.clinic.duties import Right
from bot.clinic.identities import Claims, Stranger
from bot.clinic.staffroom import Wrong
from bot.store.session import Store
from tests.clinic import NOON
from tests.contract.staff_parts import hire

DEED: dict[str, Any] = {"by": "staff:9", "now": NOON}
WHERE = "https://id.example"


async def admins(store: Store, *names: str) -> list[int]:
    return [await store.write(partial(hire, login=name, role="administrator")) for name in names]


def left(conn: Connection) -> int:
    everybody = staff.everybody(conn)
    return sum(one.active and duties.may(one, Right.staff) for one in everybody)


async def tried(store: Store, work: Any) -> str:
    try:
        await store.write(work)
    except Wrong as wrong:
        return wrong.reason
    return ""


async def test_the_last_administrator_is_neither_shut_out_nor_demoted(store: Store) -> None:
    (only,) = await admins(store, "ma")
    await store.write(lambda conn: hire(conn, "li"))
    shut = partial(staffroom.disable, staff_id=only, **DEED)
    assert await tried(store, shut) == "last"
    demote = partial(staffroom.change, staff_id=only, values={"role": "sampler"}, **DEED)
    assert await tried(store, demote) == "last"
    keep = partial(
        staffroom.change, staff_id=only, values={"role": "sampler", "also": "administrator"}, **DEED
    )
    assert await tried(store, keep) == ""
    await admins(store, "he")
    assert await tried(store, shut) == ""
    assert await store.read(left) == 1


async def test_two_administrators_who_shut_each_other_out_at_once_leave_one(store: Store) -> None:
    for round_ in range(5):
        one, two = await admins(store, f"a{round_}", f"b{round_}")
        tries = [
            tried(store, partial(staffroom.disable, staff_id=who, **DEED)) for who in (one, two)
        ]
        told = await asyncio.gather(*tries)
        if round_ == 0:
            assert sorted(told) == ["", "last"]
        assert await store.read(left) >= 1


async def test_roles_and_their_change_are_in_the_audit_with_who_did_it(store: Store) -> None:
    await admins(store, "ma")
    who = await store.write(lambda conn: hire(conn, "li"))
    values = {"role": "nurse", "also": "sampler,nurse", "licence": "110", "email": "li@a.example"}
    await store.write(lambda conn: staffroom.change(conn, staff_id=who, values=values, **DEED))

    def entries(conn: Connection) -> list[tuple[str, str, str]]:
        found = select(AUDIT.c.actor, AUDIT.c.action, AUDIT.c.detail)
        found = found.where(AUDIT.c.subject == f"staff:{who}", AUDIT.c.action == "staff.changed")
        return [(row[0], row[1], row[2]) for row in conn.execute(found)]

    told = [("staff:9", "staff.changed", "role:nurse also:sampler email licence")]
    assert await store.read(entries) == told


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"name": " "}, "name"),
        ({"role": "boss"}, "role"),
        ({"also": "boss"}, "also"),
        ({"departments": "99"}, "departments"),
        ({"capacity": 0}, "capacity"),
        ({"email": "li"}, "email"),
        ({"email": "Li@a.example"}, "email"),
        ({"email": "ma@a.example"}, "email-taken"),
    ],
)
async def test_what_cannot_be_is_refused_by_name(
    store: Store, values: dict[str, Any], reason: str
) -> None:
    await store.write(lambda conn: hire(conn, "ma", role="administrator", email="ma@a.example"))
    who = await store.write(lambda conn: hire(conn, "li"))
    change = partial(staffroom.change, staff_id=who, values=values, **DEED)
    assert await tried(store, change) == reason


async def test_a_login_that_is_ended_opens_nothing_and_the_others_stay(store: Store) -> None:
    who = await store.write(lambda conn: hire(conn, "li"))

    def begin(conn: Connection) -> str:
        return logins.begin(conn, staff_id=who, old="", now=NOON, agent="Firefox Linux")

    one, two = await store.write(begin), await store.write(begin)
    key = logins.digest(one).hex()
    assert await store.write(lambda conn: staffroom.end(conn, staff_id=who, key=key, **DEED))
    assert not await store.write(lambda conn: staffroom.end(conn, staff_id=0, key="zz", **DEED))
    assert await store.read(lambda conn: logins.find(conn, one, NOON)) is None
    assert await store.read(lambda conn: logins.find(conn, two, NOON)) is not None
    (kept,) = await store.read(lambda conn: staffroom.sessions(conn, NOON, who))
    assert (kept.key, kept.agent) == (logins.digest(two).hex(), "Firefox Linux")


async def test_a_person_is_found_by_verified_address_first_and_by_subject_for_ever(
    store: Store,
) -> None:
    who = await store.write(lambda conn: hire(conn, "li", email="li@a.example"))

    async def comes(subject: str, email: str) -> int | str:
        claims = Claims(WHERE, subject, email)
        try:
            return await store.write(lambda conn: identities.recognise(conn, claims, now=NOON))
        except Stranger as stranger:
            return stranger.reason

    assert await comes("s1", "") == "unknown"
    assert await comes("s1", "Li@A.example") == who
    assert await comes("s1", "") == who and await comes("s1", "new@a.example") == who
    assert await comes("s2", "li@a.example") == "other"
    assert await comes("s3", "wu@a.example") == "unknown"
    await store.write(lambda conn: staff.disable(conn, login="li", now=NOON))
    assert await comes("s1", "li@a.example") == "disabled"
