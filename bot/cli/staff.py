"""The commands that say who may log in to the console."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import click
from rich.console import Console
from rich.table import Table
from sqlalchemy import Connection

from bot import clock, config
from bot.app import secret_key
from bot.clinic import staff
from bot.crypto import Vault
from bot.store import columns, migrate
from bot.store.session import Store, connect


@click.group("staff", help="Who may log in to the console.")
def group() -> None:
    pass


@group.command(help="Add someone; prints a password that they must change at their first login.")
@click.argument("login")
@click.option("--name", required=True, help="As patients read it: 李敏")
@click.option("--role", default="doctor", show_default=True, help="doctor, pharmacist, desk ...")
@click.option("--title", default="", help="As patients read it: 主治医师")
@click.option(
    "--licence", default="", help="Licence number. Without it no patient can be accepted."
)
def add(login: str, name: str, role: str, title: str, licence: str) -> None:
    async def work() -> str:
        async with _store() as store:
            return await hire(
                store, login=login, name=name, role=role, title=title, licence=licence
            )

    try:
        password = asyncio.run(work())
    except staff.Taken:
        raise click.ClickException(f"{login!r} is taken; choose another login.") from None
    click.echo(f"login     {staff.fold(login)}\npassword  {password}")
    click.echo("To be changed at the first login. It is not shown again.", err=True)
    if not licence:
        click.echo("Without --licence they can accept cases of the service desk only.", err=True)


@group.command("list", help="Everybody who has a login.")
@click.option("--json", "as_json", is_flag=True, help="One JSON list.")
def list_(as_json: bool) -> None:
    async def work() -> list[staff.Member]:
        async with _store() as store:
            return await store.read(staff.everybody)

    members = asyncio.run(work())
    if as_json:
        names = ("login", "name", "role", "title", "licence", "active")
        rows = [{name: getattr(member, name) for name in names} for member in members]
        click.echo(json.dumps(rows, ensure_ascii=False))
        return
    table = Table("login", "name", "role", "title", "licence", "may log in")
    for member in members:
        may = "yes" if member.active else "no"
        table.add_row(member.login, member.name, member.role, member.title, member.licence, may)
    Console().print(table)


@group.command(help="Hand out a new password, to be changed at the next login.")
@click.argument("login")
def password(login: str) -> None:
    async def work() -> str:
        async with _store() as store:
            return await renew(store, login=login)

    new = asyncio.run(work())
    if not new:
        raise click.ClickException(f"There is no login {login!r} that may be used.")
    click.echo(f"login     {staff.fold(login)}\npassword  {new}")


@group.command(help="Shut someone out, at once and for good.")
@click.argument("login")
def disable(login: str) -> None:
    async def work() -> bool:
        async with _store() as store:
            return await store.write(lambda conn: staff.disable(conn, login=login, now=clock.now()))

    if not asyncio.run(work()):
        raise click.ClickException(f"There is no login {login!r}.")
    click.echo(f"{staff.fold(login)} can no longer log in.")


async def hire(store: Store, *, login: str, name: str, role: str, title: str, licence: str) -> str:
    """Add someone and return the password handed out to them. Raises staff.Taken."""
    password = staff.handed_out()
    hashed = await staff.Passwords().hash(password)
    await store.write(
        lambda conn: staff.add(
            conn,
            login=login,
            name=name,
            role=role,
            title=title,
            licence=licence,
            password=hashed,
            now=clock.now(),
        )
    )
    return password


async def renew(store: Store, *, login: str) -> str:
    """Give someone a new one-time password; empty when there is no such login."""
    password = staff.handed_out()
    hashed, now = await staff.Passwords().hash(password), clock.now()

    def work(conn: Connection) -> bool:
        found = staff.secret(conn, login)
        if found is not None:
            staff.set_password(conn, staff_id=found[0], password=hashed, now=now, once=True)
        return found is not None

    return password if await store.write(work) else ""


@asynccontextmanager
async def _store() -> AsyncIterator[Store]:
    """The store of the settings, opened for one command."""
    try:
        settings = secret_key(config.load())
    except config.ConfigError as error:
        raise click.ClickException(str(error)) from None
    columns.unlock(Vault(settings.keys()))
    store = connect(settings.database_url)
    try:
        if not await store.read(migrate.at_head):
            raise click.ClickException("The database is not ready: run `qianmen migrate` first.")
        yield store
    except OSError as error:
        raise click.ClickException(f"The database cannot be reached: {error}") from None
    finally:
        await store.close()
