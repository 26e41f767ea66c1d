"""Brings the files people send from the platforms into the store, where they are kept sealed."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy import Connection, select, update

from bot.bell import Bell
from bot.channel import Channel, SendError, Verdict
from bot.clinic.notices import drafting, wording
from bot.clock import Clock
from bot.ears import Ears
from bot.messages import Kind, Media
from bot.store.session import Store
from bot.store.tables import Media as MediaTable

MEDIA = MediaTable.__table__  # type: ignore[attr-defined]
POLL = 2.0  # seconds
LEASE = timedelta(seconds=90)
TRIES = 6
MOST = 20 * 1024 * 1024  # bytes kept of one file
AT_ONCE = 4
log = logging.getLogger(__name__)


class Fetcher:
    """Fetches what turns noted as wanted; a file that cannot be had is marked failed."""

    def __init__(
        self,
        *,
        store: Store,
        channels: Mapping[str, Channel],
        bell: Bell,
        clock: Clock,
        ears: Ears | None = None,
    ) -> None:
        """*ears*: voice messages are turned into words before they count as fetched."""
        self._store, self._channels, self._bell, self._clock = store, channels, bell, clock
        self._ears = ears

    async def run(self) -> None:
        with self._bell.listen("media") as ear:
            while True:
                try:
                    found = await self.once()
                except Exception as error:  # noqa: BLE001 - the next look tries again
                    log.error("files could not be fetched: %s", type(error).__name__)
                    found = 0
                if not found:
                    await ear.wait(POLL)

    async def once(self) -> int:
        """Fetch a few files; returns how many were tried."""
        work = partial(_claim, channels=list(self._channels), now=self._clock())
        rows = await self._store.write(work)
        await asyncio.gather(*(self._fetch(*row) for row in rows))
        if rows:
            self._bell.ring("fetched")
            if self._ears is not None:
                self._bell.ring("outbox", "web")
        return len(rows)

    async def _fetch(self, row: int, channel: str, media: Media, attempts: int) -> None:
        values: dict[str, Any]
        try:
            async with asyncio.timeout(60):
                body, mime = await self._channels[channel].fetch(media)
            if len(body) > MOST:
                raise SendError(Verdict.DROP, "too-large")
            values = {"body": body, "mime": mime[:80], "size": len(body), "state": "kept"}
        except Exception as error:  # noqa: BLE001 - one odd file must not be asked for for ever
            final = isinstance(error, SendError) and error.verdict is Verdict.DROP
            log.warning("file %d of %s was not fetched: %s", row, channel, type(error).__name__)
            if final or attempts >= TRIES:
                values = {"state": "failed"}
            else:
                values = {"due_at": self._clock() + timedelta(seconds=2**attempts)}
        said = None
        if media.kind is Kind.VOICE and self._ears is not None and "state" in values:
            said = await self._ears.listen(values.get("body"))
        with contextlib.suppress(Exception):  # the lease ends and it is fetched again
            await self._store.write(partial(self._done, row=row, values=values, said=said))

    def _done(
        self, conn: Connection, *, row: int, values: dict[str, Any], said: str | None
    ) -> None:
        """Keep the file, and what was said in it enters the talk: one transaction."""
        _keep(conn, row=row, values=values)
        if self._ears is not None and said is not None:
            self._ears.tell(conn, row, said)


def _claim(conn: Connection, *, channels: list[str], now: datetime) -> list[Any]:
    due = (
        select(MEDIA.c.id)
        .where(MEDIA.c.state == "wanted", MEDIA.c.due_at <= now, MEDIA.c.channel.in_(channels))
        .order_by(MEDIA.c.id)
        .limit(AT_ONCE)
        .with_for_update(skip_locked=True)
    )
    rows = conn.execute(
        update(MEDIA)
        .where(MEDIA.c.id.in_(due))
        .values(due_at=now + LEASE, attempts=MEDIA.c.attempts + 1)
        .returning(
            MEDIA.c.id, MEDIA.c.channel, MEDIA.c.kind, MEDIA.c.ref, MEDIA.c.mime, MEDIA.c.attempts
        )
    ).all()
    return [
        (r.id, r.channel, Media(Kind(r.kind), str(r.ref), mime=r.mime), r.attempts) for r in rows
    ]


def _keep(conn: Connection, *, row: int, values: dict[str, Any]) -> None:
    conn.execute(update(MEDIA).where(MEDIA.c.id == row).values(**values))


async def load(store: Store, media: Media) -> tuple[bytes, str]:
    """The bytes and MIME type of a stored file. Raises SendError: RETRY while it is on its way
    from the platform it came on, DROP when it cannot be had."""
    if media.ref.startswith(wording.PREFIX):  # of a notice: the same for everybody
        return await _picture(store, int(media.ref.removeprefix(wording.PREFIX)))
    row = await store.read(partial(_load, row=int(media.ref)))
    if row is not None and row.state == "wanted":
        raise SendError(Verdict.RETRY, "file-on-its-way")
    if row is None or row.body is None:
        raise SendError(Verdict.DROP, "file-not-kept")
    return row.body, row.mime


async def _picture(store: Store, image_id: int) -> tuple[bytes, str]:
    found = await store.read(partial(drafting.picture, image_id=image_id))
    if found is None:
        raise SendError(Verdict.DROP, "file-not-kept")
    return found.body, found.mime


def _load(conn: Connection, *, row: int) -> Any:
    return conn.execute(
        select(MEDIA.c.body, MEDIA.c.mime, MEDIA.c.state).where(MEDIA.c.id == row)
    ).first()
