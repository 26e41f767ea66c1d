"""Joins the pages of notices: which address leads where, and the right each asks for."""

from __future__ import annotations

from aiohttp import web

from bot.clinic.duties import Right
from handlers.console.desk import Desk
from handlers.console.gate import Gate
from handlers.console.operating.notice_editor import Editor
from handlers.console.operating.notice_kit import ONE, PAGE, Kit
from handlers.console.operating.notice_live import Live
from handlers.console.operating.notice_rules import RULES, Rules
from handlers.console.operating.notices import Notices

STEPS = "{step:pause|resume|cancel|retry|settle|copy}"
WRITE, APPROVE = Right.notices, Right.approve


def routes(desk: Desk, kit: Kit, gate: Gate) -> list[web.AbstractRouteDef]:
    """Whoever approves may read, too: roles that have the one right have the other."""
    pages, live, rules = Notices(desk, kit), Live(desk), Rules(desk)
    editor = Editor(desk, kit, pages)
    return [
        web.get(PAGE, gate.see(pages.list, WRITE)),
        web.get(PAGE + "/new", gate.see(editor.new, WRITE)),
        web.post(PAGE + "/new", gate.change(editor.create, WRITE)),
        web.post(PAGE + "/count", gate.change(editor.count, WRITE)),
        web.post(PAGE + "/looks", gate.change(editor.look, WRITE)),
        web.get(RULES, gate.see(rules.page, WRITE)),
        web.post(RULES, gate.change(rules.add, WRITE)),
        web.post(RULES + r"/{rule:\d{1,18}}", gate.change(rules.switch, WRITE)),
        web.get(PAGE + r"/picture/{image:\d{1,18}}", gate.see(editor.picture, WRITE)),
        web.get(ONE, gate.see(pages.page, WRITE)),
        web.get(ONE + "/events", gate.watch(live.events, WRITE)),
        web.get(ONE + "/export.csv", gate.see(live.export, WRITE)),
        web.get(ONE + "/edit", gate.see(editor.edit, WRITE)),
        web.post(ONE + "/edit", gate.change(editor.save, WRITE)),
        web.post(ONE + "/picture", gate.change(editor.bring_picture, WRITE)),
        web.post(ONE + "/test", gate.change(editor.try_out, WRITE)),
        web.post(ONE + "/submit", gate.change(pages.submit, WRITE)),
        web.post(ONE + "/judge", gate.change(pages.judge, APPROVE)),
        web.post(ONE + "/start", gate.change(pages.start, WRITE)),
        web.post(f"{ONE}/{STEPS}", gate.change(pages.step, WRITE)),
    ]
