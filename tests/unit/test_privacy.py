"""A change of key: what the old one sealed is sealed anew, and everything can still be found."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Connection, LargeBinary, select, type_coerce
from sqlmodel import SQLModel

from bot import privacy
from bot.clinic import people
from bot.crypto import Unreadable, Vault
from bot.store import columns
from bot.store.session import connect

OLD, NEW = b"o" * 32, b"n" * 32
NOW = datetime(2026, 3, 1, tzinfo=UTC)
PATIENT = SQLModel.metadata.tables["patient"]
PERSON = SQLModel.metadata.tables["person"]


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest, tmp_path: object) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/keys.db"
    address: str = request.getfixturevalue("empty_postgres_url")
    return address


async def test_a_new_key_takes_over_and_patients_are_still_found(url: str) -> None:
    columns.unlock(Vault([OLD]))
    store = connect(url)
    await store.write(SQLModel.metadata.create_all)

    def fill(conn: Connection) -> int:
        person = conn.execute(
            PERSON.insert().returning(PERSON.c.id),
            {"alias": "a", "locale": "en", "elder": False, "consent": "", "notices": True}
            | {"created_at": NOW, "talk": {"said": "胸口"}},
        ).scalar_one()
        people.keep(
            conn,
            person_id=person,
            relation="self",
            name="王秀英",
            sex="female",
            birth=date(1950, 3, 8),
            exact=True,
            now=NOW,
        )
        return int(person)

    person = await store.write(fill)
    columns.unlock(Vault([NEW, OLD]))
    assert await store.write(privacy.rotate) == 2
    assert await store.write(privacy.rotate) == 0
    columns.unlock(Vault([NEW]))
    found = await store.read(
        lambda conn: people.same(conn, person, name="王秀英", birth=date(1950, 3, 8))
    )
    assert found is not None and found.body["name"] == "王秀英"
    raw = await store.read(
        lambda conn: conn.execute(select(type_coerce(PATIENT.c.body, LargeBinary))).scalar_one()
    )
    assert "王秀英".encode() not in bytes(raw)
    columns.unlock(Vault([OLD]))
    with pytest.raises(Unreadable):
        await store.read(lambda conn: conn.execute(select(PATIENT.c.body)).scalar_one())
    await store.close()
