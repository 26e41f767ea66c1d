"""What a notice looks like: the words in somebody's language, its buttons, how to stop it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.channel import Limits, Unit
from bot.clinic.notices.notice import Notice
from bot.messages import Form, Kind, Media, Outbound
from bot.moves import Option, Put
from bot.render import Voice, render, size

CAPTION = 1024  # characters under a picture of Telegram
PREFIX = "notice:"  # in front of the id of a notice's picture
STOP = "k:stop"  # the key that works everywhere
TAP = "n"  # begins the code of a notice's button


class Unfit(Exception):
    """It does not fit into one message of the channel."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How one channel shows a notice; *taps*: it has buttons or options that can be tapped."""

    limits: Limits
    taps: bool = True


def code(notice_id: int, pick: str) -> str:
    return f"{TAP}:{notice_id}:{pick}"


def opened(tapped: str) -> tuple[int, str] | None:
    """(notice, tile) of a button's code; None for any other code."""
    parts = tapped.split(":")
    if len(parts) != 3 or parts[0] != TAP or not (parts[1].isascii() and parts[1].isdigit()):
        return None
    return (int(parts[1]), parts[2]) if len(parts[1]) <= 18 else None


def compose(notice: Notice, voice: Voice, shape: Shape, picks: Mapping[str, str]) -> Outbound:
    """One bubble. *picks*: tile -> key of its label. Raises Unfit."""
    default = voice.catalogue.default
    words = notice.words(voice.locale, elder=voice.elder, default=default)
    flows = [pick for pick in notice.flows if pick in picks]
    image = picture(notice)
    if not shape.taps:
        bare = Outbound(text=plain(words, voice, flows, picks), bulk=True)
        return shown(bare, image)
    options = [Option(pick, key=picks[pick], code=code(notice.id, pick)) for pick in flows]
    options.append(Option("stop", key="notice-stop", code=STOP))
    text = f"{words}\n\n{voice.text('notice-footer')}"
    puts = [Put("notice-text", {"text": text}, tuple(options), keys=False)]
    bubbles = render(puts, voice, shape.limits)
    if len(bubbles) != 1:
        raise Unfit(f"{len(bubbles)} messages")
    if image and size(bubbles[0].text, Unit.UTF16) > CAPTION:
        raise Unfit("caption")
    return shown(replace(bubbles[0], bulk=True), image)


def picture(notice: Notice) -> Media | None:
    """The picture of a notice, as a channel loads it."""
    if notice.image_id is None:
        return None
    return Media(Kind.IMAGE, f"{PREFIX}{notice.image_id}", mime="image/jpeg", stored=True)


def shown(out: Outbound, image: Media | None) -> Outbound:
    return replace(out, form=Form.MEDIA, media=image) if image else out


def plain(words: str, voice: Voice, flows: list[str], picks: Mapping[str, str]) -> str:
    """As text alone: what to write back, for each tile and to stop."""
    lines = [words]
    if flows:
        labels = "、".join(voice.text(picks[pick]) for pick in flows)
        lines.append(voice.text("notice-reply", labels=labels))
    lines.append(voice.text("notice-footer"))
    return "\n\n".join(lines)
