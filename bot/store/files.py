"""The SQL of files people send: noted when the message comes, fetched after its commit."""

from __future__ import annotations

from sqlalchemy import Connection, insert

from bot.messages import Inbound
from bot.store import people
from bot.store.tables import Media

MOST_SIZE = 2**31 - 1  # bytes; the column is 32 bits wide, and Telegram takes files of 4 GB
MEDIA = Media.__table__  # type: ignore[attr-defined]


def note(conn: Connection, who: people.Who, inbound: Inbound) -> int:
    """The id of the first file's row; what is not here yet is fetched after the commit."""
    first = 0
    for media in inbound.media:
        if media.stored:
            row = int(media.ref)
        else:
            row = int(
                conn.execute(
                    insert(MEDIA).returning(MEDIA.c.id),
                    {
                        "person_id": who.id,
                        "kind": str(media.kind),
                        "channel": inbound.channel,
                        "ref": media.ref,
                        "mime": media.mime[:80],
                        "size": min(media.size, MOST_SIZE),
                        "state": "wanted",
                        "attempts": 0,
                        "due_at": inbound.received,
                        "created_at": inbound.received,
                    },
                ).scalar_one()
            )
        first = first or row
    return first
