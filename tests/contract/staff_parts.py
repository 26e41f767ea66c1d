"""Somebody of the staff, for the tests of sign-in and rights."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection

from bot.clinic import staff
from tests.clinic import NOON


def hire(conn: Connection, login: str, *, role: str = "doctor", **more: Any) -> int:
    """Add someone who cannot log in by a password: what is stored is none."""
    given: dict[str, Any] = {"name": login, "title": "", "licence": "", "password": "-"}
    return staff.add(conn, login=login, role=role, now=NOON, **(given | more))
