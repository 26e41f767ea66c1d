"""How urgent somebody is by a test or a contact: the rules with those of a file of their own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from sqlalchemy import Connection

from bot.clinic import intake, note
from bot.clinic.conditions import Facts
from bot.clinic.context import Answers, Context
from bot.clinic.judging import Judgement, judge, record
from bot.clinic.rules import EMERGENCY, Rules


class Known(Protocol):
    """A data file with rules that are added to those of urgency.yaml."""

    @property
    def id(self) -> str: ...
    @property
    def version(self) -> str: ...
    def added(self, rules: Rules) -> Rules: ...


def weigh(
    conn: Connection,
    context: Context,
    answers: Answers,
    *,
    facts: Facts,
    known: Known,
    lines: Callable[[Judgement], list[dict[str, Any]]],
) -> tuple[Judgement, dict[str, Any]]:
    """The judgement, and the answers it gives; an emergency is alarmed. *lines*: of the note."""
    rules = known.added(context.rules)
    found = judge(facts, rules)
    gives = {
        "level": str(found.level),
        "why": note.reasons(found.told, facts, answers),
        "note": lines(found),
        "fired": [*record(found, facts, rules), {"id": known.id, "version": known.version}],
        "told": "yes",
    }
    if found.level in EMERGENCY and answers.get("flags") != "have":
        intake.alarm(conn, context, answers | gives)  # of a red flag it was raised at once
    return found, gives
