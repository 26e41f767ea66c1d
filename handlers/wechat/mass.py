"""Reads the platform's report on the end of a mass send."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from handlers.wechat.envelope import Letter

EVENT = "masssendjobfinish"
SUCCESS = "send success"  # anything else is a failure: "send fail", "err(10001)"
NUMBER = re.compile(r"\d{1,20}", re.ASCII)


@dataclass(frozen=True, slots=True)
class MassEnd:
    """*counts*: (reached, failed), where the platform counts. WeChat: whoever it filtered out
    before sending is in neither, and counts as failed here."""

    msg_id: str
    ok: bool
    reason: str
    counts: tuple[int, int] | None


EndedMass = Callable[[MassEnd], Awaitable[object]]


def mass_end(letter: Letter) -> MassEnd | None:
    """None for any other callback. The id of the send is `MsgID`, with a capital D."""
    if letter.text("MsgType").lower() != "event" or letter.text("Event").lower() != EVENT:
        return None
    msg_id, status = letter.text("MsgID"), letter.text("Status")
    if not NUMBER.fullmatch(msg_id):
        return None
    total, sent = letter.text("TotalCount"), letter.text("SentCount")
    counts = None
    if NUMBER.fullmatch(total) and NUMBER.fullmatch(sent):
        counts = int(sent), max(0, int(total) - int(sent))
    ok = status.lower() in (SUCCESS, "sendsuccess")
    return MassEnd(msg_id, ok, "" if ok else f"wechat-{status}"[:40], counts)
