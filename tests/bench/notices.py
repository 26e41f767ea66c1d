"""A notice to very many on a PostgreSQL of its own, to a channel that takes everything.

The same as `rehearse notices --channel null`, for where no PostgreSQL runs.
python -m tests.bench.notices 1000000 [kills]
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from bot.rehearsal import nowhere
from tests.servers import quick_place, running_postgres

WORKERS = 2


def main(words: Sequence[str]) -> None:
    recipients, kill = int(words[0]), int(words[1]) if len(words) > 1 else 1
    say = partial(print, file=sys.stderr, flush=True)
    with running_postgres() as server, tempfile.TemporaryDirectory(dir=quick_place()) as home:
        wish = nowhere.Wish(recipients, kill, WORKERS, server.url)
        found = asyncio.run(nowhere.rehearse(wish, Path(home), say=say))
    print(nowhere.as_json(found))  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1:])
