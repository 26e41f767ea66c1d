"""What a clinician may send besides words: a photo, a voice message, a film, a document."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.console import opus, photos

NAME = 80  # characters of a file's name that are kept
# By their first bytes, not by what the browser calls them: (offset, bytes, kind, type).
KNOWN = (
    (0, b"%PDF-", "file", "application/pdf"),
    (0, b"ID3", "voice", "audio/mpeg"),
    (0, b"\xff\xfb", "voice", "audio/mpeg"),
    (0, b"\xff\xf3", "voice", "audio/mpeg"),
    (0, b"OggS", "voice", "audio/ogg"),
    (0, b"#!AMR", "voice", "audio/amr"),
    (4, b"ftypM4A", "voice", "audio/mp4"),
    (8, b"WAVE", "voice", "audio/wav"),
)
MP4, PICTURES = b"ftyp", b"vide"  # of an MP4 that has pictures the handler's name says so
# Pictures of telephones that are MP4 by their first bytes, but no film.
STILL = (b"heic", b"heix", b"mif1", b"avif")
PHOTO_NAMES = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".bmp", ".heic", ".heif", ".avif")


class Unusable(Exception):
    """Nothing that may be sent; *reason* is a short code."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Upload:
    """A file to be sent. *kind* is that of a message: image, voice, video or file."""

    kind: str
    mime: str
    body: bytes
    name: str = ""


def take(data: bytes, name: str) -> Upload:
    """A document, sound or film as it is, anything else as a plain JPEG. Raises Unusable."""
    for offset, first, kind, mime in KNOWN:
        if data[offset : offset + len(first)] == first:
            return Upload(kind, mime, data, _plain(name) if kind == "file" else "")
    if data.startswith(opus.WEBM):
        return _recording(data)
    if data[4:8] == MP4 and data[8:12] not in STILL:
        kind = "video" if PICTURES in data else "voice"
        return Upload(kind, "video/mp4" if kind == "video" else "audio/mp4", data)
    try:
        return Upload("image", photos.MIME, photos.develop(data))
    except photos.Unusable:
        still = data[8:12] in STILL or name.lower().endswith(PHOTO_NAMES)
        raise Unusable("photo-unreadable" if still else "not-a-photo") from None


def _recording(data: bytes) -> Upload:
    """What a browser recorded, in the container that phones play."""
    try:
        return Upload("voice", "audio/ogg", opus.to_ogg(data))
    except opus.Unreadable:
        raise Unusable("not-a-photo") from None


def _plain(name: str) -> str:
    """A file's name without folders and control characters."""
    last = name.replace("\\", "/").rpartition("/")[2]
    return "".join(c for c in last if c.isprintable())[:NAME].strip()
