"""What an effect knows of whom it serves, made of a person's row and the settings."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from bot.clinic.context import Context
from bot.config import Settings
from bot.store import people


def context_maker(settings: Settings) -> Callable[[people.Who, datetime], Context]:
    def make(who: people.Who, moment: datetime) -> Context:
        return Context(
            person_id=who.id,
            alias=who.alias,
            locale=who.locale,
            elder=who.elder,
            channel=who.channel,
            address=who.address,
            now=moment,
            consent=who.consent,
            zone=settings.timezone,
            site=settings.public_url,
            emergency_number=settings.emergency_number,
        )

    return make
