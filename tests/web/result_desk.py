"""A patient with tests, whose case is somebody's in a console."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection

from bot.clinic import cases
from bot.clinic.hometest.reports import Taken
from tests.clinic import NOON, add, open_case
from tests.console import House
from tests.contract.lab_parts import a_report, sampled, taken

CLEAR = {"flu_a": "negative", "flu_b": "invalid", "covid": "negative"}


async def in_the_lab(house: House, staff_id: int, name: str = "王小明") -> tuple[int, int]:
    """A case of theirs whose patient's sample is in the laboratory: (case, order)."""

    def work(conn: Connection) -> tuple[int, int]:
        order = sampled(conn, name, tube(name))
        case_id = open_case(conn, order.person_id, order.patient_id)
        assert cases.accept(conn, case_id=case_id, staff_id=staff_id, now=NOON)
        return case_id, order.id

    return await house.store.write(work)


def tube(name: str) -> str:
    """The bar code of the sample of somebody."""
    return "QM-" + name.encode().hex()[-6:].upper()


async def report(house: House, name: str = "王小明", **more: Any) -> None:
    """The laboratory reports; *more* is of the report."""

    def work(conn: Connection) -> None:
        made = taken(conn, a_report(**({"barcode": tube(name)} | more)))
        assert isinstance(made, Taken), made

    await house.store.write(work)
    house.bell.ring("queue")


async def amended(house: House, name: str = "王小明") -> None:
    await report(house, name, results=CLEAR, status="amended", report="R2")


async def kit(house: House, case_id: int, **body: Any) -> None:
    """The person has told of a kit they read for the patient of a case."""
    results = {"flu_a": "positive", "flu_b": "unsure", "covid": "negative"}
    said = {"kit": "flu-ab", "tested": "yesterday", "results": results, "photos": [7]}

    def work(conn: Connection) -> None:
        case = cases.get(conn, case_id)
        assert case is not None
        whose = {"person_id": case.person_id, "patient_id": case.patient_id}
        add(conn, "kit_result", body=said | body, at=NOON, **whose)

    await house.store.write(work)
