"""What the tests of the Telegram channel share: files of ours, and the channel on loopback."""

from __future__ import annotations

from bot.messages import Form, Kind, Media, Outbound
from handlers.telegram.channel import TelegramChannel
from tests.platforms.samples import AMR, OGG, picture

ANN = 5_000_000_001
TO = str(ANN)
STORED = {
    "1": (picture(), "image/jpeg"),
    "2": (OGG, "audio/ogg"),
    "3": (AMR, "audio/amr"),
    "4": (b"%PDF-1.4", "application/pdf"),
    "5": (b"", "image/jpeg"),
    "6": (b"BM" + bytes(60), "image/bmp"),
}


async def load(media: Media) -> tuple[bytes, str]:
    return STORED[media.ref]


def stored(kind: Kind, ref: str, text: str = "") -> Outbound:
    media = Media(kind=kind, ref=ref, mime=STORED[ref][1], stored=True)
    return Outbound(form=Form.MEDIA, text=text, media=media)


def channel_at(url: str, token: str) -> TelegramChannel:
    return TelegramChannel(token=token, api_root=url, load_media=load)
