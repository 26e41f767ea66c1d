"""Makes and refreshes the Python environment that `./run` and `./test` work in.

Only the standard library is used, and nothing newer than Python 3.8 speaks, so that a machine
which cannot be served is told so in one sentence.
"""

from __future__ import annotations

import fcntl
import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / ".installed.json"
OLDEST, NEWEST = (3, 11), (3, 14)

RUN_LOCK = "requirements.lock"
TEST_LOCK = "requirements-dev.lock"  # holds everything that requirements.lock holds, and more


class Refused(Exception):
    """The environment cannot be made; the message is one plain sentence."""


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def ready(lock: str) -> Path:
    """The environment's interpreter, with the packages of `lock` in it; installs only on change."""
    _check_python()
    with _one_at_a_time():
        if not _installed(lock):
            started = time.monotonic()
            _install(lock)
            say(f"Environment ready after {time.monotonic() - started:.0f} s.")
    return PYTHON


def _check_python() -> None:
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        raise Refused(
            f"Qianmen needs Python {OLDEST[0]}.{OLDEST[1]} to {NEWEST[0]}.{NEWEST[1]}, "
            f"but {sys.executable} is {sys.version_info[0]}.{sys.version_info[1]}."
        )


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Lets a second `./run` wait for the first one's installation instead of disturbing it."""
    folder = os.open(ROOT, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def _fingerprints(lock: str) -> dict[str, str]:
    """What the stamp must say; the test environment serves `./run` as well."""
    names = [RUN_LOCK, TEST_LOCK] if lock == TEST_LOCK else [lock]
    prints = {name: hashlib.sha256((ROOT / name).read_bytes()).hexdigest() for name in names}
    return {**prints, "python": f"{sys.version_info[0]}.{sys.version_info[1]}"}


def _installed(lock: str) -> bool:
    try:
        stamp = json.loads(STAMP.read_text("utf-8"))
    except (OSError, ValueError):
        return False
    return os.access(PYTHON, os.X_OK) and _fingerprints(lock).items() <= stamp.items()


def _install(lock: str) -> None:
    STAMP.unlink(missing_ok=True)
    if not (shutil.which("uv") and _install_with_uv(lock)):
        _install_with_pip(lock)
    STAMP.write_text(json.dumps(_fingerprints(lock)), "utf-8")


def _install_with_uv(lock: str) -> bool:
    say("Making the environment with uv ...")
    # Behind a proxy that re-signs TLS only the system's certificates are the right ones.
    env = {"UV_SYSTEM_CERTS": "1", **os.environ}
    steps = [["uv", "pip", "sync", "--require-hashes", "--python", str(PYTHON), lock]]
    if not _usable(""):
        steps.insert(0, ["uv", "venv", "--quiet", "--clear", "--python", sys.executable, str(VENV)])
    if all(subprocess.run(step, cwd=ROOT, env=env, check=False).returncode == 0 for step in steps):
        return True
    say("uv did not manage; trying with pip.")
    return False


def _install_with_pip(lock: str) -> None:
    say("Making the environment ...")
    if not _usable("import pip"):
        _make_with_venv()
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--no-input", "install"]
    pip += ["--require-hashes", "--progress-bar", "off", "-r", lock]
    if _watch(pip, total=len(re.findall(r"(?m)^\S+==", (ROOT / lock).read_text("utf-8")))):
        raise Refused("The packages could not be installed; is the package index reachable?")


def _make_with_venv() -> None:
    if importlib.util.find_spec("ensurepip") is None:
        apt_install(["python3-venv"], why="Python's venv module is missing")
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=False)
    if made.returncode:
        raise Refused(f"Python could not make an environment in {VENV}; see the lines above.")


def _usable(code: str) -> bool:
    """Whether the environment is there, of this Python's version, and `code` runs in it."""
    if not os.access(PYTHON, os.X_OK):
        return False
    test = f"import sys; {code}\nsys.exit(list(sys.version_info[:2]) != {[*sys.version_info[:2]]})"
    done = subprocess.run([str(PYTHON), "-c", test], check=False, stderr=subprocess.DEVNULL)
    return done.returncode == 0


def _watch(command: list[str], *, total: int) -> int:
    """Run pip, turn its chatter into a count, and show its last words when it fails."""
    lines: list[str] = []
    seen = 0
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        for line in process.stdout or ():
            lines.append(line.rstrip())
            if line.startswith(("Collecting ", "Processing ", "Ignoring ", "Requirement already ")):
                seen += 1
                _show_count(seen, total)
            elif line.startswith("Installing collected"):
                say("Installing ...")
    if process.returncode:
        say("\n".join(lines[-12:]))
    return process.returncode


def _show_count(seen: int, total: int) -> None:
    if seen % 10 == 0 or seen == total:
        say(f"Fetching packages: {seen} of {total}")


def apt_install(packages: list[str], *, why: str) -> None:
    """Install Debian packages when we may; otherwise say in one sentence what to type."""
    ask = f"{why}: please run `apt-get install {' '.join(packages)}` as root, then try again."
    prefix = _root_prefix()
    if shutil.which("apt-get") is None or prefix is None:
        raise Refused(ask)
    say(f"{why}: installing {', '.join(packages)} ...")
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    install = ["install", "-y", "--no-install-recommends", *packages]
    for step in (["update"], install):
        # Only what apt complains of is shown; it names every file that it unpacks otherwise.
        if subprocess.run([*apt, *step], check=False, stdout=subprocess.DEVNULL).returncode:
            raise Refused(ask)


def _root_prefix() -> list[str] | None:
    """What to put before a command that needs root: nothing, a sudo that asks nothing, or None."""
    if os.geteuid() == 0:
        return []
    sudo = ["sudo", "-n"]
    if shutil.which("sudo"):
        silent = subprocess.run([*sudo, "true"], check=False, stderr=subprocess.DEVNULL)
        return sudo if silent.returncode == 0 else None
    return None
