"""The commands of windows that can be booked: lay them down, import a table, look at the books."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import click

from bot import clock
from bot.cli import opened
from bot.clinic import slots, tables
from bot.clinic.slots import importing
from bot.clinic.slots.importing import Plan

ACTOR = "operator"
HEADS = " or ".join(",".join(head) for head in (importing.WINDOWS, importing.STOCK))


@click.group("slots", help="Windows that can be booked, and the stock of the sites.")
def group() -> None:
    pass


@group.command("lay", help="Lay down the windows of the coming days, out of sites.yaml.")
def lay() -> None:
    zone = opened.settings().timezone
    laid = opened.write(partial(slots.lay, now=clock.now(), zone=zone))
    click.echo(f"added {laid.added}, changed {laid.changed}, closed {laid.closed}")


@group.command("stock", help="What of each product is free at each site.")
@click.option("--json", "as_json", is_flag=True, help="One JSON list.")
def stock(as_json: bool) -> None:
    rows = opened.read(slots.stocks.of)
    if as_json:
        named = ({"resource": r.resource, "product": r.product, "free": r.quantity} for r in rows)
        click.echo(json.dumps(list(named)))
        return
    for row in rows:
        click.echo(f"{row.resource:<24} {row.product:<32} {row.quantity}")


@group.command("faults", help="What does not balance in the ledgers; none is as it should be.")
def faults() -> None:
    found = opened.read(slots.faults)
    click.echo("\n".join(found) or "the ledgers balance")
    if found:
        raise click.exceptions.Exit(1)


@group.command("import", help="Windows or stock out of a CSV table: all of it, or nothing.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Only say what it would do, and what is wrong.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def import_(file: Path, dry_run: bool, as_json: bool) -> None:
    try:
        text = importing.decode(file.read_bytes())
    except UnicodeDecodeError:
        raise click.ClickException(f"{file} is no text in UTF-8 or GB 18030.") from None
    if dry_run:
        plan = opened.read(partial(tables.look, text=text, now=clock.now()))
    else:
        plan = opened.write(partial(tables.bring, text=text, by=ACTOR, now=clock.now()))
    click.echo(json.dumps(_data(plan)) if as_json else _told(plan, dry_run=dry_run))
    if plan.faults:
        raise click.exceptions.Exit(1)


def _data(plan: Plan) -> dict[str, object]:
    found = {"kind": plan.kind, "added": plan.added, "changed": plan.changed, "moved": plan.moved}
    return found | {"faults": [fault._asdict() for fault in plan.faults]}


def _told(plan: Plan, *, dry_run: bool) -> str:
    lines = []
    for fault in plan.faults:
        at = f"line {fault.line}" + (f", {fault.column}" if fault.column else "")
        value = f" ({fault.value})" if fault.value else ""
        lines.append(f"{at}: {REASONS[fault.reason]}{value}")
    if plan.faults:
        return "\n".join([*lines, "nothing was imported"])
    would = "would be " if dry_run else ""
    if plan.kind == "stock":
        return f"{plan.moved} stocks {would}moved"
    return f"{plan.added} windows {would}added, {plan.changed} {would}changed"


REASONS = {
    "header": f"the first line must be {HEADS}",
    "long": f"more than {importing.MOST} lines",
    "columns": "another number of columns than in the first line",
    "resource": "no such resource in sites.yaml",
    "date": "no date like 2026-03-04",
    "time": "no time of that day like 08:30",
    "order": "the end is not after the start",
    "past": "this time has gone by",
    "number": "no whole number from 0 on",
    "product": "no name of a product",
    "unknown": "not one of the known products",
    "kind": "not delivery, count or waste",
    "overlaps": "overlaps another window",
    "twice": "this window stands in the file twice",
    "taken": "fewer than are taken already",
    "stock": "more than are free",
}
