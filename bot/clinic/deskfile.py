"""The numbers of the operator's desk: when something is broken, how often told, what is shown."""

from __future__ import annotations

from datetime import timedelta
from functools import lru_cache
from pathlib import Path

from pydantic import Field

from bot.clinic.datafile import Head, read
from bot.clinic.rules import HOME


class DeskRules(Head):
    """As `flows/data/desk.yaml` has them."""

    broken_minutes: int = Field(ge=0)
    outbox_minutes: int = Field(ge=1)
    late_minutes: int = Field(ge=1)
    quiet_hours: dict[str, int]
    webhook_waiting: int = Field(ge=1)
    expiry_days: int = Field(ge=0)
    stock_below: int = Field(ge=0)
    told_again_hours: int = Field(ge=1)
    mail_retry_minutes: int = Field(ge=1)
    mail_tries: int = Field(ge=1)
    unclear_days: int = Field(ge=1, le=14)
    least_shown: int = Field(ge=5)

    @property
    def broken(self) -> timedelta:
        return timedelta(minutes=self.broken_minutes)

    @property
    def again(self) -> timedelta:
        return timedelta(hours=self.told_again_hours)


@lru_cache(maxsize=4)
def load(home: Path = HOME) -> DeskRules:
    """Read and check the file. Raises DataError."""
    return read(home / "desk.yaml", DeskRules)
