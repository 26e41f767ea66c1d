"""Writes docs/addresses.md: all addresses of other systems, out of their OpenAPI description."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

DOCS = Path(__file__).parents[1] / "docs" / "addresses.md"
HEAD = """# Addresses of other systems

Made from the OpenAPI 3.1 description, which the program serves at `/api/openapi.json`, by
`python -m tools.addresses`. How to sign and to connect: [standards.md](standards.md).
"""


def page(described: dict[str, Any]) -> str:
    """The page as Markdown."""
    return "\n".join([HEAD, *_table(described)]) + "\n"


def _table(described: dict[str, Any]) -> Iterator[str]:
    yield "| call | what it does | it takes | it answers |"
    yield "|---|---|---|---|"
    for path, item in described["paths"].items():
        for method, one in item.items():
            takes = [_parameter(each) for each in one.get("parameters", [])] + list(_body(one))
            answers = ", ".join(sorted(one["responses"]))
            does = one["summary"] + (f" {one['description']}" if "description" in one else "")
            cells = [f"`{method.upper()} {path}`", does, ", ".join(takes) or "nothing", answers]
            yield f"| {' | '.join(cells)} |"


def _parameter(one: dict[str, Any]) -> str:
    return f"`{one['name']}`" + ("" if one.get("required") else " (may be missing)")


def _body(one: dict[str, Any]) -> Iterator[str]:
    for kind in one.get("requestBody", {}).get("content", {}):
        yield f"a body of `{kind}`"
    if "$ref" in one.get("requestBody", {}):
        yield "a body of `application/json`"


def main() -> None:
    sys.path.insert(0, str(DOCS.parents[1]))
    from handlers.api.description import described

    DOCS.write_text(page(described()), "utf-8")


if __name__ == "__main__":
    main()
