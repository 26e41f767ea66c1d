"""The commands of notices: begun, looked at, approved by a second person, started, halted, told."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import IO, Any
from zoneinfo import ZoneInfo

import click
from sqlalchemy import Connection

from bot import clock
from bot.cli import noticing, opened, recurrence
from bot.cli.refusing import Answers, Refusal
from bot.clinic.notices import Audience, Draft, Kind, Notice, drafting, lifecycle, notice
from bot.clinic.notices import report as figures

ID = click.argument("notice_id", metavar="ID", type=int)
BY = click.option("--by", default="operator", show_default=True, help="Login of who does it.")
JSON = click.option("--json", "as_json", is_flag=True, help="Report as JSON.")


@click.group("notice", cls=Answers, help="Notices to many people: from a draft to its report.")
def group() -> None:
    pass


@group.command(help="Begin a notice from a JSON file: name, kind, texts, flows, audience, expires.")
@click.argument("file", type=click.File(encoding="utf-8"))
@BY
@JSON
def create(file: IO[str], by: str, as_json: bool) -> None:
    draft = _draft(file)
    picks = noticing.picks()

    def work(conn: Connection) -> int:
        return notice.create(conn, draft, by=by, picks=picks, now=clock.now())

    made = noticing.write(work)
    click.echo(json.dumps({"id": made}) if as_json else f"Notice {made} is a draft.")


@group.command(help="Save a new version from a JSON file; what was approved was another one.")
@ID
@click.argument("file", type=click.File(encoding="utf-8"))
@BY
@JSON
def edit(notice_id: int, file: IO[str], by: str, as_json: bool) -> None:
    draft, picks = _draft(file), noticing.picks()
    version = noticing.write(
        lambda conn: drafting.revise(
            conn, notice_id, draft, seen=None, by=by, picks=picks, now=clock.now()
        )
    )
    _tell(notice_id, as_json, f"is version {version} now", version=version)


@group.command(help="What it looks like on each channel, and how it would go if it started now.")
@ID
@JSON
def preview(notice_id: int, as_json: bool) -> None:
    shown = noticing.preview(_found(notice_id), now=clock.now())
    click.echo(json.dumps(shown, ensure_ascii=False) if as_json else noticing.as_text(shown))


@group.command(help="Send it to one address (telegram:123) of somebody who has written before.")
@ID
@click.option("--to", required=True, metavar="CHANNEL:ADDRESS")
@click.option("--elder", is_flag=True, help="In the larger wording.")
@BY
@JSON
def test(notice_id: int, to: str, elder: bool, by: str, as_json: bool) -> None:
    channel, _, address = to.partition(":")
    found = _found(notice_id)
    work = noticing.tester(
        found, channel=channel, address=address, elder=elder, by=by, now=clock.now()
    )
    noticing.write(work)
    _tell(notice_id, as_json, "is on its way to that address")


@group.command(help="Ask a second person to approve it.")
@ID
@BY
@JSON
def submit(notice_id: int, by: str, as_json: bool) -> None:
    noticing.write(lambda conn: drafting.submit(conn, notice_id, by=by, now=clock.now()))
    _tell(notice_id, as_json, "waits for a second person")


@group.command(help="Give it back to its author.")
@ID
@click.option("--by", required=True, help="Login of who read it.")
@click.option("--remark", required=True, help="What is to be changed.")
@JSON
def refuse(notice_id: int, by: str, remark: str, as_json: bool) -> None:
    version = _found(notice_id).version
    noticing.write(
        lambda conn: drafting.refuse(
            conn, notice_id, version=version, remark=remark, by=by, now=clock.now()
        )
    )
    _tell(notice_id, as_json, "is a draft again")


@group.command(help="Answer for it, as a second person; about health: a clinician or supervisor.")
@ID
@click.option("--by", required=True, help="Login of who answers for it.")
@click.option("--version", type=int, help="The version that was read; else the newest.")
@JSON
def approve(notice_id: int, by: str, version: int | None, as_json: bool) -> None:
    noticing.write(
        lambda conn: lifecycle.approve(
            conn, notice_id, by=by, now=clock.now(), today=_today(), version=version
        )
    )
    _tell(notice_id, as_json, "is approved")


@group.command(help="Start it now, or at a time (2026-12-01T09:00).")
@ID
@click.option("--at", help="In the clinic's zone.")
@click.option("--watch", is_flag=True, help="Stay and show how far it is.")
@BY
@JSON
def start(notice_id: int, at: str | None, watch: bool, by: str, as_json: bool) -> None:
    moment = _moment(at) if at else None
    noticing.write(
        lambda conn: lifecycle.start(
            conn, notice_id, by=by, now=clock.now(), today=_today(), at=moment
        )
    )
    if watch and not as_json:
        noticing.watch(notice_id)
    _tell(notice_id, as_json, "is to be sent")


@group.command(help="Hold it; what is under way still goes out.")
@ID
@BY
@JSON
def pause(notice_id: int, by: str, as_json: bool) -> None:
    noticing.write(lambda conn: lifecycle.pause(conn, notice_id, by=by, now=clock.now()))
    _tell(notice_id, as_json, "is paused")


@group.command(help="Go on with one that is paused, or that stopped by itself.")
@ID
@BY
@JSON
def resume(notice_id: int, by: str, as_json: bool) -> None:
    noticing.write(lambda conn: lifecycle.resume(conn, notice_id, by=by, now=clock.now()))
    _tell(notice_id, as_json, "goes on")


@group.command(help="End it for good.")
@ID
@BY
@JSON
def cancel(notice_id: int, by: str, as_json: bool) -> None:
    noticing.write(lambda conn: lifecycle.cancel(conn, notice_id, by=by, now=clock.now()))
    _tell(notice_id, as_json, "is cancelled")


@group.command(help="Send anew to those it failed for.")
@ID
@click.option(
    "--unknown", is_flag=True, help="And to those who may have got it: some get it twice."
)
@BY
@JSON
def retry(notice_id: int, unknown: bool, by: str, as_json: bool) -> None:
    again = noticing.write(
        lambda conn: lifecycle.retry(conn, notice_id, by=by, now=clock.now(), unknown=unknown)
    )
    _tell(notice_id, as_json, f"is sent anew to {again}", again=again)


@group.command(help="Say what became of the unknown ones.")
@ID
@click.option("--as", "became", type=click.Choice(["arrived", "lost"]), required=True)
@BY
@JSON
def settle(notice_id: int, became: str, by: str, as_json: bool) -> None:
    settled = noticing.write(
        lambda conn: lifecycle.settle(
            conn, notice_id, arrived=became == "arrived", by=by, now=clock.now()
        )
    )
    _tell(notice_id, as_json, f"has {settled} unknown ones less", settled=settled)


@group.command(help="What became of it: figures by state, reason and channel.")
@ID
@click.option("--watch", is_flag=True, help="Stay and show how far it is.")
@JSON
def report(notice_id: int, watch: bool, as_json: bool) -> None:
    found = _found(notice_id)
    if watch and not as_json:
        noticing.watch(notice_id)
    made = opened.read(lambda conn: figures.report(conn, found))
    shown = made.as_data()
    click.echo(json.dumps(shown, ensure_ascii=False) if as_json else noticing.as_table(made))


@group.command("list", help="Every notice, the newest first.")
@JSON
def list_(as_json: bool) -> None:
    found = opened.read(lambda conn: notice.every(conn))
    rows = [{"id": n.id, "name": n.name, "kind": str(n.kind), "state": str(n.state)} for n in found]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False))
        return
    for row in rows:
        click.echo("{id:>6}  {state:<10} {kind:<10} {name}".format(**row))


group.add_command(recurrence.recurring)


def _draft(file: IO[str]) -> Draft:
    """Raises Refusal that says what is wrong."""
    try:
        given: dict[str, Any] = json.load(file)
        expires = given.get("expires")
        return Draft(
            name=str(given["name"]),
            kind=Kind(given.get("kind", "service")),
            texts={
                tag: {"normal": words} if isinstance(words, str) else words
                for tag, words in given["texts"].items()
            },
            flows=tuple(given.get("flows", ())),
            audience=Audience.model_validate(given.get("audience", {})),
            source=str(given.get("source", "")),
            expires=date.fromisoformat(expires) if expires else None,
            reviewer=str(given.get("reviewer", "")),
            subscribe=given.get("subscribe"),
        )
    except KeyError as error:
        raise Refusal("draft-unfit", f"{file.name}: {error} is missing") from None
    except (ValueError, AttributeError) as error:
        raise Refusal("draft-unfit", f"{file.name}: {error}") from None


def _found(notice_id: int) -> Notice:
    found = opened.read(lambda conn: notice.get(conn, notice_id))
    if found is None:
        sentence = f"There is no notice {notice_id}; see `qianmen notice list`."
        raise Refusal("no-such-notice", sentence)
    return found


def _tell(notice_id: int, as_json: bool, said: str, **more: int) -> None:
    if as_json:
        click.echo(json.dumps({"id": notice_id, "state": str(_found(notice_id).state)} | more))
        return
    click.echo(f"Notice {notice_id} {said}.")


def _zone() -> ZoneInfo:
    return ZoneInfo(opened.settings().timezone)


def _today() -> date:
    return clock.now().astimezone(_zone()).date()


def _moment(given: str) -> datetime:
    try:
        moment = datetime.fromisoformat(given)
    except ValueError:
        sentence = f"{given!r} is no time such as 2026-12-01T09:00"
        raise Refusal("no-such-time", sentence) from None
    return (moment if moment.tzinfo else moment.replace(tzinfo=_zone())).astimezone(UTC)
