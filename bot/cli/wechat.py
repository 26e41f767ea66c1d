"""`wechat-menu` and `wechat-quota`: the menus below the account's chats, and its calls of a day."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from bot.config import Settings
    from bot.operating.menus import Deed, Menu, Stand
    from bot.operating.pushing import Keeper
    from bot.store.session import Store
    from handlers.wechat.account import Wechat

ACTOR = "operator"
UNFIT = {
    "kind": "An account of this kind may not have a menu: see QIANMEN_WECHAT_ACCOUNT.",
    "busy": "Somebody else is at it: try again in a few minutes.",
}


@click.group(
    help="The menus below the chat of the official account; alone it pushes them.",
    invoke_without_command=True,
)
@click.option("--lang", default="", help="Their language; the default is QIANMEN_LOCALE.")
@click.option(
    "--dry",
    is_flag=True,
    help="Print the menu of everybody as the program brings it; change nothing.",
)
@click.pass_context
def menu(context: click.Context, lang: str, dry: bool) -> None:
    context.obj = lang
    if context.invoked_subcommand is not None:
        return
    if not dry:
        _push(lang)
        return
    from bot import config
    from bot.i18n import Catalogue
    from handlers.wechat.menu import build, write

    settings = config.load()
    catalogue = Catalogue.load(default=settings.locale)
    made, faults = build(catalogue, lang or settings.locale)
    _refuse(faults)
    click.echo(json.dumps({"button": write(made)}, ensure_ascii=False, indent=1))


@menu.command(help="Push the menu of everybody and that of the larger wording; read them back.")
@click.pass_obj
def push(lang: str) -> None:
    _push(lang)


@menu.command(help="Show both menus, and what was pushed and found last. Calls nobody.")
@click.pass_obj
def show(lang: str) -> None:
    from bot.operating.pushing import Keeper

    _told(asyncio.run(_kept(lang, Keeper.stand)))


@menu.command(help="Ask WeChat what it has; the exit code is 1 when it is anything else.")
@click.pass_obj
def verify(lang: str) -> None:
    stand = asyncio.run(_kept(lang, lambda keeper: keeper.look(by=ACTOR)))
    _told(stand)
    _done(stand.kept.looked)
    if not stand.same:
        raise click.ClickException("WeChat has other menus: push them.")


def _push(lang: str) -> None:
    stand = asyncio.run(_kept(lang, lambda keeper: keeper.push(by=ACTOR)))
    if stand.lost:
        click.echo("The menu of the larger wording is lost: push again.", err=True)
    _done(stand.kept.pushed)
    if not stand.same:
        raise click.ClickException("WeChat has other menus than those pushed: see `show`.")
    keys = ", ".join(one.key for top in stand.made for one in top.below or (top,))
    click.echo(f"The menu is set ({keys}); phones show it within five minutes.")
    click.echo(_second(stand))


def _second(stand: Stand) -> str:
    if stand.larger is not None and stand.tag:
        return f"Whoever has the tag {stand.tag.name} gets the one of the larger wording."
    return "There is no second menu: no tag of the larger wording is copied to such an account."


def _told(stand: Stand) -> None:
    """Both menus side by side, then what was done last."""
    from bot.operating.menus import rows

    seen = stand.kept.seen
    there, larger = (seen.menu, seen.larger) if seen else (None, None)

    def table(name: str, made: Menu | None, there: Menu | None) -> None:
        click.echo(f"{name}: made here | on WeChat")
        for row in rows(made, there):
            mark = " " if row.same else "!"
            click.echo(f"{mark} {row.place:<4} {row.made or '-'} | {row.there or '-'}")

    table("Everybody", stand.made, there)
    table("Larger wording", stand.larger, larger)
    click.echo(_second(stand))
    for what, deed in (("pushed", stand.kept.pushed), ("looked at", stand.kept.looked)):
        if deed:
            result = f"{deed.stage} {deed.reason}".strip() or "well"
            click.echo(f"Last {what} {deed.at:%Y-%m-%d %H:%M} UTC by {deed.by}: {result}")
    if seen and seen.tried:
        click.echo(f"{seen.right} of {seen.tried} people tried get the one of the larger wording.")


def _done(deed: Deed | None) -> None:
    """What WeChat refused, in plain words."""
    if deed is None or not deed.reason:
        return
    from bot.i18n import Catalogue
    from bot.operating.menus import why

    words, key = Catalogue.load(), f"console-menus-why-{why(deed.reason)}"
    said = " ".join(words.text("en", name) for name in (key, f"{key}-todo"))
    raise click.ClickException(f"WeChat refused it: {deed.reason}. {said}")


def _refuse(faults: Iterable[tuple[str, str, int, int]]) -> None:
    lines = [f"{what}: {code}, {size} of at most {most}" for code, what, size, most in faults]
    if lines:
        raise click.ClickException("; ".join(lines))


async def _kept(lang: str, work: Callable[[Keeper], Awaitable[Stand]]) -> Stand:
    from bot import clock, config
    from bot.app.wording import Said
    from bot.i18n import Catalogue
    from bot.operating.menus import Unfit
    from bot.operating.pushing import Keeper
    from bot.store import migrate

    settings = config.load()
    async with _account(settings) as (account, store):
        if not await store.read(migrate.at_head):
            raise click.ClickException("The database is not ready: run `qianmen migrate` first.")
        catalogue = Catalogue.load(default=settings.locale)
        await Said(store=store, catalogue=catalogue).look()  # labels the site has changed
        platform = account.menus(catalogue, lang or settings.locale)
        keeper = Keeper(store=store, platform=platform, clock=clock.now)
        try:
            return await work(keeper)
        except Unfit as unfit:
            _refuse((await keeper.stand()).faults)
            raise click.ClickException(UNFIT[unfit.reason]) from None


@click.command(help="How many calls of the day are left; counted anew with --clear (10 a month).")
@click.option("--clear", is_flag=True, help="Count every call of today anew.")
def quota(clear: bool) -> None:
    from bot import config

    for name, (limit, rest) in asyncio.run(_quota(config.load(), clear=clear)).items():
        click.echo(f"{name:<10} {rest} of {limit} left today")


async def _quota(settings: Settings, *, clear: bool) -> dict[str, tuple[int, int]]:
    from handlers.wechat.health import CALLS

    async with _account(settings) as (account, _):
        if clear:
            await account.client.clear_quota(account.app_id)
        return {name: await account.client.quota(path) for name, path in CALLS.items()}


@contextlib.asynccontextmanager
async def _account(settings: Settings) -> AsyncIterator[tuple[Wechat, Store]]:
    """The account of the settings; what it refuses is told in one line."""
    from functools import partial

    from bot import app, clock, config, fetcher
    from bot.channel import SendError
    from bot.crypto import Vault
    from bot.store import columns
    from bot.store.session import connect
    from handlers.wechat.account import Wechat

    for name in ("wechat_token", "wechat_app_id", "wechat_app_secret"):
        value = getattr(settings, name)
        if not (value if isinstance(value, str) else value.get_secret_value()):
            raise config.ConfigError(f"QIANMEN_{name.upper()} is not set: needed to call WeChat")
    settings = app.secret_key(settings)
    columns.unlock(Vault(settings.keys()))
    store = connect(settings.database_url)
    load = partial(fetcher.load, store)
    account = Wechat(settings, redis=None, load_media=load, clock=clock.now)
    try:
        yield account, store
    except SendError as error:
        raise click.ClickException(f"WeChat refused it: {error.reason}") from None
    finally:
        await account.client.close()
        await store.close()
