"""Renders a bubble as the XML of a passive reply."""

from __future__ import annotations

from collections.abc import Callable

from wechatpy.replies import ImageReply

from bot.clock import Clock
from bot.messages import Form, Kind, Media, Outbound
from handlers.wechat.channel import shown
from handlers.wechat.envelope import Letter

# Nearly every answer is one of these; the library's own takes several times as long to make one.
TEXT = """<xml>
<ToUserName><![CDATA[{}]]></ToUserName>
<FromUserName><![CDATA[{}]]></FromUserName>
<CreateTime>{}</CreateTime>
<MsgType><![CDATA[text]]></MsgType>
<Content><![CDATA[{}]]></Content>
</xml>"""
# What no XML may hold: staff may have written it, whose words are not cleaned as a person's are.
NO_XML = dict.fromkeys((*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0xFFFE, 0xFFFF))


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
    ours, theirs = letter.text("ToUserName"), letter.text("FromUserName")
    second = int(clock().timestamp())
    text = shown(out, links=links)
    if out.form is Form.TEXT and out.media is None and text:
        return letter.seal(TEXT.format(theirs, ours, second, in_cdata(text)))
    if out.media is None or out.media.kind is not Kind.IMAGE or text:
        return None
    handle = media_id(out.media)
    if not handle:
        return None
    picture = ImageReply(media_id=in_cdata(handle), source=ours, target=theirs, time=second)
    return letter.seal(picture.render())


def in_cdata(text: str) -> str:
    """A text that cannot end the CDATA section around it."""
    return text.translate(NO_XML).replace("]]>", "]]]]><![CDATA[>")
