"""The SQL that opens a message's transaction: who wrote, locked, and what they wrote, kept.

On PostgreSQL a statement costs its round trip more than its work, so there it is a single one.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, bindparam, select, text, true
from sqlalchemy.dialects import postgresql

from bot.messages import Inbound
from bot.store import people
from bot.store.statement import Prepared


def _met() -> Prepared:
    """`find`, and on its locked row `keep`, in one round trip. PostgreSQL alone can say that."""
    who = people.BY_ADDRESS.statement.cte("who")
    given: dict[str, Any] = {
        c.name: bindparam(c.name, type_=c.type) for c in people.INBOX.c if c.name != "id"
    }
    given |= {"person_id": who.c.id, "state": text("'done'"), "error": text("''")}
    kept = (
        postgresql.insert(people.INBOX)
        .from_select(list(given), select(*given.values()).select_from(who))
        .on_conflict_do_nothing()
        .returning(people.INBOX.c.id)
        .cte("kept")
    )
    return Prepared(select(*who.c, kept.c.id).select_from(who.outerjoin(kept, true())))


MEET = _met()


def meet(conn: Connection, inbound: Inbound, *, me: str) -> tuple[people.Who | None, int | None]:
    """Who wrote, locked, and the id of the message, kept; None: when it was stored before."""
    if conn.dialect.name == "postgresql":
        row = MEET.first(conn, people.row_of(inbound) | {"me": me})
        return (None, None) if row is None else (people.Who(*row[:-1]), row[-1])
    who = people.find(conn, channel=inbound.channel, address=inbound.address, me=me)
    if who is None:
        return None, None
    return who, people.keep(conn, inbound, person_id=who.id, state="done")
