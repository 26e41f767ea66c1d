"""A hospital that calls with a key of its own, and a clinic with something of everything in it."""

from __future__ import annotations

import json as plain_json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from http import HTTPStatus
from io import BytesIO
from typing import Any

from aiohttp import ClientSession, web
from aiohttp.test_utils import TestServer
from sqlalchemy import Connection, select, update
from yarl import URL

from bot.bell import LocalBell
from bot.clinic import people
from bot.clinic.exchange import access, patients
from bot.clinic.people import PATIENT
from bot.clinic.slots import Booking
from bot.clinic.vaccinating import doses
from bot.clinic.vaccinating.doses import Source
from bot.store.session import Store
from handlers.api import Fhir, Gate, Lab, SiteDesk, description
from handlers.api.signature import sign
from tests.clinic import NOON, add
from tests.console import Held, Recording
from tests.contract import lab_parts
from tests.contract.described import fits
from tests.contract.lab_parts import ZONE
from tests.contract.slot_parts import DAY, HOUR, add_couple, add_slot, add_stock, booked

ALL = tuple(str(scope) for scope in access.Scope)
SITE = "vaccine:lake"
LAB_SYSTEM = "urn:qianmen:product"


@dataclass
class Caller:
    """A system that signs; what it sends is the test's to spoil."""

    url: str
    turns: Recording
    clock: Held
    secret: bytes
    name: str = "hospital"
    nonces: int = 0
    spoiled: dict[str, str] = field(default_factory=dict)
    later: timedelta = timedelta()

    def headers(self, method: str, path: str, body: bytes) -> dict[str, str]:
        self.nonces += 1
        time = str(int((self.clock() + self.later).timestamp()))
        nonce = f"{self.name}-{self.nonces:012}"
        what = f"{method} {path}"
        said = {"Key": self.name, "Time": time, "Nonce": nonce}
        said["Signature"] = sign(self.secret, time=time, nonce=nonce, body=body, what=what)
        return {f"X-Qianmen-{name}": value for name, value in said.items()} | self.spoiled

    async def call(
        self, method: str, path: str, data: Any = None, **headers: str
    ) -> tuple[int, Any]:
        """The status and the JSON of an answer."""
        raw = isinstance(data, bytes)
        body = data if raw else b"" if data is None else plain_json.dumps(data).encode()
        sent = self.headers(method, path, body) | headers
        url = URL(self.url + path, encoded=True)
        async with (
            ClientSession() as session,
            session.request(method, url, data=BytesIO(body), headers=sent) as answer,
        ):
            said = plain_json.loads(await answer.read())
            fits(method, path, answer.status, answer.content_type, said)
            return answer.status, said

    async def get(self, path: str) -> Any:
        """The JSON of an answer that is to be good."""
        status, said = await self.call("GET", path)
        assert status == HTTPStatus.OK, said
        return said

    async def all(self, path: str) -> list[Any]:
        """The resources of a search, page after page."""
        found, seen = [], 0
        while path:
            page = await self.get(path)
            found += [entry["resource"] for entry in page.get("entry", [])]
            links = {link["relation"]: link["url"] for link in page["link"]}
            path = links.get("next", "").removeprefix(self.url)
            seen += 1
            assert seen < 100
        return found


@asynccontextmanager
async def a_hospital(
    store: Store, *, scopes: Sequence[str] = ALL, sites: Sequence[str] = (), name: str = "hospital"
) -> AsyncIterator[Caller]:
    """The addresses served, and a caller whose key has these scopes."""

    def key(conn: Connection) -> str:
        return access.add(conn, name=name, scopes=scopes, sites=sites, by="operator", now=NOON)

    async with reached(store, secret=await store.write(key), name=name) as caller:
        yield caller


@asynccontextmanager
async def reached(store: Store, *, secret: str, name: str = "hospital") -> AsyncIterator[Caller]:
    """The addresses served, and a caller with a key that is there."""
    turns, clock, bell = Recording(), Held(NOON), LocalBell()
    gate = Gate(store=store, clock=clock, keys={})
    app = web.Application()
    for kind in (Fhir, SiteDesk):
        app.add_routes(kind(gate=gate, turns=turns, bell=bell, timezone=ZONE).routes())
    lab = Lab(gate=gate, turns=turns, bell=bell, clock=clock, timezone=ZONE)
    app.add_routes([*lab.routes(), *description.routes()])
    server = TestServer(app)
    await server.start_server()
    try:
        url = str(server.make_url("/")).rstrip("/")
        yield Caller(url, turns, clock, secret.encode(), name)
    finally:
        await server.close()


@dataclass
class Clinic:
    """What was put in: *slots* by id, the alias of a patient with visits, tests and doses."""

    slots: list[int]
    alias: str
    who: tuple[int, int]
    visit: int
    order: int


def a_clinic(conn: Connection) -> Clinic:
    """A site with four windows and stock, a visit, a test with a report, two doses."""
    resource = add(conn, "resource", key=SITE, kind="vaccine", zone=ZONE)
    windows = [add_slot(conn, resource, NOON + DAY + n * HOUR, capacity=2) for n in range(4)]
    for product in ("influenza", "ppv23"):
        add_stock(conn, SITE, product, 20)
    order = lab_parts.sampled(conn)
    results = {"flu_a": "positive", "flu_b": "invalid", "covid": "negative"}
    lab_parts.taken(conn, lab_parts.a_report(results))
    who = (order.person_id, order.patient_id or 0)
    visit = booked(conn, windows[0], who, product="influenza", pool="influenza")
    _doses(conn, who, visit, booked(conn, windows[3], add_couple(conn, "zoe"), product="ppv23"))
    body = conn.execute(select(PATIENT.c.body).where(PATIENT.c.id == who[1])).scalar_one()
    mine = update(PATIENT).where(PATIENT.c.id == who[1])
    conn.execute(mine.values(seek=people.seek_of(body)))
    alias = patients.aliases(conn, [who[1]])[who[1]]
    return Clinic(windows, alias, who, visit.id, order.id)


def _doses(conn: Connection, who: tuple[int, int], visit: Booking, other: Booking) -> None:
    """One that the site wrote down, and one that was told."""
    past: dict[str, Any] = {"patient_id": who[1], "now": NOON, "product": "influenza", "number": 1}
    site: dict[str, Any] = {"source": Source.site, "lot": "L-1", "site": SITE}
    doses.keep(conn, booking_id=visit.id, on=date(2026, 3, 1), **site, **past)
    told: dict[str, Any] = {"source": Source.told, "on": date(2025, 10, 9)}
    doses.keep(conn, booking_id=other.id, **told, **past)


def an_appointment(slot: int, alias: str, product: str = "influenza", **more: Any) -> Any:
    """What a hospital sends to book."""
    return {
        "resourceType": "Appointment",
        "status": "proposed",
        "slot": [{"reference": f"Slot/{slot}"}],
        "serviceType": [{"coding": [{"system": LAB_SYSTEM, "code": product}]}],
        "participant": [{"actor": {"reference": f"Patient/{alias}"}, "status": "accepted"}],
    } | more
