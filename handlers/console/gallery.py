"""Gives staff the photos and files of their patients; each reading is audited."""

from __future__ import annotations

from dataclasses import dataclass

from aiohttp import web
from sqlalchemy import Connection

from bot.clinic import audit, files, rights
from bot.clinic.logins import Login
from bot.clock import Clock
from bot.store.session import Store
from handlers.console.paper import HEADERS

# What a browser may show on our site. Anything else is offered as a download.
SHOWN = frozenset(
    {
        "image/jpeg",
        "image/png",
        "image/webp",
        "image/gif",
        "audio/mpeg",
        "audio/mp4",
        "audio/ogg",
        "audio/wav",
        "video/mp4",
    }
)


@dataclass(frozen=True, slots=True)
class Gallery:
    """The stored files."""

    store: Store
    clock: Clock

    async def file(self, request: web.Request, login: Login) -> web.Response:
        """A photo or file of a patient; each reading is audited."""
        media_id, now, who = int(request.match_info["media"]), self.clock(), login.staff

        def work(conn: Connection) -> files.File:
            found = files.find(conn, media_id)
            case_id = found and rights.reading(conn, media_id, who)
            if found is None or case_id is None:
                raise web.HTTPNotFound
            audit.record(
                conn,
                actor=f"staff:{who.id}",
                action="media.read",
                subject=f"case:{case_id}",
                now=now,
                detail=f"media:{media_id}",
            )
            return found

        found = await self.store.write(work)
        if found.body is None:
            raise web.HTTPNotFound
        return _download(found)


def _download(found: files.File) -> web.Response:
    shown = found.mime in SHOWN
    name = f"{found.kind}-{found.id}"
    headers = HEADERS | {
        "Content-Disposition": f'{"inline" if shown else "attachment"}; filename="{name}"',
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "Cache-Control": "private, no-store",
    }
    mime = found.mime if shown else "application/octet-stream"
    return web.Response(body=found.body, content_type=mime, headers=headers)
