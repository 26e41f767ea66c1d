"""A clinician at the console, who tries again when the server has gone and looks what was done."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import TypeVar

from aiohttp import ClientError
from sqlalchemy import Connection, select

from bot.clinic import cases
from bot.clinic.casefile import CASE
from bot.store.people import ACCOUNT
from bot.store.session import Store
from tests.chaos.patients import QUESTION, Fate, Patient
from tests.console import Visitor

T = TypeVar("T")
SUMMARY = {
    "complaint": "Knee pain",
    "assessment": "Strain",
    "advice": "Rest",
    "seek_help": "Fever",
}


def waiting(conn: Connection) -> list[tuple[int, str]]:
    """(case, address) of everybody in the queue."""
    found = select(CASE.c.id, ACCOUNT.c.address).join(
        ACCOUNT, ACCOUNT.c.person_id == CASE.c.person_id
    )
    return [(row.id, row.address) for row in conn.execute(found.where(CASE.c.state == "waiting"))]


class Desk:
    """One clinician, logged in by *visitor*; the store is only looked at."""

    def __init__(self, visitor: Visitor, *, store: Store, staff_id: int) -> None:
        self._visitor, self._store, self._staff_id = visitor, store, staff_id

    async def work(self, login: str, patients: list[Patient]) -> None:
        """Log in, then do with every patient what is theirs."""
        status, _ = await _lasting(lambda: self._visitor.log_in(login))
        assert status == HTTPStatus.SEE_OTHER
        left = {p.name: p for p in patients if p.fate is not Fate.wait}
        async with asyncio.TaskGroup() as group:
            while left:
                for case_id, name in await self._store.read(waiting):
                    if patient := left.pop(name, None):
                        group.create_task(self._attend(case_id, patient))
                await asyncio.sleep(0.2)

    async def _attend(self, case_id: int, patient: Patient) -> None:
        page = f"/console/case/{case_id}"
        await _lasting(lambda: self._visitor.post(f"{page}/accept"))
        case = await self._store.read(lambda conn: cases.get(conn, case_id))
        assert case is not None and case.staff_id == self._staff_id
        await _lasting(lambda: self._ask(page))
        while patient.reply not in await _lasting(lambda: self._read(page)):
            await asyncio.sleep(0.5)
        if patient.fate is Fate.close:
            closed = await _lasting(
                lambda: self._visitor.post(f"{page}/close", outcome="advice", **SUMMARY)
            )
            assert closed[0] in (HTTPStatus.SEE_OTHER, HTTPStatus.CONFLICT)  # done before

    async def _read(self, page: str) -> str:
        status, text = await self._visitor.get(page)
        assert status == HTTPStatus.OK
        return text

    async def _ask(self, page: str) -> None:
        """Send the question unless it stands there already: the answer may have been lost."""
        if QUESTION not in await self._read(page):
            status, _, _ = await self._visitor.post(f"{page}/say", text=QUESTION)
            assert status == HTTPStatus.SEE_OTHER


async def _lasting(act: Callable[[], Awaitable[T]]) -> T:
    """Do it until an answer comes."""
    while True:
        try:
            return await act()
        except (ClientError, OSError):
            await asyncio.sleep(0.1)
