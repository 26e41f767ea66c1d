"""What each errcode of the WeChat API means for a send; the code decides, never the HTTP status."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from bot.channel import SendError, Verdict

BEIJING = ZoneInfo("Asia/Shanghai")
BAD_TOKEN = frozenset({40001, 40014, 41001, 42001})
# from the token call itself: wrong secret, app id, caller's address; secret missing or frozen
NO_TOKEN = frozenset({40001, 40002, 40013, 40125, 40164, 40243, 41002, 41004, 61004})
NOT_ALLOWED = frozenset({40200, 48001, 48008})  # not for this account
FOREVER = frozenset({50002, 50004, 53500, 48003, 48004})  # an operator must act
MEDIA_GONE = 40007
ALREADY_SENT = 45065  # this clientmsgid was taken before: nothing more to do
DAILY = 45009
ASK_AGAIN = 60.0  # seconds


class Rule(NamedTuple):
    """What to do about an errcode; *wait* in seconds."""

    verdict: Verdict
    wait: float = 0.0
    everybody: bool = False


_RULES: dict[Rule, tuple[int, ...]] = {
    Rule(Verdict.RETRY): (-1,),
    Rule(Verdict.RETRY, 30.0, everybody=True): tuple(BAD_TOKEN),
    Rule(Verdict.RETRY, 60.0, everybody=True): (45011, 45066),
    Rule(Verdict.MISCONFIGURED, 60.0, everybody=True): tuple(NO_TOKEN - BAD_TOKEN),
    Rule(Verdict.MISCONFIGURED, 600.0, everybody=True): tuple(FOREVER),
    Rule(Verdict.UNREACHABLE): (40003, 46004, 43004, 50005),
    Rule(Verdict.OTHER_WAY): (43101, 45015, 45047, *NOT_ALLOWED),
    Rule(Verdict.DROP): (
        *(43019, 48002),  # the person does not want it, or we do not
        *(45002, 45008, 44002, 44003, 44004),  # too long, too many, empty
        *(45028, 45067, 45072, 45080, 45081),  # mass quota, clientmsgid, typing
        *(47001, 40033, 47003, 40037),  # our JSON, our template
        *(40004, 40005, 40006, 40007, 40009, 40032, 41005, 45001, 41006),  # media, lists
        *range(40015, 40030),  # the definition of a menu
        *(40054, 40055, 46003, *range(65301, 65321)),
    ),
}
TABLE: dict[int, Rule] = {code: rule for rule, codes in _RULES.items() for code in codes}
UNHEARD_OF = Rule(Verdict.RETRY, ASK_AGAIN)  # a code newer than this program


class Refused(SendError):
    """The API answered with an errcode."""

    def __init__(self, errcode: int, rule: Rule, *, what: str = "wechat") -> None:
        super().__init__(
            rule.verdict, f"{what}-{errcode}", retry_after=rule.wait, everybody=rule.everybody
        )
        self.errcode = errcode


def refusal(errcode: int, *, now: datetime) -> Refused:
    """The error an errcode means. WeChat: daily quotas (45009) are new at Beijing midnight."""
    if errcode == DAILY:
        return Refused(errcode, Rule(Verdict.RETRY, _until_midnight(now)))
    return Refused(errcode, TABLE.get(errcode, UNHEARD_OF))


def _until_midnight(now: datetime) -> float:
    local = now.astimezone(BEIJING)
    midnight = (local + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    return (midnight - local).total_seconds()
