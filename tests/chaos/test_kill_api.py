"""A process is killed while it answers a hospital: the call is repeated, and it is done once."""

from __future__ import annotations

import json
import signal
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, func, select

from bot.clinic import slots
from bot.clinic.audit import AUDIT
from bot.clinic.exchange import access, patients
from bot.clinic.slots.rows import BOOKING
from bot.store.session import Store
from tests.chaos.hospital import Asked, answered
from tests.chaos.stepwise import POINTS, lived
from tests.clinic import NOON, TABLES, a_store
from tests.contract.slot_parts import add_couple
from tests.contract.standards_parts import ALL, a_clinic, an_appointment

pytestmark = [pytest.mark.chaos, pytest.mark.timeout(300)]
BASE = "/api/fhir/Appointment"
TIMER = TABLES["timer"]
Seen = tuple[Any, ...]


def prepare(conn: Connection) -> tuple[list[int], int, str, str]:
    """The windows, a patient who has no visit yet, their pseudonym, the secret of the hospital."""
    clinic = a_clinic(conn)
    who = add_couple(conn, "kim")
    secret = access.add(conn, name="hospital", scopes=ALL, sites=(), by="operator", now=NOON)
    return clinic.slots, who[0], patients.aliases(conn, [who[1]])[who[1]], secret


def seen(conn: Connection, person_id: int) -> Seen:
    """The visits of a person, what is on record of them, what they will be told; all in balance."""
    assert slots.faults(conn) == []
    visits = [(visit.id, visit.slot_id, visit.state) for visit in slots.of_person(conn, person_id)]
    of = select(BOOKING.c.id).where(BOOKING.c.person_id == person_id)
    names = [f"booking:{row}" for row in conn.execute(of).scalars()]
    lines = select(AUDIT.c.action).where(AUDIT.c.subject.in_(names)).order_by(AUDIT.c.id)
    timers = select(func.count()).select_from(TIMER).where(TIMER.c.person_id == person_id)
    return visits, list(conn.execute(lines).scalars()), conn.execute(timers).scalar_one()


class Line:
    """Sends a call until it is answered: first into a death at each point, then twice more."""

    def __init__(self, url: str, store: Store, person_id: int, secret: str, folder: Path) -> None:
        self.url, self.store, self.person_id, self.secret = url, store, person_id, secret
        self.answer, self.turns = folder / "answer.json", count(1)

    async def seen(self) -> Seen:
        return await self.store.read(lambda conn: seen(conn, self.person_id))

    async def sent(self, path: str, data: Any, key: str, point: str = "") -> tuple[int, Any]:
        """How the process ended, and what it answered."""
        self.answer.unlink(missing_ok=True)
        asked = Asked(path, data, key, next(self.turns))
        ended = await lived(answered, self.url, point, self.secret, asked, str(self.answer))
        return ended, json.loads(self.answer.read_text()) if self.answer.exists() else None

    async def proved(self, path: str, data: Any, key: str = "") -> Any:
        """The body of the answer, which is the same whenever it is asked for again."""
        before = await self.seen()
        assert await self.sent(path, data, key, POINTS[0]) == (-signal.SIGKILL, None)
        assert await self.seen() == before  # nothing was done
        assert await self.sent(path, data, key, POINTS[1]) == (-signal.SIGKILL, None)
        done = await self.seen()
        assert done != before  # it was, though nobody was told
        answers = [await self.sent(path, data, key) for _ in range(2)]
        assert await self.seen() == done  # and is not done again
        (ended, (status, first)), (again, (_, second)) = answers
        assert (ended, again, status) == (0, 0, 200) and first == second
        return first


async def test_a_call_that_is_repeated_after_a_death_makes_one_visit(
    url: str, tmp_path: Path
) -> None:
    async with a_store(url) as store:
        windows, person_id, alias, secret = await store.write(prepare)
        line = Line(url, store, person_id, secret, tmp_path)
        visit = await line.proved(BASE, an_appointment(windows[1], alias), "visit-83921")
        visits, record, _ = await line.seen()
        assert [f"{row[0]}" for row in visits] == [visit["id"]] and record == ["booking.booked"]

        to = {"name": "slot", "valueReference": {"reference": f"Slot/{windows[2]}"}}
        parameters = {"resourceType": "Parameters", "parameter": [to]}
        moved = await line.proved(f"{BASE}/{visit['id']}/$move", parameters)
        assert moved["slot"] == [{"reference": f"Slot/{windows[2]}"}]

        off = await line.proved(f"{BASE}/{visit['id']}/$cancel", {"resourceType": "Parameters"})
        assert off["status"] == "cancelled"
        visits, record, _ = await line.seen()
        assert [row[2] for row in visits] == ["cancelled"]
        assert record == ["booking.booked", "booking.moved", "booking.cancelled"]
