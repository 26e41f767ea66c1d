"""Proves of every flow, before it runs, that nobody can get stuck, lost or cut off in it."""

from __future__ import annotations

from bot.check.everything import everything
from bot.check.fault import Fault

__all__ = ["Fault", "everything"]
