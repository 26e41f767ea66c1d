"""Tells which data files are past the day by which they are to be looked at again, or soon are."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from bot.clinic import acceptance, calendar, checklist, queue_rules, rules

NOTICE = timedelta(days=60)


def expiring(today: date) -> Iterator[str]:
    """A sentence for each file that has expired or does so soon, the first to expire first."""
    queue = (queue_rules.load(), calendar.load(), acceptance.goals(), checklist.load())
    heads = [*rules.load().heads(), *queue]
    for head in sorted(heads, key=lambda head: head.expires):
        if head.expires < today + NOTICE:
            verb = "expired" if head.expires < today else "expires"
            yield f"flows/data/{head.id}.yaml {verb} on {head.expires}: look at it again"
