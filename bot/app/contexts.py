"""What an effect knows of whom it serves, made of a person's row and the settings."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from bot.clinic.context import Context
from bot.config import Settings
from bot.store import people


def context_maker(settings: Settings) -> Callable[[people.Who, datetime], Context]:
    def make(who: people.Who, moment: datetime) -> Context:
        context = Context.of(who, moment, zone=settings.timezone)
        context.site = settings.public_url
        context.clinic = settings.clinic_name
        context.emergency_number = settings.emergency_number
        return context

    return make
