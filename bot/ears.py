"""Lets a transcriber hear what people said, and enters the words into their talk, once."""

from __future__ import annotations

import asyncio
import logging

from sqlalchemy import Connection, select

from bot.conversation import spoken
from bot.dictation import Transcriber, Unheard
from bot.store.tables import Media
from bot.turn import Turns

MEDIA = Media.__table__  # type: ignore[attr-defined]
log = logging.getLogger(__name__)


class Ears:
    """One voice message at a time: a model takes all cores it is given."""

    def __init__(self, *, transcriber: Transcriber, turns: Turns) -> None:
        self._transcriber, self._turns = transcriber, turns
        self._one = asyncio.Lock()

    async def listen(self, audio: bytes | None) -> str:
        """What was said, or empty when nothing could be made of it or the file never came."""
        if not audio:
            return ""
        async with self._one:
            try:
                return await asyncio.to_thread(self._transcriber.hear, audio)
            except Unheard as why:
                log.warning("a voice message was not understood: %s", why)
            except Exception as error:  # noqa: BLE001 - an engine's fault must not cost the file
                log.error("the transcriber failed: %s", type(error).__name__)
        return ""

    def tell(self, conn: Connection, media_id: int, said: str) -> None:
        """Enter it into the talk of who spoke, in the caller's transaction."""
        found = select(MEDIA.c.person_id, MEDIA.c.created_at).where(MEDIA.c.id == media_id)
        row = conn.execute(found).one()
        name = spoken.HEARD if said else spoken.UNHEARD
        data = {"text": said, "at": row.created_at.isoformat()}
        self._turns.event(
            conn, person_id=row.person_id, name=name, data=data, key=f"voice:{media_id}"
        )
