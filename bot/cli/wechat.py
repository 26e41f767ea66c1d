"""`wechat-menu`: the custom menu below the chat of the official account."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from bot.config import Settings
    from bot.i18n import Catalogue


@click.command(help="Set up the menu below the chat of the official account.")
@click.option("--lang", default="", help="Its language; the default is QIANMEN_LOCALE.")
@click.option("--dry", is_flag=True, help="Print the menu and change nothing.")
def menu(lang: str, dry: bool) -> None:
    from bot import config
    from bot.i18n import Catalogue
    from handlers.wechat.menu import BadMenu, build

    settings = config.load()
    catalogue = Catalogue.load(default=settings.locale)
    lang = lang or settings.locale
    try:
        if dry:
            built = {"button": build(catalogue, lang)}
            click.echo(json.dumps(built, ensure_ascii=False, indent=1))
            return
        keys = asyncio.run(_push(settings, catalogue, lang))
    except BadMenu as error:
        raise click.ClickException(str(error)) from None
    click.echo(f"The menu is set ({', '.join(keys)}); phones show it within five minutes.")


async def _push(settings: Settings, catalogue: Catalogue, lang: str) -> list[str]:
    from functools import partial

    from bot import app, clock, config, fetcher
    from bot.channel import SendError
    from bot.crypto import Vault
    from bot.store import columns
    from bot.store.session import connect
    from handlers.wechat.account import Wechat
    from handlers.wechat.menu import push_menu

    for name in ("wechat_token", "wechat_app_id", "wechat_app_secret"):
        value = getattr(settings, name)
        if not (value if isinstance(value, str) else value.get_secret_value()):
            raise config.ConfigError(f"QIANMEN_{name.upper()} is not set: needed to set the menu")
    settings = app.secret_key(settings)
    columns.unlock(Vault(settings.keys()))
    store = connect(settings.database_url)
    load = partial(fetcher.load, store)
    account = Wechat(settings, redis=None, load_media=load, clock=clock.now)
    try:
        return await push_menu(account.client, catalogue, lang)
    except SendError as error:
        raise click.ClickException(f"WeChat refused the menu: {error.reason}") from None
    finally:
        await account.client.close()
        await store.close()
