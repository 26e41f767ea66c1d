"""`migrate` and `seed`: a database brought to this release, and data to try it with."""

from __future__ import annotations

import asyncio
import json

import click


@click.command(help="Bring the database to this release; safe to repeat.")
@click.option("--json", "as_json", is_flag=True, help="Report as JSON.")
def migrate(as_json: bool) -> None:
    from sqlalchemy.exc import DBAPIError

    from bot import config
    from bot.store import migrate as steps

    settings = config.load()
    try:
        reached = asyncio.run(steps.upgrade(settings.database_url))
    except (DBAPIError, OSError) as error:
        raise click.ClickException(
            f"QIANMEN_DATABASE_URL: the database does not answer ({type(error).__name__})"
        ) from None
    said = {"migration": reached, "head": steps.head()}
    click.echo(json.dumps(said) if as_json else f"The database stands at migration {reached}.")


@click.command(help="Encrypt anew, with the present key, what an old key encrypted.")
@click.option("--json", "as_json", is_flag=True, help="Report as JSON.")
def rotate_keys(as_json: bool) -> None:
    done = asyncio.run(_rotate())
    click.echo(json.dumps({"resealed": done}) if as_json else f"{done} values were sealed anew.")


async def _rotate() -> int:
    from bot import app, config, privacy
    from bot.crypto import Unreadable, Vault
    from bot.store import columns
    from bot.store.session import connect

    settings = app.secret_key(config.load())
    columns.unlock(Vault(settings.keys()))
    store = connect(settings.database_url)
    done = 0
    try:
        while step := await store.write(privacy.rotate):
            done += step
            click.echo(f"{done} so far", err=True)
    except Unreadable as error:
        raise config.ConfigError(f"QIANMEN_OLD_SECRET_KEYS: {error}") from None
    finally:
        await store.close()
    return done


@click.group(help="Data to try the program with.")
def seed() -> None:
    pass


@seed.command(help="The staff of a made-up clinic, with one-time passwords; safe to repeat.")
@click.option("--json", "as_json", is_flag=True, help="Report as JSON.")
def demo(as_json: bool) -> None:
    given = asyncio.run(_plant())
    if as_json:
        click.echo(json.dumps(given, ensure_ascii=False))
        return
    for login, password in given.items():
        click.echo(f"login     {login}\npassword  {password}")
    if not given:
        click.echo("Everybody is there already and has a password of their own.")


async def _plant() -> dict[str, str]:
    from bot import app, clock, config
    from bot.clinic import demo as clinic
    from bot.crypto import Vault
    from bot.store import columns
    from bot.store import migrate as steps
    from bot.store.session import connect

    settings = app.secret_key(config.load())
    columns.unlock(Vault(settings.keys()))
    await steps.upgrade(settings.database_url)
    store = connect(settings.database_url)
    try:
        return await clinic.plant(store, now=clock.now())
    finally:
        await store.close()
