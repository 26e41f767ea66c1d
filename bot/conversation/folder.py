"""A clinician's cases in their own chat: shown, listed, taken, and turned to."""

from __future__ import annotations

from typing import Any

from bot.clinic import audit, cases, chatline, offers, rights, staff, staffchat
from bot.clinic.cases import Author, CaseView, MessageView
from bot.clinic.hometest import findings, panels
from bot.clinic.hometest.findings import Findings
from bot.conversation.sheet import Sheet
from bot.messages import Button, Outbound

LAST = 10  # messages that are shown with a case
FILES = 4  # of them, files and places that are sent along
MOST = 5  # waiting cases in a list


def accept(sheet: Sheet, case_id: int) -> None:
    """Take a case; of two who do, one is shown it, and the other told who has it."""
    conn, me, now = sheet.conn, sheet.chat.staff_id, sheet.inbound.received
    mine = any(one.case_id == case_id for one in offers.of_staff(conn, me))
    tells = offers.accept(conn, case_id=case_id, staff_id=me, now=now)
    if tells is None:
        _too_late(sheet, case_id)
        return
    if not mine:  # else the offer's own message is marked with its end
        sheet.mark(sheet.text("desk-accept"))
    sheet.tell(tells)
    sheet.changed(f"case:{case_id}")
    if sheet.chat.draft:
        sheet.say("desk-draft-dropped", case=str(sheet.chat.draft["case"]))
    staffchat.turn_to(conn, staff_id=me, case_id=case_id)
    show(sheet, case_id)


def _too_late(sheet: Sheet, case_id: int) -> None:
    case = cases.get(sheet.conn, case_id)
    if case is not None and case.owned and case.staff_id == sheet.chat.staff_id:
        return  # the second of a double tap
    sheet.mark()
    if case is not None and case.owned:
        sheet.say("desk-taken", case=str(case_id), name=case.staff_name)
    else:
        sheet.say("desk-late", case=str(case_id))


def decline(sheet: Sheet, case_id: int) -> None:
    conn, me, now = sheet.conn, sheet.chat.staff_id, sheet.inbound.received
    if offers.decline(conn, case_id=case_id, staff_id=me, now=now):
        sheet.changed(f"case:{case_id}")
    else:
        sheet.mark()


def turn_to(sheet: Sheet, case_id: int) -> None:
    """What they write from now on goes to this case, if it is theirs."""
    if case_id not in held(sheet):
        sheet.say("desk-not-yours", case=str(case_id))
        return
    if sheet.chat.draft:
        sheet.say("desk-draft-dropped", case=str(sheet.chat.draft["case"]))
    staffchat.turn_to(sheet.conn, staff_id=sheet.chat.staff_id, case_id=case_id)
    sheet.say("desk-turned", [_close(sheet, case_id)], case=str(case_id))


def held(sheet: Sheet) -> list[int]:
    """The accepted cases of this clinician."""
    return [case.id for case in cases.mine(sheet.conn, sheet.chat.staff_id)]


def choose(sheet: Sheet, key: str, mine: list[int], **args: Any) -> None:
    """Something that asks which case is meant."""
    sheet.say(key, [_turn(sheet, case_id) for case_id in mine], **args)


def overview(sheet: Sheet) -> None:
    """Their own cases with buttons to turn to them, and what waits for them with one to take it."""
    mine = cases.mine(sheet.conn, sheet.chat.staff_id)
    member = staff.get(sheet.conn, sheet.chat.staff_id)
    line = [
        case
        for case in cases.waiting(sheet.conn)
        if member and rights.serves(case, member) and rights.may_take(case, member)
    ][:MOST]
    parts = [sheet.text("desk-mine" if mine else "desk-mine-none")]
    parts += [_line(sheet, case) for case in mine]
    if line:
        parts += ["", sheet.text("desk-waiting"), *(_line(sheet, case) for case in line)]
    buttons = [_turn(sheet, case.id) for case in mine]
    buttons += [sheet.button("desk-take", f"d:pick:{c.id}", case=str(c.id)) for c in line]
    sheet.put(Outbound(text="\n".join(parts), buttons=tuple(buttons)))


def show(sheet: Sheet, case_id: int) -> None:
    """The intake note and what was said lately; reading it is recorded."""
    case = cases.get(sheet.conn, case_id)
    assert case is not None
    actor, now = f"staff:{sheet.chat.staff_id}", sheet.inbound.received
    subject = f"case:{case_id}"
    audit.record(sheet.conn, actor=actor, action="case.read", subject=subject, now=now)
    said = cases.messages(sheet.conn, case_id)[-LAST:]
    parts = [_line(sheet, case), *(_note(sheet, line) for line in case.note.get("lines", ()))]
    parts += _result(sheet, case)
    if said:
        parts += ["", sheet.text("desk-said"), *(_said(sheet, one) for one in said)]
    parts += ["", sheet.text("desk-yours", case=str(case_id))]
    sheet.put(Outbound(text="\n".join(parts), buttons=(_close(sheet, case_id),)))
    theirs = [one for one in said if one.author is Author.patient]
    files = [one for one in theirs if one.media_id or one.body.get("place")][-FILES:]
    for one in files:
        word = chatline.Word(one.id, one.kind, one.body, one.media_id)
        for out in chatline.enclosed(sheet.conn, sheet.who.channel, word):
            sheet.put(out)


def _line(sheet: Sheet, case: CaseView) -> str:
    reach = sheet.reach
    return sheet.text(
        "desk-case",
        case=str(case.id),
        level=chatline.named(reach, "console-level", case.level),
        role=chatline.named(reach, "role", case.role),
        who=chatline.about(reach, case.patient, sheet.today),
    )


def _note(sheet: Sheet, line: dict[str, Any]) -> str:
    shown = sheet.text("desk-comma").join(_value(sheet, value) for value in line["values"])
    return sheet.text("desk-line", title=sheet.text(str(line["title"])), text=shown)


def _result(sheet: Sheet, case: CaseView) -> list[str]:
    """The newest report of a laboratory on this patient in one line; its reading is recorded."""
    found = findings.last(sheet.conn, case)
    if found is None:
        return []
    staff_id, now = sheet.chat.staff_id, sheet.inbound.received
    read = Findings((found,))
    findings.was_read(sheet.conn, read, case_id=case.id, staff_id=staff_id, now=now)
    at, panel = found.now.at.astimezone(sheet.zone), panels.load().panel(found.panel)
    named = panel.name(sheet.who.locale) if panel else found.panel
    key = "desk-result-amended" if found.replaced else "desk-result"
    told = _value(sheet, found.headline)
    return [sheet.text(key, panel=named, at=f"{at:%Y-%m-%d %H:%M}", found=told)]


def _value(sheet: Sheet, value: Any) -> str:
    """The patient's own words, or a text of the program's with what it shows."""
    if isinstance(value, list):
        return sheet.text("desk-comma").join(_value(sheet, one) for one in value)
    if not isinstance(value, dict):
        return str(value)
    args = {name: _value(sheet, arg) for name, arg in value.items() if name != "key"}
    return sheet.text(str(value["key"]), **args)


def _said(sheet: Sheet, one: MessageView) -> str:
    """Who said what; a line of the program's says itself whose it is."""
    if one.author is Author.program:
        return chatline.words(sheet.reach, one.kind, one.body)
    who = chatline.named(sheet.reach, "desk-by", one.author)
    text = chatline.words(sheet.reach, one.kind, one.body)
    return sheet.text("desk-line", title=who, text=text)


def _turn(sheet: Sheet, case_id: int) -> Button:
    return sheet.button("desk-turn", f"d:to:{case_id}", case=str(case_id))


def _close(sheet: Sheet, case_id: int) -> Button:
    return sheet.button("desk-close", f"d:close:{case_id}", case=str(case_id))
