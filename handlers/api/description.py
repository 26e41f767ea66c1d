"""The description of all addresses of other systems, as OpenAPI 3.1, and where it is served."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from aiohttp import web

HERE = Path(__file__).parent
PARTS = ("openapi.yaml", "openapi_fhir.yaml", "openapi_site.yaml", "openapi_store.yaml")


@lru_cache(maxsize=1)
def described() -> dict[str, Any]:
    """The parts as one: the first has the head, each has paths and components of its own."""
    first, *others = (yaml.safe_load((HERE / name).read_text("utf-8")) for name in PARTS)
    whole: dict[str, Any] = first
    for part in others:
        whole["paths"] |= part["paths"]
        for kind, named in part["components"].items():
            whole["components"][kind] |= named
    return whole


def routes() -> list[web.AbstractRouteDef]:
    return [web.get("/api/openapi.json", _served)]


async def _served(request: web.Request) -> web.Response:
    return web.json_response(described())
