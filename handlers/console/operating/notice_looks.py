"""How a notice looks on each channel: its bubbles, and how much of the channel's room they take."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from bot.channel import Unit
from bot.clinic.notices import Draft, Notice, Refused, State, rules, wording
from bot.clinic.notices.notice import Wording
from bot.clinic.notices.wording import CAPTION, Unfit
from bot.render import Voice, size
from handlers.console.operating.notice_kit import Kit

ORDER = ("telegram", "wechat", "web")


@dataclass(frozen=True, slots=True)
class Look:
    """One bubble. *used* of *most* is its length in *unit* (a catalogue key's last word).

    *sort* is the channel, or `mass` for a mass send of WeChat.
    """

    sort: str
    locale: str
    elder: bool
    text: str
    buttons: tuple[str, ...]
    used: int
    most: int
    unit: str
    unfit: bool = False

    @property
    def share(self) -> int:
        """Per cent of the room."""
        return min(100, round(100 * self.used / self.most))

    @property
    def over(self) -> bool:
        return self.unfit or self.used > self.most


def looks(kit: Kit, notice: Notice) -> list[Look]:
    """Every language it is written in and both wordings, channel by channel."""
    reach = kit.reaches()
    names = [name for name in ORDER if name in kit.script.shapes]
    found = []
    for name in names:
        for tag, elder in _voices(notice):
            found.append(_look(kit, notice, name, tag, elder=elder))
        if name in reach and reach[name].mass:
            found += [_mass(kit, notice, tag, elder=elder) for tag, elder in _voices(notice)]
    return found


def _voices(notice: Notice) -> Iterator[tuple[str, bool]]:
    for tag, words in notice.texts.items():
        yield tag, False
        if words.get(Wording.elder):
            yield tag, True


def _look(kit: Kit, notice: Notice, name: str, tag: str, *, elder: bool) -> Look:
    shape = kit.script.shapes[name]
    voice = Voice(kit.catalogue, tag, elder)
    unit = shape.limits.unit
    most = CAPTION if notice.image_id and unit is Unit.UTF16 else shape.limits.text
    try:
        out = wording.compose(notice, voice, shape, kit.picks)
    except Unfit:
        words = notice.words(tag, elder=elder, default=kit.catalogue.default)
        return Look(name, tag, elder, words, (), size(words, unit), most, str(unit), unfit=True)
    labels = tuple(button.label for button in out.buttons)
    return Look(name, tag, elder, out.text, labels, size(out.text, unit), most, str(unit))


def _mass(kit: Kit, notice: Notice, tag: str, *, elder: bool) -> Look:
    """WeChat: what is counted is what was written; the two lines below it are ours."""
    words = notice.words(tag, elder=elder, default=kit.catalogue.default)
    wide = 1 if tag.startswith("zh") else 3
    most = rules.load().mass.characters * wide
    text = wording.plain(
        words,
        Voice(kit.catalogue, tag, elder),
        [p for p in notice.flows if p in kit.picks],
        kit.picks,
    )
    return Look("mass", tag, elder, text, (), len(words), most, "characters")


def as_notice(notice_id: int, draft: Draft, now: datetime) -> Notice:
    """A draft that is not saved yet, to be looked at. Raises Refused where nothing is written."""
    if not draft.texts:
        raise Refused("no-text")
    return Notice(
        id=notice_id,
        name=draft.name,
        kind=draft.kind,
        state=State.draft,
        texts=draft.texts,
        flows=tuple(draft.flows),
        audience=draft.audience,
        source=draft.source,
        expires=draft.expires,
        made_by="",
        approved_by=None,
        starts_at=None,
        frozen_upto=0,
        frozen_at=None,
        began_at=None,
        ended_at=None,
        reason="",
        created_at=now,
        image_id=draft.image_id,
        subscribe=draft.subscribe,
    )
