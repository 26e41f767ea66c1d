"""A table of windows or stock that staff bring, read with the products that are known here."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from bot.clinic import products
from bot.clinic.slots import importing
from bot.clinic.slots.importing import Plan


def look(conn: Connection, text: str, *, now: datetime) -> Plan:
    """What it would do. Nothing is changed."""
    return importing.look(conn, text, now=now, products=products.keepable(conn))


def bring(conn: Connection, text: str, *, by: str, now: datetime) -> Plan:
    """Do what it says, or nothing when any line is wrong."""
    return importing.bring(conn, text, by=by, now=now, products=products.keepable(conn))
