"""Every file stays small enough to read at one sitting, every function to see at one glance."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = ("bot", "flows", "handlers", "tests", "tools")
MOST_OF_A_FILE = 300  # lines
MOST_OF_A_FUNCTION = 40  # lines, from its `def` to its end


def overgrown(
    root: Path, *, file: int = MOST_OF_A_FILE, function: int = MOST_OF_A_FUNCTION
) -> Iterator[str]:
    """What under *root* is longer than allowed: `path: lines` or `path:line name: lines`."""
    for path in sorted(root.rglob("*.py")):
        source, place = path.read_text("utf-8"), path.relative_to(root.parent).as_posix()
        if (lines := len(source.splitlines())) > file:
            yield f"{place}: {lines}"
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if lines > function:
                    yield f"{place}:{node.lineno} {node.name}: {lines}"


@pytest.mark.parametrize("room", ROOMS)
def test_no_file_and_no_function_outgrows_its_room(room: str) -> None:
    assert any((ROOT / room).rglob("*.py")), f"{room} has no code to look at"
    found = list(overgrown(ROOT / room))
    assert not found, "\n".join(["too long:", *found])


def test_one_line_too_many_is_named_with_its_length(tmp_path: Path) -> None:
    room = tmp_path / "room"
    room.mkdir()
    (room / "fits.py").write_text("def f():\n    a = 1\n    return a\n", "utf-8")
    (room / "long.py").write_text("\n" * 5, "utf-8")
    (room / "wide.py").write_text(
        "if 1:\n    async def b(\n        a,\n    ):\n        pass", "utf-8"
    )
    found = list(overgrown(room, file=4, function=3))
    assert found == ["room/long.py: 5", "room/wide.py: 5", "room/wide.py:2 b: 4"]
