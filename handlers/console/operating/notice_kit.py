"""What the pages of notices need of the program: the ways out, the words, and the platforms."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from bot.announcing.script import Script
from bot.channel import Masses
from bot.clinic.notices import Reaches
from bot.i18n import Catalogue

PAGE = "/console/notices"
ONE = PAGE + r"/{notice:\d{1,18}}"


@dataclass(frozen=True, slots=True)
class Kit:
    """*reaches* tells what each channel can do now; *masses*: those that show a mass send."""

    reaches: Callable[[], Reaches]
    script: Script
    masses: Mapping[str, Masses] = field(default_factory=dict)

    @property
    def picks(self) -> Mapping[str, str]:
        """Tile -> key of its label."""
        return self.script.picks

    @property
    def catalogue(self) -> Catalogue:
        return self.script.catalogue
