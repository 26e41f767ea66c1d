"""Makes any picture a plain JPEG: upright, not too large, without the notes a camera adds."""

from __future__ import annotations

import io

from PIL import Image, ImageOps

MIME = "image/jpeg"
SIDE = 2048  # pixels
MOST_PIXELS = 50_000_000  # a larger picture is not opened: it may be a bomb
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "MPO")


class Unusable(Exception):
    """Not a picture we can read, or one with too many pixels."""


def develop(data: bytes) -> bytes:
    """The picture as JPEG. Raises Unusable, whatever a broken file does to the reader."""
    try:
        return _develop(data)
    except Unusable:
        raise
    except Exception as error:  # noqa: BLE001 - decoders of hostile files raise anything
        raise Unusable(type(error).__name__) from None


def _develop(data: bytes) -> bytes:
    with Image.open(io.BytesIO(data), formats=FORMATS) as opened:
        if opened.width * opened.height > MOST_PIXELS:
            raise Unusable("pixels")
        opened.draft("RGB", (SIDE, SIDE))
        picture = _on_white(ImageOps.exif_transpose(opened))
    picture.thumbnail((SIDE, SIDE))
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=88)
    return out.getvalue()


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode not in ("RGBA", "LA", "P", "PA"):
        return picture.convert("RGB")
    clear = picture.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", clear.size, "white"), clear).convert("RGB")
