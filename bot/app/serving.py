"""Runs the joined parts: `serve` with the web server, `work` without it."""

from __future__ import annotations

import asyncio
import contextlib
import fcntl
import gc
import logging
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from bot.app import doors, jobs
from bot.app.parts import App, build
from bot.app.secret import secret_key
from bot.clinic import calendar, registry
from bot.clinic import demo as clinic
from bot.clock import now
from bot.config import ConfigError, Settings
from bot.store import migrate
from handlers import server

log = logging.getLogger(__name__)
Started = Callable[[str], None]


async def serve(settings: Settings, *, demo: bool) -> None:
    """Everything in one process, until SIGTERM or SIGINT."""
    settings = secret_key(settings)
    reviewed(settings)
    with alone(settings):
        await migrate.upgrade(settings.database_url)
        app = build(settings)
        given: dict[str, str] = {}
        if demo:
            given = await clinic.plant(app.store, now=app.clock())
        await jobs.lay(store=app.store, clock=app.clock, zone=settings.timezone)
        await listen(app, started=partial(_greet, app=app, given=given))


async def listen(app: App, *, started: Started) -> None:
    """Serve the joined parts; at the end finish the turns in flight, then what is to be sent."""
    built = doors.build(app)
    gc.collect()
    gc.freeze()  # what is loaded by now stays; a collection need not look at it again
    gc.set_threshold(20_000, 20, 20)
    async with app.running():
        extra = [asyncio.create_task(doors.announce(app), name="announce")]
        if built.polling is not None:
            extra.append(asyncio.create_task(built.polling.run(), name="polling"))
        try:
            await server.run(
                built.web, host=app.settings.host, port=app.settings.port, started=started
            )
        finally:
            for task in extra:
                task.cancel()
            await asyncio.gather(*extra, return_exceptions=True)


async def work(settings: Settings) -> None:
    """Sender, files and timers only; several may run beside `serve` on PostgreSQL."""
    reviewed(settings)
    app = build(secret_key(settings))
    if not await app.store.read(migrate.at_head):
        await app.close()
        raise ConfigError("QIANMEN_DATABASE_URL: migrations are missing; run `qianmen migrate`")
    async with app.running():
        with server.stop_signals() as stop:
            click.echo("working; stop with Ctrl-C")
            await stop.wait()


def reviewed(settings: Settings) -> None:
    """Refuse clinical content nobody answers for where real patients write; elsewhere warn of it.

    Raises ConfigError that names each file and what to do.
    """
    today = now().astimezone(ZoneInfo(settings.timezone)).date()
    lines = [registry.told(name, want) for name, want in registry.wanting(today).items()]
    if lines and settings.production:
        raise ConfigError("\n".join(["QIANMEN_PRODUCTION is true, but:", *lines]))
    if plain := calendar.load().ending(today):
        lines.append(f"{registry.FOLDER}hours.yaml: {plain}")
    for line in lines:
        log.warning(line)


def _greet(address: str, *, app: App, given: dict[str, str]) -> None:
    """Say where everything is."""
    base = app.settings.public_url.rstrip("/") or address
    click.echo(f"\n  Chat      {base}/chat\n  Console   {base}/console")
    for name, on in (
        ("Telegram", app.settings.telegram_on),
        ("WeChat", app.settings.wechat_on),
    ):
        click.echo(f"  {name:<9} {'on' if on else 'off (no token set)'}")
    for login, password in given.items():
        click.echo(f"\n  Log in to the console as {login} with the one-time password {password}")
    click.echo("\n  Ctrl-C stops.\n")


@contextlib.contextmanager
def alone(settings: Settings) -> Iterator[None]:
    """On SQLite, hold a lock file so that no second process sends the same rows."""
    if not settings.sqlite:
        yield
        return
    path = Path(settings.database_url.partition(":///")[2].partition("?")[0] + ".lock")
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise ConfigError(
                "QIANMEN_DATABASE_URL: another process serves this database already"
            ) from None
        yield
