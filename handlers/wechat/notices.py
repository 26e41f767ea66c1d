"""Service notices: what is known of a visit, as a template of WeChat takes it."""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from bot.channel import Verdict
from bot.clinic.appointments.rules import Template
from bot.messages import Service
from bot.reading import clean
from handlers.wechat.abilities import Ability, Account
from handlers.wechat.errors import NOT_ALLOWED, Refused

# WeChat: the longest value of a keyword by its kind; 47003 names the field that is too long
MOST = {"thing": 20, "character_string": 32, "phrase": 5, "name": 10}
MOST_ELSE = 20
TIMED = ("time", "date")
WRONG = frozenset({40037, 47003, 47001, 41030})  # our template or its fields
log = logging.getLogger(__name__)


class Made(NamedTuple):
    """A notice as it is sent."""

    template_id: str
    fields: dict[str, str]


class Notices:
    """The templates of one account, by the kind of notice."""

    def __init__(self, templates: Mapping[str, Template]) -> None:
        self._templates = templates

    def made(self, service: Service) -> Made | None:
        """The notice, or None where the account has no template of this kind."""
        template = self._templates.get(service.kind)
        if template is None or not template.id:
            return None
        facts = dict(service.facts)
        fields = {
            field: value
            for fact, field in template.fields.items()
            if (value := _value(field, facts.get(fact, "")))
        }
        return Made(template.id, fields) if fields else None


def given_up(refused: Refused, account: Account) -> bool:
    """Whether a refusal leaves the bubble held: a person who did not consent, or an account or a
    template that is not as the data says, which is not tried again for an hour."""
    if refused.errcode in (NOT_ALLOWED | WRONG):
        account.refused(Ability.TEMPLATE, refused.errcode)
        if refused.errcode in WRONG:
            log.error("the templates in reminders.yaml are not those of the account")
        return True
    return refused.verdict in (Verdict.OTHER_WAY, Verdict.DROP)


def _value(field: str, value: str) -> str:
    """A value as this keyword takes it; empty for what it cannot take."""
    kind = field.rstrip("0123456789")
    if kind in TIMED:
        at = datetime.fromisoformat(value)
        day = f"{at.year}年{at.month}月{at.day}日"
        return day if kind == "date" else f"{day} {at:%H:%M}"
    text = re.sub(r"\s+", " ", clean(value)).strip()
    if kind == "character_string" and not text.isascii():
        return ""
    most = MOST.get(kind, MOST_ELSE)
    return text if len(text) <= most else text[: most - 1] + "…"
