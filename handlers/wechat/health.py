"""How the WeChat account is: its token, and what is left today of the calls that matter."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from bot.channel import SendError
from bot.operating.health import Report
from handlers.wechat.account import Wechat

NAME = "wechat"
# WeChat: "used" and "remain" of a day, Beijing time; each look is a call itself
CALLS = {
    "custom": "/cgi-bin/message/custom/send",
    "mass": "/cgi-bin/message/mass/send",
    "tagging": "/cgi-bin/tags/members/batchtagging",
}
LOW = 0.05  # of a day's calls left
CLEARED = "quota-cleared"


async def report(wechat: Wechat, *, now: datetime) -> Report:
    """One look; without an app secret nothing can be asked, and nothing is wrong."""
    if not wechat.calls:
        return Report(NAME, "ok", "", {"calls": False})
    try:
        until = await wechat.tokens.until()
        left = {name: await wechat.client.quota(path) for name, path in CALLS.items()}
    except SendError as error:
        return Report(NAME, "down", error.reason, {"calls": True})
    facts: dict[str, Any] = {"calls": True, "token_minutes": _minutes(until, now), "quota": left}
    low = [name for name, (limit, rest) in left.items() if limit and rest < LOW * limit]
    return Report(NAME, "wrong" if low else "ok", f"quota-{low[0]}" if low else "", facts)


def _minutes(until: datetime, now: datetime) -> int:
    return max(0, int((until - now).total_seconds() // 60))
