"""Renders a bubble as the XML of a passive reply."""

from __future__ import annotations

from collections.abc import Callable

from wechatpy.replies import ImageReply, TextReply

from bot.clock import Clock
from bot.messages import Form, Kind, Media, Outbound
from handlers.wechat.channel import shown
from handlers.wechat.envelope import Letter

NO_XML = dict.fromkeys((0xFFFE, 0xFFFF))  # what no XML may hold of what `clean` lets pass


def render(
    out: Outbound,
    letter: Letter,
    *,
    clock: Clock,
    links: bool = False,
    media_id: Callable[[Media], str],
) -> str | None:
    """The reply's XML, sealed; None when the bubble cannot be a passive reply and must be pushed.

    WeChat: one reply to a message, a text or one picture; *media_id* gives "" for a file that is
    not uploaded yet.
    """
    ends = {
        "source": letter.text("ToUserName"),
        "target": letter.text("FromUserName"),
        "time": int(clock().timestamp()),
    }
    text = shown(out, links=links)
    if out.form is Form.TEXT and out.media is None and text:
        return letter.seal(TextReply(content=in_cdata(text), **ends).render())
    if out.media is None or out.media.kind is not Kind.IMAGE or text:
        return None
    handle = media_id(out.media)
    return letter.seal(ImageReply(media_id=in_cdata(handle), **ends).render()) if handle else None


def in_cdata(text: str) -> str:
    """A text that cannot end the CDATA section around it."""
    return text.translate(NO_XML).replace("]]>", "]]]]><![CDATA[>")
