"""What every page of the console promises: its headers, its language, its static files."""

from __future__ import annotations

import hashlib
import re

from handlers.console.paper import HERE
from tests.console import House


async def test_every_page_forbids_foreign_content_and_framing(house: House) -> None:
    async with house.visitor() as visitor, visitor.session.get("/console/login") as answer:
        policy = answer.headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")
        assert "frame-ancestors 'none'" in policy and "unsafe" not in policy
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Cache-Control"] == "no-store"
        page = await answer.text()
    assert not re.findall(r"(?:src|href|action)=\"(?:https?:)?//", page)


async def test_the_page_speaks_the_language_chosen(house: House) -> None:
    async with house.visitor() as visitor:
        assert "医护登录" in (await visitor.get("/console/login"))[1]
        status, _ = await visitor.get("/console/language/en?next=/console/login")
        assert status == 303 and "Staff login" in (await visitor.get("/console/login"))[1]
        async with visitor.session.get(
            "/console/language/en?next=//evil.example", allow_redirects=False
        ) as answer:
            assert answer.headers["Location"] == "/console"


def test_vendored_scripts_are_the_published_ones() -> None:
    listed = (HERE / "static" / "VENDOR.md").read_text()
    rows = re.findall(
        r"^\| (\S+\.js) \| (\S+) \| ([\d.]+) \| (\S+) \| ([0-9a-f]{64}) \|$", listed, re.MULTILINE
    )
    vendored = {path.name for path in (HERE / "static").glob("*.min.js")}
    assert {row[0] for row in rows} == vendored and len(rows) == 1
    for name, *_, digest in rows:
        assert hashlib.sha256((HERE / "static" / name).read_bytes()).hexdigest() == digest


async def test_static_files_are_kept_for_as_long_as_their_content_stays(house: House) -> None:
    async with house.visitor() as visitor:
        _, page = await visitor.get("/console/login")
        found = re.search(r'href="(/console/static/console.css\?v=\w+)"', page)
        assert found is not None
        async with visitor.session.get(found[1]) as answer:
            assert answer.status == 200 and "immutable" in answer.headers["Cache-Control"]
            assert answer.content_type == "text/css"
        async with visitor.session.get("/console/static/console.css?v=old") as answer:
            assert answer.headers["Cache-Control"] == "no-cache"
        async with visitor.session.get("/console/static/..%2fsite.py") as answer:
            assert answer.status == 404
