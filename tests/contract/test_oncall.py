"""Urgent cases that nobody takes: whoever is on call is rung; in the end the patient is told."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from typing import Any

from aiohttp import web
from aiohttp.test_utils import TestServer
from sqlalchemy import Connection

from bot.app.oncall import OnCall
from bot.bell import LocalBell
from bot.clinic import oncall, queue_rules
from bot.clinic.oncall import CALLED, UNREACHED
from bot.metrics import Metrics
from bot.store.session import Store
from handlers import oncall as hook
from tests.clinic import after
from tests.console import Recording
from tests.contract.waiting_room import accept, asked, beat, events, look, online, wait

NUMBERS = queue_rules.load().on_call
FIRST = float(NUMBERS.after)


def tried(conn: Connection, case_id: int, seconds: float) -> str:
    """Which try is made so many seconds after NOON, "told", or nothing."""
    if case_id not in oncall.due(conn, now=after(seconds)):
        return ""
    call, tells = oncall.step(conn, case_id=case_id, now=after(seconds))
    return str(call.number) if call else "told" * len(tells)


async def test_an_urgent_case_with_nobody_there_is_called_for_until_the_patient_is_told(
    store: Store,
) -> None:
    def work(conn: Connection) -> None:
        case_id = wait(conn, "ann", level="L1")
        assert tried(conn, case_id, FIRST - 1) == ""
        assert tried(conn, case_id, FIRST) == "1" and tried(conn, case_id, FIRST) == ""
        for n in range(1, NUMBERS.tries):
            at = FIRST + n * NUMBERS.every
            assert tried(conn, case_id, at - 1) == ""
            assert tried(conn, case_id, at) == str(n + 1)
        over = FIRST + NUMBERS.give_up
        assert tried(conn, case_id, over - 1) == ""
        assert tried(conn, case_id, over) == "told"
        assert tried(conn, case_id, over + 9999) == ""
        assert events(conn, case_id).count(CALLED) == NUMBERS.tries
        assert events(conn, case_id).count(UNREACHED) == 1

    await store.write(work)


async def test_nobody_is_called_while_somebody_may_still_take_it(store: Store) -> None:
    def work(conn: Connection) -> None:
        li = online(conn, "li")
        case_id = wait(conn, "ann", level="E1")
        look(conn, 0)
        assert asked(conn, case_id) == li and tried(conn, case_id, FIRST) == ""
        calm = wait(conn, "bob", level="L3")
        assert tried(conn, calm, 9999) == ""

    await store.write(work)


async def test_they_are_called_once_a_supervisor_had_to_be_told(store: Store) -> None:
    def work(conn: Connection) -> None:
        online(conn, "li", capacity=1)
        beat(conn, 0)
        case_id = wait(conn, "ann", level="E1")
        late = queue_rules.load().offers.alarm_after
        for seconds in range(0, late + 13, 12):
            look(conn, seconds)
        assert tried(conn, case_id, late + 30) == "1"

    await store.write(work)


async def test_an_accepted_case_is_called_for_no_more_and_anew_once_it_waits_again(
    store: Store,
) -> None:
    def work(conn: Connection) -> None:
        case_id = wait(conn, "ann", level="L1")
        assert tried(conn, case_id, FIRST) == "1"
        li = online(conn, "li", at=40)
        assert accept(conn, case_id, li, 41) is not None
        assert tried(conn, case_id, FIRST + NUMBERS.every) == ""

    await store.write(work)


@asynccontextmanager
async def a_gateway(status: int) -> AsyncIterator[tuple[str, list[tuple[str, dict[str, Any]]]]]:
    """The address of a site that takes calls, and what came there."""
    came: list[tuple[str, dict[str, Any]]] = []

    async def take(request: web.Request) -> web.Response:
        came.append((request.headers.get("Authorization", ""), json.loads(await request.text())))
        return web.Response(status=status)

    app = web.Application()
    app.router.add_post("/ring", take)
    server = TestServer(app)
    await server.start_server()
    try:
        yield str(server.make_url("/ring")), came
    finally:
        await server.close()


def program(store: Store, url: str, clock: list[float], metrics: Metrics) -> OnCall:
    turns: Any = Recording()
    ring = partial(hook.ring, url, "s3cret") if url else None
    return OnCall(
        store,
        turns,
        LocalBell(),
        lambda: after(clock[0]),
        metrics,
        ring=ring,
        site="https://clinic.example/",
    )


async def test_the_sites_own_address_is_rung_with_ids_and_no_words(store: Store) -> None:
    case_id = await store.write(lambda conn: wait(conn, "ann", level="L1"))
    clock, metrics = [FIRST], Metrics()
    async with a_gateway(204) as (url, came):
        one, other = (program(store, url, clock, metrics) for _ in range(2))
        for _ in range(2):
            await one.look()
            await other.look()
    ((secret, body),) = came
    assert secret == "Bearer s3cret"
    assert body == {
        "case": case_id,
        "role": "doctor",
        "level": "L1",
        "try": 1,
        "tries": NUMBERS.tries,
        "waited_seconds": int(FIRST),
        "console": f"https://clinic.example/console/case/{case_id}",
    }
    assert 'where="on-call"' not in metrics.page().decode()


async def test_a_refused_ring_is_counted_and_the_next_is_made_at_its_time(store: Store) -> None:
    case_id = await store.write(lambda conn: wait(conn, "ann", level="L1"))
    clock, metrics = [FIRST], Metrics()
    async with a_gateway(503) as (url, came):
        made = program(store, url, clock, metrics)
        for n in range(NUMBERS.tries + 1):
            clock[0] = FIRST + n * NUMBERS.every
            await made.look()
    assert [body["try"] for _, body in came] == list(range(1, NUMBERS.tries + 1))
    assert f'where="on-call"}} {NUMBERS.tries}.0' in metrics.page().decode()
    turns: Any = made.turns
    assert [told[1:3] for told in turns.told] == [(oncall.TOLD, {"case": case_id})]


async def test_without_an_address_the_patient_is_told_all_the_same(store: Store) -> None:
    case_id = await store.write(lambda conn: wait(conn, "ann", level="L1"))
    clock, metrics = [FIRST], Metrics()
    made = program(store, "", clock, metrics)
    for n in range(NUMBERS.tries + 1):
        clock[0] = FIRST + n * NUMBERS.every
        await made.look()
    turns: Any = made.turns
    assert [told[2] for told in turns.told] == [{"case": case_id}]
    assert turns.woken == 1
