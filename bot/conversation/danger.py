"""What follows when the watch hears something: the card, the alarm, the clinician told."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import insert, select

from bot import engine
from bot.clinic import alarms, attention, cases, locating, queue_rules, raising
from bot.conversation.words import Alert, Turn, Words
from bot.hearing.scope import Whom
from bot.hearing.watch import Finding
from bot.moves import Card, Move, Outcome
from bot.store.tables import Timer

TIMER = Timer.__table__  # type: ignore[attr-defined]
UNANSWERED, AFTER = "emergency.unanswered", "crisis.after"
LATE = timedelta(minutes=10)  # after which a card nobody needed any more is not shown
AFTER_AT = time(10)  # of the next day, by the clock of the clinic
AFTER_LATE = timedelta(hours=24)
ACT = "E1"  # the level of a rule that tells of something done or about to be done


def told(words: Words, turn: Turn, found: Finding, *, alert: Alert) -> Move:
    """Told surely: the card at once; a case that waits becomes the most urgent one."""
    alert(turn.conn, turn.context, f"watch:{found.sign.id}")
    value = {"whom": str(found.whom), "rule": found.sign.id, "crisis": found.sign.crisis}
    _waiting(turn, found)
    if not found.sign.crisis:
        card = engine.card(words.book, turn.talk, Card.EMERGENCY, value=value)
        here = found.whom in (Whom.self, Whom.unknown)  # somebody else may be anywhere
        return card + Move(list(locating.hospital(turn.conn, turn.context)) if here else [])
    crisis(turn)
    which = Card.EMERGENCY if found.sign.level == ACT else Card.CRISIS
    return engine.card(words.book, turn.talk, which, value=value)


def shown(turn: Turn, outcome: Outcome, *, alert: Alert) -> None:
    """An effect found it in an answer: the clinic is told as if it had been heard."""
    alert(turn.conn, turn.context, str(outcome.about["rule"]))
    if outcome.card is Card.CRISIS:
        crisis(turn)


def asked(words: Words, turn: Turn, found: Finding) -> Move:
    """Told in doubt: one question, and back to the step."""
    value = {"said": turn.inbound.text[:60], "whom": str(found.whom), "crisis": found.sign.crisis}
    return engine.card(words.book, turn.talk, Card.ALARM, value=value)


def crisis(turn: Turn) -> None:
    """A supervisor is alarmed, and the person is asked the day after how they are."""
    context = turn.context
    key = f"crisis:{context.person_id}:{context.now.isoformat()}"
    name = alarms.Name.crisis
    case_id = turn.who.case_id
    alarms.sound(turn.conn, key=key, name=name, case_id=case_id, role="psychology", now=context.now)
    context.rings |= {"board", "queue"}
    due = _next_day(context.now, ZoneInfo(context.zone))
    key = f"{AFTER}:{context.person_id}:{due.date()}"
    if turn.conn.execute(select(TIMER.c.id).where(TIMER.c.key == key)).first() is None:
        _later(turn, key=key, name=AFTER, body={}, due=due, late=AFTER_LATE)


def flagged(turn: Turn, found: Finding, *, alert: Alert) -> None:
    """A clinician owns the talk: they are told at once, and have a minute before the card comes."""
    case_id = turn.who.case_id
    if case_id is None:
        return
    alert(turn.conn, turn.context, f"watch:{found.sign.id}")
    if found.sign.crisis:
        crisis(turn)
    note(turn, "note-emergency-heard", found.whom)
    now = turn.context.now
    due = now + timedelta(seconds=queue_rules.load().silence.emergency_unanswered)
    body = {"case": case_id, "at": now.isoformat(), "whom": str(found.whom)}
    body |= {"crisis": found.sign.crisis}
    key = f"{UNANSWERED}:{case_id}:{now.isoformat()}"
    if turn.conn.execute(select(TIMER.c.id).where(TIMER.c.key == key)).first() is None:
        _later(turn, key=key, name=UNANSWERED, body=body, due=due, late=LATE)


def unanswered(words: Words, turn: Turn, data: Any) -> Move:
    """The minute is over: the card, unless the clinician has spoken or the case moved on."""
    case = cases.get(turn.conn, data["case"])
    at = datetime.fromisoformat(data["at"])
    if case is None or not case.open or attention.spoke_since(turn.conn, case.id, at):
        return Move()
    note(turn, "note-emergency-late", Whom(data["whom"]), case_id=case.id)
    which = Card.CRISIS if data.get("crisis") else Card.EMERGENCY
    return engine.card(words.book, turn.talk, which, value={"whom": data["whom"]})


def after(words: Words, turn: Turn, data: Any) -> Move:
    """The day after; not in the middle of a talk with a clinician."""
    case = cases.get(turn.conn, turn.who.case_id) if turn.who.case_id else None
    if case is not None and case.owned:
        return Move()
    return engine.card(words.book, turn.talk, Card.AFTER)


def note(turn: Turn, key: str, whom: Whom = Whom.unknown, *, case_id: int | None = None) -> None:
    """Tell the clinician, in front of the person's own words."""
    case_id = case_id or turn.who.case_id
    if case_id is None:
        return
    turn.context.rings.add(f"case:{case_id}")
    cases.relay(
        turn.conn,
        case_id=case_id,
        kind="note",
        body={"key": key, "whom": str(whom)},
        media_id=None,
        platform_id="",
        now=turn.inbound.received,
    )


def said(turn: Turn, text: str) -> None:
    """Words of the person's that belong into their case."""
    if turn.who.case_id is None:
        return
    cases.relay(
        turn.conn,
        case_id=turn.who.case_id,
        kind="text",
        body={"text": text},
        media_id=None,
        platform_id=turn.inbound.origin or turn.inbound.message_id,
        now=turn.inbound.received,
    )


def _waiting(turn: Turn, found: Finding) -> None:
    """The person waits in the queue: what they said goes to their case, which comes first now."""
    case_id = turn.who.case_id
    case = cases.get(turn.conn, case_id) if case_id is not None else None
    if case is None or not case.open or case.owned:
        return
    note(turn, "note-emergency-card", found.whom)
    said(turn, turn.inbound.text)
    raising.raised(turn.conn, turn.context, case.id, found.sign.level)


def _next_day(now: datetime, zone: ZoneInfo) -> datetime:
    day = now.astimezone(zone).date() + timedelta(days=1)
    return datetime.combine(day, AFTER_AT, zone).astimezone(now.tzinfo)


def _later(
    turn: Turn, *, key: str, name: str, body: dict[str, Any], due: datetime, late: timedelta
) -> None:
    row = {"key": key, "name": name, "person_id": turn.who.id, "body": body, "state": "waiting"}
    turn.conn.execute(insert(TIMER), row | {"due_at": due, "late_at": due + late})
