"""What becomes of somebody who cannot be sent to now: later, by another way, or not at all."""

from __future__ import annotations

from datetime import datetime

from bot.clinic.notices import rules
from bot.clinic.notices.freezing import Reach
from bot.clinic.notices.recipients import Claimed, Result, State, Way


def put_back(row: Claimed, now: datetime) -> Result:
    """Somebody who must not be written to now: later, or not at all."""
    data = rules.load()
    if row.stands in ("stopped", "unreachable") or row.attempts >= data.waits:
        return Result(row.id, State.skipped, row.stands)
    return Result(row.id, State.planned, row.stands, due_at=now + data.busy)


def otherwise(row: Claimed, reach: Reach) -> Result:
    """The window has closed, or the consent is gone: by a mass send, else not at all."""
    reason = "no-consent" if row.way is Way.form else "no-window"
    if reach.mass:
        return Result(row.id, State.planned, reason, way=Way.mass)
    return Result(row.id, State.skipped, reason)
