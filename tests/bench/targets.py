"""Writes the load generator's list of servers with this program's entries in it.

    python -m tests.bench.targets HARNESS/targets.json > all-targets.json

The places in our own entries (`{qianmen}`) become this checkout's folder.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent


def merged(theirs: Path) -> dict[str, object]:
    """Their entries and ours."""
    ours = (HERE / "targets.json").read_text().replace("{qianmen}", str(ROOT))
    return {**json.loads(theirs.read_text()), **json.loads(ours)}


if __name__ == "__main__":
    json.dump(merged(Path(sys.argv[1])), sys.stdout, indent=1)
