"""The program's commands; each loads what it needs only when it is called."""

from __future__ import annotations

import importlib
import sys

import click

COMMANDS = {
    "serve": "bot.cli.serve:serve",
    "worker": "bot.cli.serve:worker",
    "migrate": "bot.cli.database:migrate",
    "seed": "bot.cli.database:seed",
    "talk": "bot.cli.talk:talk",
    "check": "bot.cli.book:check",
    "draw": "bot.cli.book:draw",
    "staff": "bot.cli.staff:group",
    "forecast": "bot.cli.forecast:forecast",
    "route": "bot.cli.route:group",
    "rehearse": "bot.cli.rehearse:group",
    "season": "bot.cli.season:group",
    "notice": "bot.cli.notice:group",
    "slots": "bot.cli.slots:group",
    "key": "bot.cli.key:group",
    "wechat-menu": "bot.cli.wechat:menu",
    "wechat-quota": "bot.cli.wechat:quota",
    "hold": "bot.cli.privacy:hold",
    "release": "bot.cli.privacy:release",
    "rotate-keys": "bot.cli.database:rotate_keys",
}


class Commands(click.Group):
    """The commands of the table above, imported by name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        place = COMMANDS.get(cmd_name)
        if place is None:
            return None
        module, _, name = place.partition(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; a wrong setting is a plain sentence, not a traceback."""
        from bot.config import ConfigError

        try:
            return super().invoke(ctx)
        except ConfigError as error:
            raise click.ClickException(str(error)) from None


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="qianmen", message="%(version)s")
def main() -> None:
    """Qianmen: the messaging front door of a clinic."""


if __name__ == "__main__":
    sys.exit(main(prog_name="qianmen"))
