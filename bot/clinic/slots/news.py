"""What a person is to be told by the slot engine: a row that enters their talk as an event, once.

| event | data |
|---|---|
| `slot.offered` | hold, wait, slot, resource, starts_at, until (ISO): a place is kept for them |
| `slot.closed` | booking, windows (slot ids of up to three others): a new time is wanted |
| `slot.ending` | hold: the time kept for them at a confirm page ends in a few minutes |
| `slot.over` | hold: it has ended |
| `slot.waited` | wait: they have waited as long as they wished to |
| `slot.joined` | wait: staff or another system put them on the wait list |
| `slot.removed` | wait, reason (a code): staff took them off the wait list |

Nobody says them yet but `bot.conversation.events`, which passes over what it does not know.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.dialects import postgresql, sqlite

from bot.store.tables import Timer

TIMER = Timer.__table__  # type: ignore[attr-defined]
OFFERED, CLOSED, WAITED = "slot.offered", "slot.closed", "slot.waited"
JOINED, REMOVED = "slot.joined", "slot.removed"
ENDING, OVER = "slot.ending", "slot.over"
LATE = timedelta(days=2)  # what could not be said for so long is not said any more


def tell(
    conn: Connection,
    person_id: int,
    name: str,
    data: dict[str, Any],
    *,
    key: str,
    due: datetime,
    late: datetime | None = None,
) -> None:
    """Say it at *due*, unless it is past *late* by then. The caller holds the person's lock."""
    row: dict[str, Any] = {"key": key, "name": name, "person_id": person_id, "body": data}
    row |= {"due_at": due, "late_at": late or due + LATE, "state": "waiting"}
    make = sqlite.insert if conn.dialect.name == "sqlite" else postgresql.insert
    conn.execute(make(TIMER).on_conflict_do_nothing(), row)
