"""`rehearse`: a day of the queue, or a crowd for one window, played on the real thing."""

from __future__ import annotations

import asyncio
import json
import math
from collections.abc import Callable, Coroutine
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from bot.config import Settings

T = TypeVar("T")
Hours = tuple[int, int]


class Span(click.ParamType[Hours]):
    """Hours of a day: 18-22."""

    name = "hours"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Hours:
        first, _, end = str(value).partition("-")
        if first.isdigit() and end.isdigit() and 0 <= int(first) < int(end) <= 24:
            return int(first), int(end)
        raise click.BadParameter(
            f"{value!r} are no hours of a day, such as 18-22", ctx=ctx, param=param
        )


def number(context: click.Context, option: click.Parameter, value: float | None) -> float | None:
    """Refuses "nan", which is beyond no bound."""
    if value is not None and math.isnan(value):
        raise click.BadParameter(f"'{value}' is no number.")
    return value


@click.group(help="Play a day with a clock of its own, to plan by.")
def group() -> None:
    pass


@group.command(help="A day of the queue: who is accepted when, at how many clinicians.")
@click.option(
    "--cases-a-day", type=click.IntRange(1), help="Of 24 hours; else as the day's file has it."
)
@click.option(
    "--utilisation",
    type=click.FloatRange(0.05, 2),
    callback=number,
    default=0.8,
    show_default=True,
    help="Staff so that this share of the places for cases is in use; over 1: too few.",
)
@click.option(
    "--staff", type=click.IntRange(1), help="Or: clinicians at work in the busiest half hour."
)
@click.option(
    "--peak",
    type=click.FloatRange(0.01, 0.99),
    callback=number,
    help="Share of the cases that come in the peak hours.",
)
@click.option(
    "--hours", type=Span(), default="0-24", show_default=True, help="Play these hours only."
)
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed: the same day.")
@click.option(
    "--shuffled", is_flag=True, help="Serve in random order: what a broken queue looks like."
)
@click.option(
    "--plot",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Draw the day, and its peak at other utilisations, as SVG; takes minutes.",
)
@click.option("--json", "as_json", is_flag=True, help="The figures as one JSON object.")
def queue(  # the options are the ways to play a day
    cases_a_day: int | None,
    utilisation: float,
    staff: int | None,
    peak: float | None,
    hours: Hours,
    seed: int,
    shuffled: bool,
    plot: Path | None,
    as_json: bool,
) -> None:
    from bot.rehearsal import chart, report
    from bot.rehearsal.arrivals import Wish
    from bot.rehearsal.day import play
    from bot.rehearsal.shape import load

    shape = load()
    wish = Wish(
        cases_a_day=cases_a_day or shape.cases_a_day,
        hours=hours,
        peak=peak,
        utilisation=utilisation,
        staff=staff,
        seed=seed,
        shuffled=shuffled,
    )
    say = partial(click.echo, err=True)
    found = play(shape, wish, say=say)
    click.echo(json.dumps(report.as_data(found)) if as_json else report.as_text(found))
    if plot is not None:
        chart.draw(plot, shape, wish, found, say=say)
        click.echo(f"drawn in {plot}", err=True)


@group.command(help="Many people who want the same window: who gets it, do the books balance?")
@click.option("--people", type=click.IntRange(1, 20_000), default=200, show_default=True)
@click.option(
    "--capacity", type=click.IntRange(0), default=1, show_default=True, help="Places of the window."
)
@click.option(
    "--doses", type=click.IntRange(0), help="A stock of so many, of which each visit takes one."
)
@click.option(
    "--processes",
    type=click.IntRange(1, 16),
    default=1,
    show_default=True,
    help="Processes in which the people are, as when several serve.",
)
@click.option(
    "--temporary",
    is_flag=True,
    help="On a SQLite file of its own, whatever QIANMEN_DATABASE_URL says.",
)
@click.option("--json", "as_json", is_flag=True, help="The figures as one JSON object.")
def booking(
    people: int, capacity: int, doses: int | None, processes: int, temporary: bool, as_json: bool
) -> None:
    from sqlalchemy.exc import SQLAlchemyError

    from bot import config
    from bot.rehearsal.booking import NEXT, Wish, play

    settings = config.load()  # it seals nothing, and needs no key
    url = None if temporary or settings.sqlite else settings.database_url
    wish = Wish(people, capacity, doses, processes)
    try:
        found = asyncio.run(play(wish, url))
    except (OSError, SQLAlchemyError) as error:
        reason = str(error).splitlines()[0]
        raise click.ClickException(f"The database does not let us rehearse: {reason}") from None
    if as_json:
        click.echo(json.dumps(found.as_data()))
        return
    where = "on a file of its own" if url is None else "beside the database of the settings"
    click.echo(f"{people} people, {capacity} places, {processes} processes, {where}")
    click.echo(f"booked {found.booked}, refused {found.refused}")
    click.echo(f"{found.shown} of the refused were shown {NEXT} other windows")
    balanced = "balance" if found.ledger_balanced else f"do not balance: {', '.join(found.faults)}"
    click.echo(f"over capacity {found.over_capacity}; the ledgers {balanced}")


@group.command(help="A notice to many: workers are killed while they send; who got it how often.")
@click.option(
    "--channel",
    type=click.Choice(["loopback", "null"]),
    default="loopback",
    show_default=True,
    help="A platform with its limit and mishaps; or one that takes everything: how fast are we?",
)
@click.option("--recipients", type=click.IntRange(20, 2_000_000), default=5000, show_default=True)
@click.option("--workers", type=click.IntRange(1, 16), default=2, show_default=True)
@click.option("--kill", type=click.IntRange(0, 50), default=3, show_default=True)
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed: same mishaps.")
@click.option("--json", "as_json", is_flag=True, help="The figures as one JSON object.")
def notices(
    channel: str, recipients: int, workers: int, kill: int, seed: int, as_json: bool
) -> None:
    """Nobody is written to."""
    from bot import config

    settings = config.load()
    null = channel == "null"
    if null and settings.sqlite:
        raise click.ClickException(
            "--channel null shows how fast several workers send on PostgreSQL, and"
            " QIANMEN_DATABASE_URL names a SQLite file, which is one process's."
        )
    play = partial(_to_nobody if null else _to_loopback, recipients=recipients, kill=kill)
    said = play(settings, workers=workers, seed=seed, as_json=as_json)
    click.echo(said)


def _to_loopback(
    settings: Settings, *, recipients: int, kill: int, workers: int, seed: int, as_json: bool
) -> str:
    from bot.rehearsal import campaign

    wish = campaign.Wish(
        recipients=recipients,
        kill=kill,
        seed=seed,
        workers=workers,
        rate=min(settings.telegram_rate, campaign.LIMIT - 1.0),
        database=settings.database_url,
        redis=settings.redis_url,
    )
    found = _played(partial(campaign.rehearse, wish))
    return campaign.as_json(found) if as_json else campaign.as_text(found)


def _to_nobody(
    settings: Settings, *, recipients: int, kill: int, workers: int, seed: int, as_json: bool
) -> str:
    from bot.rehearsal import nowhere

    wish = nowhere.Wish(recipients, kill, workers, settings.database_url)
    found = _played(partial(nowhere.rehearse, wish))
    return nowhere.as_json(found) if as_json else nowhere.as_text(found)


def _played(play: Callable[..., Coroutine[Any, Any, T]]) -> T:
    """In a folder of its own, that is gone afterwards."""
    import os
    import tempfile

    shared = Path("/dev/shm")  # a disk's own pace is not what is rehearsed
    place = shared if os.access(shared, os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="qianmen-rehearsal-", dir=place) as home:
        return asyncio.run(play(Path(home), say=partial(click.echo, err=True)))


@group.command(hidden=True, help="One worker of a rehearsal of notices.")
@click.argument("pace", type=click.Path(path_type=Path))
@click.option("--nowhere", type=click.Path(path_type=Path), help="Notes there whom it reached.")
def worker(pace: Path, nowhere: Path | None) -> None:
    import os
    import signal
    import sys
    import threading

    from bot import config
    from bot.app.announcing import announce_alone
    from bot.rehearsal.nowhere import Nowhere

    def outlived() -> None:
        """Ends with whoever started it."""
        sys.stdin.read()
        os.kill(os.getpid(), signal.SIGTERM)

    async def told() -> None:
        click.echo("ready")
        await asyncio.to_thread(sys.stdin.readline)
        threading.Thread(target=outlived, daemon=True).start()

    channel = Nowhere(nowhere) if nowhere else None
    asyncio.run(announce_alone(config.load(), pace_file=pace, told=told, channel=channel))
