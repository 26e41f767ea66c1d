"""The commands that say who may log in to the console, what as, and when they work."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import click
from rich import box
from rich.console import Console
from rich.table import Table
from sqlalchemy import Connection

from bot import clock
from bot.cli import opened, typed
from bot.cli.typed import OFF, USUAL, WEEK
from bot.clinic import rules, shifts, staff, staffchat, timetable
from bot.clinic.shifts import Shifts
from bot.store.session import Store

LOGIN = click.argument("login")
ROLE = click.option(
    "--role",
    default="doctor",
    show_default=True,
    callback=typed.role,
    help="doctor, nurse, desk ...",
)
FURTHER = (
    click.option(
        "--also", multiple=True, callback=typed.role, help="A further role; may be repeated."
    ),
    click.option(
        "--department",
        "departments",
        multiple=True,
        callback=typed.department,
        help="Code of the list of departments of 1994; may be repeated.",
    ),
)
CAPACITY = click.IntRange(1, 50)


def _further(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in FURTHER:
        command = option(command)
    return command


@click.group("staff", help="Who may log in to the console, what as, and when they work.")
def group() -> None:
    pass


@group.command(help="Add someone; prints a password that they must change at their first login.")
@LOGIN
@click.option("--name", required=True, callback=typed.name, help="As patients read it: 李敏")
@ROLE
@_further
@click.option("--title", default="", help="As patients read it: 主治医师")
@click.option("--licence", default="", help="Licence number. Without it they cannot go online.")
@click.option(
    "--capacity", default=staff.CAPACITY, show_default=True, type=CAPACITY, help="Cases at once."
)
def add(login: str, **values: Any) -> None:
    try:
        password = opened.run(lambda store: hire(store, login=login, **values))
    except staff.Taken:
        raise click.ClickException(f"{login!r} is taken; choose another login.") from None
    click.echo(f"login     {staff.fold(login)}\npassword  {password}")
    click.echo("To be changed at the first login. It is not shown again.", err=True)
    _warn((values["role"], *values["also"]), values["licence"])


@group.command(help="Change what is known of someone; what is not given stays as it is.")
@LOGIN
@click.option("--name", callback=typed.name, help="As patients read it.")
@click.option("--role", callback=typed.role)
@_further
@click.option("--title", help="As patients read it.")
@click.option("--licence", help="Licence number.")
@click.option("--capacity", type=CAPACITY, help="Cases at once.")
def change(login: str, **values: Any) -> None:
    given = {name: value for name, value in values.items() if value not in (None, ())}
    joined = {name: ",".join(given[name]) for name in ("also", "departments") if name in given}
    if not given:
        raise click.UsageError("Say what is to be changed, for example --licence 110...")

    def work(conn: Connection) -> staff.Member | None:
        staff.change(conn, login=login, now=clock.now(), **given | joined)
        return staff.named(conn, login)

    member = opened.write(work)
    if member is None:
        raise _nobody(login)
    click.echo(f"{member.login} is changed.")
    _warn(member.roles, member.licence)


@group.command("list", help="Everybody who has a login.")
@click.option("--json", "as_json", is_flag=True, help="One JSON list.")
def list_(as_json: bool) -> None:
    rows = [_row(*one) for one in opened.read(_everybody)]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False))
        return
    table = Table(box=box.SIMPLE, padding=(0, 1, 0, 0), pad_edge=False)
    for name in ("login", "name", "roles", "title", "licence", "cases", "shifts", "may log in"):
        table.add_column(name, overflow="fold", no_wrap=name in ("login", "roles", "shifts"))
    for row in rows:
        table.add_row(*_cells(row))
    Console().print(table)


@group.command(help=f"The hours someone works every week: {WEEK}, or {USUAL!r} for any time.")
@LOGIN
@click.argument("week", callback=typed.week)
def shift(login: str, week: dict[int, tuple[timetable.Span, ...]]) -> None:
    def work(conn: Connection, staff_id: int) -> None:
        shifts.set_week(conn, staff_id=staff_id, week=week, now=clock.now())

    member = _of(login, work)
    click.echo(f"{member.login} works {timetable.written(week) or 'at any time'}.")


@group.command(help=f"The hours of one day: 09:00-12:00, {OFF!r}, or {USUAL!r} for the week's own.")
@LOGIN
@click.argument("day", callback=typed.day)
@click.argument("hours", callback=typed.hours)
def day(login: str, day: date, hours: tuple[timetable.Span, ...] | None) -> None:
    _set_day(login, day, hours)


@group.command("day-off", help="A day on which someone does not work, such as 2026-12-01.")
@LOGIN
@click.argument("day", callback=typed.day)
def day_off(login: str, day: date) -> None:
    _set_day(login, day, ())


@group.command(help="Hand out a new password, to be changed at the next login.")
@LOGIN
def password(login: str) -> None:
    new = opened.run(lambda store: renew(store, login=login))
    if not new:
        raise click.ClickException(f"There is no login {login!r} that may be used.")
    click.echo(f"login     {staff.fold(login)}\npassword  {new}")


@group.command(help="Shut someone out, at once and for good.")
@LOGIN
def disable(login: str) -> None:
    if not opened.write(lambda conn: staff.disable(conn, login=login, now=clock.now())):
        raise _nobody(login)
    click.echo(f"{staff.fold(login)} can no longer log in.")


@group.command(help="A code by which someone binds their own Telegram chat; it works once.")
@LOGIN
def code(login: str) -> None:
    if not opened.settings().staff_telegram:
        raise click.ClickException("Set QIANMEN_STAFF_TELEGRAM=1 first: cases would leave for it.")
    given: list[str] = []

    def work(conn: Connection, staff_id: int) -> None:
        found = staffchat.issue(conn, staff_id=staff_id, now=clock.now())
        given.extend(filter(None, (staffchat.link(conn, found), f"/start {found}")))

    _of(login, work)
    click.echo("\n".join(given))
    minutes = staffchat.VALID.seconds // 60
    click.echo(f"To be opened or sent to the bot within {minutes} minutes.", err=True)


@group.command(help="Let go of someone's Telegram chat: nothing of patients goes there any more.")
@LOGIN
def unbind(login: str) -> None:
    found: list[bool] = []

    def work(conn: Connection, staff_id: int) -> None:
        found.append(staffchat.unbind(conn, staff_id=staff_id, now=clock.now()))

    member = _of(login, work)
    click.echo(f"{member.login} {'is unbound' if found[-1] else 'had no chat bound'}.")


async def hire(store: Store, *, login: str, **values: Any) -> str:
    """Add someone and return the password handed out to them. Raises staff.Taken.

    *values* as of `staff.add`, but for the password and the time.
    """
    password = staff.handed_out()
    hashed, now = await staff.Passwords().hash(password), clock.now()
    await store.write(lambda conn: staff.add(conn, login=login, password=hashed, now=now, **values))
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


def _set_day(login: str, day: date, hours: tuple[timetable.Span, ...] | None) -> None:
    def work(conn: Connection, staff_id: int) -> None:
        shifts.set_day(conn, staff_id=staff_id, day=day, hours=hours, now=clock.now())

    member = _of(login, work)
    said = "as every week" if hours is None else ",".join(map(str, hours)) or "not at all"
    click.echo(f"{member.login} works on {day} {said}.")


def _of(login: str, work: Callable[[Connection, int], None]) -> staff.Member:
    """Do something for one of the staff, who is returned. Raises click.ClickException."""

    def whole(conn: Connection) -> staff.Member | None:
        member = staff.named(conn, login)
        if member is not None:
            work(conn, member.id)
        return member

    member = opened.write(whole)
    if member is None:
        raise _nobody(login)
    return member


def _nobody(login: str) -> click.ClickException:
    return click.ClickException(f"There is no login {login!r}.")


def _everybody(conn: Connection) -> list[tuple[staff.Member, Shifts]]:
    members = staff.everybody(conn)
    found = shifts.of_all(conn, [member.id for member in members])
    return [(member, found.get(member.id, Shifts())) for member in members]


def _row(member: staff.Member, works: Shifts) -> dict[str, Any]:
    return {
        "login": member.login,
        "name": member.name,
        "role": member.role,
        "also": staff.split(member.also),
        "departments": staff.split(member.departments),
        "title": member.title,
        "licence": member.licence,
        "capacity": member.capacity,
        "active": member.active,
        "shifts": timetable.written(works.week),
        "days": {
            str(day): ",".join(map(str, works.days[day])) or OFF for day in sorted(works.days)
        },
    }


def _cells(row: dict[str, Any]) -> tuple[str, ...]:
    """A row of the table: one line for each role and for each span of a shift."""
    days = [f"{day} {hours}" for day, hours in row["days"].items()]
    works = [row["shifts"].replace("; ", "\n") or "any time", *days]
    return (
        row["login"],
        row["name"],
        "\n".join((row["role"], *row["also"], *row["departments"])),
        row["title"],
        row["licence"],
        str(row["capacity"]),
        "\n".join(works).replace(",", "\n").replace(" ", "\n"),
        "yes" if row["active"] else "no",
    )


def _warn(roles: tuple[str, ...], licence: str) -> None:
    """Say what somebody may not do without a licence number."""
    barred = [role for role in roles if rules.needs_licence(role)]
    if barred and not licence:
        click.echo(f"Without --licence they cannot go online as {', '.join(barred)}.", err=True)
