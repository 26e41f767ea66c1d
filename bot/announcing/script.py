"""The words of the notices that run, put together once for each language and wording."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.clinic.notices import wording
from bot.clinic.notices.notice import Notice
from bot.clinic.notices.wording import Shape
from bot.i18n import Catalogue
from bot.messages import Outbound
from bot.render import Voice

MOST = 200  # bubbles remembered


@dataclass
class Script:
    """*picks*: tile -> key of its label; *shapes*: how each channel shows a notice."""

    catalogue: Catalogue
    picks: Mapping[str, str]
    shapes: Mapping[str, Shape]
    _known: dict[tuple[int, int, str, str, bool], Outbound] = field(default_factory=dict)

    def bubble(self, notice: Notice, *, channel: str, locale: str, elder: bool) -> Outbound:
        """What somebody is sent. Raises Unfit. The words of what runs never change."""
        key = (notice.id, notice.version, channel, locale, elder)
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= MOST:
                self._known.clear()
            voice = Voice(self.catalogue, locale, elder)
            found = wording.compose(notice, voice, self.shapes[channel], self.picks)
            self._known[key] = found
        return found

    def text(self, notice: Notice, *, locale: str, elder: bool) -> str:
        """What a mass send says: words alone."""
        voice = Voice(self.catalogue, locale, elder)
        words = notice.words(locale, elder=elder, default=self.catalogue.default)
        return wording.plain(words, voice, [p for p in notice.flows if p in self.picks], self.picks)
