"""Judges what a bot answered to a callback, as WeChat's own client would."""

from collections.abc import Callable
from dataclasses import dataclass
from xml.etree import ElementTree

from tests.platforms.wechat_crypto import BadEnvelope, Envelope, Sealed
from tests.platforms.wechat_media import Media
from tests.platforms.wechat_wire import Refused, parse_xml

TEXT_BYTES = 2048


class Malformed(Exception):
    """The person sees the platform's out-of-order line; the message says why."""


@dataclass(frozen=True)
class Passive:
    """A passive reply as the person sees it."""

    kind: str
    raw: str
    media: bytes | None = None


@dataclass(frozen=True)
class Judge:
    """Reads replies of one account; `mode` is plain, compatible or secure."""

    mode: str
    account: str
    envelope: Callable[[], Envelope]
    media: Media

    def read(self, body: bytes, *, openid: str, nonce: str) -> Passive | None:
        """The reply; None for `success` and an empty body; Malformed for anything else."""
        if body in (b"", b"success"):
            return None
        try:
            root = parse_xml(body.decode())
            if self.mode == "secure" or (
                self.mode == "compatible" and root.find("Encrypt") is not None
            ):
                root = parse_xml(self._open(root, nonce))
            return self._content(root, openid)
        except (ValueError, BadEnvelope, Refused) as error:
            raise Malformed(str(error)) from None

    def _open(self, root: ElementTree.Element, nonce: str) -> str:
        sealed = Sealed(
            encrypt=_text(root, "Encrypt"),
            msg_signature=_text(root, "MsgSignature"),
            timestamp=_text(root, "TimeStamp"),
            nonce=_text(root, "Nonce"),
        )
        if sealed.nonce != nonce:
            raise ValueError("the reply does not carry the nonce of the request")
        return self.envelope().open(sealed)

    def _content(self, root: ElementTree.Element, openid: str) -> Passive:
        if _text(root, "ToUserName") != openid:
            raise ValueError("the reply is addressed to somebody else")
        if _text(root, "FromUserName") != self.account:
            raise ValueError("the reply comes from another account")
        if not _text(root, "CreateTime").isdigit():
            raise ValueError("CreateTime is not a number")
        kind = _text(root, "MsgType")
        if kind == "text":
            return Passive(kind, self._words(root))
        if kind in ("image", "voice", "video"):
            medium = self.media.find(_text(root, f"{kind.capitalize()}/MediaId"), kind)
            return Passive(kind, "", medium.data)
        if kind == "news":
            return Passive(kind, self._article(root))
        if kind == "transfer_customer_service":
            return Passive(kind, "")
        raise ValueError(f"unknown MsgType {kind!r}")

    def _words(self, root: ElementTree.Element) -> str:
        content = _text(root, "Content")
        if len(content.encode()) > TEXT_BYTES:
            raise ValueError(f"the text has {len(content.encode())} bytes")
        return content

    def _article(self, root: ElementTree.Element) -> str:
        if _text(root, "ArticleCount") != "1" or len(root.findall("Articles/item")) != 1:
            raise ValueError("a news reply holds exactly one article")
        return f"{_text(root, 'Articles/item/Title')} {_text(root, 'Articles/item/Url')}"


def _text(root: ElementTree.Element, path: str) -> str:
    found = root.find(path)
    if found is None or not (found.text or "").strip() or len(found):
        raise ValueError(f"{path} is missing, empty or nested")
    return found.text or ""
