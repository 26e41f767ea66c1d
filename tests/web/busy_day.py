"""A clinic in the middle of a busy day, for the supervisor's pages."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, insert, update

from bot.clinic import alarms, lifecycle, reviews
from bot.clinic.casefile import CASE, STAFF, State
from bot.clinic.presence import PRESENCE
from tests.clinic import TABLES, add, add_patient, add_person, add_staff, open_case

# People of each role: (login, name, title, role, capacity)
TEAM = (
    ("limin", "李敏", "主治医师", "doctor", 4),
    ("zhouyi", "周怡", "主治医师", "doctor", 4),
    ("wangfang", "王芳", "副主任医师", "paediatric", 4),
    ("chenjing", "陈静", "主管药师", "pharmacist", 5),
    ("sunli", "孙丽", "护师", "nurse", 3),
    ("zhaolei", "赵蕾", "客服", "desk", 6),
)
ROLES = ("doctor", "doctor", "doctor", "paediatric", "paediatric", "pharmacist", "nurse", "desk")
LEVELS = ("L3", "L3", "L3", "L2", "L2", "L4", "L1")
PEOPLE = ("王小明", "李桂芳", "张伟", "刘洋", "陈晨", "杨帆", "赵敏", "黄磊")
LOAD = (1, 0, 0, 0, 1, 3, 6, 9, 14, 16, 13, 11, 9, 8, 10, 12, 11, 10, 15, 19, 20, 16, 9, 4)
SAID = (
    ("patient", "医生您好，孩子昨晚开始发烧，最高三十八度九，吃了退烧药会降下来。"),
    ("clinician", "您好，我是李医生。现在体温多少？精神怎么样？有没有抽搐、呼吸费力或皮疹？"),
    ("patient", "现在三十八度二，精神还可以，没有抽搐，能喝水。"),
    ("clinician", "先多喝水、多休息，六小时内不要重复吃退烧药。精神变差或呼吸费力，请马上去医院。"),
)
SUMMARY = {
    "complaint": "发热一天，最高 38.9 ℃",
    "assessment": "急性上呼吸道感染可能",
    "advice": "多饮水、休息，体温超过 38.5 ℃ 时按体重服用退烧药",
    "seek_help": "精神差、呼吸费力、抽搐或发热超过三天，请立即就医",
}


def team(conn: Connection, now: datetime) -> dict[str, int]:
    """The clinicians, all online but one; returns role -> the id of one of them."""
    ids: dict[str, int] = {}
    for at, (login, name, title, role, capacity) in enumerate(TEAM):
        staff_id = add_staff(conn, login)
        values = {"name": name, "title": title, "role": role, "capacity": capacity}
        conn.execute(update(STAFF).where(STAFF.c.id == staff_id).values(values))
        state = "break" if at == 4 else "online"
        row = {"staff_id": staff_id, "state": state, "since": now, "missed": 0}
        conn.execute(insert(PRESENCE), row | {"seen_at": now, "idle_at": now})
        ids.setdefault(role, staff_id)
    return ids


def case_of(conn: Connection, n: int, role: str, level: str, at: datetime) -> int:
    person = add_person(conn, f"p{n}")
    name = PEOPLE[n % len(PEOPLE)]
    return open_case(conn, person, add_patient(conn, person, name), level=level, role=role, now=at)


def accept(conn: Connection, case_id: int, staff_id: int, at: datetime) -> None:
    lifecycle.change(
        conn,
        case_id,
        State.active,
        name="accepted",
        actor=f"staff:{staff_id}",
        now=at,
        wake_at=at,
        values={"staff_id": staff_id, "accepted_at": at},
    )


def close(conn: Connection, case_id: int, at: datetime, **more: Any) -> None:
    values = {"summary": SUMMARY, "outcome": "advice", "closed_at": at} | more
    lifecycle.change(
        conn, case_id, State.closed, name="closed", actor="staff:1", now=at, values=values
    )


def moments(now: datetime, midnight: datetime, lot: random.Random) -> Iterator[datetime]:
    """When somebody asked for a clinician, from midnight to now."""
    for hour, n in enumerate(LOAD):
        for _ in range(n):
            at = midnight + timedelta(hours=hour, seconds=lot.uniform(0, 3600))
            if at < now - timedelta(minutes=2):
                yield at


def wait(at: datetime, midnight: datetime, lot: random.Random) -> float:
    """Seconds until somebody accepted: longer when everybody comes at once."""
    busy = LOAD[int((at - midnight).total_seconds() // 3600)] > 12
    return (
        lot.choice((70.0, 140.0, 45.0))
        if lot.random() < (0.2 if busy else 0.04)
        else lot.uniform(3, 28)
    )


def fill(conn: Connection, *, now: datetime, midnight: datetime) -> dict[str, int]:
    """A day of cases, those waiting now, three alarms, and closed cases worth a review."""
    lot, ids = random.Random(7), team(conn, now)
    for n, at in enumerate(moments(now, midnight, lot)):
        role = lot.choice(ROLES)
        case_id = case_of(conn, n, role, lot.choice(LEVELS), at)
        if lot.random() < 0.03:
            lifecycle.change(
                conn, case_id, State.cancelled, name="cancelled", actor="p", now=at,
                values={"closed_at": at + timedelta(seconds=90)},
            )  # fmt: skip
            continue
        taken = at + timedelta(seconds=wait(at, midnight, lot))
        accept(conn, case_id, ids[role], taken)
        if taken < now - timedelta(minutes=9):
            rating = 1 if n % 41 == 0 else 5
            close(conn, case_id, taken + timedelta(minutes=9), rating=rating)
    _line(conn, now)
    _alarms(conn, now)
    return ids


def _line(conn: Connection, now: datetime) -> None:
    for n, (role, level, seconds) in enumerate(
        (("doctor", "L3", 22), ("doctor", "L2", 41), ("doctor", "E2", 4),
         ("pharmacist", "L3", 9), ("tcm", "L3", 168))
    ):  # fmt: skip
        case_of(conn, 1000 + n, role, level, now - timedelta(seconds=seconds))


def _alarms(conn: Connection, now: datetime) -> None:
    for name, role, case_id, minutes in (
        ("unaccepted", "tcm", 5, 1), ("silent", "paediatric", 3, 4), ("rating", "doctor", 2, 26)
    ):  # fmt: skip
        at = now - timedelta(minutes=minutes)
        alarms.sound(conn, key=name, name=name, case_id=case_id, role=role, now=at)


def spoken(conn: Connection, case_id: int, staff_id: int, at: datetime) -> None:
    """A talk in a case."""
    for n, (author, text) in enumerate(SAID):
        add(
            conn,
            "message",
            case_id=case_id,
            author=author,
            staff_id=staff_id if author == "clinician" else None,
            kind="text",
            body={"text": text},
            platform_id="",
            at=at + timedelta(seconds=40 * n),
        )


def reviewed(conn: Connection, *, now: datetime, owners: list[int], reviewer: int) -> None:
    """Some reviews of the last months, with scores."""
    lot = random.Random(3)
    for back in range(5):
        for owner in owners:
            for _ in range(lot.randint(1, 3)):
                done = now - timedelta(days=30 * back)
                case_id = case_of(conn, 2000 + lot.randrange(10**9), "doctor", "L3", done)
                accept(conn, case_id, owner, done)
                close(conn, case_id, done)
                answers = {"red-flags": "yes", "advice": "no"}
                body = {"version": "2026.1", "answers": answers, "comment": ""}
                row = {"case_id": case_id, "reason": "sample", "picked_at": done, "body": body}
                row |= {"staff_id": reviewer, "score": lot.randint(70, 100), "done_at": done}
                conn.execute(TABLES["review"].insert().values(**row))


def to_review(conn: Connection, now: datetime) -> int:
    """Draw, and give the first case of the list a talk; returns its id."""
    reviews.pick(conn, now=now)
    first = reviews.open_(conn)[0]
    assert first.owner_id is not None
    spoken(conn, first.case_id, first.owner_id, first.closed_at - timedelta(minutes=9))
    conn.execute(update(CASE).where(CASE.c.id == first.case_id).values(rating=1))
    return first.case_id
