"""One Chromium for all the tests of a process, and what every page of ours has to stand."""

from __future__ import annotations

import contextlib
import subprocess
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

from axe_playwright_python.async_playwright import Axe
from playwright.async_api import (
    Browser,
    BrowserContext,
    Error,
    Page,
    async_playwright,
    expect,
)

from tests.console import PASSWORD

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
HEADLESS = ["--headless", "--no-first-run", "--remote-debugging-port=0", "--hide-scrollbars"]
UNTHROTTLED = [
    "--disable-background-timer-throttling",
    "--disable-backgrounding-occluded-windows",
    "--disable-renderer-backgrounding",
]
START_SECONDS = 60.0
PATIENCE = 30_000  # milliseconds for what is expected of a page, on however busy a machine
SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"

expect.set_options(timeout=PATIENCE)


@contextlib.contextmanager
def a_chromium(path: str) -> Iterator[str]:
    """A running browser; its address for those that steer it."""
    with tempfile.TemporaryDirectory(
        prefix="qianmen-chromium-", ignore_cleanup_errors=True
    ) as folder:
        # It writes where it listens into the folder of its profile.
        told = Path(folder, "DevToolsActivePort")
        command = [path, *FLAGS, *HEADLESS, *UNTHROTTLED, f"--user-data-dir={folder}"]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            yield f"http://127.0.0.1:{_port(told, process)}"
        finally:
            process.terminate()
            process.wait(START_SECONDS)


def _port(told: Path, process: subprocess.Popen[bytes]) -> str:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and process.poll() is None:
        if told.exists() and (lines := told.read_text().splitlines()):
            return lines[0]
        time.sleep(0.05)
    raise TimeoutError(f"the browser did not start (exit code {process.poll()})")


@contextlib.asynccontextmanager
async def steered(address: str) -> AsyncIterator[Browser]:
    """The browser at *address*; the pages opened through this are closed at the end."""
    async with async_playwright() as driver:
        opened = await driver.chromium.connect_over_cdp(address)
        yield opened
        await opened.close()


async def logged_in(context: BrowserContext, url: str, login: str) -> Page:
    """A page of the console, past the login by keyboard. *page.faults* are those of its scripts and
    of its policy, for `unharmed` and the like."""
    page = await context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.faults = faults  # type: ignore[attr-defined]
    await page.goto(url + "/console/login")
    await expect(page.locator("[autofocus]")).to_be_focused()
    await page.locator("#login").fill(login)
    await page.locator("#password").fill(PASSWORD)
    await page.keyboard.press("Enter")
    await expect(page.locator(".me")).to_be_visible()
    return page


async def fits(page: Page) -> None:
    """Nothing sticks out sideways, and a checker of accessibility finds nothing.

    A page that was just being left, for what is looked for stands on the one before as well, is
    looked at again when the next is there.
    """
    for left in (2, 1, 0):
        try:
            assert not await page.evaluate(SIDEWAYS)
            results = await Axe().run(page)
        except Error as error:
            if not left or "navigation" not in error.message:
                raise
            await page.wait_for_load_state()
        else:
            assert results.violations_count == 0, results.generate_report()
            return
