"""`hold` and `release`: a dispute or an authority needs what is kept of somebody."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import click

HELP = "Keep everything of a person from erasure, by the pseudonym that logs and the console show."


@click.command(help=HELP)
@click.argument("alias")
@click.option("--reason", required=True, help="A code or file number; never words of the matter.")
def hold(alias: str, reason: str) -> None:
    _change(alias, reason)
    click.echo(f"Nothing of {alias} is erased until it is released.")


@click.command(help="End a hold: what is past its time or was asked for may be erased again.")
@click.argument("alias")
def release(alias: str) -> None:
    _change(alias, None)
    click.echo(f"{alias} is released.")


def _change(alias: str, reason: str | None) -> None:
    if not asyncio.run(_changed(alias, reason)):
        raise click.ClickException(f"nobody has the pseudonym {alias}")


async def _changed(alias: str, reason: str | None) -> bool:
    from functools import partial

    from bot import app, config
    from bot.clinic import erasure
    from bot.crypto import Vault
    from bot.store import columns
    from bot.store.session import connect

    settings = app.secret_key(config.load())
    columns.unlock(Vault(settings.keys()))
    store = connect(settings.database_url)
    now = datetime.now(UTC)
    try:
        return await store.write(partial(erasure.hold, alias=alias, reason=reason, now=now))
    finally:
        await store.close()
