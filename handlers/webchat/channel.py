"""The web page as a channel: it has limits, but nothing is sent, because pages read their rows."""

from __future__ import annotations

from bot.channel import Limits, SendError, Sent, Unit, Verdict
from bot.messages import Media, Outbound

LIMITS = Limits(
    text=4000, unit=Unit.UTF16, label=80, buttons=12, inline=True, edits=False, passive=False
)


class WebChannel:
    """What rendering needs to know of the page. Its socket carries the rows, never a sender."""

    name = "web"
    limits = LIMITS

    async def send(self, to: str, out: Outbound, *, key: str) -> Sent:
        """Always raises SendError: the page comes for its rows."""
        raise SendError(Verdict.OTHER_WAY, "page-reads")

    async def fetch(self, media: Media) -> tuple[bytes, str]:
        """Always raises SendError: an uploaded file is stored before the message about it."""
        raise SendError(Verdict.DROP, "stored-at-upload")

    async def close(self) -> None:
        pass
