"""Small real files for people to send."""

from functools import cache
from io import BytesIO

from PIL import Image

OGG = b"OggS\x00\x02" + bytes(58)
AMR = b"#!AMR\n" + bytes(32)


@cache
def picture(kind: str = "JPEG", side: int = 48) -> bytes:
    """A square picture in one colour, as JPEG or PNG."""
    file = BytesIO()
    Image.new("RGB", (side, side), (40, 120, 160)).save(file, kind)
    return file.getvalue()
