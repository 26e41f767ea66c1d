"""Every address of the whole program is known for what keeps strangers out of it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.app import doors, parts
from bot.config import load
from handlers.console.gate import right_of
from tests.databases import migrated

# Open to everybody: what a patient, a probe or a developer reads, and no health data in it.
PAGES = re.compile(r"/(chat(/.*)?|healthz|readyz|metrics)?")
DESCRIBED = {"/api/openapi.json", "/api/fhir/metadata"}
OPEN_OF_CONSOLE = re.compile(r"/console/(login(/.*)?|language/.*|static/.*)")
API = re.compile(r"/(api|fhir)(/.*)?")


async def program(folder: Path) -> web.Application:
    """Everything that `serve` joins, with laboratories and the house's sign-in on."""
    settings = load(
        database_url=f"sqlite+aiosqlite:///{folder / 'all.db'}",
        secret_key="k" * 40,
        telegram_token="",
        wechat_token="",
        redis_url="",
        public_url="https://clinic.example",
        api_keys=f"lab={'s' * 40}",
        oidc_issuer="https://id.example",
        oidc_client_id="us",
        oidc_client_secret="secret",
    )
    await migrated(settings.database_url)
    served: web.Application = doors.build(parts.build(settings)).web
    return served


def address(resource: Any) -> str:
    """An address that the route answers."""
    known = {"kind": "Slot", "site": "vaccine:lake", "mark": "arrived"}
    return re.sub(r"\{([^}]*)\}", lambda name: known.get(name[1], "1"), resource.canonical)


async def test_every_call_of_another_system_needs_its_signature(tmp_path: Path) -> None:
    served = await program(tmp_path)
    tried = 0
    routes = [route for route in served.router.routes() if route.method != "HEAD"]
    async with TestClient(TestServer(served)) as caller:
        for route in routes:
            assert route.resource is not None
            path = address(route.resource)
            if not API.fullmatch(path) or path in DESCRIBED:
                continue
            for headers in ({}, {"X-Qianmen-Key": "lab", "X-Qianmen-Signature": "0" * 64}):
                async with caller.request(route.method, path, data=b"{}", headers=headers) as said:
                    assert said.status == 401, (route.method, path, said.status)
            tried += 1
    assert tried > 5


async def test_no_address_is_forgotten(tmp_path: Path) -> None:
    served = await program(tmp_path)
    for route in served.router.routes():
        assert route.resource is not None
        path = address(route.resource)
        if path.startswith("/console") and not OPEN_OF_CONSOLE.fullmatch(path):
            assert right_of(route.handler) is not None, path
        else:
            known = (PAGES, API, OPEN_OF_CONSOLE)
            assert any(pattern.fullmatch(path) for pattern in known), path
