"""What a person shows at a visit: its code, as a picture and as it is read aloud."""

from __future__ import annotations

import io

import segno

SCALE = 8  # pixels a module of the picture
GROUP = 5  # letters of a code that are read at once


def picture(code: str) -> bytes:
    """The code as a QR picture (PNG)."""
    made = io.BytesIO()
    segno.make(code, error="m", micro=False).save(made, kind="png", scale=SCALE, border=4)
    return made.getvalue()


def spelt(code: str) -> str:
    """A code as it is read aloud."""
    return " ".join(code[at : at + GROUP] for at in range(0, len(code), GROUP))
