"""How a clinician ends a case: the summary and the outcome, and what the patient is told."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection

from bot.clinic import cases
from bot.clinic.casefile import Tell

FIELDS = ("complaint", "assessment", "advice", "seek_help")
LONGEST = 2000  # characters of each field


def close(
    conn: Connection, *, case_id: int, staff_id: int, given: Mapping[str, str], now: datetime
) -> list[Tell] | None:
    """Close a case with what was *given*: the FIELDS, `outcome` and, if wanted, `follow_up`.

    None when the case is not theirs to close (any more).
    """
    case, summary = cases.get(conn, case_id), {name: given[name] for name in FIELDS}
    data = {"outcome": given["outcome"], "follow_up": given.get("follow_up", "")}
    done = case is not None and cases.close(
        conn, case_id=case_id, staff_id=staff_id, summary=summary, now=now, **data
    )
    if case is None or not done:
        return None
    told = data | {"case": case_id, "summary": summary}
    return [Tell(case.person_id, "case.closed", told, f"case:{case_id}:closed:{case.version}")]
