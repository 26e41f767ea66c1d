"""Says what the site changed: its live texts are laid over the release's, in every process."""

from __future__ import annotations

import logging
from collections.abc import Mapping

from bot.check.wording import still_fits
from bot.i18n import Catalogue
from bot.operating import wordings
from bot.operating.jobs import missed
from bot.store.session import Store

log = logging.getLogger(__name__)


class Said:
    """Looks for live texts; a process that missed the change says it at its next look."""

    def __init__(self, *, store: Store, catalogue: Catalogue) -> None:
        self._store, self._catalogue = store, catalogue
        self._laid: dict[tuple[str, str], str] = {}

    async def look(self) -> None:
        """Lay what is live now, unless it is what is said already."""
        try:
            found = await self._store.read(wordings.live)
        except Exception as error:  # noqa: BLE001 - looked for again; until then as before
            missed(log, "the site's texts could not be read", error)
            return
        if found == self._laid:
            return
        laid(self._catalogue, found)
        self._laid = found


def laid(catalogue: Catalogue, live: Mapping[tuple[str, str], str]) -> None:
    """Lay what is live; what this release cannot fill in stands in the log."""
    fit = still_fits(catalogue, live)
    for locale, key in sorted(live.keys() - fit):
        log.error("the site's text %s in %s does not fit this release: not said", key, locale)
    catalogue.lay({which: live[which] for which in fit})
