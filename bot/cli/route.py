"""`route`: departments for texts, line by line; a site's own model, trained and switched."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click
from sqlalchemy import Connection, select

from bot.clinic import routemodel, routing
from bot.clinic.casefile import CASE, STAFF, State
from bot.clinic.routemodel import BadModel, Model
from bot.clinic.telling import tell

WRITTEN = ("intake-words-title", "note-sentence", "note-question")  # a note's own words
LONGEST = 20_000  # characters of a text; the rest of a longer one is not read


@click.group(
    invoke_without_command=True,
    help="Read JSON lines {text, age_band} and print department, role and urgency of each.",
)
@click.option("--model", "path", type=click.Path(path_type=Path), help="Mix this model in.")
@click.option("--rules-only", is_flag=True, help="Leave out the model that is switched on.")
@click.pass_context
def group(context: click.Context, path: Path | None, rules_only: bool) -> None:
    if context.invoked_subcommand is not None:
        return
    model = None if rules_only else _model(path)
    faults = 0
    for line in _lines(sys.stdin.buffer, model):
        faults += "error" in line
        click.echo(json.dumps(line, ensure_ascii=False))
    context.exit(1 if faults else 0)


def _lines(stream: Iterable[bytes], model: Model | None) -> Iterator[dict[str, Any]]:
    for number, raw in enumerate(stream, start=1):
        if not raw.strip():
            continue
        try:
            row = json.loads(raw.decode("utf-8"))
            if not isinstance(row, dict) or not isinstance(row.get("text"), str):
                raise ValueError("a line is an object with a text")
            yield tell(row["text"][:LONGEST], routing.years_of(row.get("age_band")), model)
        except (ValueError, RecursionError) as error:
            yield {"line": number, "error": str(error)[:200] or type(error).__name__}


def _model(path: Path | None) -> Model | None:
    try:
        return routemodel.active() if path is None else routemodel.load(path)
    except BadModel as error:
        raise click.ClickException(str(error)) from None


@group.command(help="Train a model on closed cases, or on a file, and show how good it is.")
@click.option(
    "--file", "source", type=click.File(encoding="utf-8"), help="JSON lines, else the database."
)
@click.option("--least-cases", type=click.IntRange(2), default=5, show_default=True)
@click.option(
    "--out", type=click.Path(path_type=Path), default="route-model.json", show_default=True
)
def train(source: Iterable[str] | None, least_cases: int, out: Path) -> None:
    from bot.clinic import routetrain

    try:
        rows = _file_rows(source) if source is not None else _case_rows()
        model = routetrain.train(rows, routing.router(), least_cases=least_cases)
    except routetrain.CannotTrain as error:
        raise click.ClickException(str(error)) from None
    out.write_text(routemodel.dump(model), encoding="utf-8")
    _show(model)
    click.echo(f"Written to {out}. It is not in use: `qianmen route use {out}` switches it on.")


@group.command(help="Show what was measured of a model.")
@click.argument("path", type=click.Path(path_type=Path))
def show(path: Path) -> None:
    model = _model(path)
    assert model is not None
    _show(model)


@group.command(help="Switch a model on; processes take it up when they start again.")
@click.argument("path", type=click.Path(path_type=Path))
def use(path: Path) -> None:
    model = _model(path)
    assert model is not None
    _show(model)
    routemodel.ACTIVE.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(path, routemodel.ACTIVE)
    click.echo("Switched on. Start the processes again.")


@group.command(help="Switch the model off: the rules alone decide.")
def off() -> None:
    routemodel.ACTIVE.unlink(missing_ok=True)
    click.echo("Switched off. Start the processes again.")


def _show(model: Model) -> None:
    click.echo("by cross-validation   n      top 1 (95 %)           top 2 (95 %)")
    for name in ("rules", "model", "mixed"):
        found = model.told.get(name)
        if not found:
            continue
        one, two = found["top1_95"], found["top2_95"]
        click.echo(
            f"{name:<20} {found['n']:>5}   {found['top1']:.3f} ({one[0]:.3f}-{one[1]:.3f})"
            f"   {found['top2']:.3f} ({two[0]:.3f}-{two[1]:.3f})"
        )
    click.echo(f"The mixture takes {model.share:.0%} of the model; {len(model.weights)} n-grams.")


def _file_rows(lines: Iterable[str]) -> list[tuple[str, str]]:
    rows = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            rows.append((str(row["text"]), str(row["department"])))
        except (ValueError, KeyError, TypeError):
            raise click.ClickException(
                f"line {number}: not an object with text and department"
            ) from None
    return rows


def _case_rows() -> list[tuple[str, str]]:
    """What patients wrote in closed cases, with the department that was noted for each."""
    from bot.cli.opened import read

    return read(case_rows)


def case_rows(conn: Connection) -> list[tuple[str, str]]:
    """The words of each closed case, with the department of the clinician who closed it.

    Somebody of several departments, or of none that is routed to, teaches nothing.
    """
    codes = {found.code: name for name, found in routing.load().departments.items()}
    found = (
        select(CASE.c.note, STAFF.c.departments)
        .join(STAFF, STAFF.c.id == CASE.c.staff_id)
        .where(CASE.c.state == State.closed)
    )
    rows = []
    for note, departments in conn.execute(found):
        names = {codes.get(code) for code in str(departments or "").split(",")} - {None}
        words = _words(note or {})
        if words and len(names) == 1:
            rows.append((words, str(names.pop())))
    return rows


def _words(note: dict[str, Any]) -> str:
    lines = note.get("lines") or []
    said = [
        value
        for line in lines
        if line.get("title") in WRITTEN
        for value in line.get("values", ())
        if isinstance(value, str)
    ]
    return " ".join(said)
