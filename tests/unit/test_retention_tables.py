"""Whoever erases knows every table the data file names, whatever else the process has loaded."""

import subprocess
import sys

ASKED = (
    "from bot.clinic import erasure, retention;"
    "named = {n for fate in retention.Fate for n in retention.load().of(fate)};"
    "print(sorted(named - set(erasure.TABLES)))"
)


def test_every_table_of_the_retention_file_is_known_to_who_erases() -> None:
    told = subprocess.run([sys.executable, "-c", ASKED], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
