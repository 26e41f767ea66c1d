"""What a clinician says in their own chat: sent to the patient, or first asked about.

Words that name a dose or a way around the clinic are held: their row of the inbox stays `asked`
until the clinician presses "send it as it is" or "do not send". Only who changes that state sends,
so a second press, also of the other button, does nothing. Later words are not blocked by what is
held: they go at once, and the held ones go when they are confirmed, after all that was said until
then; the patient and the record of the case see that one order. Held words of a case that ends or
becomes another's lapse, and the clinician is told (`bot.clinic.meant`).
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy.engine import Row

from bot.clinic import cases, contacts, dosing, lifecycle, meant, speech
from bot.clinic.places import Point
from bot.conversation import folder
from bot.conversation.sheet import Sheet
from bot.messages import MEDIA_KINDS, Inbound, Kind, Media
from bot.store import files

SEND, DROP = "desk-meant-send", "desk-meant-drop"


def word(sheet: Sheet, case_id: int) -> None:
    """One message for the patient of a case; held where it has to be asked about."""
    what = noticed(sheet.inbound.text)
    if what and _theirs(sheet, case_id):
        _ask(sheet, case_id, what)
    else:
        _say(sheet, case_id, sheet.inbound)


def noticed(text: str) -> str:
    """What has to be asked about: dose, number or both; empty for nothing."""
    number, dose = contacts.found(text), dosing.found(text)
    if number and dose:
        return "both"
    return "number" if number else "dose" if dose else ""


def send(sheet: Sheet, inbox_id: int, case: str) -> None:
    """It is meant: what is held goes to its case, if that is still theirs; else why not is said."""
    case_id = int(case) if case.isascii() and case.isdigit() else 0
    lifecycle.lock(sheet.conn, case_id)
    row = meant.settle(sheet.conn, inbox_id=inbox_id, person_id=sheet.who.id)
    if row is None:
        return
    sheet.mark(sheet.text(SEND))
    if row.body is None:  # kept no longer
        sheet.say("desk-meant-old", case=case)
        return
    _say(sheet, case_id, _original(sheet.inbound, row), once=f"inbox-{inbox_id}")


def drop(sheet: Sheet, inbox_id: int, case: str) -> None:
    """It is not meant: nobody gets it."""
    if meant.settle(sheet.conn, inbox_id=inbox_id, person_id=sheet.who.id) is None:
        return
    sheet.mark(sheet.text(DROP))
    sheet.say("desk-meant-dropped", case=case)


def _theirs(sheet: Sheet, case_id: int) -> bool:
    return case_id in folder.held(sheet)


def _ask(sheet: Sheet, case_id: int, what: str) -> None:
    actor, now = f"staff:{sheet.chat.staff_id}", sheet.inbound.received
    meant.hold(sheet.conn, sheet.inbox_id)
    detail = f"inbox:{sheet.inbox_id}"
    lifecycle.record(sheet.conn, case_id, meant.EVENT, actor=actor, now=now, detail=detail)
    buttons = [
        sheet.button(SEND, f"d:mean:{sheet.inbox_id}:{case_id}"),
        sheet.button(DROP, f"d:drop:{sheet.inbox_id}:{case_id}"),
    ]
    sheet.say(f"desk-meant-{what}", buttons, case=str(case_id))


def _say(sheet: Sheet, case_id: int, inbound: Inbound, *, once: str | None = None) -> None:
    try:
        _speak(sheet, case_id, inbound, once)
    except cases.Refused as refused:
        sheet.say(f"desk-refused-{refused.reason}", case=str(case_id))
        return
    sheet.changed(f"case:{case_id}")
    if len(folder.held(sheet)) > 1:
        sheet.say("desk-sent", case=str(case_id))


def _speak(sheet: Sheet, case_id: int, inbound: Inbound, once: str | None) -> None:
    conn = sheet.conn
    person_id = lifecycle.lock(conn, case_id)
    if not _theirs(sheet, case_id):  # before a file is noted for somebody
        open_ = (case := cases.get(conn, case_id)) is not None and case.owned
        raise cases.Refused("not-yours" if open_ else "not-active")
    media_id, name, point = None, "", None
    if inbound.kind in MEDIA_KINDS and inbound.media:
        media_id = files.note(conn, sheet.to(person_id), inbound)
        name = inbound.media[0].name
        sheet.rings.add("media")
    if inbound.latitude is not None and inbound.longitude is not None:
        point = Point(inbound.latitude, inbound.longitude)
    speech.speak(
        conn,
        case_id=case_id,
        staff_id=sheet.chat.staff_id,
        text=inbound.text,
        media_id=media_id,
        now=sheet.inbound.received,
        once=once,
        name=name,
        point=point,
    )


def _original(press: Inbound, row: Row[*tuple[Any, ...]]) -> Inbound:
    """The held message as it came, in the place of the press that confirms it."""
    body = row.body
    return replace(
        press,
        kind=Kind(row.kind),
        text=body.get("text", ""),
        code="",
        media=tuple(Media(Kind(kind), *more) for kind, *more in body.get("media", ())),
        latitude=body.get("latitude"),
        longitude=body.get("longitude"),
        origin="",
    )
