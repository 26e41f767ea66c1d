"""The examples for other systems are run as they stand: the same shell, openssl, curl and Python.

Only what is the reader's own is put in: numbers and pseudonyms of what is there, and the time.
"""

from __future__ import annotations

import asyncio
import json
import os
import re
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import Connection, func, select

from bot.clinic import slots
from bot.clinic.exchange import patients
from bot.clinic.slots.rows import MOVES, RESOURCE, STOCK
from bot.store.session import Store
from tests.clinic import NOON
from tests.contract.lab_parts import sampled
from tests.contract.slot_parts import DAY, HOUR, add_couple, add_slot, booked, waiting
from tests.contract.standards_parts import ALL, SITE, Caller, a_clinic, a_hospital

DOCS = Path(__file__).parents[2] / "docs"
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
MINUTE = HOUR / 60
TODAY = NOON + DAY + 2 * HOUR  # the visits of the clinic are over
MADE = ("POST /api/fhir/Appointment ", "POST /api/sites/vaccine:lake/waiting ")


def blocks(name: str, kind: str) -> list[str]:
    """The examples of a page in a language."""
    return [text for said, text in BLOCK.findall((DOCS / name).read_text("utf-8")) if said == kind]


def calls() -> tuple[str, list[str]]:
    """The function that signs, and each call of it."""
    first, *others = blocks("standards.md", "sh")
    define, _, call = first.partition("\n}\n")
    whole = "\n".join([call, *others])
    return f"{define}\n}}\n", [
        f"call {one.strip()}" for one in re.split(r"^call ", whole, flags=re.MULTILINE)[1:]
    ]


DEFINE, CALLS = calls()


def test_the_page_has_examples_of_every_kind() -> None:
    assert len(CALLS) > 15 and "openssl" in DEFINE
    assert {call.split()[1] for call in CALLS} == {"GET", "POST"}


def own(conn: Connection, *, call: str, nth: int) -> str:
    """A call with the numbers of what is there, each time of something of its own."""
    site = conn.execute(select(RESOURCE.c.id).where(RESOURCE.c.key == SITE)).scalar_one()
    who = add_couple(conn, f"reader{nth}")
    alias = patients.aliases(conn, [who[1]])[who[1]]
    past = add_slot(conn, site, TODAY - HOUR - (nth + 1) * MINUTE, capacity=2)
    to_come = add_slot(conn, site, TODAY + DAY + (nth + 1) * MINUTE, capacity=2)
    entered = select(func.max(MOVES.c.id)).join(STOCK, STOCK.c.id == MOVES.c.stock_id)
    entered = entered.where(STOCK.c.product == "influenza", MOVES.c.hold_id.is_(None))
    seen = conn.execute(entered.where(STOCK.c.resource_id == site)).scalar_one()
    call = call.replace("0f1e...", alias).replace("Slot/120", f"Slot/{to_come}")
    call = call.replace("windows/120", f"windows/{to_come}")
    call = re.sub(r'"seen":\d+', f'"seen":{seen}', call)
    call = call.replace('"to":"2026-12-20"', f'"to":"{(TODAY + 7 * DAY).date()}"')
    if "bookings/31" in call:
        at, when = (to_come, TODAY) if "cancelled" in call else (past, NOON)
        visit = booked(conn, at, who, when, product="influenza", pool="influenza")
        call = call.replace("bookings/31", f"bookings/{visit.id}")
    if "waiting/57" in call:
        entry = waiting(conn, who, TODAY, resources=[SITE], not_after=TODAY + 7 * DAY)
        call = call.replace("waiting/57", f"waiting/{entry.id}")
    return call


async def run(script: str, hospital: Caller, folder: Path) -> list[tuple[int, str]]:
    """The status and body of each curl of a shell script; its clock is the server's."""
    (folder / ".curlrc").write_text('write-out = "\\n%{http_code}\\n"\n')
    clock = folder / "date"
    clock.write_text(f"#!/bin/sh\necho {int(hospital.clock().timestamp())}\n")
    clock.chmod(0o755)
    path = f"{folder}:{os.environ['PATH']}"
    env = {"PATH": path, "HOME": str(folder), "CURL_HOME": str(folder)}
    env |= {"URL": hospital.url, "NAME": hospital.name, "SECRET": hospital.secret.decode()}
    process = await asyncio.create_subprocess_exec(
        "sh", "-c", script, cwd=folder, env=env,
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
    )  # fmt: skip
    out = (await process.communicate())[0].decode()
    assert process.returncode == 0, out
    return [(int(status), body) for body, status in re.findall(r"(.*?)\n(\d{3})\n", out, re.DOTALL)]


@pytest.fixture
async def hospital(store: Store) -> AsyncIterator[Caller]:
    await store.write(a_clinic)
    async with a_hospital(store, scopes=ALL, name="lakeside") as caller:
        caller.clock.now = TODAY
        yield caller


async def test_each_call_of_the_page_is_answered_as_it_says(
    store: Store, hospital: Caller, tmp_path: Path
) -> None:
    table = f"resource,date,start,end,capacity\n{SITE},2026-12-01,09:00,10:00,4\n"
    (tmp_path / "windows.csv").write_text(table)
    for n, call in enumerate(CALLS):
        script = DEFINE + await store.write(partial(own, call=call, nth=n))
        ((status, body),) = await run(script, hospital, tmp_path)
        assert status == (201 if any(one in call for one in MADE) else 200), (call, body)
        if MADE[0] in call:  # repeated, it is the same visit
            ((again, same),) = await run(script, hospital, tmp_path)
            assert again == 200 and json.loads(same)["id"] == json.loads(body)["id"]
        assert await store.read(slots.faults) == []


async def test_a_wrong_secret_is_refused_to_the_same_script(
    hospital: Caller, tmp_path: Path
) -> None:
    hospital.secret = b"another"
    ((status, body),) = await run(DEFINE + CALLS[0], hospital, tmp_path)
    assert status == 401 and "bad-signature" in body


async def test_the_python_of_the_page_signs_as_the_shell_does(
    store: Store, hospital: Caller
) -> None:
    (program,) = blocks("standards.md", "python")
    names: dict[str, Any] = {}
    exec(program, names)
    names["time"] = SimpleNamespace(time=TODAY.timestamp)

    def call(*said: Any, **headers: str) -> Any:
        mine = (hospital.url, hospital.name, hospital.secret.decode())
        return asyncio.to_thread(names["call"], *mine, *said, **headers)

    found = await call("GET", "/api/fhir/Slot?schedule=vaccine.lake&status=free&_count=5")
    assert found["resourceType"] == "Bundle"
    day = {"from": "2026-12-24", "to": "2026-12-24", "reason": "holiday", "dry_run": True}
    assert (await call("POST", f"/api/sites/{SITE}/closures", day))["done"] is False


async def test_the_report_of_the_laboratory_page_is_kept(store: Store, tmp_path: Path) -> None:
    await store.write(lambda conn: sampled(conn) and None)
    script = next(text for text in blocks("laboratories.md", "") if "curl" in text)
    async with a_hospital(store, scopes=["lab"], name="citylab") as lab:
        lab.clock.now = TODAY
        ((status, body),) = await run(script, lab, tmp_path)
        assert status == 200, body
        ((again, body),) = await run(script, lab, tmp_path)
        assert again == 200 and "repeated" in body
