"""Tells which data files are past the day by which they are to be looked at again, or soon are,
and which clinical ones nobody has signed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bot.clinic import calendar, registry
from bot.clinic.registry import FOLDER, Want

NOTICE = calendar.NOTICE


def expiring(today: date) -> Iterator[str]:
    """A sentence for each file that has expired or does so soon, the first to expire first."""
    found = sorted(registry.heads(), key=lambda one: one[1].expires)
    for file, head in found:
        if head.expires < today + NOTICE:
            verb = "expired" if head.expires < today else "expires"
            yield f"{FOLDER}{file.name} {verb} on {head.expires}: look at it again"
    if plain := calendar.load().ending(today):
        yield f"{FOLDER}hours.yaml: {plain}"


def unsigned(today: date) -> Iterator[str]:
    """One sentence that names all clinical files without a signature; none when all have one."""
    names = [name for name, want in registry.wanting(today).items() if want is Want.signature]
    if names:
        yield f"not signed by a clinician yet (refused in production): {', '.join(names)}"
