"""A clinician's own chat: what they write and press there, in place of a patient's flows."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, tzinfo

from sqlalchemy import Connection, select

from bot.clinic import cases, chatline, presence, staffchat
from bot.clinic.lifecycle import OFFER
from bot.clinic.presence import At
from bot.clinic.staffchat import PREFIX, Bound, Chat
from bot.conversation import folder, speaking, summary
from bot.conversation.sheet import Enter, Sheet
from bot.i18n import Catalogue
from bot.messages import Button, Inbound, Kind
from bot.store import people

SENDABLE = {Kind.TEXT, Kind.IMAGE, Kind.VOICE, Kind.FILE, Kind.LOCATION}
GOES = {"/online": At.online, "/break": At.break_, "/off": At.off}
TAP = re.compile(r"d:(\w+)(?::(\d{1,18}))?(?::([\w-]+))?")
CHOICES = (At.online, At.break_, At.off)


class Desk:
    """Hears clinicians who write to the bot; keeps nothing, all state is in rows.

    A chat can be bound on one of *channels*, whose buttons and pushes are not counted.
    """

    def __init__(
        self, *, catalogue: Catalogue, channels: frozenset[str], zone: tzinfo = UTC
    ) -> None:
        self._catalogue, self._channels, self._zone = catalogue, channels, zone

    def serves(self, who: people.Who, inbound: Inbound) -> bool:
        """Whether this is a clinician's chat, or is about to become one."""
        binds = inbound.kind is Kind.START and inbound.text.startswith(PREFIX)
        return who.staff or (binds and who.channel in self._channels)

    def hear(
        self, conn: Connection, who: people.Who, inbound: Inbound, inbox_id: int, *, enter: Enter
    ) -> set[str]:
        """One message of theirs, with all it leads to; returns what to ring after the commit."""
        chat = staffchat.of_person(conn, who.id) or Chat(0, who.id, None, None, "")
        sheet = Sheet(conn, who, inbound, inbox_id, chat, self._catalogue, enter, self._zone)
        if inbound.kind is Kind.START and inbound.text.startswith(PREFIX):
            _bind(sheet)
        elif not chat.staff_id:
            sheet.say("desk-unbound")
        else:
            presence.beat(conn, staff_id=chat.staff_id, now=inbound.received)
            _heard(sheet)
        return sheet.rings


def _bind(sheet: Sheet) -> None:
    who, now = sheet.who, sheet.inbound.received
    patient = who.case_id is not None
    how, staff_id = staffchat.bind(
        sheet.conn, person_id=who.id, code=sheet.inbound.text, patient=patient, now=now
    )
    if how is not Bound.done:
        sheet.say(f"desk-bind-{how}")
        return
    sheet.changed(f"staff:{staff_id}")
    chat = staffchat.of_person(sheet.conn, who.id)
    assert chat is not None
    sheet.chat = chat
    sheet.say("desk-bound", name=chat.name)
    _panel(sheet)


def _heard(sheet: Sheet) -> None:
    inbound = sheet.inbound
    if inbound.kind is Kind.TAP:
        _tap(sheet)
    elif inbound.kind is Kind.EDIT:
        sheet.say("desk-edited")
    elif inbound.kind is Kind.TEXT and inbound.code.startswith("/"):
        _command(sheet, inbound.code)
    elif inbound.kind in (Kind.START, Kind.MENU, Kind.BACK):
        _panel(sheet)
    elif sheet.chat.draft:
        _drafted(sheet)
    else:
        _word(sheet)


def _command(sheet: Sheet, name: str) -> None:
    if name in GOES:
        _go(sheet, GOES[name])
    elif name == "/close":
        _close(sheet)
    else:
        folder.overview(sheet)


def _tap(sheet: Sheet) -> None:
    """A button of ours; one of a patient's flows, or from before a new release, does nothing."""
    found = TAP.fullmatch(sheet.inbound.code)
    if found is not None and found[1] in VERBS:
        VERBS[found[1]](sheet, int(found[2] or 0), found[3] or "")


def _take(sheet: Sheet, offer_id: int) -> None:
    case_id = _offered(sheet, offer_id)
    if case_id is not None:
        folder.accept(sheet, case_id)


def _decline(sheet: Sheet, offer_id: int) -> None:
    case_id = _offered(sheet, offer_id)
    if case_id is not None:
        folder.decline(sheet, case_id)


def _offered(sheet: Sheet, offer_id: int) -> int | None:
    """The case of an offer; None for everybody but the one to whom it was made."""
    mine = (OFFER.c.id == offer_id, OFFER.c.staff_id == sheet.chat.staff_id)
    found = sheet.conn.execute(select(OFFER.c.case_id).where(*mine)).scalar_one_or_none()
    if found is not None and sheet.inbound.origin:
        chatline.pressed(sheet.conn, offer_id=offer_id, platform_id=sheet.inbound.origin)
    return found


def _go(sheet: Sheet, to: At) -> None:
    try:
        presence.go(sheet.conn, staff_id=sheet.chat.staff_id, to=to, now=sheet.inbound.received)
    except cases.Refused as refused:
        sheet.say(f"desk-refused-{refused.reason}")
        return
    sheet.changed("board")
    _panel(sheet)


def _panel(sheet: Sheet) -> None:
    """Where they are and what they can do."""
    state = presence.get(sheet.conn, sheet.chat.staff_id).state
    buttons = [
        Button(sheet.text(f"console-at-{to}"), f"d:go:{number}")
        for number, to in enumerate(CHOICES)
        if to is not state
    ]
    buttons.append(sheet.button("desk-cases", "d:cases"))
    now = sheet.text(f"console-at-{state}")
    count = str(len(folder.held(sheet)))
    sheet.say("desk-panel", buttons, state=now, count=count)


def _close(sheet: Sheet) -> None:
    """/close: the case their words go to; the only one they have, if none was chosen."""
    case_id = _current(sheet, folder.held(sheet))
    if case_id is not None:
        summary.begin(sheet, case_id)


def _drafted(sheet: Sheet) -> None:
    """While a summary is written nothing goes to the patient."""
    assert sheet.chat.draft is not None
    if sheet.inbound.kind is Kind.TEXT:
        summary.answer(sheet, sheet.chat.draft)
        return
    keep = sheet.button("desk-keep", "d:keep")
    sheet.say("desk-drafting", [keep], case=str(sheet.chat.draft["case"]))


def _word(sheet: Sheet) -> None:
    """To the patient of the case they turned to; never by guess to another's."""
    mine = folder.held(sheet)
    case_id = _current(sheet, mine)
    if case_id is None:
        return
    if sheet.inbound.kind not in SENDABLE:
        sheet.say("desk-unsendable")
        return
    speaking.word(sheet, case_id)


def _current(sheet: Sheet, mine: list[int]) -> int | None:
    """Where their words go; None after saying why that is not clear."""
    case_id = sheet.chat.case_id
    if case_id in mine:
        return case_id
    if case_id is not None:
        folder.choose(sheet, "desk-gone", mine, case=str(case_id))
    elif len(mine) == 1:
        return mine[0]
    elif mine:
        folder.choose(sheet, "desk-choose", mine)
    else:
        sheet.say("desk-no-case")
    if case_id is not None and not mine:
        staffchat.turn_to(sheet.conn, staff_id=sheet.chat.staff_id, case_id=None)
    return None


VERBS: dict[str, Callable[[Sheet, int, str], None]] = {
    "take": lambda sheet, number, word: _take(sheet, number),
    "no": lambda sheet, number, word: _decline(sheet, number),
    "pick": lambda sheet, number, word: folder.accept(sheet, number),
    "to": lambda sheet, number, word: folder.turn_to(sheet, number),
    "close": lambda sheet, number, word: summary.begin(sheet, number),
    "out": summary.finish,
    "keep": lambda sheet, number, word: summary.keep_open(sheet),
    "mean": speaking.send,
    "drop": speaking.drop,
    "cases": lambda sheet, number, word: folder.overview(sheet),
    "go": lambda sheet, number, word: _go(sheet, CHOICES[number % len(CHOICES)]),
}
