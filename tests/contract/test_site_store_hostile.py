"""What another system says wrongly of stock, wait list and visits is named, and nothing is done."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.store.session import Store
from tests.contract.standards_parts import SITE, Caller, a_clinic, a_hospital

STOCK, WAITING = f"/api/sites/{SITE}/stock", f"/api/sites/{SITE}/waiting"


@pytest.fixture
async def desk(store: Store) -> AsyncIterator[Caller]:
    async with a_hospital(store, scopes=["site", "names"], sites=[SITE]) as caller:
        yield caller


GOOD = {"product": "influenza", "kind": "delivery", "quantity": 1}
WAITS = {"product": "hpv2"}


@pytest.mark.parametrize(
    ("path", "data", "status"),
    [
        (STOCK, b"", 422),
        (STOCK, [GOOD], 422),
        (STOCK, GOOD | {"quantity": True}, 422),
        (STOCK, GOOD | {"quantity": -1}, 422),
        (STOCK, GOOD | {"quantity": 0}, 422),
        (STOCK, GOOD | {"quantity": 1.5}, 422),
        (STOCK, GOOD | {"quantity": 10**30}, 422),
        (STOCK, GOOD | {"quantity": "1"}, 422),
        (STOCK, GOOD | {"seen": 10**18}, 422),
        (STOCK, GOOD | {"seen": None}, 422),
        (STOCK, GOOD | {"kind": "hold"}, 422),
        (STOCK, GOOD | {"kind": ["delivery"]}, 422),
        (STOCK, GOOD | {"reason": "other"}, 422),
        (STOCK, GOOD | {"reason": {}}, 422),
        (STOCK, GOOD | {"kind": "waste"}, 422),
        (STOCK, GOOD | {"product": "influenza\u0000"}, 422),
        (STOCK, GOOD | {"product": "no-such-vaccine"}, 422),
        (STOCK, GOOD | {"by": "staff:1"}, 400),
        (STOCK, b"{", 400),
        (WAITING, WAITS, 422),
        (WAITING, WAITS | {"patient": "'; drop table person; --"}, 404),
        (WAITING, WAITS | {"patient": "f" * 24}, 404),
        (WAITING, WAITS | {"patient": 7}, 422),
        (WAITING, WAITS | {"patient": "ALIAS", "product": "no-such-vaccine"}, 422),
        (WAITING, WAITS | {"patient": "ALIAS", "dose": 0}, 422),
        (WAITING, WAITS | {"patient": "ALIAS", "dose": 10}, 422),
        (WAITING, WAITS | {"patient": "ALIAS", "half": "night"}, 422),
        (WAITING, WAITS | {"patient": "ALIAS", "half": ["am"]}, 422),
        (WAITING, WAITS | {"patient": "ALIAS", "high_risk": 1}, 422),
        (WAITING, WAITS | {"patient": "ALIAS", "to": "2026-02-30"}, 400),
        (WAITING, WAITS | {"patient": "ALIAS", "to": "2026-02-28"}, 400),
        (WAITING, WAITS | {"patient": "ALIAS", "to": "2027-03-02"}, 400),
        (WAITING, WAITS | {"patient": "ALIAS", "from": "2026-04-02", "to": "2026-04-01"}, 400),
        (WAITING, WAITS | {"patient": "ALIAS", "name": "ann"}, 400),
        ("/api/waiting/999999999999999999/removed", {"reason": "asked"}, 404),
        ("/api/bookings/999999999999999999/cancelled", {"reason": "asked"}, 404),
        ("/api/bookings/VISIT/cancelled", {"reason": "because"}, 422),
        ("/api/bookings/VISIT/cancelled", {"reason": ["asked"]}, 422),
        ("/api/bookings/VISIT/cancelled", b"", 422),
        ("/api/bookings/VISIT/cancelled", {"reason": "asked", "more": 1}, 400),
    ],
)
async def test_what_is_wrong_is_named_and_nothing_is_done(
    store: Store, desk: Caller, path: str, data: Any, status: int
) -> None:
    clinic = await store.write(a_clinic)
    if path == STOCK and isinstance(data, dict):
        seen = (await desk.get(STOCK))["stock"][0]["seen"]
        data = {"seen": seen} | data
    if isinstance(data, dict) and data.get("patient") == "ALIAS":
        data = data | {"patient": clinic.alias}
    given, said = await desk.call("POST", path.replace("VISIT", str(clinic.visit)), data)
    assert given == status and said["error"], said
    assert (await desk.get(STOCK))["stock"][0]["free"] == 19
    assert (await desk.get(WAITING))["waiting"] == []


@pytest.mark.parametrize(
    "query", ["?before=0", "?before=x", "?before=1&before=2", "?more=1", "?before=" + "9" * 19]
)
async def test_a_page_that_cannot_be_read_is_refused(
    store: Store, desk: Caller, query: str
) -> None:
    await store.write(a_clinic)
    assert (await desk.call("GET", f"{STOCK}/influenza/moves{query}"))[0] == 400
    assert (await desk.call("GET", f"{STOCK}/hpv9/moves"))[0] == 404
