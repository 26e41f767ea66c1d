"""How notices are shown and watched on the command line."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import datetime
from functools import lru_cache
from typing import Any, TypeVar

import click
from sqlalchemy import Connection

from bot.announcing import trying
from bot.app.announcing import reaches_of, script_of
from bot.app.channels import open_channels
from bot.app.wording import laid
from bot.cli import opened
from bot.cli.refusing import Refusal
from bot.clinic.notices import Notice, Refused, State, notice, planning
from bot.clinic.notices import report as figures
from bot.clinic.notices.freezing import sends_of
from bot.clinic.notices.notice import Wording
from bot.clinic.notices.report import Report
from bot.clinic.notices.wording import Unfit
from bot.clock import now
from bot.conversation.words import menu_picks
from bot.i18n import Catalogue
from bot.operating import wordings
from bot.store.session import Store
from flows import BOOK

T = TypeVar("T")
LOOK = 1.0
REFUSED = {
    "kind-off": "This kind of notice is switched off in flows/data/notices.yaml.",
    "health-needs-expiry": "What is about health needs a last day: expires.",
    "health-needs-clinician": "What is about health is approved by a clinician or a supervisor.",
    "second-person": "Somebody else than who made it has to approve it.",
    "no-text": "Each language needs words: texts.",
    "too-long": "The words are too long for a mass send of WeChat.",
    "elder-too-long": "The words for older people are too long.",
    "no-such-flow": "A flow is none of the main menu's.",
    "no-such-topic": "A topic is none of flows/data/notices.yaml.",
    "no-such-notice": "There is no such notice; see `qianmen notice list`.",
    "expired": "Its last day is over.",
    "not-begun": "It has not begun yet.",
    "no-such-address": "Nobody with this address has written yet.",
    "changed-meanwhile": "Another version was saved meanwhile: look at it first.",
    "no-remark": "Say what is to be changed: --remark.",
    "no-name": "It needs a name.",
    "no-such-template": "A template is none of flows/data/notices.yaml that has a ref.",
    "template-fields": "Each field of the template is needed, and no other.",
    "field-unfit": "A field is empty, too long, or has what WeChat refuses there.",
    "no-such-season": "There is no such season; see `qianmen season list`.",
    "no-such-rule": "There is no such rule; see `qianmen notice recurring list`.",
    "no-such-day": "There is no such day.",
    "no-such-span": "A rule may work for 0 to 180 days after its day: --days.",
    "no-such-image": "The picture is gone: add it again in the console.",
    "is-draft": "It is still a draft: send a test of it first.",
    "is-testing": "It is not approved yet: `notice submit` it, and somebody else approves it.",
    "is-approved": "It is approved already: start it.",
    "is-scheduled": "It is scheduled already: it begins by itself, or cancel it.",
    "is-running": "It is being sent already: pause or cancel it.",
    "is-paused": "It is paused: resume or cancel it.",
    "is-stopped": "It stopped by itself: read its report, then resume or cancel it.",
    "is-done": "It has ended: its report stays; begin another one with `qianmen notice create`.",
    "is-cancelled": "It was cancelled: begin another one with `qianmen notice create`.",
}


def write(work: Callable[[Connection], T]) -> T:
    """One transaction; raises Refusal, in a sentence, what `bot.clinic.notices` refuses."""
    try:
        return opened.write(work)
    except Refused as refused:
        raise Refusal(refused.reason, REFUSED.get(refused.reason, refused.reason)) from None


def picks() -> Mapping[str, str]:
    """Tile -> key of its label."""
    return menu_picks(BOOK)


@lru_cache(maxsize=1)
def _parts() -> tuple[Any, Any]:
    """What the channels of the settings can do, and the words of notices."""
    settings = opened.settings()
    store: Any = None  # no stored file is sent from here
    channels, _, wechat = open_channels(settings, store=store, redis=None, clock=now)
    reaches = reaches_of(settings, wechat=wechat)
    catalogue = Catalogue.load(default=settings.locale)
    laid(catalogue, opened.read(wordings.live))
    return reaches, script_of(catalogue, BOOK, channels, wechat=wechat)


def preview(found: Notice, *, now: datetime) -> dict[str, Any]:
    """Its bubbles by channel, language and wording, and the plan."""
    reaches, script = _parts()
    zone = opened.settings().timezone
    plan = opened.read(
        lambda conn: planning.plan(
            conn,
            found.audience,
            reaches=reaches,
            now=now,
            zone=zone,
            template=found.template,
            sends=sends_of(found),
        )
    )
    shown = [
        {"channel": name, "language": tag, "wording": wording}
        | _bubble(script, found, name, tag, wording)
        for name in sorted(reaches)
        for tag in found.texts
        for wording in (str(one) for one in Wording)
    ]
    paths = [
        asdict(path)
        | {name: dict(getattr(path, name)) for name in ("without", "unreached", "quota")}
        for path in plan.paths
    ]
    told = {"total": plan.total, "seconds": plan.seconds, "channels": paths}
    return {"id": found.id, "state": str(found.state), "shown": shown, "plan": told} | {
        "samples": plan.samples
    }


def _bubble(script: Any, found: Notice, name: str, tag: str, wording: str) -> dict[str, Any]:
    try:
        out = script.bubble(found, channel=name, locale=tag, elder=wording == "elder")
    except Unfit as unfit:
        return {"unfit": str(unfit)}
    return {"text": out.text, "buttons": [button.label for button in out.buttons]}


def as_text(shown: Mapping[str, Any]) -> str:
    lines = []
    for one in shown["shown"]:
        lines.append(f"--- {one['channel']}, {one['language']}, {one['wording']}")
        lines.append(one.get("text") or f"does not fit: {one['unfit']}")
        lines += [f"[{label}]" for label in one.get("buttons", ())]
    plan = shown["plan"]
    lines.append(f"--- {plan['total']} people, about {_span(plan['seconds'])}")
    for path in plan["channels"]:
        lines.append(
            "{channel}: {push} one by one, {form} as a subscription notification,"
            " {mass} by mass send, {left} cannot be reached"
            " ({used_up} had all mass sends of the month)".format(**path)
        )
        lines += [f"  {n} cannot be reached: {why}" for why, n in path["unreached"].items()]
        lines += [f"  {number} left out: {why}" for why, number in path["without"].items()]
        lines += [f"  {n} have {left} mass sends left" for left, n in path["quota"].items()]
    lines.append(f"for example {', '.join(shown['samples'][:5]) or 'nobody'}")
    return "\n".join(lines)


def _span(seconds: float) -> str:
    return f"{seconds / 60:.0f} minutes" if seconds > 90 else f"{seconds:.0f} seconds"


def tester(
    found: Notice, *, channel: str, address: str, elder: bool, by: str, now: datetime
) -> Callable[[Connection], None]:
    """Sends it to one account through the outbox."""
    reaches, script = _parts()
    if channel not in reaches:
        raise Refusal("channel-off", f"{channel!r} is none of the channels that are on.")

    def work(conn: Connection) -> None:
        trying.send(
            conn,
            found,
            channel=channel,
            address=address,
            elder=elder,
            script=script,
            by=by,
            now=now,
        )

    return work


def watch(notice_id: int) -> None:
    """A bar until it ends or is held."""

    async def looking(store: Store) -> None:
        done = 0
        with click.progressbar(length=1, label=f"notice {notice_id}", show_pos=True) as bar:
            while True:
                found, made = await store.read(look)
                bar.length = max(1, made.total)
                bar.update(made.handled - done)
                done = made.handled
                if found.state not in (State.running, State.scheduled):
                    return
                await asyncio.sleep(LOOK)

    def look(conn: Connection) -> tuple[Notice, Report]:
        found = notice.get(conn, notice_id)
        assert found is not None
        return found, figures.report(conn, found)

    opened.run(looking)


def as_table(made: Report) -> str:
    """The report as lines."""
    said = f"{made.state} ({made.reason})" if made.reason else made.state
    lines = [f"notice {made.id}  {made.name}  {said}", f"{made.handled} of {made.total} handled"]
    lines += [f"  {state:<10} {number}" for state, number in made.states.items() if number]
    lines += [f"  {reason:<32} {number}" for reason, number in sorted(made.reasons.items())]
    for channel, states in made.channels.items():
        lines.append(f"{channel}: " + ", ".join(f"{n} {state}" for state, n in states.items()))
    lines.append(
        f"{made.taps} opened its flow, {made.bookings} bookings after that,"
        f" {made.stops} want no more"
    )
    lines += [
        f"mass send to {job['size']}: {job['state']} {job['reason']}".rstrip() for job in made.mass
    ]
    return "\n".join(lines)
