"""Passwords in tests: hashed the same way, without the work that is meant to be slow."""

from __future__ import annotations

from functools import partial

import pytest
from argon2 import PasswordHasher

from bot.clinic import staff

LEAST = partial(PasswordHasher, time_cost=1, memory_cost=8, parallelism=1)
QUICK = LEAST()


def hash_quickly() -> None:
    """From now on whoever names no hasher gets the quick one."""
    pytest.MonkeyPatch().setattr(staff, "PasswordHasher", LEAST)
