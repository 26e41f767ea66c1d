"""Builds and runs the HTTP server: routes, health pages, safe headers, and an orderly stop."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from aiohttp import web
from sqlalchemy.exc import SQLAlchemyError

from bot.metrics import CONTENT_TYPE, Metrics
from bot.store import migrate
from bot.store.session import Store

if TYPE_CHECKING:
    from redis.asyncio import Redis

Health = Callable[[], Awaitable[list[str]]]  # reasons why not ready; empty: ready
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
Finish = Callable[[], Awaitable[None]]
MOST_BYTES = 12 * 1024 * 1024  # a photo from a phone, with room
DRAIN = 20.0  # seconds that a stop waits for turns in flight
PROBE = 3.0  # seconds a health probe may take
WEBHOOKS = "/webhooks/"
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "geolocation=(self), camera=(self), microphone=(self)",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; object-src 'none';"
        " base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
}
log = logging.getLogger(__name__)
WAYS: web.AppKey[dict[str, Any]] = web.AppKey("WAYS", dict)  # path -> a webhook's POST handler
METRICS: web.AppKey[Metrics] = web.AppKey("METRICS", Metrics)


def build(
    *,
    routes: Sequence[web.AbstractRouteDef],
    health: Health,
    metrics: Metrics,
    middlewares: Sequence[Any] = (),
    most_bytes: int = MOST_BYTES,
    home: str = "",
    closes: Sequence[Finish] = (),
) -> web.Application:
    """The application: *routes* and the three pages of an operator.

    A body over *most_bytes* is answered 413. Handlers may set a header themselves; the safe ones
    are added where they did not. *home* is where "/" leads, *closes* end open sockets. Nothing is
    logged of a request but its route.
    """
    app = web.Application(middlewares=[_errors(metrics), *middlewares], client_max_size=most_bytes)
    app.on_response_prepare.append(_add_headers)
    app.add_routes(routes)
    app[WAYS], app[METRICS] = {} if middlewares else _ways(routes), metrics
    app.on_shutdown.append(_closer(closes))
    if home:
        app.router.add_get("/", _redirect(home))
    app.router.add_get("/healthz", _healthz)
    app.router.add_get("/readyz", _readyz(health))
    app.router.add_get("/metrics", _metrics(metrics))
    return app


def readiness(*, store: Store, redis: Redis | None) -> Health:
    """The checks of /readyz: a migrated database answers, and Redis where it is set."""

    async def health() -> list[str]:
        found = [await _database(store)]
        if redis is not None:
            found.append(await _redis(redis))
        return [reason for reason in found if reason]

    return health


async def _database(store: Store) -> str:
    try:
        async with asyncio.timeout(PROBE):
            ready = await store.read(migrate.at_head)
    except (SQLAlchemyError, OSError, TimeoutError) as error:
        return f"database: {type(error).__name__}"
    return "" if ready else "database: migrations are missing; run `qianmen migrate`"


async def _redis(redis: Redis) -> str:
    from redis.exceptions import RedisError

    try:
        async with asyncio.timeout(PROBE):
            await redis.ping()
    except (RedisError, OSError, TimeoutError) as error:
        return f"redis: {type(error).__name__}"
    return ""


def _closer(closes: Sequence[Finish]) -> Callable[[web.Application], Awaitable[None]]:
    async def close(_: web.Application) -> None:
        for part in closes:
            await part()

    return close


def _redirect(where: str) -> Handler:
    async def home(request: web.Request) -> web.StreamResponse:
        raise web.HTTPFound(where)

    return home


async def _healthz(request: web.Request) -> web.Response:
    return web.json_response({"up": True})


def _readyz(health: Health) -> Handler:
    async def readyz(request: web.Request) -> web.Response:
        reasons = await health()
        body = {"ready": not reasons, "reasons": reasons}
        return web.json_response(body, status=503 if reasons else 200)

    return readyz


def _metrics(metrics: Metrics) -> Handler:
    async def page(request: web.Request) -> web.Response:
        return web.Response(body=metrics.page(), headers={"Content-Type": CONTENT_TYPE})

    return page


def _errors(metrics: Metrics) -> Any:
    @web.middleware
    async def errors(request: web.Request, handler: Handler) -> web.StreamResponse:
        """A failure of our own is logged with its place and answered 500, without a word of it."""
        try:
            return await handler(request)
        except web.HTTPException:
            raise
        except Exception as error:  # noqa: BLE001 - logged; the caller is told no word of it
            return _failed(metrics, _route(request), error)

    return errors


def _failed(metrics: Metrics, route: str, error: Exception) -> web.Response:
    metrics.count("faults", "http")
    log.error("a request failed: %s", route, exc_info=error)
    return web.Response(status=500, text="Internal Server Error")


def _ways(routes: Iterable[web.AbstractRouteDef]) -> dict[str, Handler]:
    return {
        route.path: route.handler
        for route in routes
        if isinstance(route, web.RouteDef)
        and route.method == "POST"
        and route.path.startswith(WEBHOOKS)
    }


def _straight(app: web.Application, usual: Handler) -> Any:
    """Most requests are a webhook's: they go to its handler without the router."""
    ways, metrics = app[WAYS], app[METRICS]

    async def handle(request: web.Request) -> web.StreamResponse:
        path = request.rel_url.raw_path
        handler: Handler | None = ways.get(path) if request.method == "POST" else None
        if handler is None or "Expect" in request.headers:
            return await usual(request)
        try:
            return await handler(request)
        except web.HTTPException:
            raise
        except Exception as error:  # noqa: BLE001 - as in `_errors`
            return _failed(metrics, path, error)

    return handle


def _route(request: web.Request) -> str:
    """The route's pattern, not the path: a path may hold an id, a query string a secret."""
    resource = request.match_info.route.resource
    return resource.canonical.replace("{", "_").replace("}", "_") if resource else "unknown"


async def _add_headers(request: web.Request, response: web.StreamResponse) -> None:
    if request.path.startswith("/webhooks/"):  # no browser reads these
        return
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)


@contextlib.asynccontextmanager
async def listening(
    app: web.Application, *, host: str, port: int, drain: float = DRAIN
) -> AsyncIterator[str]:
    """Serve inside the block and yield the address; port 0 takes a free one.

    At its end no new connection is taken, requests under way get *drain* seconds, and open sockets
    are closed by the `on_shutdown` handlers of their rooms. Raises OSError when the port is taken.
    """
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=drain)
    await runner.setup()
    try:
        made = runner.server
        assert isinstance(made, web.Server)
        made.request_handler = _straight(app, made.request_handler)
        await web.TCPSite(runner, host, port).start()
        yield _address(runner)
    finally:
        await runner.cleanup()


def _address(runner: web.AppRunner) -> str:
    host, port = runner.addresses[0][:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


@contextlib.contextmanager
def stop_signals() -> Any:
    """An event that SIGTERM or SIGINT sets; a second signal ends the process at once."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    signals = (signal.SIGTERM, signal.SIGINT)

    def heard() -> None:
        stop.set()
        for number in signals:
            loop.remove_signal_handler(number)

    for number in signals:
        loop.add_signal_handler(number, heard)
    try:
        yield stop
    finally:
        for number in signals:
            loop.remove_signal_handler(number)


async def run(
    app: web.Application,
    *,
    host: str,
    port: int,
    started: Callable[[str], None],
    finish: Sequence[Finish] = (),
    drain: float = DRAIN,
) -> None:
    """Serve until SIGTERM or SIGINT; then stop accepting, drain, and await *finish* in order."""
    with stop_signals() as stop:
        async with listening(app, host=host, port=port, drain=drain) as address:
            started(address)
            await stop.wait()
        for part in finish:
            await _finish(part, drain)


async def _finish(part: Finish, seconds: float) -> None:
    try:
        async with asyncio.timeout(seconds):
            await part()
    except TimeoutError:
        log.error("a part did not finish in time")
