"""The HTTP server tells its health, guards its answers and finishes what it began."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from aiohttp import ClientSession, web

from bot.metrics import Metrics
from bot.store import migrate
from bot.store.session import connect
from handlers import server


async def _ready() -> list[str]:
    return []


def _app(*routes: web.AbstractRouteDef, health: server.Health = _ready) -> web.Application:
    return server.build(routes=routes, health=health, metrics=Metrics(), most_bytes=1000)


async def _get(app: web.Application, path: str) -> tuple[int, str, dict[str, str]]:
    async with (
        server.listening(app, host="127.0.0.1", port=0) as address,
        ClientSession() as session,
        session.get(address + path) as answer,
    ):
        return answer.status, await answer.text(), dict(answer.headers)


async def test_a_running_process_is_healthy() -> None:
    status, body, headers = await _get(_app(), "/healthz")
    assert (status, body) == (200, '{"up": true}')
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]


async def test_what_is_missing_is_told_and_the_answer_is_503(tmp_path: Path) -> None:
    store = connect(f"sqlite:///{tmp_path}/t.db")
    health = server.readiness(store=store, redis=None)
    status, body, _ = await _get(_app(health=health), "/readyz")
    assert status == 503
    assert "migrations are missing" in body
    await migrate.upgrade(f"sqlite:///{tmp_path}/t.db")
    assert (await _get(_app(health=health), "/readyz"))[0] == 200
    await store.close()


async def test_a_redis_that_does_not_answer_makes_it_not_ready(tmp_path: Path) -> None:
    from redis.asyncio import Redis

    url = f"sqlite:///{tmp_path}/t.db"
    await migrate.upgrade(url)
    store, redis = connect(url), Redis(host="127.0.0.1", port=1)
    status, body, _ = await _get(_app(health=server.readiness(store=store, redis=redis)), "/readyz")
    assert (status, "redis: " in body) == (503, True)
    await redis.aclose()
    await store.close()


async def test_a_fault_is_answered_500_and_its_words_stay_inside(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def broken(request: web.Request) -> web.Response:
        raise ValueError("private words")

    with caplog.at_level(logging.ERROR, logger="handlers.server"):
        status, body, headers = await _get(_app(web.get("/x/{id}", broken)), "/x/7?token=secret")
    assert (status, body) == (500, "Internal Server Error")
    assert headers["Cache-Control"] == "no-store"
    assert [r.getMessage() for r in caplog.records] == ["a request failed: /x/_id_"]


async def test_an_unknown_path_carries_the_safe_headers_too() -> None:
    status, _, headers = await _get(_app(), "/nowhere")
    assert (status, headers["X-Frame-Options"]) == (404, "DENY")


async def test_a_body_over_the_limit_is_refused() -> None:
    async def take(request: web.Request) -> web.Response:
        return web.Response(text=str(len(await request.read())))

    app = _app(web.post("/in", take))
    async with server.listening(app, host="127.0.0.1", port=0) as at, ClientSession() as session:
        async with session.post(f"{at}/in", data=b"x" * 1000) as answer:
            assert await answer.text() == "1000"
        async with session.post(f"{at}/in", data=b"x" * 1001) as answer:
            assert answer.status == 413


async def test_metrics_are_served_in_the_format_of_prometheus() -> None:
    metrics = Metrics()
    metrics.turn("web", "done", 0.01)
    app = server.build(routes=(), health=_ready, metrics=metrics)
    status, body, headers = await _get(app, "/metrics")
    assert (status, headers["Content-Type"]) == (200, "text/plain; version=0.0.4; charset=utf-8")
    assert 'qianmen_turns_total{channel="web",result="done"} 1.0' in body


async def test_a_request_under_way_is_finished_before_the_server_stops() -> None:
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def slow(request: web.Request) -> web.Response:
        begun.set()
        await go_on.wait()
        return web.Response(text="finished")

    async with ClientSession() as session:
        async with server.listening(_app(web.get("/s", slow)), host="127.0.0.1", port=0) as address:
            asking = asyncio.create_task(_text(session, f"{address}/s"))
            await begun.wait()
            asyncio.get_running_loop().call_later(0.2, go_on.set)
        assert await asking == "finished"


async def _text(session: ClientSession, url: str) -> str:
    async with session.get(url) as answer:
        return await answer.text()


async def test_a_signal_stops_the_server_and_the_parts_are_finished_in_order() -> None:
    import os
    import signal

    done: list[str] = []

    def part(name: str) -> Callable[[], Awaitable[None]]:
        async def finish() -> None:
            done.append(name)

        return finish

    def started(address: str) -> None:
        asyncio.get_running_loop().call_soon(os.kill, os.getpid(), signal.SIGTERM)

    parts = [part("sender"), part("store")]
    await server.run(_app(), host="127.0.0.1", port=0, started=started, finish=parts)
    assert done == ["sender", "store"]


async def test_a_webhook_is_reached_without_the_router_and_its_fault_is_counted(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def hook(request: web.Request) -> web.Response:
        said = await request.read()
        if said == b"break":
            raise ValueError("private words")
        return web.Response(text=f"{request.rel_url.raw_query_string} {len(said)}")

    metrics = Metrics()
    app = server.build(
        routes=[web.post("/webhooks/x", hook)], health=_ready, metrics=metrics, most_bytes=1000
    )
    told: list[tuple[int, str]] = []
    async with server.listening(app, host="127.0.0.1", port=0) as at, ClientSession() as session:
        for method, path, body, expect in (
            ("POST", "/webhooks/x?a=%C3%A9&a=2", b"four", False),
            ("POST", "/webhooks/x", b"four", True),  # with "Expect: 100-continue"
            ("POST", "/webhooks/x", b"break", False),
            ("POST", "/webhooks/x", b"1" * 2000, False),
            ("GET", "/webhooks/x", b"", False),
            ("POST", "/webhooks/y", b"", False),
        ):
            asked = session.request(method, at + path, data=body, expect100=expect)
            async with asked as answer:
                told.append((answer.status, (await answer.text())[:24]))
    assert [status for status, _ in told] == [200, 200, 500, 413, 405, 404]
    assert told[0][1].endswith(" 4") and told[2][1] == "Internal Server Error"
    assert "a request failed: /webhooks/x" in caplog.text
    assert b'qianmen_faults_total{where="http"} 1.0' in metrics.page()
