"""The effects of the skin diary: places kept with their photos, compared, handed to a doctor."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, func, insert, select, update
from sqlmodel import SQLModel

import bot.store.record  # noqa: F401 - fills the metadata
from bot.clinic import doors, people, reminders, speech, standing
from bot.clinic.context import Answers, Context
from bot.clinic.entry import noted
from bot.moves import Outcome, Put

SPOT = SQLModel.metadata.tables["spot"]
PHOTO = SQLModel.metadata.tables["spot_photo"]
SHOWN, SHOWN_LARGER = 6, 3  # places in one question, beside "a new one"
HANDED = 9  # photos that go to a doctor, the newest
COMPARED = 2  # photos shown side by side: the first and the last
DAYS = {"days3": 3, "days7": 7, "days14": 14, "never": 0}
Phrase = dict[str, Any]


def spots_listed(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """The places this person photographs, by their own words for them."""
    most = SHOWN_LARGER if context.elder else SHOWN
    rows = conn.execute(_mine(context).order_by(SPOT.c.id.desc()).limit(most)).all()
    listed = [{"value": str(row.id), "label": row.body["where"][:20]} for row in rows]
    return Outcome("some" if listed else "none", {"spots": listed})


def spot_make(conn: Connection, context: Context, answers: Answers) -> Outcome:
    row = {
        "person_id": context.person_id,
        "patient_id": answers.get("patient_id") or None,
        "body": {"where": answers["where"]},
        "every": DAYS[str(answers["every"])],
        "created_at": context.now,
    }
    kept = int(conn.execute(insert(SPOT).returning(SPOT.c.id), row).scalar_one())
    noted(conn, context, "spot.made", f"spot:{kept}")
    return Outcome("made", {"spot_id": kept})


def spot_open(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """One of their places, with the patient it is about; gone when it was erased meanwhile."""
    spot = _find(conn, context, int(answers["spot"]))
    if spot is None:
        return Outcome("gone")
    count = len(_days(conn, spot.id))
    gives: dict[str, Any] = {"spot_id": spot.id, "place": spot.body["where"], "count": str(count)}
    row = people.find(conn, context.person_id, spot.patient_id or 0)
    if row is not None:
        gives |= {"patient": "known"} | people.described(row, context.today, context.rules.ages)
    return Outcome("opened", gives)


def spot_add(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """Keep today's photos; the next reminder is planned from today."""
    spot = _find(conn, context, int(answers["spot_id"]))
    assert spot is not None
    said = {"change": answers["change"]}
    for media_id in answers["pictures"]:
        row = {"spot_id": spot.id, "media_id": int(media_id), "body": said, "at": context.now}
        conn.execute(insert(PHOTO), row)
    reminders.drop(conn, reminders.SPOT, of=spot.id)
    if spot.every:
        reminders.plan(conn, context, reminders.SPOT, days=spot.every, of=spot.id)
    after: Phrase = {"key": "skin-no-reminder"}
    if spot.every:
        after = {"key": "skin-reminder", "n": str(spot.every)}
    return Outcome("added", {"count": str(len(_days(conn, spot.id))), "next": after})


def spot_series(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """Each day with what was said of it, and the first and the last photo once more."""
    spot_id = int(answers["spot_id"])
    rows = _photos(conn, spot_id)
    shown = [rows[0], rows[-1]] if len(rows) >= COMPARED else rows
    for number, row in enumerate(shown):
        key = f"spot:{row.id}:{number}:{context.now.isoformat()}"
        speech.show(
            conn, person_id=context.person_id, media_id=row.media_id, key=key, now=context.now
        )
    context.rings.add("outbox")
    return Outcome("shown", says=(Put("skin-series", {"days": _told(context, rows)}, keys=False),))


def spot_stop(conn: Connection, context: Context, answers: Answers) -> Outcome:
    spot_id = int(answers["spot_id"])
    conn.execute(update(SPOT).where(SPOT.c.id == spot_id).values(every=0))
    reminders.drop(conn, reminders.SPOT, of=spot_id)
    return Outcome("stopped")


def spot_hand(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """The series for a doctor of the skin: where, each day in words, and the newest photos."""
    spot = _find(conn, context, int(answers["spot_id"]))
    assert spot is not None
    rows = _photos(conn, spot.id)
    first = [
        {"title": "note-door", "values": [{"key": "services-main-skin"}]},
        {"title": "note-skin-where", "values": [spot.body["where"]]},
        {"title": "note-skin-days", "values": _told(context, rows)},
    ]
    role = doors.load().doors["skin"].role
    photos = [row.media_id for row in rows][-HANDED:]
    gives = {"door": "yes", "wanted": role, "first": first, "photos": photos}
    return Outcome("handed", gives)


def _told(context: Context, rows: list[Any]) -> list[Phrase]:
    """One phrase a day: when, and what was said to have changed."""
    days: dict[str, Phrase] = {}
    for row in rows:
        day = row.at.astimezone(context.now.tzinfo).date()
        change = {"key": f"skin-change-{row.body['change']}"}
        days[day.isoformat()] = {"key": "skin-day", "day": standing.day_phrase(day), "how": change}
    return list(days.values())


def _mine(context: Context) -> Any:
    return select(SPOT).where(SPOT.c.person_id == context.person_id)


def _find(conn: Connection, context: Context, spot_id: int) -> Any:
    return conn.execute(_mine(context).where(SPOT.c.id == spot_id)).one_or_none()


def _photos(conn: Connection, spot_id: int) -> list[Any]:
    return list(conn.execute(select(PHOTO).where(PHOTO.c.spot_id == spot_id).order_by(PHOTO.c.id)))


def _days(conn: Connection, spot_id: int) -> list[Any]:
    """The moments photos were added, each once."""
    found = select(PHOTO.c.at, func.count()).where(PHOTO.c.spot_id == spot_id)
    return list(conn.execute(found.group_by(PHOTO.c.at)))
