"""`serve` and `worker`: the running program, with and without its web server."""

from __future__ import annotations

import asyncio
import importlib
import importlib.util
from collections.abc import Callable, Coroutine
from typing import Any

import click


@click.command(help="Serve web chat, console and webhooks, and send what is to be sent.")
@click.option("--demo", is_flag=True, help="With demonstration data and a one-time staff login.")
def serve(demo: bool) -> None:
    from bot import app, config

    _run(app.serve(config.load(), demo=demo))


@click.command(help="Send and run timers, without a web server; needs a shared database.")
def worker() -> None:
    from bot import app, config

    settings = config.load()
    if settings.sqlite:
        raise config.ConfigError(
            "QIANMEN_DATABASE_URL: a worker beside `serve` needs PostgreSQL;"
            " on SQLite `serve` does everything"
        )
    _run(app.work(settings))


def _run(work: Coroutine[Any, Any, None]) -> None:
    """Until it ends. Faults of the surroundings are told in a sentence."""
    from sqlalchemy.exc import DBAPIError

    try:
        with asyncio.Runner(loop_factory=loops()) as runner:
            runner.run(work)
    except DBAPIError as error:
        raise click.ClickException(
            f"QIANMEN_DATABASE_URL: the database does not answer ({type(error.orig).__name__})"
        ) from None
    except OSError as error:
        raise click.ClickException(
            f"QIANMEN_HOST, QIANMEN_PORT or a server it needs: {error.strerror or error}"
        ) from None


def loops() -> Callable[[], asyncio.AbstractEventLoop] | None:
    """The faster event loop where it is installed."""
    if importlib.util.find_spec("uvloop") is None:
        return None
    make: Callable[[], asyncio.AbstractEventLoop] = importlib.import_module("uvloop").new_event_loop
    return make
