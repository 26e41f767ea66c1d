"""The end of a case in a clinician's own chat: four questions, the outcome, and it is closed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.clinic import cases, ending, staffchat
from bot.clinic.ending import FIELDS
from bot.conversation import folder
from bot.conversation.sheet import Sheet
from bot.messages import Button

Draft = dict[str, Any]  # `case`, and `given`: the fields so far


def begin(sheet: Sheet, case_id: int) -> None:
    if case_id not in folder.held(sheet):
        sheet.say("desk-not-yours", case=str(case_id))
        return
    staffchat.turn_to(sheet.conn, staff_id=sheet.chat.staff_id, case_id=case_id)
    _ask(sheet, {"case": case_id, "given": {}})


def answer(sheet: Sheet, draft: Draft) -> None:
    """A field of the summary; a first answer of four lines or more is all of them."""
    text, given = sheet.inbound.text.strip(), dict(draft["given"])
    missing = [name for name in FIELDS if name not in given]
    if not missing:
        _ask(sheet, draft)
        return
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if not given and len(lines) >= len(FIELDS):
        last = len(FIELDS) - 1
        given = dict(zip(FIELDS, [*lines[:last], "\n".join(lines[last:])], strict=True))
    else:
        given[missing[0]] = text
    if any(len(part) > ending.LONGEST for part in given.values()):
        sheet.say("desk-too-long", most=str(ending.LONGEST))
        return
    _ask(sheet, draft | {"given": given})


def _ask(sheet: Sheet, draft: Draft) -> None:
    """Keep the draft and ask for what is missing: a field, or at last the outcome."""
    staffchat.keep_draft(sheet.conn, staff_id=sheet.chat.staff_id, draft=draft)
    given, case_id = draft["given"], draft["case"]
    keep = sheet.button("desk-keep", "d:keep")
    name = next((name for name in FIELDS if name not in given), "")
    if name:
        key = f"desk-ask-{name.replace('_', '-')}"
        sheet.say(key, [keep], case=str(case_id), n=str(len(given) + 1))
        return
    shown = "\n".join(given[name] for name in FIELDS)
    outcomes = [
        Button(sheet.text(f"console-outcome-{one}"), f"d:out:{case_id}:{one}")
        for one in cases.OUTCOMES
    ]
    sheet.say("desk-ask-outcome", [*outcomes, keep], case=str(case_id), summary=shown)


def keep_open(sheet: Sheet) -> None:
    """The case goes on, and what was written of its summary is dropped."""
    sheet.mark()
    if sheet.chat.draft:
        staffchat.keep_draft(sheet.conn, staff_id=sheet.chat.staff_id, draft=None)
        sheet.say("desk-kept", case=str(sheet.chat.draft["case"]))


def finish(sheet: Sheet, case_id: int, outcome: str) -> None:
    """Close the case, as the console does; a second tap finds nothing to do."""
    draft, me = sheet.chat.draft, sheet.chat.staff_id
    given = draft["given"] if draft and draft["case"] == case_id else {}
    sheet.mark()
    if outcome not in cases.OUTCOMES or any(name not in given for name in FIELDS):
        return
    now = sheet.inbound.received
    values = given | {"outcome": outcome}
    tells = ending.close(sheet.conn, case_id=case_id, staff_id=me, given=values, now=now)
    staffchat.turn_to(sheet.conn, staff_id=me, case_id=None)
    sheet.chat = replace(sheet.chat, case_id=None, draft=None)
    if tells is None:
        sheet.say("desk-not-yours", case=str(case_id))
        return
    sheet.tell(tells)
    sheet.changed(f"case:{case_id}", "board")
    sheet.say("desk-closed", case=str(case_id))
    left = folder.held(sheet)
    if len(left) == 1:
        folder.turn_to(sheet, left[0])
    elif left:
        folder.choose(sheet, "desk-choose", left)
