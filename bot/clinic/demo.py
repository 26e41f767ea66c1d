"""The staff of a made-up clinic, so that the program can be tried at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from sqlalchemy import Connection

from bot.clinic import staff
from bot.store.session import Store


@dataclass(frozen=True, slots=True)
class Made:
    """Someone who does not exist."""

    login: str
    name: str
    role: str
    title: str
    licence: str
    also: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()


TEAM = (
    Made("doctor", "李敏", "doctor", "主治医师", "110000000000001", ("respiratory",), ("03.01",)),
    Made("child", "王芳", "paediatric", "副主任医师", "110000000000002", ("childcare",), ("07",)),
    Made("pharmacist", "陈静", "pharmacist", "主管药师", "110000000000003"),
    Made("desk", "赵蕾", "desk", "客服", ""),
    Made("supervisor", "林岚", "supervisor", "医务主管", ""),
    Made("operator", "周洋", "operator", "运营", ""),
    Made("reviewer", "何静", "reviewer", "内容审核", ""),
    Made("sampler", "吴强", "sampler", "采样员", ""),
    Made("site", "孙悦", "site", "接种点", ""),
    # Whoever tries the program alone sees every page of it with this one.
    Made("admin", "马明", "administrator", "系统管理员", "", ("supervisor", "operator")),
)


async def plant(store: Store, *, now: datetime) -> dict[str, str]:
    """Add who is missing. Returns login -> one-time password; none once it was changed.

    A one-time password nobody used is replaced, so that each start can print one that works.
    """
    given: dict[str, str] = {}
    known = {member.login: member for member in await store.read(staff.everybody)}
    for made in TEAM:
        member = known.get(made.login)
        if member is not None and not member.once:
            continue
        password = staff.handed_out()
        hashed = await staff.Passwords().hash(password)
        await store.write(partial(_give, made=made, member=member, password=hashed, now=now))
        given[made.login] = password
    return given


def _give(
    conn: Connection, *, made: Made, member: staff.Member | None, password: str, now: datetime
) -> None:
    if member is not None:
        staff.set_password(conn, staff_id=member.id, password=password, now=now, once=True)
        return
    staff.add(
        conn,
        login=made.login,
        name=made.name,
        role=made.role,
        title=made.title,
        licence=made.licence,
        also=made.also,
        departments=made.departments,
        password=password,
        now=now,
    )
