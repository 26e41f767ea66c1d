"""A clinician at the console, who tries again when the server has gone and looks what was done."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import TypeVar

from aiohttp import ClientError
from sqlalchemy import Connection, select

from bot.clinic import cases
from bot.clinic.casefile import CASE, OPEN
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


def unaccepted(conn: Connection) -> list[tuple[int, str]]:
    """(case, address) of everybody whom nobody has accepted yet."""
    found = select(CASE.c.id, ACCOUNT.c.address).join(
        ACCOUNT, ACCOUNT.c.person_id == CASE.c.person_id
    )
    nobody = CASE.c.state.in_(OPEN), CASE.c.staff_id.is_(None)
    return [(row.id, row.address) for row in conn.execute(found.where(*nobody))]


class Desk:
    """One clinician, logged in by *visitor*; the store is only looked at."""

    def __init__(self, visitor: Visitor, *, store: Store, staff_id: int) -> None:
        self._visitor, self._store, self._staff_id = visitor, store, staff_id

    async def work(self, login: str, patients: list[Patient]) -> None:
        """Log in, then do with every patient what is theirs."""
        await _lasting(lambda: self._log_in(login))
        left = {p.name: p for p in patients if p.fate is not Fate.wait}
        async with asyncio.TaskGroup() as group:
            while left:
                for case_id, name in await self._store.read(unaccepted):
                    if patient := left.pop(name, None):
                        group.create_task(self._attend(case_id, patient))
                await asyncio.sleep(0.2)

    async def _log_in(self, login: str) -> None:
        """Until the console is open: it has the token that goes with each change."""
        while _there((await self._visitor.get("/console"))[0]) != HTTPStatus.OK:
            status, _ = await self._visitor.log_in(login)
            # Forbidden: the form was asked for when the server was gone.
            assert _there(status) in (HTTPStatus.SEE_OTHER, HTTPStatus.FORBIDDEN)

    async def _attend(self, case_id: int, patient: Patient) -> None:
        page = f"/console/case/{case_id}"
        await _lasting(lambda: self._post(f"{page}/accept"))
        case = await self._store.read(lambda conn: cases.get(conn, case_id))
        assert case is not None and case.staff_id == self._staff_id
        await _lasting(lambda: self._ask(page))
        while patient.reply not in await _lasting(lambda: self._read(page)):
            await asyncio.sleep(0.5)
        if patient.fate is Fate.close:
            summary = {"outcome": "advice", **SUMMARY}
            closed = await _lasting(lambda: self._post(f"{page}/close", **summary))
            assert closed in (HTTPStatus.SEE_OTHER, HTTPStatus.CONFLICT)  # done before

    async def _read(self, page: str) -> str:
        status, text = await self._visitor.get(page)
        assert _there(status) == HTTPStatus.OK
        return text

    async def _post(self, path: str, **fields: str) -> int:
        status, _, _ = await self._visitor.post(path, **fields)
        return _there(status)

    async def _ask(self, page: str) -> None:
        """Send the question unless it stands there already: the answer may have been lost."""
        if QUESTION not in await self._read(page):
            assert await self._post(f"{page}/say", text=QUESTION) == HTTPStatus.SEE_OTHER


def _there(status: int) -> int:
    """The status, unless the balancer speaks for a server that is gone. Raises ClientError."""
    if status == HTTPStatus.BAD_GATEWAY:
        raise ClientError("the server is gone")
    return status


async def _lasting(act: Callable[[], Awaitable[T]]) -> T:
    """Do it until an answer comes."""
    while True:
        try:
            return await act()
        except (ClientError, OSError):
            await asyncio.sleep(0.1)
