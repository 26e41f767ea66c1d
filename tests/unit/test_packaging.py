"""What an operator is given is whole: settings listed, dependencies locked, containers sound."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.config import Settings
from tools import environment

ROOT = environment.ROOT
LOCKS = [environment.RUN_LOCK, environment.TEST_LOCK]


def _lines(name: str) -> list[str]:
    return (ROOT / name).read_text("utf-8").splitlines()


def _locked(name: str) -> dict[str, str]:
    """Package names, spelt one way, with the versions the lock file pins them to."""
    found = (re.match(r"([\w.-]+)==([\w.]+)", line) for line in _lines(name))
    return {_spelt(hit[1]): hit[2] for hit in found if hit}


def _spelt(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def test_the_example_names_every_setting_once() -> None:
    named = [
        line.partition("=")[0] for line in _lines(".env.example") if line.startswith("QIANMEN_")
    ]
    assert sorted(named) == sorted(f"QIANMEN_{field.upper()}" for field in Settings.model_fields)


def test_the_example_as_it_stands_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    for field in Settings.model_fields:
        monkeypatch.delenv(f"QIANMEN_{field.upper()}", raising=False)
    copied = Settings(_env_file=ROOT / ".env.example")
    assert copied == Settings(_env_file=None)


def test_the_example_gives_no_secret_away() -> None:
    for line in _lines(".env.example"):
        name, _, value = line.partition("=")
        if re.search(r"KEY|SECRET|TOKEN|PASSWORD", name) and not name.startswith("#"):
            assert value == "", name


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_its_hash(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    blocks = re.split(r"(?m)^(?=[\w.-]+==)", text)[1:]
    assert {_spelt(block.partition("==")[0]) for block in blocks} == set(_locked(lock))
    assert all("--hash=sha256:" in block for block in blocks)


@pytest.mark.parametrize("lock", LOCKS)
def test_the_locks_name_no_host_and_no_folder_of_a_machine(lock: str) -> None:
    text = "\n".join(line for line in _lines(lock) if not line.lstrip().startswith("# via"))
    assert not re.search(r"(?m)://|^-|/home/|/tmp/|/opt/", text)


def test_the_locks_hold_what_the_project_asks_for() -> None:
    project = _project()
    asked = [
        _spelt(re.split(r"[\[<>=~!; ]", line)[0]) for line in project["project"]["dependencies"]
    ]
    assert set(asked) <= set(_locked(environment.RUN_LOCK))
    wanted = [
        _spelt(re.split(r"[\[<>=~!; ]", line)[0]) for line in project["dependency-groups"]["dev"]
    ]
    assert set(wanted) <= set(_locked(environment.TEST_LOCK))


def test_the_tests_run_with_the_versions_that_patients_meet() -> None:
    tested = _locked(environment.TEST_LOCK)
    assert {name: tested.get(name) for name in _locked(environment.RUN_LOCK)} == _locked(
        environment.RUN_LOCK
    )


def test_the_dockerfile_passes_its_linter() -> None:
    linter = Path(sys.executable).with_name("hadolint")
    done = subprocess.run([linter, ROOT / "Dockerfile"], capture_output=True, check=False)
    assert done.returncode == 0, done.stdout.decode()


def test_the_containers_get_their_secrets_from_the_operator_alone() -> None:
    compose = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))
    assert set(compose["services"]) == {"serve", "worker", "migrate", "postgres", "redis"}
    for name in ("serve", "worker", "migrate"):
        service = compose["services"][name]
        assert service["command"] == [name]
        assert service["environment"]["QIANMEN_SECRET_KEY"].startswith("${QIANMEN_SECRET_KEY:?")
        assert ":${POSTGRES_PASSWORD:?" in service["environment"]["QIANMEN_DATABASE_URL"]
        assert service["read_only"] is True
