"""The effect of keeping a time longer: once, for all the doses of a course that are held."""

from __future__ import annotations

from sqlalchemy import Connection

from bot.clinic import slots
from bot.clinic.context import Answers, Context
from bot.clinic.slots import Hold, keeping
from bot.moves import Outcome, Put


def hold_extend(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """kept: for the whole time once more, or it was before; lost: it has ended meanwhile."""
    kept = [_kept(conn, context, answers, name) for name in ("hold_id", "second_id")]
    if kept[0] is None:
        return Outcome("lost", says=(Put("hold-over", keys=False),))
    minutes = (kept[0].until - context.now).total_seconds() // 60
    return Outcome("kept", says=(Put("hold-kept", {"minutes": str(int(minutes))}, keys=False),))


def _kept(conn: Connection, context: Context, answers: Answers, name: str) -> Hold | None:
    hold_id = int(answers.get(name) or 0)
    if not hold_id:
        return None
    whose = {"person_id": context.person_id}
    found = slots.extend(conn, hold_id=hold_id, now=context.now, elder=context.elder, **whose)
    if isinstance(found, Hold):
        keeping.plan(conn, found)
        return found
    return slots.hold_of(conn, hold_id) if found is slots.Why.twice else None


EFFECTS = (hold_extend,)
