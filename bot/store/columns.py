"""Column types that behave the same on SQLite and PostgreSQL: ids, times, sealed values."""

from __future__ import annotations

import json
from datetime import UTC as UTC_ZONE
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import JSON, BigInteger, Boolean, Column, DateTime, Integer, LargeBinary
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

from bot.crypto import Vault

Id = BigInteger().with_variant(Integer, "sqlite")
Json = JSON().with_variant(JSONB, "postgresql")
Flag = Boolean()


class Utc(TypeDecorator[datetime]):
    """An aware moment; naive ones are refused, because SQLite would drop the zone silently."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a zone cannot be stored")
        value = value.astimezone(UTC_ZONE)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None or value.tzinfo is not None:
            return value
        return value.replace(tzinfo=UTC_ZONE)


class _Holder:
    vault: Vault | None = None


def unlock(vault: Vault | None) -> None:
    """Give the sealed columns their keys; called once by the composition root and by tests."""
    _Holder.vault = vault


class Sealed(TypeDecorator[Any]):
    """A JSON value encrypted at rest. *place* (table.column) is bound to each value."""

    impl = LargeBinary
    cache_ok = True

    def __init__(self, place: str) -> None:
        super().__init__()
        self.place = place
        self._place = place.encode()

    def process_bind_param(self, value: Any, dialect: Dialect) -> bytes | None:
        if value is None:
            return None
        data = value if isinstance(value, bytes) else dump(value)
        return vault().seal(data, self._place)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        return None if value is None else parse(vault().open(value, self._place))


class SealedBytes(Sealed):
    """Raw bytes (a photo, a voice message) encrypted at rest."""

    cache_ok = True

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        return None if value is None else vault().open(value, self._place)


def vault() -> Vault:
    if _Holder.vault is None:
        raise RuntimeError("sealed columns were used before their keys were given")
    return _Holder.vault


def dump(value: Any) -> bytes:
    """JSON as compact UTF-8. A raw message may hold lone surrogates; they are kept as they are."""
    try:
        return orjson.dumps(value)
    except TypeError:  # what it will not write: a lone surrogate, a huge number
        pass
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")  # the way in which `json.loads` reads bytes


def parse(data: bytes) -> Any:
    """What `dump` wrote."""
    try:
        return orjson.loads(data)
    except ValueError:
        return json.loads(data)


def key() -> Column[int]:
    """A fresh primary-key column."""
    return Column(Id, primary_key=True, autoincrement=True)
