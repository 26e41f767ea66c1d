"""Sees a QR code in a picture that a clinician is about to send: a way around the clinic.

Only that there is one is told, not what it says: nothing of it is kept or followed.
"""

from __future__ import annotations

import io

import zxingcpp
from PIL import Image

from bot.clinic import queue_rules

SQUARE = zxingcpp.BarcodeFormats(
    [zxingcpp.BarcodeFormat.QRCode, zxingcpp.BarcodeFormat.MicroQRCode]
)


def seen(picture: bytes) -> bool:
    """Whether a picture that was developed already has a QR code, and the site wants to know.

    The codes on boxes of medicine are of other kinds, and not meant.
    """
    if not queue_rules.load().warn_of_contacts:
        return False
    with Image.open(io.BytesIO(picture)) as opened:
        grey = opened.convert("L")
    return bool(zxingcpp.read_barcodes(grey, formats=SQUARE))
