"""Takes photos in, without what a camera writes beside the picture, and gives stored files out."""

from __future__ import annotations

import io

from PIL import Image, ImageOps, UnidentifiedImageError

MOST_BYTES = 10 * 1024 * 1024
MOST_PIXELS = 50_000_000  # a larger picture is not opened: it may be a bomb
SIDE = 2000  # pixels
MIME = "image/jpeg"
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "MPO")
# What Pillow raises for a broken or hostile file; its warnings too, where they are errors.
BROKEN = (
    UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError,
    IndexError, KeyError, TypeError, OverflowError, Warning,
)  # fmt: skip
# What a browser may show on our site. Anything else is only offered as a download.
SHOWABLE = frozenset({
    "image/jpeg", "image/png", "image/webp", "image/gif",
    "audio/mpeg", "audio/mp4", "audio/ogg", "audio/aac", "audio/amr", "audio/wav", "audio/webm",
    "video/mp4", "video/webm",
})  # fmt: skip


class Unusable(Exception):
    """Not a picture we can read, or one too large."""


def develop(data: bytes) -> bytes:
    """The picture as JPEG, upright, at most SIDE pixels a side, with no EXIF; raises Unusable."""
    try:
        return _develop(data)
    except BROKEN:
        raise Unusable from None


def _develop(data: bytes) -> bytes:
    with Image.open(io.BytesIO(data), formats=FORMATS) as opened:
        if opened.width * opened.height > MOST_PIXELS:
            raise Unusable
        opened.draft("RGB", (SIDE, SIDE))
        picture = ImageOps.exif_transpose(_on_white(opened))
        picture.thumbnail((SIDE, SIDE))
    bare = Image.new("RGB", picture.size)  # pixels only: no comment, no thumbnail, no profile
    bare.paste(picture)
    out = io.BytesIO()
    bare.save(out, "JPEG", quality=88)
    return out.getvalue()


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode not in ("RGBA", "LA", "P", "PA"):
        return picture.convert("RGB")
    clear = picture.convert("RGBA")
    paper = Image.new("RGBA", clear.size, "white")
    return Image.alpha_composite(paper, clear).convert("RGB")
