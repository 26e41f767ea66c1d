"""Keeps sealed values under the present key: what an old key sealed is opened and sealed anew."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, Connection, LargeBinary, Table, func, select, type_coerce, update
from sqlmodel import SQLModel

from bot.clinic import people
from bot.crypto import KEY_ID
from bot.store import (
    access,
    care,
    family,
    lab,
    notice,
    operating,
    queue,
    record,
    signin,
    slots,
    tables,
    vaccination,
    zone,
)
from bot.store.columns import Sealed, vault

# All of them, so that the metadata is whole.
TABLES = (
    *(tables, care, queue, zone, family, record, slots, lab, vaccination, notice, operating),
    *(access, signin),
)
MOST = 200


def sealed_columns() -> Iterator[tuple[Table, Column[bytes]]]:
    """Every encrypted column of every table."""
    for table in SQLModel.metadata.sorted_tables:
        for column in table.columns:
            if isinstance(column.type, Sealed):
                yield table, column


def rotate(conn: Connection, *, most: int = MOST) -> int:
    """Re-seal up to *most* values of each column that an old key sealed; returns how many.

    Call it until it returns 0; then the old key may leave the settings. Raises crypto.Unreadable
    when a value's key is not among the settings.
    """
    return sum(_rotate(conn, table, column, most) for table, column in sealed_columns())


def _rotate(conn: Connection, table: Table, column: Column[bytes], most: int) -> int:
    keys = list(table.primary_key.columns)
    raw = type_coerce(column, LargeBinary)
    place = str(column.type.place).encode() if isinstance(column.type, Sealed) else b""
    found = conn.execute(
        select(*keys, raw.label("raw"))
        .where(column.is_not(None), func.substr(raw, 1, KEY_ID) != vault().key_id)
        .limit(most)
        .with_for_update()
    ).all()
    for row in found:
        clear = vault().open(row.raw, place)
        values: dict[str, Any] = {column.name: type_coerce(vault().seal(clear, place), LargeBinary)}
        if table.name == care.Patient.__tablename__:
            values["seek"] = people.seek_of(json.loads(clear))
        same = (key == value for key, value in zip(keys, row[:-1], strict=True))
        conn.execute(update(table).where(*same).values(values))
    return len(found)
