"""Which vaccine is due when: the schedules as data, and the forecast for one person."""

from __future__ import annotations

from bot.clinic.vaccines.forecast import Forecast, forecast
from bot.clinic.vaccines.person import Given, Recipient
from bot.clinic.vaccines.schedule import Schedule, Status, load

__all__ = ["Forecast", "Given", "Recipient", "Schedule", "Status", "forecast", "load"]
