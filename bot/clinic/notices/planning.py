"""The plan of a notice before it starts: by which way, how long, what it costs, who is left."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, func, select

from bot.clinic.notices import audience, mass, rules, subscribing
from bot.clinic.notices.audience import PUSHED, Audience, Member
from bot.clinic.notices.freezing import Means, Reaches, way
from bot.clinic.notices.recipients import RECIPIENT, Way


@dataclass(slots=True)
class Path:
    """What happens on one channel. *seconds*: about so long at its pace, without nights."""

    channel: str
    push: int = 0
    form: int = 0
    mass: int = 0
    left: int = 0  # nothing can reach them, as things are
    used_up: int = 0  # of these: WeChat's mass sends of the month are spent
    seconds: float = 0.0
    without: Counter[str] = field(default_factory=Counter)  # why others get nothing
    unreached: Counter[str] = field(default_factory=Counter)  # why nothing can reach those left
    quota: Counter[int] = field(default_factory=Counter)  # mass sends left this month: how many

    @property
    def meant(self) -> int:
        return self.push + self.form + self.mass


@dataclass(slots=True)
class Plan:
    """Everything an operator should know before the start."""

    paths: list[Path]
    samples: list[str]

    @property
    def total(self) -> int:
        return sum(path.meant for path in self.paths)

    @property
    def seconds(self) -> float:
        return max((path.seconds for path in self.paths), default=0.0)


def plan(
    conn: Connection,
    meant: Audience,
    *,
    reaches: Reaches,
    now: datetime,
    zone: str,
    template: str = "",
    sends: int = 1,
) -> Plan:
    """How it would go if it started now. *template*: the subscription notification it may go as;
    *sends*: how much of WeChat's allowance each takes."""
    paths = {name: Path(name) for name in PUSHED if not meant.channels or name in meant.channels}
    samples: list[str] = []
    for found in audience.members(conn, meant, now=now, zone=zone):
        accounts = [member.account_id for member in found if member.channel == "wechat"]
        means = Means(sends, subscribing.consented(conn, accounts, template))
        _share_out(conn, paths, found, reaches, means, now)
        free = [member.alias for member in found if not member.why]
        samples += free[: audience.SAMPLES - len(samples)]
    for path in paths.values():
        _estimate(path, reaches)
    return Plan([path for path in paths.values() if path.channel in reaches or path.left], samples)


def _share_out(
    conn: Connection,
    paths: dict[str, Path],
    found: list[Member],
    reaches: Reaches,
    means: Means,
    now: datetime,
) -> None:
    by_mass = []
    for member in found:
        path, reach = paths[member.channel], reaches.get(member.channel)
        by = None if member.why else way(member, reach, now, means)
        if member.why:
            path.without[member.why] += 1
        elif by is Way.push:
            path.push += 1
        elif by is Way.form:
            path.form += 1
        elif by is Way.mass:
            by_mass.append(member.account_id)
        else:
            path.left += 1
            path.unreached["channel-off" if reach is None else "no-window"] += 1
    _massed(conn, paths, by_mass, now)


def _massed(conn: Connection, paths: dict[str, Path], accounts: list[int], now: datetime) -> None:
    """Of those a mass send would reach: who has had as many as a month allows."""
    path = paths.get("wechat")
    if path is None or not accounts:
        return
    most = rules.load().mass.a_month
    had = mass.used(conn, accounts, month=mass.month_of(now))
    for account in accounts:
        path.quota[max(0, most - had.get(account, 0))] += 1
    spent = sum(number >= most for number in had.values())
    path.mass += len(accounts) - spent
    path.left += spent
    path.used_up += spent
    if spent:
        path.unreached["month-used-up"] += spent


def _estimate(path: Path, reaches: Reaches) -> None:
    least = rules.load().mass.least
    if 0 < path.mass < least:  # no list is that short
        path.left += path.mass
        path.unreached["too-few"] += path.mass
        path.mass = 0
    reach = reaches.get(path.channel)
    path.seconds = (path.push + path.form) / reach.rate if reach else 0.0


def pace(conn: Connection, notice_id: int, *, since: datetime) -> int:
    """How many were sent since a moment; for the estimate of a running notice."""
    mine = (RECIPIENT.c.notice_id == notice_id, RECIPIENT.c.at >= since)
    done = RECIPIENT.c.state.in_(("sent", "delivered", "failed", "unknown"))
    query = select(func.count()).select_from(RECIPIENT).where(*mine, done)
    return int(conn.execute(query).scalar_one())
