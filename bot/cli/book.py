"""`check` and `draw`: the flows proved, and the flows drawn."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import click


@click.command(help="Prove every flow and every text; prints each fault with its place.")
@click.option("--json", "as_json", is_flag=True, help="One JSON list of faults.")
@click.option("--publish", is_flag=True, help="Write the present steps down as published.")
def check(as_json: bool, publish: bool) -> None:
    from bot import clock
    from bot.check import everything, published
    from bot.check.dates import expiring, unsigned
    from bot.cli.talk import limits_of
    from bot.clinic.effects import EFFECTS
    from bot.i18n import Catalogue
    from flows import BOOK

    if publish:
        published.publish(BOOK)
    limits = {name: limits_of(name) for name in ("telegram", "wechat", "web")}
    faults = everything(BOOK, catalogue=Catalogue.load(), effects=EFFECTS, limits=limits)
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


@click.command(help="Draw every flow: diagrams and the clinician's table, to docs/flows.md.")
@click.option("--out", type=click.Path(path_type=Path), default=Path("docs/flows.md"))
@click.option("--lang", default="zh-CN", show_default=True, help="The language of the table.")
@click.option("--html", is_flag=True, help="A page that needs no other tool, instead.")
def draw(out: Path, lang: str, html: bool) -> None:
    import bot.draw as drawing
    from bot.i18n import Catalogue
    from flows import BOOK

    catalogue = Catalogue.load()
    if html:
        out, text = out.with_suffix(".html"), drawing.page(BOOK, catalogue, lang)
    else:
        text = drawing.markdown(BOOK, catalogue, lang)
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(text, encoding="utf-8")
    click.echo(f"{len(BOOK)} flows drawn in {out}")
