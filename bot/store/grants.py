"""How many sends a platform allows after a word or a click, and when that is worth writing down."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.messages import Inbound

SLACK = timedelta(hours=1)  # an allowance is renewed when it lost this much


def until(inbound: Inbound) -> datetime | None:
    """The end of what the message grants; None when it grants nothing."""
    return inbound.received + timedelta(seconds=inbound.grants[1]) if inbound.grants else None


def worth_renewing(allowed: int | None, allowed_until: datetime | None, inbound: Inbound) -> bool:
    """A grant replaces the rest of a smaller one; a better one is left alone."""
    new_until = until(inbound)
    assert inbound.grants is not None and new_until is not None
    count = inbound.grants[0]
    if allowed is None or allowed_until is None:
        return True
    if allowed_until <= inbound.received or allowed <= 0:
        return True
    if new_until < allowed_until - SLACK:
        return False  # three sends in a minute do not end an open window of days
    return allowed < count or new_until > allowed_until + SLACK
