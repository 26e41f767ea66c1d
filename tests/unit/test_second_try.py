"""`./test` tries the few tests that failed beside the others once more, and says so."""

from __future__ import annotations

import sys
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import ModuleType

import pytest

from tools import environment

STEADY = "def test_steady():\n    pass\n\n"
UNSTEADY = """\
import pathlib

def test_unsteady():
    seen = pathlib.Path(__file__).with_name("seen")
    if not seen.exists():
        seen.touch()
        raise AssertionError("the first time")
"""


def runner(monkeypatch: pytest.MonkeyPatch, where: Path, tests: str) -> ModuleType:
    """`./test` as a module, at work on a project of these tests."""
    loader = SourceFileLoader("test_command", str(environment.ROOT / "test"))
    module = ModuleType(loader.name)
    monkeypatch.setitem(sys.modules, loader.name, module)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    loader.exec_module(module)
    (where / "test_small.py").write_text(tests)
    monkeypatch.setattr(environment, "ROOT", where)
    monkeypatch.setattr(module, "WORKERS", "1")
    return module


def test_who_passes_alone_is_told_of(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    module = runner(monkeypatch, tmp_path, STEADY + UNSTEADY)
    assert module._tests(sys.executable, []) == []
    said = capfd.readouterr().out
    assert "1 failed, 1 passed" in said
    assert "UNSTEADY" in said
    assert said.rstrip().endswith("test_small.py::test_unsteady")


def test_who_fails_again_fails(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    module = runner(monkeypatch, tmp_path, STEADY + "def test_wrong():\n    assert False\n")
    assert module._tests(sys.executable, []) == ["pytest by themselves"]
    said = capfd.readouterr().out
    assert "UNSTEADY" not in said
    assert said.count("1 failed") == 2  # the steady one is not run again


@pytest.mark.parametrize("named", [True, False])
def test_many_or_named_ones_have_one_try(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str], named: bool
) -> None:
    module = runner(monkeypatch, tmp_path, UNSTEADY)
    monkeypatch.setattr(module, "AGAIN", 10 if named else 0)
    assert module._tests(sys.executable, ["test_small.py"] if named else []) == ["pytest"]
    assert "once more" not in capfd.readouterr().out
