"""Forms that no browser of ours would send are refused in good order, before anyone logged in."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.clinic import a_store
from tests.console import House, a_house

PART = b'--B\r\nContent-Disposition: form-data; name="token"\r\n\r\n'
MULTIPART = "multipart/form-data; boundary=B"


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with a_store(f"sqlite:///{tmp_path / 't.db'}") as store, a_house(store) as running:
        yield running


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        (MULTIPART, PART + b"x" * 70_000 + b"\r\n--B--\r\n"),
        (MULTIPART, b"junk"),
        ("application/x-www-form-urlencoded; charset=utf-16", b"token=abc"),
        ("application/x-www-form-urlencoded; charset=nonsense", b"token=abc"),
    ],
    ids=["long-field", "no-part", "not-what-it-says", "unknown-encoding"],
)
async def test_a_hostile_login_form_is_a_bad_request_and_no_fault_of_ours(
    house: House, kind: str, body: bytes
) -> None:
    async with house.visitor() as visitor:
        headers = {"Content-Type": kind}
        async with visitor.session.post(
            "/console/login", data=body, headers=headers, allow_redirects=False
        ) as answer:
            assert answer.status == 400


async def test_what_no_database_keeps_is_no_fault_of_ours(postgres_url: str) -> None:
    async with a_store(postgres_url) as store, a_house(store) as house:
        await house.hire("li")
        async with house.inside("li") as visitor:
            fields = {"title": "a\0b", "body": "多喝水\0", "for": "own"}
            assert (await visitor.post("/console/replies", **fields))[0] == 303
            assert "ab" in (await visitor.get("/console/replies"))[1]
            assert (await visitor.get("/console?role=%00"))[0] == 200
            headers = {"Last-Event-ID": "9" * 5000}
            path = "/console/case/1/events"
            async with visitor.session.get(path, headers=headers) as answer:
                assert answer.status == 200
