"""Serves the chat page, its socket, uploads and files to the visitor whom the cookie names."""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta
from functools import partial
from http import HTTPStatus
from pathlib import Path
from weakref import WeakSet

from aiohttp import WSCloseCode, web

from bot.bell import Bell
from bot.clinic import links, sheets
from bot.clinic.hometest import sheet as reports
from bot.clock import Clock
from bot.i18n import Catalogue
from bot.messages import Kind, Media
from bot.store import history
from bot.store.session import Store
from handlers.webchat import frames, photos, report, sheet, visitor
from handlers.webchat.allowance import Allowance
from handlers.webchat.paper import Paper
from handlers.webchat.socket import AWAY, HEARTBEAT, Page, Takes

HERE = Path(__file__).parent
NAMED = {"text/calendar": "visit.ics", "application/pdf": "report.pdf"}  # opened by a telephone
NO_COOKIE = 4001  # close codes of our own, known to the page
TOO_MANY = 4002
UPLOAD = 60.0  # seconds a photo may take on its way
LOOKS, LOOK_EVERY = 10, 1.0  # for a file on its way; seconds between
log = logging.getLogger(__name__)


class WebChat:
    """The web channel's edge. *locale* is spoken to browsers that ask for a language we lack."""

    def __init__(
        self,
        *,
        store: Store,
        turns: Takes,
        bell: Bell,
        catalogue: Catalogue,
        locale: str,
        public_url: str,
        clock: Clock,
        clinic_name: str = "",
        emergency_number: str = "120",
        zone: str = "Asia/Shanghai",
    ) -> None:
        self._store = store
        self._turns = turns
        self._bell = bell
        self._public_url = public_url
        self._clock = clock
        self._locale_for = catalogue.locale_for
        self._print = partial(sheet.printed, catalogue=catalogue, zone=zone, clinic=clinic_name)
        self._report_page = partial(
            report.printed, catalogue=catalogue, zone=zone, clinic=clinic_name
        )
        self._report_file = partial(
            report.filed, catalogue=catalogue, zone=zone, clinic=clinic_name
        )
        self._allowance = Allowance(clock=clock)
        self._paper = Paper(
            catalogue,
            locale=locale,
            public_url=public_url,
            clinic=clinic_name,
            emergency_number=emergency_number,
        )
        self._open: WeakSet[web.WebSocketResponse] = WeakSet()
        self._darkroom = asyncio.Semaphore(1)  # a large picture takes 200 MB while it is developed

    def routes(self) -> list[web.AbstractRouteDef]:
        return [
            web.get("/chat", self._page),
            web.get("/chat/ws", self._socket),
            web.post("/chat/photo", self._photo),
            web.get(r"/chat/media/{id:\d{1,18}}", self._file),
            web.get(r"/chat/sent/{token:[A-Za-z0-9_-]{40,200}}", self._sent),
            web.get(rf"{sheets.PATH}{{token:[A-Za-z0-9_-]{{40,200}}}}", self._sheet),
            web.get(rf"{reports.PATH}{{token:[A-Za-z0-9_-]{{40,200}}}}", self._report),
            web.get(rf"{reports.PATH}{{token:[A-Za-z0-9_-]{{40,200}}}}.pdf", self._report),
            web.get(r"/chat/static/{name:[a-z]+\.(?:css|js|svg)}", _static),
        ]

    async def close(self) -> None:
        """Send every page away; each comes back by itself when the program does."""
        for ws in list(self._open):
            await ws.close(code=WSCloseCode.GOING_AWAY)

    async def _page(self, request: web.Request) -> web.Response:
        key = visitor.key_of(request) or visitor.new_key()
        response = self._paper.page(request, visitor.address_of(key))
        secure = visitor.is_secure(request, self._public_url)
        visitor.remember(response, key, secure=secure)
        return response

    async def _socket(self, request: web.Request) -> web.StreamResponse:
        if not visitor.from_our_page(request, self._public_url):
            raise web.HTTPForbidden
        ws = web.WebSocketResponse(
            heartbeat=HEARTBEAT, max_msg_size=frames.MOST_FRAME, compress=False
        )
        await ws.prepare(request)
        self._open.add(ws)
        key = visitor.key_of(request)
        if not key:
            await ws.close(code=NO_COOKIE)
            return ws
        await self._serve(ws, visitor.address_of(key))
        return ws

    async def _serve(self, ws: web.WebSocketResponse, address: str) -> None:
        with self._allowance.socket(address) as allowed:
            if not allowed:
                await ws.close(code=TOO_MANY)
                return
            page = Page(
                ws,
                address=address,
                store=self._store,
                turns=self._turns,
                bell=self._bell,
                clock=self._clock,
                allowance=self._allowance,
                locale_for=self._locale_for,
            )
            await page.run()

    async def _photo(self, request: web.Request) -> web.Response:
        """The body is the picture, the header X-Message-Id the browser's id for the message."""
        address, message_id = self._sender(request)
        if (request.content_length or 0) > photos.MOST_BYTES:
            return _refused("large", HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        await asyncio.sleep(min(self._allowance.take(address), 5.0))
        try:
            async with asyncio.timeout(UPLOAD):
                data = await _body(request)
        except TimeoutError:
            return _refused("slow", HTTPStatus.REQUEST_TIMEOUT)
        if data is None:
            return _refused("large", HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        try:
            async with self._darkroom:
                picture = await asyncio.to_thread(photos.develop, data)
        except photos.Unusable:
            return _refused("picture", HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
        return await self._say(request, address, message_id, picture)

    def _sender(self, request: web.Request) -> tuple[str, str]:
        """The address and the message's id; raises HTTPForbidden or HTTPBadRequest."""
        key = visitor.key_of(request)
        if not key or not visitor.from_our_page(request, self._public_url):
            raise web.HTTPForbidden
        message_id = request.headers.get("X-Message-Id", "")
        if not frames.ID.fullmatch(message_id):
            raise web.HTTPBadRequest
        return visitor.address_of(key), message_id

    async def _say(
        self, request: web.Request, address: str, message_id: str, picture: bytes
    ) -> web.Response:
        """Store the picture, then the message about it; said twice it is kept once."""
        try:
            if await self._store.read(lambda c: history.known(c, f"{address}:{message_id}")):
                return web.json_response({"stored": message_id})
            media_id = await self._keep(address, picture)
            if media_id is None:
                return _refused("stranger", HTTPStatus.CONFLICT)
            language = self._paper.locale_of(request)
            said = frames.Said(message_id, Kind.IMAGE, "", "", language, timedelta())
            media = Media(Kind.IMAGE, str(media_id), photos.MIME, len(picture), stored=True)
            message = frames.inbound(said, address=address, now=self._clock(), media=[media])
            if (await self._turns.take(message)).duplicate:
                await self._store.write(lambda c: history.drop_photo(c, media_id))
        except AWAY as error:
            log.error("a photo was not stored: %s", type(error).__name__)
            return _refused("later", HTTPStatus.SERVICE_UNAVAILABLE)
        self._bell.ring(f"web:{address}")
        return web.json_response({"stored": message_id})

    async def _keep(self, address: str, picture: bytes) -> int | None:
        """The stored picture's id; None for someone who has never said anything."""
        reader = await self._store.read(lambda c: history.reader(c, address))
        if reader is None:
            return None
        now = self._clock()
        return await self._store.write(
            lambda c: history.keep_photo(
                c, person_id=reader.person_id, mime=photos.MIME, body=picture, now=now
            )
        )

    async def _file(self, request: web.Request) -> web.Response:
        address = visitor.address_of(visitor.key_of(request))
        media_id = int(request.match_info["id"])
        body, mime = await self._found(address, media_id)
        return _shown(body, mime, kept="private, max-age=3600")

    async def _sent(self, request: web.Request) -> web.Response:
        """A clinician's file by a link, for who has no page of ours: see `bot.clinic.links`."""
        given, now = request.match_info["token"], self._clock()
        found = await self._store.write(lambda c: links.follow(c, given, now=now))
        if found is None or found.body is None:
            raise web.HTTPNotFound
        return _shown(found.body, found.mime, kept="private, no-store")

    async def _report(self, request: web.Request) -> web.Response:
        """The report of a test by a link, or as a file: see `bot.clinic.hometest.sheet`."""
        given, now = request.match_info["token"], self._clock()
        found = await self._store.write(lambda c: reports.follow(c, given, now=now))
        if found is None:
            raise web.HTTPNotFound
        if request.path.endswith(".pdf"):
            return await asyncio.to_thread(self._report_file, found)
        return self._report_page(found, file=f"{given}.pdf")

    async def _sheet(self, request: web.Request) -> web.Response:
        """What a patient told, to be shown at a clinic by whoever has the link."""
        given, now = request.match_info["token"], self._clock()
        found = await self._store.write(lambda c: sheets.follow(c, given, now=now))
        if found is None:
            raise web.HTTPNotFound
        return self._print(found)

    async def _found(self, address: str, media_id: int) -> tuple[bytes, str]:
        """A file of this person's; one on its way from another platform is waited for a while."""
        with self._bell.listen("fetched") as ear:
            for _ in range(LOOKS):
                found = await self._store.read(lambda c: history.file_for(c, address, media_id))
                if found is None:
                    raise web.HTTPNotFound
                if found[0]:
                    return found
                await ear.wait(LOOK_EVERY)
        raise web.HTTPNotFound


async def _static(request: web.Request) -> web.FileResponse:
    """A part of the page; browsers keep it and ask whether it is still the same."""
    file = HERE / "static" / request.match_info["name"]
    if not file.is_file():
        raise web.HTTPNotFound
    return web.FileResponse(file, headers={"Cache-Control": "no-cache"})


def _shown(body: bytes, mime: str, *, kept: str) -> web.Response:
    """A file; what a browser may not show here is downloaded."""
    shown, name = mime in photos.SHOWABLE, NAMED.get(mime, "")
    way = "inline" if shown else f'attachment; filename="{name}"' if name else "attachment"
    headers = {
        "Content-Disposition": way,
        "Cache-Control": kept,
        "Content-Security-Policy": "default-src 'none'; media-src 'self'; sandbox",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
    }
    mime = mime if shown or name else "application/octet-stream"
    return web.Response(body=body, content_type=mime, headers=headers)


def _refused(why: str, status: HTTPStatus) -> web.Response:
    return web.json_response({"refused": why}, status=status)


async def _body(request: web.Request) -> bytes | None:
    """The request's body, or None as soon as it is larger than a photo may be."""
    data = bytearray()
    async for chunk in request.content.iter_chunked(1 << 16):
        data += chunk
        if len(data) > photos.MOST_BYTES:
            return None
    return bytes(data)
