"""Reads what a form sends, within bounds and in memory: a patient's photo never meets the disk."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from aiohttp import BodyPartReader, web

MOST_PHOTO = 10 * 1024 * 1024
MOST_TEXT = 64 * 1024
MOST_PARTS = 20
DIGITS = 18  # of an id
YEARS = range(2000, 2200)  # beyond these no time zone can be reckoned with safely


class TooLarge(Exception):
    """A photo over 10 MB."""


@dataclass(slots=True)
class Form:
    """The fields of a form and the photo, when one was chosen."""

    fields: dict[str, str] = field(default_factory=dict)
    photo: bytes = b""
    filename: str = ""  # as the sender's machine calls it

    def text(self, name: str) -> str:
        """What was typed; without NUL, which PostgreSQL keeps in no text."""
        return self.fields.get(name, "").replace("\0", "").replace("\r\n", "\n").strip()

    def number(self, name: str) -> int:
        """The id in a field; a form that holds none is not ours."""
        text = self.text(name)
        if not text.isascii() or not text.isdigit() or len(text) > DIGITS:
            raise web.HTTPBadRequest(text="form")
        return int(text)


def day(text: str, otherwise: date) -> date:
    """A day of a form or an address; *otherwise* for none, and for one of no calendar of ours."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return otherwise
    return found if found.year in YEARS else otherwise


async def read(request: web.Request) -> Form:
    """The form of a POST. Raises TooLarge, HTTPBadRequest."""
    if request.content_type == "multipart/form-data":
        return await _parts(request)
    try:
        body = await request.post()
    except (ValueError, LookupError):  # bytes that are not what they say, an unknown encoding
        raise web.HTTPBadRequest(text="form") from None
    return Form({name: value for name, value in body.items() if isinstance(value, str)})


async def _parts(request: web.Request) -> Form:
    form = Form()
    try:
        reader = await request.multipart()
        for _ in range(MOST_PARTS):
            part = await reader.next()
            if part is None:
                return form
            await _take(form, part)
    except ValueError:
        raise web.HTTPBadRequest(text="form") from None
    raise web.HTTPBadRequest(text="form")


async def _take(form: Form, part: object) -> None:
    if not isinstance(part, BodyPartReader) or not part.name:
        raise web.HTTPBadRequest(text="form")
    if part.filename is None:
        text = await _bounded(part, MOST_TEXT)
        form.fields[part.name] = text.decode("utf-8", "replace")
    elif part.name == "photo":
        form.photo, form.filename = await _bounded(part, MOST_PHOTO), part.filename


async def _bounded(part: BodyPartReader, most: int) -> bytes:
    data = bytearray()
    while chunk := await part.read_chunk(1 << 16):
        data += chunk
        if len(data) > most:
            raise TooLarge
    return bytes(data)
