"""`python -m tests.simulated [--under] [--over] [PERSON ...]`: what everybody's intake came to."""

from __future__ import annotations

import argparse
import sys

from tests.simulated.description import everybody
from tests.simulated.report import report


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("people", nargs="*", help="only these, with all they answered")
    parser.add_argument("--over", action="store_true", help="also name who is found too urgent")
    given = parser.parse_args()
    people = [who for who in everybody() if not given.people or who.id in given.people]
    found = report(people)
    over = found.over if given.over else []
    lines = [str(row) for row in (found.rows if given.people else [*found.under, *over])]
    lines.append(found.table())
    if any(row.wanted == "E" for row in found.rows):
        lines.append(found.summary())
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
