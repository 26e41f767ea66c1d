"""The commands of the respiratory season: see it, switch it, say what the situation is."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import click
from sqlalchemy import Connection

from bot import clock
from bot.cli import opened, typed
from bot.clinic import articles, pathogens, places, seasons
from bot.clinic.seasons import State, Switch, Wrong

T = TypeVar("T")
ACTOR = "operator"
SEASON = click.argument("season", default="")
LISTS = ("pathogens", "articles", "panels")


def _day(context: click.Context, option: click.Parameter, value: str | None) -> date | None:
    return None if value is None else typed.day(context, option, value)


@click.group("season", help="The respiratory season: begun by dates, or by hand.")
def group() -> None:
    pass


@group.command("list", help="Every season, and whether it is on today.")
@click.option("--json", "as_json", is_flag=True, help="One JSON list.")
def list_(as_json: bool) -> None:
    today = _today()
    rows = [_row(state, today) for state in opened.read(seasons.states)]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False))
        return
    for row in rows:
        by = row["switched"] or "by its dates"
        state = "on" if row["on"] else "off"
        click.echo(f"{row['id']}  {row['starts']} to {row['ends']}  {state} ({by})")


@group.command(help="All that is known of a season; without a name, of the only one.")
@SEASON
def show(season: str) -> None:
    row = _row(opened.read(lambda conn: _one(conn, season)), _today())
    for name, value in row.items():
        shown = ", ".join(value) if isinstance(value, list | tuple) else value
        click.echo(f"{name:<10} {shown}")


@group.command("on", help="Begin a season, whatever its dates say.")
@SEASON
def on(season: str) -> None:
    _switch(season, Switch.on)


@group.command("off", help="End a season, whatever its dates say.")
@SEASON
def off(season: str) -> None:
    _switch(season, Switch.off)


@group.command("auto", help="Let its dates decide again.")
@SEASON
def auto(season: str) -> None:
    _switch(season, Switch.auto)


@group.command(help="What patients read of the situation for some days; '' takes it away.")
@click.argument("text")
@click.option("--source", default="", help="Who says so: 杭州市疾控中心")
@click.option("--date", "day", callback=_day, help="Its day; today by default.")
@click.option("--season", default="", help="The season's name where there are several.")
def situation(text: str, source: str, day: date | None, season: str) -> None:
    today = _today()

    def work(conn: Connection, season_id: str, now: datetime) -> None:
        seasons.tell(
            conn,
            season_id,
            text=text,
            source=source,
            observed=day or today,
            actor=ACTOR,
            now=now,
            today=today,
        )

    state = _change(season, work)
    shown = "is shown" if state.told(today) else "is not shown (none, or too old)"
    click.echo(f"{state.season.id}: the situation {shown}.")


@group.command("set", help="Change a season, or add one.")
@click.argument("season")
@click.option("--from", "starts", help="MM-DD of every year, or YYYY-MM-DD.")
@click.option("--to", "ends", help="The last day.")
@click.option("--region", help="Code of an area of places.yaml.")
@click.option("--pathogen", "pathogens", multiple=True, help="May be repeated.")
@click.option("--article", "articles", multiple=True, help="May be repeated.")
@click.option("--panel", "panels", multiple=True, help="May be repeated.")
@click.option("--staffing", help="A note for the clinic; patients never see it.")
def set_(season: str, **values: Any) -> None:
    given = {name: value for name, value in values.items() if value not in (None, ())}
    if not given:
        raise click.UsageError("Say what is to be changed, for example --from 10-15")
    given |= {name: list(given[name]) for name in LISTS if name in given}
    _exist(given)

    def work(conn: Connection) -> None:
        seasons.change(conn, season, given, actor=ACTOR, now=clock.now())

    _refused(lambda: opened.write(work))
    click.echo(f"{season} is changed.")


def _switch(season: str, to: Switch) -> None:
    def work(conn: Connection, season_id: str, now: datetime) -> None:
        seasons.switch(conn, season_id, to, actor=ACTOR, now=now)

    state = _change(season, work)
    click.echo(f"{state.season.id} is {'on' if state.on(_today()) else 'off'}.")


def _change(season: str, work: Callable[[Connection, str, datetime], None]) -> State:
    """Do something to a season and return how it stands then."""

    def whole(conn: Connection) -> State:
        season_id = _one(conn, season).season.id
        work(conn, season_id, clock.now())
        return _one(conn, season_id)

    return _refused(lambda: opened.write(whole))


def _one(conn: Connection, season: str) -> State:
    """The season of this name; without one, the only one or the one that is on."""
    found = seasons.states(conn)
    if season:
        found = [state for state in found if state.season.id == season]
    elif len(found) > 1:
        found = [state for state in found if state.on(_today())]
    if len(found) != 1:
        raise click.ClickException(f"There is no one season {season!r}; see `qianmen season list`.")
    return found[0]


def _exist(given: dict[str, Any]) -> None:
    """Raises click.ClickException for a name the data files do not know."""
    known = {
        "region": [area.code for area in places.load().areas],
        "pathogens": [one.id for one in pathogens.load().pathogens],
        "articles": [article.id for article in articles.load().articles],
    }
    for name, ids in known.items():
        values = given.get(name, ())
        for value in [values] if isinstance(values, str) else values:
            if value not in ids:
                raise click.ClickException(f"{value!r} is none of {name}: {', '.join(ids)}")


def _refused(work: Callable[[], T]) -> T:
    try:
        return work()
    except Wrong as error:
        raise click.ClickException(str(error)) from None


def _today() -> date:
    return clock.now().astimezone(ZoneInfo(opened.settings().timezone)).date()


def _row(state: State, today: date) -> dict[str, Any]:
    return state.season.model_dump(mode="json") | {
        "on": state.on(today),
        "switched": str(state.switched),
        "situation": state.situation,
        "source": state.source,
        "observed": state.observed.isoformat() if state.observed else "",
        "shown": state.told(today),
    }
