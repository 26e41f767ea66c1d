"""Commands as from a shell, without loading the program anew for each.

`run` has a command done by a process forked from one that has loaded the program: it has a folder,
an environment, input and output of its own, as `python -m bot` has, and seconds less to wait for.
"""

from __future__ import annotations

import array
import atexit
import gc
import importlib
import json
import os
import random
import select
import shutil
import socket
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path
from threading import Lock

from bot.__main__ import COMMANDS, main

ROOT = Path(__file__).resolve().parents[1]
LONGEST = 1 << 20  # bytes of what is asked
PATIENCE = 110.0  # seconds
STARTING = Lock()


def plain(cwd: Path, **settings: str) -> dict[str, str]:
    """The environment of somebody who has set nothing but *settings*; warnings are errors."""
    ours = {k: v for k, v in os.environ.items() if not k.startswith("QIANMEN_")}
    return ours | {"PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error", "PWD": str(cwd)} | settings


def run(
    *words: str, cwd: Path = ROOT, said: str = "", **settings: str
) -> subprocess.CompletedProcess[str]:
    """`python -m bot WORDS` in *cwd* with *said* at its input. Raises TimeoutError."""
    with STARTING:
        door = _door()
    asked = {"words": words, "cwd": str(cwd), "env": plain(cwd, **settings)}
    with (
        tempfile.TemporaryFile("w+", encoding="utf-8") as given,
        tempfile.TemporaryFile("w+", encoding="utf-8") as out,
        tempfile.TemporaryFile("w+", encoding="utf-8") as err,
        socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as caller,
    ):
        given.write(said)
        given.seek(0)
        caller.settimeout(PATIENCE)
        caller.connect(door)
        socket.send_fds(
            caller, [json.dumps(asked).encode()], [f.fileno() for f in (given, out, err)]
        )
        code = array.array("i", caller.recv(4) or b"\xff\xff\xff\xff")[0]
        out.seek(0)
        err.seek(0)
        return subprocess.CompletedProcess(list(words), code, out.read(), err.read())


@cache
def _door() -> str:
    """Where the loaded program is asked; it lives until this process ends."""
    folder = tempfile.mkdtemp(prefix="qianmen-shell-")
    door = f"{folder}/door"
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.shell", door],
        cwd=ROOT,
        env=plain(ROOT),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    atexit.register(process.kill)
    assert process.stdout
    assert process.stdout.readline() == b"loaded\n"
    return door


def serve(door: str) -> None:
    """Fork whoever does what is asked, until who started us is gone: then our input ends."""
    for place in COMMANDS.values():
        importlib.import_module(place.partition(":")[0])
    gc.freeze()  # no fork looks through what all share
    with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as listening:
        listening.bind(door)
        listening.listen()
        os.write(1, b"loaded\n")
        while True:
            ready, _, _ = select.select([listening, sys.stdin], [], [])
            if sys.stdin in ready:
                return
            caller, _ = listening.accept()
            if os.fork() == 0:
                listening.close()
                _attend(caller)
            caller.close()
            _reap()


def _reap() -> None:
    """Let go of those that have ended."""
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        return


def _attend(caller: socket.socket) -> None:
    """Do one command in a fork of its own, and say how it ended. Never comes back."""
    try:
        asked, files, _, _ = socket.recv_fds(caller, LONGEST, 3)
        child = os.fork()
        if child == 0:
            caller.close()
            _do(json.loads(asked), files)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        caller.send(array.array("i", [code]).tobytes())
    finally:
        os._exit(0)  # a fork must end here, whatever happened


def _do(asked: dict[str, object], files: list[int]) -> None:
    code = 70
    try:
        for number, file in enumerate(files):
            os.dup2(file, number)
        os.environ.clear()
        os.environ.update(dict(asked["env"]))  # type: ignore[call-overload]
        os.chdir(str(asked["cwd"]))
        random.seed()  # or all forks would draw the same
        code = _left(list(asked["words"]))  # type: ignore[call-overload]
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(code)


def _left(words: list[str]) -> int:
    """The exit code of the command; what breaks is told as the interpreter tells it."""
    try:
        main(words, prog_name="qianmen")
    except SystemExit as left:
        return left.code if isinstance(left.code, int) else int(left.code is not None)
    except BaseException:  # noqa: BLE001 - told, as at the end of any program
        sys.excepthook(*sys.exc_info())
        return 1
    return 0


if __name__ == "__main__":
    serve(sys.argv[1])
