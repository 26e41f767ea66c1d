"""`forecast`: which vaccine is due when, for people given as JSON lines."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from bot.clinic.vaccines import Forecast, Schedule
    from bot.render import Voice

HELP = """Which vaccine is due when, by the schedules of flows/data/vaccines.yaml.

Reads JSON lines from a file or standard input, {"born","sex","today","pregnant","conditions":[],
"region","doses":[{"product","date"}]}, and prints for each one JSON line {"products":[{"product",
"status","earliest","due","latest","reason","rule"}]}. Days are ISO dates, the status words those
of HL7 ImmDS. A line that cannot be read gives {"error","line"}, and the exit code is 1."""


@click.command(help=HELP)
@click.argument("file", type=click.File("r", encoding="utf-8", errors="replace"), default="-")
@click.option("--lang", default="zh-CN", show_default=True, help="The language of the reasons.")
def forecast(file: Iterable[str], lang: str) -> None:
    from bot import clock
    from bot.clinic.vaccines import load
    from bot.i18n import Catalogue
    from bot.render import Voice

    catalogue = Catalogue.load()
    voice = Voice(catalogue, catalogue.locale_for(lang), False)
    wrong = 0
    for answer in answers(file, load(), voice, clock.now().date()):
        wrong += "error" in answer
        click.echo(json.dumps(answer, ensure_ascii=False))
    sys.exit(1 if wrong else 0)


def answers(
    lines: Iterable[str], schedule: Schedule, voice: Voice, today: date
) -> Iterator[dict[str, Any]]:
    """One answer for each line that is not empty."""
    from bot.clinic import vaccines
    from bot.clinic.vaccines import request

    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            who = request.read(json.loads(line), schedule, today=today)
        except (ValueError, RecursionError):
            yield {"error": "the line is no JSON", "line": number}
        except request.Wrong as wrong:
            yield {"error": str(wrong), "line": number}
        else:
            found = vaccines.forecast(who, schedule)
            yield {"products": [shown(one, schedule, voice, who.today) for one in found]}


def shown(found: Forecast, schedule: Schedule, voice: Voice, today: date) -> dict[str, Any]:
    """One product as JSON has it."""
    from bot.clinic.vaccines.reason import reason
    from bot.render import shown as said

    return {
        "product": found.product,
        "status": str(found.status),
        "earliest": _iso(found.earliest),
        "due": _iso(found.due),
        "latest": _iso(found.latest),
        "reason": said(reason(found, schedule, today=today), voice),
        "rule": found.rule,
        "advice": str(found.advice),
        "dose": found.number,
        "doses": found.doses,
        "free": found.free,
        "plan": [
            {"earliest": _iso(p.earliest), "due": _iso(p.due), "latest": _iso(p.latest)}
            for p in found.plan
        ],
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
