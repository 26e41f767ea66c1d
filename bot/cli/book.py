"""`check` and `draw`: the flows proved, and the flows drawn."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import click


@click.command(help="Prove every flow and every text; prints each fault with its place.")
@click.option("--json", "as_json", is_flag=True, help="One JSON list of faults.")
@click.option("--walk", is_flag=True, help="Also walk every way through every flow.")
@click.option("--publish", is_flag=True, help="Write the present steps down as published.")
def check(as_json: bool, walk: bool, publish: bool) -> None:
    from bot import clock
    from bot.check import clinical, everything, explorer, published, routes
    from bot.check.dates import expiring, unsigned
    from bot.cli.talk import limits_of
    from bot.clinic import routing, rules
    from bot.clinic.effects import EFFECTS
    from bot.i18n import Catalogue
    from flows import BOOK

    if publish:
        published.publish(BOOK)
    limits = {name: limits_of(name) for name in ("telegram", "wechat", "web")}
    catalogue = Catalogue.load()
    faults = everything(BOOK, catalogue=catalogue, effects=EFFECTS, limits=limits)
    faults += clinical.faults(BOOK, catalogue, rules.load())
    faults += routes.faults(BOOK, catalogue, routing.load(), rules.load().roles, limits)
    if walk:
        walked = explorer.explore(BOOK, catalogue, limits)
        faults += walked.faults
        click.echo(walked.summary(), err=True)
    today = clock.now().date()
    for line in [*expiring(today), *unsigned(today)]:
        click.echo(line, err=True)
    if as_json:
        click.echo(json.dumps([dataclasses.asdict(f) for f in faults], ensure_ascii=False))
    else:
        for fault in faults:
            click.echo(str(fault))
        steps = sum(len(flow.steps) for flow in BOOK.values())
        click.echo(f"{len(BOOK)} flows, {steps} steps, {len(faults)} faults")
    if faults:
        raise SystemExit(1)


@click.command(help="Draw every flow, and the clinical content for those who sign it, to docs/.")
@click.option("--out", type=click.Path(path_type=Path), default=Path("docs/flows.md"))
@click.option("--clinical", type=click.Path(path_type=Path), default=Path("docs/clinical.md"))
@click.option("--lang", default="zh-CN", show_default=True, help="The language of the tables.")
@click.option("--html", is_flag=True, help="Pages that need no other tool, instead.")
def draw(out: Path, clinical: Path, lang: str, html: bool) -> None:
    import bot.draw as drawing
    from bot.clinic import rules
    from bot.draw import clinical as content
    from bot.i18n import Catalogue
    from flows import BOOK

    catalogue, known = Catalogue.load(), rules.load()
    if html:
        out, clinical = out.with_suffix(".html"), clinical.with_suffix(".html")
        texts = drawing.page(BOOK, catalogue, lang), content.page(BOOK, catalogue, lang, known)
    else:
        texts = (
            drawing.markdown(BOOK, catalogue, lang),
            content.markdown(BOOK, catalogue, lang, known),
        )
    for path, text in zip((out, clinical), texts, strict=True):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    click.echo(f"{len(BOOK)} flows drawn in {out}; the clinical content is in {clinical}")
