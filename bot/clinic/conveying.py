"""How a clinician's words leave: as bubbles on the channel the person used last."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select
from sqlmodel import SQLModel

from bot import outbox
from bot.clinic import allowance
from bot.clinic.allowance import remaining
from bot.clinic.places import Point
from bot.messages import Form, Kind, Media, Outbound

MEDIA = SQLModel.metadata.tables["media"]
LONGEST_NAME = 120  # characters of a file's name


@dataclass(frozen=True, slots=True)
class Content:
    """What is sent: words, a file with words, or a point on the map whose words are its name and,
    below, its address. *link* opens a file that the channel cannot carry, and goes in its place."""

    text: str
    file: Media | None = None
    at: Point | None = None
    link: str = ""

    @property
    def kind(self) -> Kind:
        if self.file is not None:
            return self.file.kind
        return Kind.TEXT if self.at is None else Kind.LOCATION


def send(
    conn: Connection, person_id: int, *, message_id: int, content: Content, now: datetime
) -> None:
    """The bubbles, to the channel the person used last; without any, `ticks` says so."""
    account = allowance.reach(conn, person_id)
    if account is None:
        return
    left = remaining(conn, person_id, now)
    ask = {"locale": account.locale, "elder": account.elder}
    longest = allowance.question(more=True, **ask) if left else ""
    parts = allowance.cut(content.text, counted=left is not None, ask=longest)
    bubbles = list(_bubbles(parts, content))
    if content.link:
        bubbles.insert(0, Outbound(text=allowance.linked(content.link, content.kind, **ask)))
    if left is not None:
        bubbles = allowance.asking(bubbles, left.sends, **ask)
    for part, out in enumerate(bubbles):
        key = f"message:{message_id}:{part}"
        to = {"channel": account.channel, "address": account.address}
        outbox.put(
            conn, person_id=person_id, out=out, key=key, now=now, message_id=message_id, **to
        )


def show(
    conn: Connection, *, person_id: int, media_id: int, key: str, now: datetime, name: str = ""
) -> bool:
    """Send a person a file of their own; False when no channel reaches them."""
    account = allowance.reach(conn, person_id)
    if account is None:
        return False
    out = Outbound(form=Form.MEDIA, media=file_of(conn, media_id, name))
    to = {"channel": account.channel, "address": account.address}
    outbox.put(conn, person_id=person_id, out=out, key=key, now=now, **to)
    return True


def unnamed(conn: Connection, person_id: int, at: Point) -> str:
    """What is said of a point without a name: its degrees, for a channel that shows no map."""
    account = allowance.reach(conn, person_id)
    if account is None:
        return ""
    return allowance.pointed(at, account.locale, elder=account.elder)


def file_of(conn: Connection, media_id: int, name: str) -> Media:
    """A stored file as it is sent: what kind it is stands in its row."""
    row = conn.execute(
        select(MEDIA.c.kind, MEDIA.c.mime, MEDIA.c.size).where(MEDIA.c.id == media_id)
    ).one()
    name = name.strip()[:LONGEST_NAME]
    return Media(
        Kind(row.kind), ref=str(media_id), mime=row.mime, size=row.size, name=name, stored=True
    )


def _bubbles(parts: list[str], content: Content) -> Iterator[Outbound]:
    if content.at is not None:
        first, *parts = parts
        latitude, longitude = content.at
        yield Outbound(form=Form.LOCATION, text=first, latitude=latitude, longitude=longitude)
    if content.file is not None and not content.link:
        yield Outbound(form=Form.MEDIA, media=content.file)
    for part in parts:
        yield Outbound(text=part)
