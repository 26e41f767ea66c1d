"""One code used by many at the same moment links one of them, on both databases."""

from __future__ import annotations

import asyncio
from functools import partial

from sqlalchemy import Connection

from bot.clinic import relatives
from bot.clinic.relatives import Link, Refused, Right, State
from bot.store.session import Store
from tests.clinic import NOON, TABLES, a_store, add, add_person

CROWD = 8


def invited(conn: Connection) -> tuple[int, int, str]:
    """Somebody with a code: their person, patient and digits."""
    person_id = add_person(conn, "mother")
    body = {"name": "王梅", "sex": "female", "birth": "1948-03-08", "exact": True, "region": ""}
    row = {"person_id": person_id, "relation": "self", "seek": b"0" * 16, "body": body}
    patient_id = add(conn, "patient", **row, created_at=NOON)
    rights = relatives.RIGHTS["all"]
    code = relatives.issue(
        conn, person_id=person_id, patient_id=patient_id, rights=rights, now=NOON
    )
    return person_id, patient_id, code


def ask(conn: Connection, person_id: int, code: str) -> Link | Refused:
    return relatives.ask(
        conn, person_id=person_id, code=code, name="小丽", relation="parent", now=NOON
    )


async def test_a_link_goes_from_code_to_end(store: Store) -> None:
    mother, patient, code = await store.write(invited)
    helper = await store.write(lambda conn: add_person(conn, "helper"))
    link = await store.write(lambda conn: ask(conn, helper, code))
    assert isinstance(link, Link) and link.state is State.asked

    def agree(conn: Connection) -> list[int]:
        assert relatives.helped(conn, helper, Right.talk) == []
        assert [one.id for one in relatives.requests(conn, mother, NOON)] == [link.id]
        assert relatives.answer(conn, link_id=link.id, owner_id=mother, yes=True, now=NOON)
        assert not relatives.answer(conn, link_id=link.id, owner_id=mother, yes=True, now=NOON)
        return [one.patient_id for one in relatives.helped(conn, helper, Right.talk)]

    assert await store.write(agree) == [patient]
    assert await store.write(lambda conn: relatives.end(conn, link_id=link.id, by=helper, now=NOON))
    assert await store.read(lambda conn: relatives.of_person(conn, mother)) == []


async def test_what_is_told_twice_on_a_day_is_told_once(store: Store) -> None:
    mother, _, _ = await store.write(invited)
    for _ in range(2):
        await store.write(
            lambda conn: relatives.tell(conn, mother, "family.acted", {}, key="one", now=NOON)
        )
    timer = TABLES["timer"]
    found = await store.read(lambda conn: conn.execute(timer.select()).all())
    assert [(row.person_id, row.state) for row in found] == [(mother, "waiting")]


async def test_of_many_with_one_code_one_is_linked(postgres_url: str) -> None:
    async with a_store(postgres_url) as store, a_store(postgres_url) as other:
        _, _, code = await store.write(invited)
        helpers = await store.write(
            lambda conn: [add_person(conn, f"helper-{n}") for n in range(CROWD)]
        )
        done = await asyncio.gather(
            *(
                (store, other)[n % 2].write(partial(ask, person_id=helper, code=code))
                for n, helper in enumerate(helpers)
            )
        )
        kept = await store.read(lambda conn: conn.execute(TABLES["family_link"].select()).all())
    assert len([one for one in done if isinstance(one, Link)]) == len(kept) == 1
    assert done.count(Refused.wrong) == CROWD - 1
