"""`talk`: hold a conversation in the terminal as any channel, or from a pipe."""

from __future__ import annotations

import asyncio
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from bot.channel import Limits
    from bot.i18n import Catalogue
    from bot.messages import Outbound
    from bot.simulator.person import Hands, Parts, Simulator
    from bot.simulator.transcript import Line

STAFF = ("accept", "decline", "say", "close", "transfer", "takeover", "join", "ask", "limit")
HELP = """\
[label] or a text answers; a line that begins with / is a command:
  /restart      take the program down and build it anew, in mid-talk
  /photo  /voice  send one of them        /wait 2m   let time pass
  /location 30.27 120.15  share a place
  /online NAME ROLE  /vanish NAME         who is at work
  /accept NAME  /say TEXT  /close ADVICE  what the clinician does, and /decline,
  /transfer ROLE  /takeover NAME  /join NAME ROLE  /ask photo-asked
  /limit 7                                to the service desk for some days; 0 lifts it
  /others 3 ROLE  /busy 3 ROLE            other patients who wait, or are seen to
  /fill vaccine:lake  /stock vaccine:lake influenza 0   a site is full, or has none left
  /as staff, /as patient                  who the next lines are from
  /save FILE    write the conversation down as a transcript
  /quit"""


@click.command(help="Hold a conversation in the terminal, or from a pipe. /help tells the keys.")
@click.argument("flow", default="")
@click.option("--as", "channel", type=click.Choice(["telegram", "wechat", "web"]), default="web")
@click.option("--lang", default="", help="A language tag: zh-CN, zh-TW, en.")
@click.option("--at", default="", help="Hold the clock at this moment: 2026-03-02T10:00+08:00.")
@click.option("--wire", is_flag=True, help="Lines of JSON, for a program that shows the talk.")
def talk(flow: str, channel: str, lang: str, at: str, wire: bool) -> None:
    moment = _moment(at)
    hold = _wired if wire else _hold
    with tempfile.TemporaryDirectory(prefix="qianmen-talk-") as folder:
        asyncio.run(hold(Path(folder), flow, channel, lang, moment))


async def _wired(folder: Path, flow: str, channel: str, lang: str, moment: datetime) -> None:
    from bot.cli.wired import hold

    simulator = await open_simulator(folder, channel, lang, moment)
    try:
        await hold(simulator, flow)
    finally:
        await simulator.close()


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text) if text else datetime.now(UTC)
    except ValueError:
        raise click.ClickException(f"--at: {text!r} is no ISO 8601 moment") from None
    if moment.tzinfo is None:
        raise click.ClickException("--at: say the zone too, as in 2026-03-02T10:00+08:00")
    return moment


def limits_of(channel: str) -> Limits:
    """What fits into a bubble of this channel."""
    if channel == "telegram":
        from handlers.telegram.limits import LIMITS as TELEGRAM

        return TELEGRAM
    if channel == "wechat":
        from handlers.wechat.channel import LIMITS as WECHAT

        return WECHAT
    from handlers.webchat.channel import LIMITS as WEB

    return WEB


def maker(folder: Path, channel: str, limits: Limits, hands: Hands) -> Callable[[], Parts]:
    """Builds the real program on a database of its own below *folder*, without any platform."""
    from bot import app, config
    from bot.simulator.person import channels

    settings = config.load(
        database_url=f"sqlite+aiosqlite:///{folder}/talk.db", redis_url="", secret_key="talk"
    )
    catalogue = _catalogue(settings.locale)
    return lambda: app.build(
        settings, catalogue=catalogue, clock=hands, channels=channels({channel: limits})
    )


@lru_cache(maxsize=4)
def _catalogue(locale: str) -> Catalogue:
    """Read once, also for many simulators."""
    from bot.i18n import Catalogue

    return Catalogue.load(default=locale)


async def open_simulator(folder: Path, channel: str, lang: str, moment: datetime) -> Simulator:
    """A person on this channel who has not written yet; a database in *folder* is used as it is."""
    from bot.simulator.person import Hands, Simulator
    from bot.store import migrate

    hands, limits = Hands(moment), limits_of(channel)
    if not (folder / "talk.db").exists():
        await migrate.upgrade(f"sqlite:///{folder}/talk.db")
    make = maker(folder, channel, limits, hands)
    return Simulator(make, channel, limits, lang, hands)


async def _hold(folder: Path, flow: str, channel: str, lang: str, moment: datetime) -> None:
    from bot.simulator.transcript import Line, play

    simulator = await open_simulator(folder, channel, lang, moment)
    await play(simulator, "! sites")
    begin = Line(f"! start {flow}".rstrip())
    lines = [begin]
    try:
        await _act(simulator, begin)
        await _listen(simulator, lines)
    finally:
        await simulator.close()


async def _listen(simulator: Simulator, lines: list[Line]) -> None:
    """Line by line until the end of the input or /quit."""
    from bot.simulator.transcript import Line

    staff = False
    while (typed := await asyncio.to_thread(_read)) is not None and typed != "/quit":
        if typed in ("/as staff", "/as patient"):
            staff = typed == "/as staff"
        elif typed == "/help":
            click.echo(HELP)
        elif typed.startswith("/save "):
            _save(Path(typed.removeprefix("/save ").strip()), lines)
        elif typed:
            line = Line(_as_act(typed, staff=staff))
            if await _act(simulator, line):
                lines.append(line)


def _as_act(typed: str, *, staff: bool) -> str:
    if typed.startswith("/"):
        return f"! {typed[1:]}"
    if not staff:
        return f"> {typed}"
    verb = typed.partition(" ")[0]
    return f"! {typed}" if verb in STAFF else f"! say {typed}"


def _read() -> str | None:
    """A line of the input without its end; None at the end. A pipe is echoed for the reader."""
    if sys.stdin.isatty():
        click.echo("> ", nl=False)
    line = sys.stdin.readline()
    if not line:
        return None
    if not sys.stdin.isatty():
        click.echo(f"> {line.rstrip()}")
    return line.strip()


async def _act(simulator: Simulator, line: Line) -> bool:
    """Play one line and print what the channel shows. False when it was not possible."""
    from bot.simulator.transcript import play

    try:
        shown = await play(simulator, line.act)
    except LookupError as error:
        click.echo(f"({error})")
        return False
    line.seen = simulator.plain(shown)
    _print(shown, simulator)
    return True


def _print(shown: list[Outbound], simulator: Simulator) -> None:
    from bot.simulator.screen import printed

    for out in shown:
        click.echo(printed(out, simulator.limits) + "\n")


def _save(path: Path, lines: list[Line]) -> None:
    from bot.simulator.transcript import written

    path.write_text(written(lines), encoding="utf-8")
    click.echo(f"(written to {path})")
