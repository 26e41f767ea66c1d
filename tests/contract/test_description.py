"""The description of the addresses of other systems is whole, valid and what is served."""

from __future__ import annotations

from pathlib import Path

from aiohttp import web
from openapi_spec_validator import validate

from bot.bell import LocalBell
from handlers.api import Fhir, Gate, Lab, SiteDesk, description
from handlers.api.description import described
from tests.console import Held, Recording
from tests.contract.lab_parts import ZONE
from tools import addresses

DOCS = Path(__file__).parents[2] / "docs" / "addresses.md"


class _NoStore:
    """Nobody calls here."""


def served() -> set[tuple[str, str]]:
    gate = Gate(store=_NoStore(), clock=Held(), keys={})  # type: ignore[arg-type]
    turns, bell = Recording(), LocalBell()
    app = web.Application()
    app.add_routes(Lab(gate=gate, turns=turns, bell=bell, clock=Held(), timezone=ZONE).routes())
    for kind in (Fhir, SiteDesk):
        app.add_routes(kind(gate=gate, turns=turns, bell=bell, timezone=ZONE).routes())
    app.add_routes(description.routes())
    return {
        (route.method, route.resource.canonical)
        for route in app.router.routes()
        if route.resource is not None and route.method != "HEAD"
    }


def test_every_address_is_described_and_every_description_served() -> None:
    said = {
        (method.upper(), path) for path, item in described()["paths"].items() for method in item
    }
    assert said == served()


def test_the_description_is_openapi_to_a_library_we_did_not_write() -> None:
    validate(described())


def test_the_page_of_addresses_is_made_from_the_description() -> None:
    assert DOCS.read_text("utf-8") == addresses.page(described()), "run python -m tools.addresses"
