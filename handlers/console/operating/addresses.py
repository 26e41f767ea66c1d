"""Which address of the operator's desk leads where, and the right each asks for."""

from __future__ import annotations

from aiohttp import web

from bot.clinic.duties import Right
from bot.operating.pushing import Keeper
from handlers.console.desk import Desk
from handlers.console.gate import Gate
from handlers.console.operating.channels import Channels
from handlers.console.operating.figures import Figures
from handlers.console.operating.menus import PAGE as MENUS
from handlers.console.operating.menus import Menus
from handlers.console.operating.people import People
from handlers.console.operating.questions import Questions
from handlers.console.operating.seasons import Seasons
from handlers.console.operating.tags import Tags

PERSON = r"/console/people/{alias:[0-9A-Za-z]{1,16}}"
TAG = r"/console/tags/{tag:\d{1,18}}"


def routes(desk: Desk, gate: Gate, menus: Keeper | None) -> list[web.AbstractRouteDef]:
    """All of them. *menus* are those of WeChat, where it is on."""
    return [
        *_people(desk, gate),
        *_tags(desk, gate),
        *_service(desk, gate),
        *_menus(Menus(desk, menus), gate),
        *_flows(desk, gate),
    ]


def _people(desk: Desk, gate: Gate) -> list[web.AbstractRouteDef]:
    people = People(desk)
    return [
        web.get("/console/people", gate.see(people.page, Right.people)),
        web.post("/console/people/find", gate.change(people.find, Right.people)),
        web.get(PERSON, gate.see(people.card, Right.people)),
        web.post(PERSON + "/{what:tag|topic|notices}", gate.change(people.change, Right.people)),
        web.post(PERSON + "/{what:erase|copy}", gate.change(people.request, Right.people)),
        web.post(PERSON + "/unlimit", gate.change(people.lift, Right.limits)),
    ]


def _tags(desk: Desk, gate: Gate) -> list[web.AbstractRouteDef]:
    tags = Tags(desk)
    return [
        web.get("/console/tags", gate.see(tags.page, Right.people)),
        web.post("/console/tags", gate.change(tags.make, Right.people)),
        web.get(TAG, gate.see(tags.one, Right.people)),
        web.post(TAG, gate.change(tags.change, Right.people)),
        web.post(TAG + "/drop", gate.change(tags.drop, Right.people)),
        web.post("/console/topics", gate.change(tags.topic, Right.people)),
    ]


def _service(desk: Desk, gate: Gate) -> list[web.AbstractRouteDef]:
    channels, seasons = Channels(desk), Seasons(desk)
    taken = r"/console/channels/incident/{incident:\d{1,18}}"
    season = r"/console/seasons/{season:[A-Za-z0-9_-]{1,40}}/{what:switch|dates|situation}"
    return [
        web.get("/console/channels", gate.see(channels.page, Right.channels)),
        web.post(taken, gate.change(channels.take, Right.channels)),
        web.get("/console/seasons", gate.see(seasons.page, Right.seasons)),
        web.post(season, gate.change(seasons.change, Right.seasons)),
    ]


def _menus(menus: Menus, gate: Gate) -> list[web.AbstractRouteDef]:
    return [
        web.get(MENUS, gate.see(menus.page, Right.channels)),
        web.post(f"{MENUS}/look", gate.change(menus.look, Right.channels)),
        web.post(f"{MENUS}/push", gate.change(menus.push, Right.channels)),
    ]


def _flows(desk: Desk, gate: Gate) -> list[web.AbstractRouteDef]:
    figures, questions = Figures(desk), Questions(desk)
    flow = "/console/figures/{flow:[a-z_]{1,40}}"
    step = "/console/questions/{flow:[a-z_]{1,40}}/{step:[a-z_0-9]{1,40}}"
    return [
        web.get("/console/figures", gate.see(figures.page, Right.figures)),
        web.get(flow, gate.see(figures.flow, Right.figures)),
        web.get("/console/questions", gate.see(questions.page, Right.questions)),
        web.get(step, gate.see(questions.step, Right.questions)),
        web.post(step, gate.change(questions.read, Right.questions)),
        web.post(step + r"/{text:\d{1,18}}", gate.change(questions.done, Right.questions)),
    ]
