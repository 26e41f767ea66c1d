"""One person on WeChat: what is on their screen, and what may be sent to them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import parse_qs, urlsplit

from tests.platforms.clock import Clock
from tests.platforms.screen import Ripple
from tests.platforms.wechat_ledger import Ledger, Trigger

OUT_OF_ORDER = "该公众号提供的服务出现故障，请稍后再试"
ANCHOR = re.compile(r"""<a\s+href=(["'])(?P<href>.*?)\1[^>]*>(?P<label>.*?)</a>""", re.DOTALL)


@dataclass(frozen=True)
class Option:
    """Something tappable in a message: a msgmenu line or a bizmsgmenu link."""

    content: str
    menu_id: str


@dataclass(frozen=True)
class Seen:
    """One thing on the screen.

    `source` is passive, kf, template or system (the platform's own line); `kind` is the message
    type; `text` is as displayed, links as their labels; `raw` as it was sent.
    """

    source: str
    kind: str
    text: str
    raw: str = ""
    options: tuple[Option, ...] = ()
    links: tuple[str, ...] = ()
    media: bytes | None = None

    @property
    def size(self) -> int:
        """Bytes of the text as sent."""
        return len(self.raw.encode())


def read_options(text: str) -> tuple[str, tuple[Option, ...], tuple[str, ...]]:
    """The displayed text, the tappable bizmsgmenu options, and other links."""
    options: list[Option] = []
    links: list[str] = []
    for match in ANCHOR.finditer(text):
        href = unescape(match["href"])
        parts = urlsplit(href)
        if parts.scheme != "weixin":
            links.append(href)
            continue
        query = parse_qs(parts.query)
        content, menu_id = query.get("msgmenucontent"), query.get("msgmenuid")
        # a link with an empty parameter does nothing when it is tapped
        if parts.netloc == "bizmsgmenu" and content and menu_id:
            options.append(Option(content[0], menu_id[0]))
    return ANCHOR.sub(lambda match: match["label"], text), tuple(options), tuple(links)


@dataclass
class Person:
    """A follower, or somebody who once was or may become one."""

    openid: str
    clock: Clock
    ledger: Ledger
    subscribed: bool = True
    blacklisted: bool = False
    refuses: bool = False
    since: float = 0.0
    last_spoke: float = float("-inf")
    typing_until: float = 0.0
    tags: list[int] = field(default_factory=list)
    seen: list[Seen] = field(default_factory=list)
    ripple: Ripple = field(default_factory=Ripple)

    def show(
        self,
        source: str,
        kind: str,
        raw: str,
        *,
        options: Sequence[Option] = (),
        media: bytes | None = None,
    ) -> Seen:
        """Put something on the screen."""
        text, found, links = read_options(raw)
        shown = Seen(source, kind, text, raw, (*options, *found), links, media)
        self.seen.append(shown)
        self.typing_until = 0.0
        self.ripple.touch()
        return shown

    def spoke(self, trigger: Trigger) -> None:
        """Note that the person did something that opens a customer-service window."""
        self.last_spoke = self.clock()
        self.ledger.open(trigger)

    @property
    def typing(self) -> bool:
        """Whether the line "the other side is typing" is shown."""
        return self.clock() < self.typing_until
