"""Getting a vaccine: what is due for whom, where and when, the visit, and what comes after it.

`asking` are the effects of the look-up, `placing` those of sites and times, `taking` those of the
hold and the booking, `visits` those of what is booked already.
"""

from __future__ import annotations

from bot.clinic.vaccinating.service import Service, load

__all__ = ["Service", "load"]
