"""A laboratory's signed calls over real HTTP, into a real database."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pytest
from aiohttp import ClientSession, web
from aiohttp.test_utils import TestServer
from sqlalchemy import Connection

from bot.bell import LocalBell
from bot.clinic import alarms
from bot.clinic.exchange import access
from bot.clinic.hometest import orders, reports
from bot.clinic.hometest.orders import State
from bot.config import ConfigError, load
from bot.store.session import Store
from handlers.api import Gate, Lab
from handlers.api.signature import sign
from tests.console import Held, Recording
from tests.contract.described import fits
from tests.contract.lab_parts import LATER, TUBE, ZONE, an_order, sampled

SECRET = b"s" * 32
PLAIN = {"barcode": TUBE, "report": "R1", "results": {"flu_a": "positive"}}


@dataclass
class Caller:
    """A laboratory that signs; what it sends is the test's to spoil."""

    url: str
    turns: Recording
    clock: Held
    nonces: int = 0
    spoiled: dict[str, str] = field(default_factory=dict)

    async def post(self, data: Any, path: str = "/api/results") -> tuple[int, dict[str, Any]]:
        body = data if isinstance(data, bytes) else json.dumps(data).encode()
        self.nonces += 1
        time, nonce = str(int(self.clock().timestamp())), f"nonce-{self.nonces:012}"
        headers = {"X-Qianmen-Key": "citylab", "X-Qianmen-Time": time, "X-Qianmen-Nonce": nonce}
        headers["X-Qianmen-Signature"] = sign(SECRET, time=time, nonce=nonce, body=body)
        headers |= self.spoiled
        async with (
            ClientSession() as session,
            session.post(self.url + path, data=BytesIO(body), headers=headers) as answer,
        ):
            said = await answer.json()
            fits("POST", path, answer.status, answer.content_type, said)
            return answer.status, said


@asynccontextmanager
async def a_lab(store: Store) -> AsyncIterator[Caller]:
    turns, clock = Recording(), Held(LATER)
    gate = Gate(store=store, clock=clock, keys=access.of_settings({"citylab": SECRET}))
    lab = Lab(gate=gate, turns=turns, bell=LocalBell(), clock=clock, timezone=ZONE)
    app = web.Application()
    app.add_routes(lab.routes())
    server = TestServer(app)
    await server.start_server()
    try:
        yield Caller(str(server.make_url("/")).rstrip("/"), turns, clock)
    finally:
        await server.close()


@pytest.fixture
async def lab(store: Store) -> AsyncIterator[Caller]:
    async with a_lab(store) as caller:
        yield caller


async def test_a_report_is_taken_once_however_often_it_is_sent(store: Store, lab: Caller) -> None:
    await store.write(lambda conn: sampled(conn) and None)
    status, said = await lab.post(PLAIN)
    assert (status, said["version"], said["repeated"]) == (200, 1, False)
    status, said = await lab.post(PLAIN)
    assert (status, said["version"], said["repeated"]) == (200, 1, True)
    assert [name for _, name, *_ in lab.turns.told] == ["lab.report"]


async def test_a_bundle_is_taken_and_the_same_is_given_back(store: Store, lab: Caller) -> None:
    await store.write(lambda conn: sampled(conn) and None)
    status, order = await lab.post({"barcode": TUBE}, "/api/orders")
    assert status == 200 and order["entry"][0]["resource"]["resourceType"] == "ServiceRequest"
    await lab.post(PLAIN)
    status, bundle = await lab.post({"barcode": TUBE}, "/api/reports")
    assert status == 200
    status, said = await lab.post(bundle)
    assert (status, said["version"], said["repeated"]) == (200, 1, True)
    bundle["entry"][0]["resource"]["status"] = "amended"
    status, said = await lab.post(bundle)
    assert (status, said["version"]) == (200, 2)


@pytest.mark.parametrize(
    ("header", "value", "code"),
    [
        ("X-Qianmen-Key", "", "missing-key"),
        ("X-Qianmen-Key", "otherlab", "bad-signature"),
        ("X-Qianmen-Time", "1700000000", "bad-signature"),
        ("X-Qianmen-Time", "soon", "bad-time"),
        ("X-Qianmen-Nonce", "short", "bad-nonce"),
        ("X-Qianmen-Signature", "0" * 64, "bad-signature"),
        ("X-Qianmen-Signature", "", "missing-signature"),
    ],
)
async def test_a_call_that_is_not_signed_is_refused(
    store: Store, lab: Caller, header: str, value: str, code: str
) -> None:
    await store.write(lambda conn: sampled(conn) and None)
    lab.spoiled = {header: value}
    assert await lab.post(PLAIN) == (401, {"error": code})
    assert lab.turns.told == []


async def test_a_call_counts_once_and_not_much_later(store: Store, lab: Caller) -> None:
    await store.write(lambda conn: sampled(conn) and None)
    assert (await lab.post(PLAIN))[0] == 200
    lab.nonces = 0
    assert await lab.post(PLAIN) == (409, {"error": "replayed"})
    old = str(int(lab.clock().timestamp()) - 301)
    body = json.dumps(PLAIN).encode()
    signature = sign(SECRET, time=old, nonce="n" * 16, body=body)
    lab.spoiled = {"X-Qianmen-Time": old, "X-Qianmen-Nonce": "n" * 16}
    lab.spoiled["X-Qianmen-Signature"] = signature
    assert await lab.post(PLAIN) == (401, {"error": "stale-time"})


async def test_a_report_of_nobody_or_of_another_is_kept_back(store: Store, lab: Caller) -> None:
    await store.write(lambda conn: an_order(conn, "bob") and None)
    assert await lab.post(PLAIN) == (404, {"error": "unknown"})
    await store.write(lambda conn: sampled(conn) and None)
    wrong = PLAIN | {"patient": {"name": "别人"}}
    assert await lab.post(wrong) == (409, {"error": "patient"})
    sounding = await store.read(lambda conn: [one.name for one in alarms.open_(conn)])
    assert sounding == ["sample", "sample"] and lab.turns.told == []


@pytest.mark.parametrize(
    ("data", "status", "answer"),
    [
        (b"{", 400, {"error": "no-json"}),
        (b"[" * 100_000, 400, {"error": "no-json"}),
        ([1], 422, {"error": "object-expected", "where": "$"}),
        (PLAIN | {"more": 1}, 422, {"error": "unknown-member", "where": "more"}),
        (PLAIN | {"barcode": 7}, 422, {"error": "no-barcode", "where": "barcode"}),
        (PLAIN | {"results": {}}, 422, {"error": "no-results", "where": "results"}),
        (
            PLAIN | {"results": {"gout": "positive"}},
            422,
            {"error": "unknown-target", "where": "results.gout"},
        ),
        (
            PLAIN | {"patient": {"birth": "x"}},
            422,
            {"error": "date-expected", "where": "patient.birth"},
        ),
        (b" " * (1024 * 1024 + 1), 413, {"error": "too-large"}),
    ],
)
async def test_an_error_names_its_place(
    lab: Caller, data: Any, status: int, answer: dict[str, str]
) -> None:
    assert await lab.post(data) == (status, answer)


async def test_a_laboratory_says_where_a_sample_stands(store: Store, lab: Caller) -> None:
    order = await store.write(sampled)
    said = await lab.post({"barcode": TUBE, "state": "testing"}, "/api/samples")
    assert said == (200, {"order": order.id, "state": "testing"})
    assert (await lab.post({"barcode": TUBE, "state": "testing"}, "/api/samples"))[0] == 200
    said = await lab.post({"barcode": TUBE, "state": "spoiled"}, "/api/samples")
    assert said == (200, {"order": order.id, "state": "spoiled"})
    assert [name for _, name, *_ in lab.turns.told] == ["lab.redo"]
    assert await lab.post(PLAIN) == (409, {"error": "state"})

    def state(conn: Connection) -> tuple[State, int]:
        found = orders.get(conn, order.id)
        assert found is not None
        return found.state, len(reports.versions(conn, order.id))

    assert await store.read(state) == (State.spoiled, 0)


def test_a_short_secret_is_refused_at_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QIANMEN_API_KEYS", "lab=short")
    with pytest.raises(ConfigError, match="QIANMEN_API_KEYS"):
        load(_env_file=None)
    monkeypatch.setenv("QIANMEN_API_KEYS", f"lab={'s' * 32}, two={'t' * 40}")
    assert load(_env_file=None).callers() == {"lab": b"s" * 32, "two": b"t" * 40}
