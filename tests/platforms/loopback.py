"""Serves one aiohttp application on a free loopback port, with a client session beside it."""

from types import TracebackType
from typing import Self

from aiohttp import ClientSession, DummyCookieJar, web


class Loopback:
    """An HTTP server on 127.0.0.1; `url` is known once it has started.

    Subclasses add routes to `app` before the start. Used as `async with`.
    """

    def __init__(self, *, max_body: int) -> None:
        self.app = web.Application(client_max_size=max_body)
        self.url = ""
        self._runner = web.AppRunner(self.app, access_log=None, shutdown_timeout=1.0)
        self._session: ClientSession | None = None

    @property
    def session(self) -> ClientSession:
        """The client with which the platform calls its webhook; RuntimeError before the start."""
        if self._session is None:
            raise RuntimeError("the fake platform is not running: use 'async with'")
        return self._session

    async def start(self) -> None:
        """Open the port and the client session."""
        self._session = ClientSession(cookie_jar=DummyCookieJar())
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        host, port = self._runner.addresses[0][:2]
        self.url = f"http://{host}:{port}"

    async def stop(self) -> None:
        """Close the session first, so that no callback is left running into a closed server."""
        await self.session.close()
        await self._runner.cleanup()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.stop()


def abort(request: web.Request) -> web.Response:
    """Drop the connection without an answer, as a reset on the way would."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()
