"""Loads the program once: whoever connects to its door has a server of their own forked from it.

Its first line is a JSON object: which *program* lives, in what *env*, and whither it writes its
*log*; what comes then is for `serve.lives`. Loading takes seconds, and a test run kills dozens.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import socket
import sys
from pathlib import Path

from tests.chaos import act, serve

LIVES = {"serve": serve.live, "act": act.live}


def main(door: Path) -> None:
    """Serve until killed, or until who started us ends."""
    serve.end_with_parent()
    serve.warm()
    act.warm()
    gc.freeze()  # no fork looks through what all share
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for a server
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(door))
        listening.listen()
        serve.say("loaded")
        while True:
            caller, _ = listening.accept()
            if os.fork() == 0:
                listening.close()
                _serve(caller)
            caller.close()


def _serve(caller: socket.socket) -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    serve.end_with_parent()
    for number in (0, 1):
        os.dup2(caller.fileno(), number)
    caller.close()
    try:
        asked = json.loads(sys.stdin.readline())
        os.environ.update(asked["env"])
        log = os.open(asked["log"], os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        os.dup2(log, 2)
        serve.say(f"loaded {os.getpid()}")
        serve.lives(LIVES[asked["program"]])
    finally:
        os._exit(0)  # a fork must end here, whatever happened


if __name__ == "__main__":
    main(Path(sys.argv[1]))
