"""What is booked and lies ahead, of every kind: reminded of, listed, and called about by staff.

`rules` is the content, `plans` writes what is said later, `standing` looks whether it still holds
when it is about to be said.
"""

from __future__ import annotations

from bot.clinic.appointments.plans import before, kind_of, later, names, quiet
from bot.clinic.appointments.rules import load
from bot.clinic.appointments.standing import stands

__all__ = ["before", "kind_of", "later", "load", "names", "quiet", "stands"]
