"""Which other system may do what: keys with scopes and sites, made and revoked by an operator."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum, auto
from typing import Any

from sqlalchemy import Connection, insert, select, update
from sqlmodel import SQLModel

import bot.store.access  # noqa: F401 - fills the metadata
from bot.clinic import audit
from bot.clinic.exchange.refused import Code, Refused

KEY = SQLModel.metadata.tables["api_key"]
NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,23}")
BYTES = 32  # of a secret


class Scope(StrEnum):
    """What a key opens."""

    slots = auto()  # windows and how full they are
    appointments = auto()  # read, book, move and cancel visits of patients
    lab = auto()  # orders, samples and reports of home tests; reporting
    vaccines = auto()  # doses on record and what is due
    names = auto()  # who hides behind a pseudonym: name, sex, date of birth
    site = auto()  # the desk of a site: calendar, closing, who comes, who came


class Unfit(Exception):
    """A key cannot be made or revoked; *why* is name, taken, scopes or unknown."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Access:
    """A known system. *sites*: the keys of the resources it is confined to; none: all."""

    name: str
    scopes: frozenset[Scope]
    sites: frozenset[str]
    secret: bytes

    @property
    def actor(self) -> str:
        return f"api:{self.name}"

    def need(self, scope: Scope) -> None:
        """Raise Refused unless the key has it."""
        if scope not in self.scopes:
            raise Refused(Code.scope, str(scope))

    def sees(self, resource: str) -> bool:
        return not self.sites or resource in self.sites


@dataclass(frozen=True, slots=True)
class Listed:
    """A key as an operator sees it: without its secret."""

    name: str
    scopes: tuple[str, ...]
    sites: tuple[str, ...]
    made_at: datetime
    revoked_at: datetime | None


def of_settings(keys: Mapping[str, bytes]) -> dict[str, Access]:
    """The laboratories of the settings, as keys for laboratories only."""
    scopes = frozenset({Scope.lab})
    return {name: Access(name, scopes, frozenset(), secret) for name, secret in keys.items()}


def add(
    conn: Connection,
    *,
    name: str,
    scopes: Iterable[str],
    sites: Iterable[str],
    by: str,
    now: datetime,
) -> str:
    """Make a key; returns its secret, which is told this once. Raises Unfit."""
    wanted = sorted({str(scope) for scope in scopes})
    if not NAME.fullmatch(name):
        raise Unfit("name")
    if not wanted or not set(wanted) <= {str(scope) for scope in Scope}:
        raise Unfit("scopes")
    if conn.execute(select(KEY.c.id).where(KEY.c.name == name)).first() is not None:
        raise Unfit("taken")
    secret = secrets.token_hex(BYTES)
    row: dict[str, Any] = {"name": name, "scopes": ",".join(wanted), "secret": secret}
    row |= {"sites": ",".join(sorted(set(sites))), "made_at": now}
    conn.execute(insert(KEY), row)
    _record(conn, name, "key.added", by, now, row["scopes"])
    return secret


def listed(conn: Connection) -> list[Listed]:
    """All keys, the revoked ones too, by name."""
    names = ("name", "scopes", "sites", "made_at", "revoked_at")
    rows = conn.execute(select(*(KEY.c[name] for name in names)).order_by(KEY.c.name))
    return [
        Listed(row.name, _words(row.scopes), _words(row.sites), row.made_at, row.revoked_at)
        for row in rows
    ]


def revoke(conn: Connection, *, name: str, by: str, now: datetime) -> None:
    """Nobody is let in by this key any more. Raises Unfit for one that is not in use."""
    mine = (KEY.c.name == name, KEY.c.revoked_at.is_(None))
    gone = {"revoked_at": now, "secret": None}
    if conn.execute(update(KEY).where(*mine).values(gone)).rowcount != 1:
        raise Unfit("unknown")
    _record(conn, name, "key.revoked", by, now, "")


def find(conn: Connection, name: str) -> Access | None:
    """The key of this name that is in use."""
    if not NAME.fullmatch(name):
        return None
    row = conn.execute(select(KEY).where(KEY.c.name == name, KEY.c.revoked_at.is_(None))).first()
    if row is None or row.secret is None:
        return None
    scopes = frozenset(Scope(word) for word in _words(row.scopes))
    return Access(row.name, scopes, frozenset(_words(row.sites)), str(row.secret).encode())


def _words(joined: str) -> tuple[str, ...]:
    return tuple(filter(None, joined.split(",")))


def _record(conn: Connection, name: str, action: str, by: str, now: datetime, detail: str) -> None:
    audit.record(conn, actor=by, action=action, subject=f"key:{name}", now=now, detail=detail)
