"""The effects of "my record": shown, handed out as a copy, corrected, erased."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, select, update

from bot.clinic import (
    erasure,
    files,
    intakes,
    kits,
    note,
    people,
    retention,
    scoring,
    speech,
    standing,
)
from bot.clinic.casefile import CASE, IS_OPEN
from bot.clinic.context import Answers, Context
from bot.clinic.entry import SHOWN, SHOWN_LARGER, noted
from bot.clinic.erasure import TABLES, Blocked, belongs
from bot.clinic.people import PATIENT
from bot.clinic.retention import Fate
from bot.moves import Outcome, Put

TEXT_ONLY = "wechat"  # the channel on which no file can be sent; the copy comes as a text
LAST = 5  # cases and results in words
SHOWN_OF_BODY = ("illnesses", "medicines", "allergies")
Phrase = dict[str, Any]


def record_look(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """Patients, the last cases and the last results, in words."""
    noted(conn, context, "record.read", f"person:{context.person_id}")
    return Outcome("done", says=tuple(_told(conn, context)))


def record_export(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """Everything the person gave, and what was written to them, as a file or as texts."""
    noted(conn, context, "record.copied", f"person:{context.person_id}")
    if context.channel == TEXT_ONLY:
        return Outcome("done", says=tuple(_told(conn, context)))
    body = json.dumps(copy(conn, context.person_id), ensure_ascii=False, indent=1).encode()
    media_id = files.keep(
        conn,
        person_id=context.person_id,
        mime="application/json",
        body=body,
        now=context.now,
        kind="file",
    )
    key = f"record:{media_id}"
    name = f"record-{context.today.isoformat()}.json"
    speech.show(
        conn,
        person_id=context.person_id,
        media_id=media_id,
        key=key,
        now=context.now,
        name=name,
    )
    context.rings.add("outbox")
    return Outcome("done", says=(Put("record-copied", keys=False),))


def copy(conn: Connection, person_id: int) -> dict[str, Any]:
    """What is kept of a person and is theirs to know, by table, with everything opened.

    Not what staff noted among themselves, and no file: those are in the talk already.
    """
    found: dict[str, Any] = {}
    wanted = [*retention.load().of(Fate.own), "patient", "case", "message", "consent"]
    for name in wanted:
        table = TABLES[name]
        rows = conn.execute(select(table).where(belongs(table, person_id)).order_by(*_key(table)))
        found[name] = [
            {key: _plain(value) for key, value in row.items() if key not in INNER}
            for row in rows.mappings()
        ]
    return found


INNER = frozenset(  # how the clinic works, and what only finds rows
    ("seek", "wake_at", "stage", "offer_id", "prefers", "nudges", "line", "round_at", "version")
)


def _key(table: Any) -> list[Any]:
    return list(table.primary_key.columns)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value.hex() if isinstance(value, bytes) else value


def record_patients(conn: Connection, context: Context, answers: Answers) -> Outcome:
    most = SHOWN_LARGER if context.elder else SHOWN
    listed = people.saved(conn, context.person_id, most=most)
    if not listed:
        return Outcome("none", says=(Put("record-empty", keys=False),))
    return Outcome("some", {"patients": listed})


def record_rename(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """A name is put right; the birth date is a new patient's."""
    row = people.find(conn, context.person_id, int(answers["picked"]))
    if row is None:
        return Outcome("done", says=(Put("record-gone", keys=False),))
    body = {**row.body, "name": answers["called"]}
    birth = date.fromisoformat(body["birth"])
    if people.same(conn, context.person_id, name=str(answers["called"]), birth=birth) is not None:
        return Outcome("done", says=(Put("record-same", keys=False),))
    values = {"body": body, "seek": people.seek_of(body)}
    conn.execute(update(PATIENT).where(PATIENT.c.id == row.id).values(values))
    noted(conn, context, "patient.renamed", f"patient:{row.id}")
    return Outcome("done", says=(Put("record-renamed", keys=False),))


def record_forget(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """Illnesses, medicines and allergies of one patient go; the next intake asks for them anew."""
    row = people.find(conn, context.person_id, int(answers["picked"]))
    if row is None:
        return Outcome("done", says=(Put("record-gone", keys=False),))
    gone = (*intakes.STAYS, intakes.SAID_ON)
    body = {name: value for name, value in row.body.items() if name not in gone}
    conn.execute(update(PATIENT).where(PATIENT.c.id == row.id).values(body=body))
    noted(conn, context, "patient.forgot", f"patient:{row.id}")
    return Outcome("done", says=(Put("record-forgotten", keys=False),))


def record_remove(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """One patient with all that is theirs; not while a case is open, nor what the law keeps."""
    patient_id = int(answers["picked"])
    try:
        removed = erasure.remove(
            conn, person_id=context.person_id, patient_id=patient_id, now=context.now
        )
    except Blocked as blocked:
        return Outcome("done", says=(Put(f"record-blocked-{blocked.reason}", keys=False),))
    if removed is None:
        return Outcome("done", says=(Put("record-gone", keys=False),))
    said = "record-removed-kept" if removed.kept else "record-removed"
    return Outcome("done", says=(Put(said, _years(), keys=False),))


def record_check(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """free: with what the law keeps, said before anything is done; blocked: and why."""
    try:
        erasure.block(conn, context.person_id)
    except Blocked as blocked:
        return Outcome("blocked", says=(Put(f"record-blocked-{blocked.reason}", keys=False),))
    kept = erasure.kept(conn, context.person_id)
    said: Phrase = {"key": "record-kept-none"}
    if kept:
        said = {"key": "record-kept", "n": str(len(kept))} | _years()
    return Outcome("free", {"kept": said})


def record_erase(conn: Connection, context: Context, answers: Answers) -> Outcome:
    actor = f"person:{context.person_id}"
    try:
        erasure.erase(conn, person_id=context.person_id, actor=actor, now=context.now)
    except Blocked as blocked:
        return Outcome("blocked", says=(Put(f"record-blocked-{blocked.reason}", keys=False),))
    context.erased = True
    context.consent, context.elder = "", False
    return Outcome("erased", says=(Put("record-erased", keys=False),))


def _years() -> dict[str, str]:
    rules = retention.load()
    return {"records": str(rules.record_years), "dialogue": str(rules.dialogue_years)}


def _told(conn: Connection, context: Context) -> list[Put]:
    rows = conn.execute(people.SAVED, {"person_id": context.person_id}).all()
    who = [_patient(row, context) for row in rows]
    cases, results = _cases(conn, context), _results(conn, context)
    if not (who or cases or results):
        return [Put("record-empty", keys=False)]
    known = [line for row in rows for line in _known(row)]
    found = [("record-patients", who), ("record-known", known)]
    found += [("record-cases", cases), ("record-results", results)]
    return [Put(key, {"lines": lines}, keys=False) for key, lines in found if lines]


def _patient(row: Any, context: Context) -> Phrase:
    known = people.described(row, context.today, context.rules.ages)
    sex = {"key": f"patient-sex-{known['sex']}"}
    return {
        "key": "record-patient",
        "name": known["name"],
        "sex": sex,
        "age": people.shown_age(known),
    }


def _known(row: Any) -> list[Phrase]:
    """What stays true of a patient, as they told it: illnesses, medicines, allergies."""
    told = [(name, note.values(name, row.body.get(name), bare=True)) for name in SHOWN_OF_BODY]
    lines = [
        {"key": "record-line", "title": {"key": f"intake-{name}-title"}, "values": values}
        for name, values in told
        if values
    ]
    named = {"key": "record-of", "name": row.body["name"]}
    return [named | {"lines": lines}] if lines else []


def _cases(conn: Connection, context: Context) -> list[Phrase]:
    found = (
        select(CASE.c.opened_at, CASE.c.role, CASE.c.summary, CASE.c.level)
        .where(CASE.c.person_id == context.person_id, ~IS_OPEN)
        .order_by(CASE.c.id.desc())
        .limit(LAST)
    )
    return [
        {
            "key": "record-case",
            "day": standing.day_phrase(row.opened_at.astimezone(context.now.tzinfo).date()),
            "role": {"key": f"role-{row.role}"},
            "advice": (row.summary or {}).get("advice") or NOTHING,
        }
        for row in conn.execute(found)
    ]


NOTHING: Phrase = {"key": "record-no-advice"}


def _results(conn: Connection, context: Context) -> list[Phrase]:
    table = scoring.RESULT
    mine = select(table.c.scale, table.c.body, table.c.at)
    found = mine.where(table.c.person_id == context.person_id).order_by(table.c.id.desc())
    lines = []
    for row in conn.execute(found.limit(LAST)):
        day = standing.day_phrase(row.at.astimezone(context.now.tzinfo).date())
        lines.append({"key": "record-result", "day": day} | scoring.shown(row.scale, row.body))
    for row in kits.of_person(conn, context.person_id, most=LAST):
        day = standing.day_phrase(row.at.astimezone(context.now.tzinfo).date())
        read = kits.shown(row.body.get("results") or {}, row.body.get("photos"))
        lines.append({"key": "record-kit", "day": day, "lines": read})
    return lines
