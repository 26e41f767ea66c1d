"""Finds the Chromium that the browser tests open, and installs it where the tests require one."""

from __future__ import annotations

import ctypes.util
import os
import shutil
import subprocess

from tools import environment

NAMES = ("chromium", "chromium-browser", "google-chrome")
# Without a CJK font every Chinese character is a box; the driver's own runtime needs libatomic.
PACKAGES = ["chromium", "fonts-noto-cjk", "libatomic1"]
MISSING = "No Chromium found: install one, or name it in QIANMEN_BROWSER."


def find() -> str | None:
    """The path of a Chromium, QIANMEN_BROWSER first, or None."""
    named = os.environ.get("QIANMEN_BROWSER")
    candidates = [named] if named else NAMES
    return next((path for name in candidates if (path := shutil.which(name))), None)


def required() -> bool:
    return os.environ.get("REQUIRE_BROWSER") == "1"


def prepare() -> None:
    """Before the tests: install a required browser, or say aloud that its tests are skipped."""
    if not find() and not required():
        environment.say(f"*** SKIPPING THE BROWSER TESTS. {MISSING} ***")
    elif required() and not _complete():
        environment.apt_install(PACKAGES, why="The browser tests need a browser and its fonts")


def _complete() -> bool:
    return bool(find() and _has_chinese_font() and ctypes.util.find_library("atomic"))


def _has_chinese_font() -> bool:
    if not shutil.which("fc-list"):
        return False
    listed = subprocess.run(["fc-list", ":lang=zh-cn"], check=False, capture_output=True)
    return bool(listed.stdout.strip())
