"""Reads what a person said to subscription notifications: yes or no, template by template."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from handlers.wechat.envelope import Letter

ASKED, CHANGED = "subscribe_msg_popup_event", "subscribe_msg_change_event"
SECONDS = re.compile(r"\d{1,10}", re.ASCII)
TEMPLATE = re.compile(r"[\w-]{1,64}", re.ASCII)
ANSWERS = {"accept": True, "reject": False}


@dataclass(frozen=True, slots=True)
class Consent:
    """One answer. WeChat: a no where one was asked leaves earlier yeses as they are."""

    address: str
    template: str
    yes: bool
    at: datetime


Consented = Callable[[Sequence[Consent]], Awaitable[object]]


def consents(letter: Letter) -> list[Consent]:
    """Empty for any other callback. Raises BadCallback."""
    event = letter.text("Event").lower()
    if letter.text("MsgType").lower() != "event" or event not in (ASKED, CHANGED):
        return []
    address, seconds = letter.text("FromUserName"), letter.text("CreateTime")
    if not SECONDS.fullmatch(seconds):
        return []
    at = datetime.fromtimestamp(int(seconds), UTC)
    found = []
    for entry in letter.lists():
        template, said = entry.get("TemplateId", ""), entry.get("SubscribeStatusString", "")
        counts = said in ANSWERS and (ANSWERS[said] or event == CHANGED)
        if counts and TEMPLATE.fullmatch(template):
            found.append(Consent(address, template, ANSWERS[said], at))
    return found
