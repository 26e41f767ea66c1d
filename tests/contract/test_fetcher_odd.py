"""A file that breaks its fetching is given up, and those beside it arrive."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, select

from bot.bell import LocalBell
from bot.fetcher import MEDIA, TRIES, Fetcher
from bot.messages import Media
from bot.store.session import Store
from tests.clinic import NOON, a_store, add, add_person
from tests.contract.turn_parts import Hand, Letterbox


class Odd(Letterbox):
    """A platform that answers what nobody expects about one of the files."""

    async def fetch(self, media: Media) -> tuple[bytes, str]:
        if media.ref == "odd":
            raise AttributeError("a shape nobody expected")
        return b"picture", "image/png"


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    async with a_store(f"sqlite:///{tmp_path / 't.db'}") as opened:
        yield opened


def wanted(conn: Connection, ref: str, now: datetime) -> int:
    found = select(MEDIA.c.person_id).limit(1)
    person = conn.execute(found).scalar_one_or_none() or add_person(conn, "ann")
    values = {"channel": "telegram", "kind": "image", "state": "wanted", "size": 0, "mime": ""}
    return add(
        conn, "media", person_id=person, ref=ref, due_at=now, created_at=NOON, attempts=0, **values
    )


async def test_a_file_that_breaks_the_fetching_is_given_up_and_its_neighbour_kept(
    store: Store,
) -> None:
    clock = Hand()
    for ref in ("odd", "plain"):
        await store.write(lambda conn, ref=ref: wanted(conn, ref, clock()))  # type: ignore[misc]
    fetcher = Fetcher(store=store, channels={"telegram": Odd()}, bell=LocalBell(), clock=clock)
    for _ in range(TRIES + 1):
        await fetcher.once()
        clock.at += timedelta(seconds=120)
    states = await store.read(
        lambda conn: conn.execute(select(MEDIA.c.state).order_by(MEDIA.c.id)).scalars().all()
    )
    assert list(states) == ["failed", "kept"]
