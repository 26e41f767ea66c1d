"""What a clinician may send besides words: a photo, a voice message, a document."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.console import photos

NAME = 80  # characters of a file's name that are kept
# By their first bytes, not by what the browser calls them: (offset, bytes, kind, type).
KNOWN = (
    (0, b"%PDF-", "file", "application/pdf"),
    (0, b"ID3", "voice", "audio/mpeg"),
    (0, b"\xff\xfb", "voice", "audio/mpeg"),
    (0, b"\xff\xf3", "voice", "audio/mpeg"),
    (0, b"OggS", "voice", "audio/ogg"),
    (4, b"ftypM4A", "voice", "audio/mp4"),
    (8, b"WAVE", "voice", "audio/wav"),
)


class Unusable(Exception):
    """Nothing that may be sent; *reason* is a short code."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Upload:
    """A file to be sent. *kind* is that of a message: image, voice or file."""

    kind: str
    mime: str
    body: bytes
    name: str = ""


def take(data: bytes, name: str) -> Upload:
    """A document or sound as it is, anything else as a plain JPEG. Raises Unusable."""
    for offset, first, kind, mime in KNOWN:
        if data[offset : offset + len(first)] == first:
            return Upload(kind, mime, data, _plain(name) if kind == "file" else "")
    try:
        return Upload("image", photos.MIME, photos.develop(data))
    except photos.Unusable:
        raise Unusable("not-a-photo") from None


def _plain(name: str) -> str:
    """A file's name without folders and control characters."""
    last = name.replace("\\", "/").rpartition("/")[2]
    return "".join(c for c in last if c.isprintable())[:NAME].strip()
