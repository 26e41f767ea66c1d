"""Photos come in upright, small and silent about where they were taken."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image

from handlers.webchat import photos


def picture(
    size: tuple[int, int] = (60, 40), mode: str = "RGB", form: str = "JPEG", **options: object
) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, 200 if mode == "L" else None).save(out, form, **options)
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def test_what_the_camera_wrote_is_dropped_and_the_picture_is_turned_upright() -> None:
    exif = Image.Exif()
    exif[0x010F] = "Phone maker"
    exif[0x0112] = 6  # to be turned by a quarter
    exif.get_ifd(0x8825)[1] = "N"
    raw = picture((60, 40), exif=exif, comment=b"at home")
    assert b"Phone maker" in raw
    kept = photos.develop(raw)
    assert b"Phone maker" not in kept and b"at home" not in kept
    assert not opened(kept).getexif() and opened(kept).size == (40, 60)


def test_a_large_picture_is_made_smaller_in_proportion() -> None:
    assert opened(photos.develop(picture((5000, 2500)))).size == (2000, 1000)


@pytest.mark.parametrize(
    ("mode", "form"),
    [("RGBA", "PNG"), ("P", "GIF"), ("LA", "PNG"), ("L", "JPEG"), ("CMYK", "JPEG"), ("I;16", "PNG"),
     ("1", "PNG"), ("RGBA", "WEBP")],
)  # fmt: skip
def test_every_kind_of_picture_becomes_a_jpeg(mode: str, form: str) -> None:
    kept = opened(photos.develop(picture((30, 20), mode, form)))
    assert (kept.format, kept.mode, kept.size) == ("JPEG", "RGB", (30, 20))


def bomb() -> bytes:
    """A PNG of few bytes that says it is 30,000 pixels wide and high."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    "data",
    [b"", b"hello", b"<svg xmlns='http://www.w3.org/2000/svg'/>", picture()[:80], bomb(),
     b"%PDF-1.7", b"GIF89a" + b"\xff" * 40],
)  # fmt: skip
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(photos.Unusable):
        photos.develop(data)
