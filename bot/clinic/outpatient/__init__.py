"""Registering for an outpatient department: a clinic and a time of it are chosen, kept and booked.

`choosing` are the effects of where and when, `taking` those of the hold, the booking and the wait
list. What is booked is looked after by `bot.clinic.appointments`, as every visit is.
"""

from __future__ import annotations

from bot.clinic.context import Effect
from bot.clinic.outpatient import choosing, taking

__all__ = ["EFFECTS"]

EFFECTS: tuple[Effect, ...] = (*choosing.EFFECTS, *taking.EFFECTS)
