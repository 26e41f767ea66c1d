"""The commands of keys: which other systems may call, and what each may do."""

from __future__ import annotations

import json
from functools import partial
from typing import Any

import click

from bot import clock
from bot.cli import opened
from bot.clinic.exchange import access
from bot.clinic.exchange.access import Scope, Unfit
from bot.clinic.slots import sites

ACTOR = "operator"
SAID = {
    "name": "a name has 1 to 24 small letters, digits and hyphens",
    "scopes": "at least one scope is needed",
    "taken": "there is or was such a key; a name is never given again",
    "unknown": "no key in use has this name",
}


@click.group("key", help="Keys of other systems: hospital, laboratory, vaccination site.")
def group() -> None:
    pass


@group.command("add", help="Make a key. Its secret is shown once, now.")
@click.argument("name")
@click.option(
    "--scope",
    "scopes",
    multiple=True,
    required=True,
    type=click.Choice([str(scope) for scope in Scope]),
    help="What it opens; may be repeated.",
)
@click.option("--site", "places", multiple=True, help="Confine it to a resource of sites.yaml.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def add(name: str, scopes: tuple[str, ...], places: tuple[str, ...], as_json: bool) -> None:
    for place in places:
        if sites.load().site(place) is None:
            raise click.ClickException(f"{place!r} is no resource of sites.yaml")
    now = clock.now()
    make = partial(access.add, name=name, scopes=scopes, sites=places, by=ACTOR, now=now)
    try:
        secret = opened.write(make)
    except Unfit as unfit:
        raise click.ClickException(SAID[unfit.why]) from None
    if as_json:
        click.echo(json.dumps({"name": name, "secret": secret}))
        return
    click.echo(f"{name} signs with this secret; keep it, it is not shown again:\n{secret}")


@group.command("list", help="All keys and what they open; never a secret.")
@click.option("--json", "as_json", is_flag=True, help="One JSON list.")
def list_(as_json: bool) -> None:
    rows: list[dict[str, Any]] = [
        {
            "name": one.name,
            "scopes": list(one.scopes),
            "sites": list(one.sites),
            "made": one.made_at.isoformat(),
            "revoked": one.revoked_at.isoformat() if one.revoked_at else None,
        }
        for one in opened.read(access.listed)
    ]
    if as_json:
        click.echo(json.dumps(rows))
        return
    for row in rows:
        stands = f"revoked {row['revoked']}" if row["revoked"] else "in use"
        where = ", ".join(row["sites"]) or "all sites"
        click.echo(f"{row['name']:<24} {', '.join(row['scopes'])}  ({where})  {stands}")


@group.command("revoke", help="Let nobody in by this key any more, from now on.")
@click.argument("name")
def revoke(name: str) -> None:
    try:
        opened.write(partial(access.revoke, name=name, by=ACTOR, now=clock.now()))
    except Unfit as unfit:
        raise click.ClickException(SAID[unfit.why]) from None
    click.echo(f"{name} is revoked.")
