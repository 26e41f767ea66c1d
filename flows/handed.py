"""What every door of the services hands over to the way to a clinician."""

from __future__ import annotations

from enum import StrEnum, auto

# The role that is for it, the first lines of the note, and pictures; `door` says that nothing of
# it is to be asked again.
GIVES = ("door", "wanted", "first", "photos")


class Told(StrEnum):
    told = auto()
