"""People who have used everything there is, and a look at all that can be read of them."""

from __future__ import annotations

from collections import Counter
from typing import Any

from sqlalchemy import Connection, select, update

from bot.clinic import cases
from tests.clinic import NOON, TABLES, add, add_patient, add_person, add_staff, after, open_case


def secret(who: str) -> str:
    return f"秘密-{who}"


def lived(conn: Connection, who: str, *, clinician: bool) -> tuple[int, int]:
    """Somebody who has used everything; one closed case, with or without a clinician."""
    person = add_person(conn, who)
    said = {"text": secret(who)}
    patient = add_patient(conn, person)
    conn.execute(
        update(TABLES["patient"])
        .where(TABLES["patient"].c.id == patient)
        .values(body={"name": secret(who), "birth": "1986-03-08"})
    )
    picture = add(conn, "media", person_id=person, **file(who))
    spot = add(conn, "spot", person_id=person, patient_id=patient, **spot_row(who))
    add(conn, "spot_photo", spot_id=spot, media_id=picture, body=said, at=NOON)
    result = {"scale": "phq9", "body": {"points": 9, "own": secret(who)}, "at": NOON}
    add(conn, "scale_result", person_id=person, patient_id=patient, **result)
    add(conn, "inbox", person_id=person, **raw(who))
    add(conn, "outbox", person_id=person, **bubble(who))
    timer: dict[str, Any] = {
        "key": who,
        "name": "spot.due",
        "body": said,
        "due_at": NOON,
        "state": "waiting",
    }
    add(conn, "timer", person_id=person, **timer)
    return person, a_case(conn, who, person, patient, clinician=clinician)


def a_case(conn: Connection, who: str, person: int, patient: int, *, clinician: bool) -> int:
    """A case that was opened, spoken in and ended."""
    said = {"text": secret(who)}
    note = {"lines": [{"title": "note-sentence", "values": [secret(who)]}]}
    case_id = open_case(conn, person, patient)
    table = TABLES["case"]
    conn.execute(update(table).where(table.c.id == case_id).values(note=note))
    if clinician:
        staff = add_staff(conn, f"doctor-{who}", licence="11")
        assert cases.accept(conn, case_id=case_id, staff_id=staff, now=after(1))
    spoken = {"author": "patient", "kind": "text", "body": said, "platform_id": ""}
    add(conn, "message", case_id=case_id, at=after(2), **spoken)
    shut: dict[str, Any] = {"state": "closed" if clinician else "cancelled", "wake_at": None}
    shut |= {"closed_at": after(3), "offer_id": None}
    conn.execute(update(table).where(table.c.id == case_id).values(shut))
    table = TABLES["person"]
    mine = table.c.id == person
    conn.execute(update(table).where(mine).values(case_id=None, talk={"own": secret(who)}))
    return case_id


def file(who: str) -> dict[str, Any]:
    row: dict[str, Any] = {"kind": "image", "channel": "telegram", "ref": secret(who), "mime": ""}
    return row | {
        "size": 3,
        "state": "kept",
        "attempts": 0,
        "body": secret(who).encode(),
        "created_at": NOON,
    }


def spot_row(who: str) -> dict[str, Any]:
    return {"body": {"where": secret(who)}, "every": 7, "created_at": NOON}


def raw(who: str) -> dict[str, Any]:
    row: dict[str, Any] = {"channel": "telegram", "message_id": f"event:{who}", "address": who}
    return row | {
        "kind": "text",
        "state": "done",
        "error": "",
        "body": {"text": secret(who)},
        "received_at": NOON,
    }


def bubble(who: str) -> dict[str, Any]:
    row: dict[str, Any] = {"key": f"key-{who}", "channel": "telegram", "address": who}
    row |= {"state": "sent", "way": "push", "reason": "", "body": {"text": secret(who)}}
    row |= {"bulk": False, "again": True, "attempts": 1, "owner": "", "platform_id": ""}
    return row | {"created_at": NOON, "sent_at": NOON}


def readable(conn: Connection) -> Counter[str]:
    """How often each person's words or address can be read, in all rows of all tables, opened."""
    found: Counter[str] = Counter()
    for table in TABLES.values():
        for row in conn.execute(select(table)).mappings():
            for name, value in row.items():
                text = value.decode(errors="replace") if isinstance(value, bytes) else repr(value)
                for who in ("ann", "bob"):
                    if secret(who) in text:
                        found[f"words of {who}"] += 1
                    if name in ("address", "message_id") and who in text:
                        found[f"address of {who}"] += 1
    return found
