"""The gates between the groups of an intake: the rules over all told so far, then the next group.

A red flag that shows itself on the way is kept and alarmed at once, with what was said.
"""

from __future__ import annotations

from sqlalchemy import Connection, select

from bot.clinic import inquiry
from bot.clinic.context import Answers, Context, Effect
from bot.clinic.inquiry import Question
from bot.clinic.intake import alarm, judged
from bot.clinic.judging import facts_of
from bot.clinic.rules import EMERGENCY
from bot.moves import Outcome, Put
from bot.store.files import MEDIA


def screened(conn: Connection, context: Context, answers: Answers) -> Outcome | None:
    """The outcome "emergency" when what was told so far is one."""
    gives = judged(context, answers)
    if gives["level"] not in EMERGENCY:
        return None
    alarm(conn, context, answers | gives)
    return Outcome("emergency", gives)


def _gate(question: Question) -> Effect:
    """The effect `ask_<question>`: yes, no or emergency."""

    def ask(conn: Connection, context: Context, answers: Answers) -> Outcome:
        found = screened(conn, context, answers)
        return found or Outcome("yes" if _wants(question, context, answers) else "no")

    ask.__name__ = f"ask_{question}"
    return ask


def _wants(question: Question, context: Context, answers: Answers) -> bool:
    rules = context.rules
    return inquiry.load().wants(question, facts_of(inquiry.asked(answers, rules), rules))


def ask_photos(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """Whether photos help; of the private parts of minors none are taken, and that is said."""
    found = screened(conn, context, answers)
    if found is not None or not _wants(Question.photos, context, answers):
        return found or Outcome("no")
    if _wants(Question.intimate, context, answers):
        return Outcome("refused", says=(Put("intake-no-photos", keys=False),))
    return Outcome("yes")


def look_at_photos(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """small: one of them is too small to show anything; as far as its size is known yet."""
    least = inquiry.load().photo_smallest_bytes
    sizes = select(MEDIA.c.size).where(
        MEDIA.c.id.in_(answers["photos"]), MEDIA.c.person_id == context.person_id
    )
    small = any(0 < size < least for size in conn.execute(sizes).scalars())
    return Outcome("small" if small else "fine")


OWN = (Question.photos, Question.intimate)
GATES: tuple[Effect, ...] = tuple(_gate(q) for q in Question if q not in OWN)
