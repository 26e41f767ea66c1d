"""The plan of a notice before it starts: by which way, how long, what it costs, who is left."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, func, select

from bot.clinic.notices import audience, mass
from bot.clinic.notices.audience import PUSHED, Audience
from bot.clinic.notices.freezing import Reaches, way
from bot.clinic.notices.recipients import RECIPIENT, Way


@dataclass(slots=True)
class Path:
    """What happens on one channel. *seconds*: about so long at its pace, without nights."""

    channel: str
    push: int = 0
    mass: int = 0
    left: int = 0  # nothing can reach them, as things are
    used_up: int = 0  # of these: WeChat's mass sends of the month are spent
    seconds: float = 0.0
    without: Counter[str] = field(default_factory=Counter)  # why others get nothing


@dataclass(slots=True)
class Plan:
    """Everything an operator should know before the start."""

    paths: list[Path]
    samples: list[str]

    @property
    def total(self) -> int:
        return sum(path.push + path.mass for path in self.paths)

    @property
    def seconds(self) -> float:
        return max((path.seconds for path in self.paths), default=0.0)


def plan(conn: Connection, meant: Audience, *, reaches: Reaches, now: datetime, zone: str) -> Plan:
    """How it would go if it started now."""
    paths = {name: Path(name) for name in PUSHED if not meant.channels or name in meant.channels}
    samples: list[str] = []
    for found in audience.members(conn, meant, now=now, zone=zone):
        by_mass = []
        for member in found:
            path = paths[member.channel]
            by = None if member.why else way(member, reaches.get(member.channel), now)
            if member.why:
                path.without[member.why] += 1
            elif by is Way.push:
                path.push += 1
            elif by is Way.mass:
                by_mass.append(member.account_id)
            else:
                path.left += 1
        _massed(conn, paths, by_mass, now)
        free = [member.alias for member in found if not member.why]
        samples += free[: audience.SAMPLES - len(samples)]
    for path in paths.values():
        reach = reaches.get(path.channel)
        path.seconds = path.push / reach.rate if reach else 0.0
    return Plan([path for path in paths.values() if path.channel in reaches or path.left], samples)


def _massed(conn: Connection, paths: dict[str, Path], accounts: list[int], now: datetime) -> None:
    """Of those a mass send would reach: who has had as many as a month allows."""
    spent = len(mass.spent(conn, accounts, month=mass.month_of(now))) if accounts else 0
    if path := paths.get("wechat"):
        path.mass += len(accounts) - spent
        path.left += spent
        path.used_up += spent


def pace(conn: Connection, notice_id: int, *, since: datetime) -> int:
    """How many were sent since a moment; for the estimate of a running notice."""
    mine = (RECIPIENT.c.notice_id == notice_id, RECIPIENT.c.at >= since)
    done = RECIPIENT.c.state.in_(("sent", "delivered", "failed", "unknown"))
    query = select(func.count()).select_from(RECIPIENT).where(*mine, done)
    return int(conn.execute(query).scalar_one())
