"""`wechat-menu`: the custom menu below a WeChat chat."""

from __future__ import annotations

import asyncio
import json

import click


@click.command(help="Set up the menu below the chat of the official account, and read it back.")
@click.option("--lang", default="zh-CN", show_default=True)
@click.option("--dry", is_flag=True, help="Print the menu and change nothing.")
def menu(lang: str, dry: bool) -> None:
    from bot.i18n import Catalogue
    from handlers.wechat.menu import BadMenu, build

    catalogue = Catalogue.load()
    try:
        if dry:
            click.echo(json.dumps(build(catalogue, lang), ensure_ascii=False, indent=1))
            return
        keys = asyncio.run(_push(catalogue, lang))
    except BadMenu as bad:
        raise click.ClickException(f"The menu was not set: {bad}") from None
    click.echo(f"The menu is set ({', '.join(keys)}); phones show it within five minutes.")


async def _push(catalogue: object, lang: str) -> list[str]:
    from functools import partial

    from bot import clock, config, fetcher
    from bot.app import secret_key
    from bot.channel import SendError
    from bot.crypto import Vault
    from bot.i18n import Catalogue
    from bot.store import columns
    from bot.store.session import connect
    from handlers.wechat.account import Wechat
    from handlers.wechat.menu import push_menu

    assert isinstance(catalogue, Catalogue)
    settings = config.load()
    if not settings.wechat_app_secret.get_secret_value() or not settings.wechat_app_id:
        raise config.ConfigError(
            "QIANMEN_WECHAT_APP_ID and QIANMEN_WECHAT_APP_SECRET are needed to set the menu"
        )
    settings = secret_key(settings)
    columns.unlock(Vault(settings.keys()))
    store = connect(settings.database_url)
    account = Wechat(settings, redis=None, load_media=partial(fetcher.load, store), clock=clock.now)
    try:
        return await push_menu(account.client, catalogue, lang)
    except SendError as error:
        raise click.ClickException(f"WeChat refused the menu: {error.reason}") from None
    finally:
        await account.client.close()
        await store.close()
