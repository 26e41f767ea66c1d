"""Every page and address of the console against every role: opened by its right, else refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from aiohttp import web

from bot.clinic import duties, rules
from bot.clinic.duties import Right
from handlers.console.gate import right_of
from handlers.console.paths import PLACES
from tests.console import House, Visitor

# Open without a login, and why.
OPEN = {
    ("GET", "/console/login"),  # the door itself
    ("POST", "/console/login"),
    ("GET", "/console/login/factor"),  # for whoever has given the first factor just now
    ("POST", "/console/login/factor"),
    ("GET", "/console/language/{locale}"),  # keeps a cookie
    ("GET", "/console/static/{name}"),  # styles and scripts
}
NOBODYS = "999999999"  # no case, file or person has this number
CHOICE = re.compile(r"\(\?P<\w+>([a-z]+)(?:\|[a-z]+)+\)")
NUMBER = re.compile(r"\(\?P<\w+>\\d\{1,18\}\)")
NAMED = re.compile(r"\(\?P<(alias|season|flow|step)>[^)]*\)")
SAID = {"alias": "zzzz", "season": "none", "flow": "menu", "step": "main"}
ROLES = rules.load().roles.of_staff()


@dataclass(frozen=True)
class Address:
    """One route: an address that it answers, and the right it asks for."""

    method: str
    pattern: str
    path: str
    right: Right | None

    @property
    def live(self) -> bool:
        return self.path.endswith("/events")


def addresses(app: web.Application) -> Iterator[Address]:
    """Everything the router answers below /console."""
    for route in app.router.routes():
        resource = route.resource
        assert resource is not None
        if route.method == "HEAD" or not resource.canonical.startswith("/console"):
            continue
        yield Address(
            route.method, resource.canonical, _path(resource.get_info()), right_of(route.handler)
        )


def _path(info: object) -> str:
    assert isinstance(info, dict)
    if "path" in info:
        return str(info["path"])
    text = NUMBER.sub(NOBODYS, CHOICE.sub(r"\1", info["pattern"].pattern))
    text = NAMED.sub(lambda found: SAID[found[1]], text)
    text = re.sub(r"\\(.)", r"\1", text)
    if not info["pattern"].fullmatch(text):
        text = str(info["formatter"]).format(
            locale="en", name="console.css", key="patient-birth", deed="discard"
        )
    assert info["pattern"].fullmatch(text), info
    return text


def guarded(house: House) -> list[Address]:
    """All but the open ones, log-out last."""
    found = [one for one in addresses(house.app) if (one.method, one.pattern) not in OPEN]
    return sorted(found, key=lambda one: one.path.endswith("/logout"))


async def answer(visitor: Visitor, one: Address) -> tuple[int, str]:
    """The status of a request and where it leads; of a live page only the beginning is read."""
    data = {"csrf": visitor.csrf} if one.method == "POST" else None
    async with visitor.session.request(
        one.method, one.path, data=data, allow_redirects=False
    ) as given:
        return given.status, given.headers.get("Location", "")


async def test_every_address_names_a_right_or_is_known_to_be_open(house: House) -> None:
    found = list(addresses(house.app))
    without = {(one.method, one.pattern) for one in found if one.right is None}
    assert without == OPEN
    assert len(found) > 50 and {one.method for one in found} == {"GET", "POST"}


@pytest.mark.parametrize("role", ROLES)
async def test_a_role_opens_what_it_has_the_right_to_and_nothing_else(
    house: House, role: str
) -> None:
    await house.hire("li", role=role)
    mine = set(duties.load().roles[role])
    async with house.inside("li") as visitor:
        for one in guarded(house):
            status, to = await answer(visitor, one)
            if to.startswith("/console/login") and one.path != "/console/logout":
                await visitor.log_in("li")  # it ended its own login
                status, to = await answer(visitor, one)
            allowed = status != 403 and (one.path.endswith("/logout") or "login" not in to)
            assert allowed is (one.right in mine), (role, one, status, to)


async def test_without_a_login_every_address_leads_to_the_door(house: House) -> None:
    async with house.visitor() as stranger:
        for one in guarded(house):
            status, to = await answer(stranger, one)
            # No page is shown in place of a file or a live stream: those are told the bare fact.
            assert status == 401 or (status == 303 and to.startswith("/console/login")), one


async def test_whoever_must_change_their_password_first_is_led_there(house: House) -> None:
    await house.hire("li", role="administrator", also="supervisor,operator", once=True)
    async with house.inside("li") as visitor:
        for one in guarded(house):
            status, to = await answer(visitor, one)
            own = one.path in ("/console/password", "/console/logout")
            assert own or status == 401 or (status, to) == (303, "/console/password"), one


@pytest.mark.parametrize("role", ROLES)
async def test_the_menu_names_what_a_role_opens_and_nothing_else(house: House, role: str) -> None:
    await house.hire("li", role=role)
    mine = set(duties.load().roles[role])
    shown = [place for place in PLACES if place.right in mine]
    async with house.inside("li") as visitor:
        start = shown[0].path if shown else "/console/password"
        async with visitor.session.get("/console") as answered:
            assert (answered.status, answered.url.path) == (200, start)
            page = await answered.text()
    nav = re.search(r'<nav class="places.*?</nav>', page, re.DOTALL)
    linked = set(re.findall(r'<a href="([^"]*)"', nav[0])) if nav else set()
    # One who has a single page is on it, and needs no menu.
    assert linked == ({place.path for place in shown} if len(shown) > 1 else set())
