"""The commands of notices that come again each year."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

import click

from bot import clock
from bot.cli import noticing, opened
from bot.cli.refusing import Answers, Refusal
from bot.clinic.notices import recurring as rules

BY = click.option("--by", default="operator", show_default=True, help="Login of who does it.")
JSON = click.option("--json", "as_json", is_flag=True, help="Report as JSON.")


@click.group(cls=Answers, help="Rules by which a notice is made again each year.")
def recurring() -> None:
    pass


@recurring.command(help="A new rule: from a day of each year on, while a season is on.")
@click.argument("notice_id", metavar="ID", type=int)
@click.option("--on", "day", required=True, metavar="MM-DD", help="The first day, such as 10-15.")
@click.option("--days", type=int, default=30, show_default=True, help="How long after it still.")
@click.option("--season", default="", help="Only while this season is on.")
@click.option("--send", is_flag=True, help="The approved text goes out by itself; else a draft.")
@click.option("--until", metavar="DATE", help="No more after this day.")
@BY
@JSON
def add(
    notice_id: int,
    day: str,
    days: int,
    season: str,
    send: bool,
    until: str | None,
    by: str,
    as_json: bool,
) -> None:
    try:
        begins = datetime.strptime(f"2024-{day}", "%Y-%m-%d").date()  # noqa: DTZ007 - a day alone
        last = date.fromisoformat(until) if until else None
    except ValueError:
        sentence = "A day is written 10-15, a date 2030-12-31."
        raise Refusal("no-such-day", sentence) from None
    more: dict[str, Any] = {"month": begins.month, "day": begins.day, "days": days}
    more |= {"season": season, "sends": send, "until": last, "by": by, "now": clock.now()}
    made = noticing.write(lambda conn: rules.add(conn, notice_id, **more))
    click.echo(json.dumps({"rule": made}) if as_json else f"Rule {made} works from {day} on.")


@recurring.command("list", help="Every rule.")
@JSON
def list_(as_json: bool) -> None:
    found = opened.read(rules.every)
    if as_json:
        rows = [{"rule": r.id, "notice": r.notice_id, "active": r.active} for r in found]
        click.echo(json.dumps(rows))
        return
    for rule in found:
        what = "sends" if rule.sends else "makes a draft"
        when = f"{rule.month:02}-{rule.day:02}, {rule.days} days, {rule.season or 'any season'}"
        click.echo(f"{rule.id:>5}  {rule.name}  {when}  {what}{'' if rule.active else '  (rests)'}")


@recurring.command(help="Let a rule rest.")
@click.argument("rule_id", metavar="RULE", type=int)
@BY
def off(rule_id: int, by: str) -> None:
    noticing.write(lambda conn: rules.switch(conn, rule_id, on=False, by=by, now=clock.now()))
    click.echo(f"Rule {rule_id} rests.")


@recurring.command(help="Let a rule work again.")
@click.argument("rule_id", metavar="RULE", type=int)
@BY
def on(rule_id: int, by: str) -> None:
    noticing.write(lambda conn: rules.switch(conn, rule_id, on=True, by=by, now=clock.now()))
    click.echo(f"Rule {rule_id} works.")
