"""`wechat-menu`: the custom menu below a WeChat chat."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import click

# Two rows of keys at most: (label's key, what a tap sends), or a list of them under one label.
MENU: tuple[tuple[str, str | tuple[str, ...]], ...] = (
    ("intake", "intake"),
    ("human", "human"),
    ("more", ("menu", "emergency", "larger", "stop")),
)


@click.command(help="Set up the menu below the chat of the official account.")
@click.option("--lang", default="zh-CN", show_default=True)
@click.option("--dry", is_flag=True, help="Print the menu and change nothing.")
def menu(lang: str, dry: bool) -> None:
    built = build(lang)
    if dry:
        click.echo(json.dumps(built, ensure_ascii=False, indent=1))
        return
    asyncio.run(_set(built))
    click.echo("The menu is set; phones show it within five minutes.")


def build(lang: str) -> dict[str, Any]:
    """The menu in the platform's form. WeChat: 3 buttons, 5 below each; a click sends its key."""
    from bot.i18n import Catalogue

    catalogue = Catalogue.load()

    def button(name: str) -> dict[str, Any]:
        return {
            "type": "click",
            "name": catalogue.text(lang, f"wechat-menu-{name}"),
            "key": name,
        }

    buttons: list[dict[str, Any]] = []
    for name, keys in MENU:
        if isinstance(keys, str):
            buttons.append(button(keys))
        else:
            label = catalogue.text(lang, f"wechat-menu-{name}")
            buttons.append({"name": label, "sub_button": [button(key) for key in keys]})
    return {"button": buttons}


async def _set(built: dict[str, Any]) -> None:
    from functools import partial

    from bot import clock, config, fetcher
    from bot.app import secret_key
    from bot.channel import SendError
    from bot.crypto import Vault
    from bot.store import columns
    from bot.store.session import connect
    from handlers.wechat.account import Wechat

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
        await account.client.create_menu(built)
    except SendError as error:
        raise click.ClickException(f"WeChat refused the menu: {error.reason}") from None
    finally:
        await account.client.close()
        await store.close()
