"""The browser that the journeys walk with: the machine's Chromium, the distribution's, or Playwright's own.

`python -m tests.journeys.browser` makes sure there is one, and fails with one sentence otherwise.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = [
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-dev-shm-usage",
    "--force-color-profile=srgb",
    "--font-render-hinting=none",
]


class NoBrowser(Exception):
    """There is no browser and none could be installed; the text says what to do."""


def find() -> str | None:
    """The path of the browser to use: `BROWSER_PATH`, the machine's, or Playwright's; None if none."""
    for name in (os.environ.get("BROWSER_PATH", ""), *NAMES):
        found = shutil.which(name) if name else None
        if found:
            return found
    return _playwrights_own()


def require() -> str:
    """The path of the browser, installed first if need be."""
    found = find()
    if found:
        return found
    print("Installing a browser for the journeys ...", flush=True)
    for install in (_install_distributions, _install_playwrights):
        if install() and (found := find()):
            return found
    raise NoBrowser(
        "The journeys need a browser and none could be installed: "
        "install Chromium (sudo apt install chromium), or name one: make test BROWSER_PATH=/path/to/chrome"
    )


def _playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def _install_distributions() -> bool:
    root: list[str] = []
    if os.geteuid() != 0:
        root = ["sudo", "-n"]
        if not shutil.which("sudo") or not _runs([*root, "true"]):
            return False
    if not shutil.which("apt-get"):
        return False
    _runs([*root, "apt-get", "update", "-qq"])
    return _runs(
        [*root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-y", "-qq", "chromium"]
    )


def _install_playwrights() -> bool:
    return _runs([sys.executable, "-m", "playwright", "install", "chromium"])


def _runs(command: list[str]) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


if __name__ == "__main__":
    try:
        require()
    except NoBrowser as error:
        sys.exit(str(error))
