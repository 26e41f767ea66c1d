"""The zone's steps for somebody who met a sick person and is well: the watch, and the risk."""

from __future__ import annotations

import re
from typing import Any

from bot.reading import chinese_number
from bot.steps import Ask, Back, Choose, Do, Maybe, Sure, Unreadable, Words
from flows.airway import (
    Calm,
    Day,
    Feel,
    High,
    Level,
    Met,
    Of,
    Risk,
    Watch,
)
from flows.guard import guarded
from flows.judgement import JUDGED
from flows.patient import GIVES as WHO
from flows.patient import whom
from flows.readers import arabic, plain
from flows.zone import (
    HOME,
    WATCHED,
    S,
    assessed,
)

LONGEST = 40  # characters of what is read at all
MOST_DAYS = 60
NAMED = {"今天": 0, "today": 0, "昨天": 1, "昨晚": 1, "yesterday": 1, "前天": 2, "大前天": 3}
AGO = re.compile(r"^(\d{1,3})(?:天前|天以前|天了|daysago|dayago)$")
WEEKS = re.compile(r"^(\d|一|两|上)(?:个?(?:周|星期|礼拜)(?:前|以前)?|weeksago|weekago)$")
FULL = re.compile(r"^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})[日号]?$")
SHORT = re.compile(r"^(\d{1,2})[-/.月](\d{1,2})[日号]?$")


def met(text: str) -> Sure | Maybe:
    """A day in the past: "days:3", "12-01" or "2026-12-01"; an effect sees what day it is."""
    if len(text) > LONGEST:
        raise Unreadable("contact-unclear")
    said = plain(text)
    if said in NAMED:
        return Sure(f"days:{NAMED[said]}")
    if found := WEEKS.match(said):
        weeks = 1 if found[1] == "上" else chinese_number(found[1]) or 0
        return Sure(f"days:{weeks * 7}")
    said = arabic(said)
    if (found := AGO.match(said)) and int(found[1]) <= MOST_DAYS:
        return Sure(f"days:{int(found[1])}")
    if found := FULL.match(said):
        return Sure(f"{int(found[1]):04}-{int(found[2]):02}-{int(found[3]):02}")
    if found := SHORT.match(said):
        return Sure(f"{int(found[1]):02}-{int(found[2]):02}")
    raise Unreadable("contact-unclear")


NEXT = ("next", *WATCHED, *JUDGED)
ANOTHER = Back(S.CONTACT, forget=("patient", *WHO, *NEXT))  # the exposure is kept: it is the same
CONTACT: dict[Any, Any] = {
    S.CONTACT: whom(S.OF, S.OVER),
    S.OF: Choose(say="contact-of", save="of", to=dict.fromkeys(Of, S.MET)),
    S.MET: Ask(say="contact-met", save="met", read=met, options=Met, to=S.DAY),
    S.DAY: Do(
        effect="contact_day",
        save="day",
        gives=("met_on", "first"),
        needs=("met",),
        to={Day.known: S.FEEL, Day.unclear: Back(S.MET, ("met", "day"))},
    ),
    S.FEEL: Choose(
        say="contact-feel", save="feel", to={Feel.well: S.CONTACT_RISK, Feel.ill: S.TO_INTAKE}
    ),
    S.CONTACT_RISK: Choose(say="zone-risk", save="risk", to=dict.fromkeys(Risk, S.WATCH)),
    S.WATCH: Do(
        effect="contact_watch",
        save="watch",
        gives=("until", "days"),
        needs=("of", "day", "risk", "patient"),
        to={Watch.high: S.HIGH, Watch.plain: S.PLAIN, Watch.over: S.PLAIN},
    ),
    S.HIGH: Choose(
        say="contact-high",
        save="next",
        args=("until", "days"),
        needs=("watch",),
        to={
            High.doctor: S.CONTACT_GUARD,
            High.care: S.CARE,
            High.another: ANOTHER,
            High.over: HOME,
        },
    ),
    S.PLAIN: Choose(
        say=Words("watch", {"over": "contact-over"}, other="contact-plain"),
        save="next",
        labels="contact-plain",
        args=("until", "days"),
        needs=("watch",),
        to={
            Calm.care: S.CARE,
            Calm.doctor: S.CONTACT_GUARD,
            Calm.another: ANOTHER,
            Calm.over: HOME,
        },
    ),
    S.CONTACT_GUARD: guarded(S.CONTACT_NOTE, S.CONTACT_AT_ONCE, S.CALLED),
    S.CONTACT_AT_ONCE: assessed("at_once", dict.fromkeys(Level, S.TO_DOCTOR)),
    S.CONTACT_NOTE: assessed("assessed", dict.fromkeys(Level, S.TO_DOCTOR)),
}
