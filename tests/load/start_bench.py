"""How long `make run` takes: cold (no data yet, the demo to load) and warm (everything there)."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from django.conf import settings

from tests.load import report

_LONGEST = 900


def main() -> None:
    report.heading("Start of make run, packages installed")
    folder = Path(tempfile.mkdtemp(prefix="bench-"))
    try:
        cold, warm = _start(folder), _start(folder)
    finally:
        _reset(folder)
    report.measure("cold: new database, migrations, static files, demo", cold, "s")
    report.measure("warm: everything there", warm, "s")
    report.ratio("warm against cold", warm, cold)


def _start(folder: Path) -> float:
    """Seconds until everything answered; then all is stopped."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    began = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "manage.py", "run"],
        cwd=settings.BASE_DIR,
        env=_environment(folder) | {"PORT": str(port)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as process:
        said = []
        for line in process.stdout:
            said.append(line)
            if line.startswith("Everything answers") or time.perf_counter() - began > _LONGEST:
                break
        seconds = time.perf_counter() - began
        process.send_signal(signal.SIGINT)
        process.stdout.read()
    if not said or not said[-1].startswith("Everything answers"):
        raise RuntimeError("it did not start: " + "".join(said[-3:]))
    return seconds


def _reset(folder: Path) -> None:
    subprocess.run(
        [sys.executable, "manage.py", "reset", "--yes"],
        cwd=settings.BASE_DIR,
        env=_environment(folder),
        capture_output=True,
        check=False,
    )
    shutil.rmtree(folder, ignore_errors=True)


def _environment(folder: Path) -> dict[str, str]:
    ours = {"DJANGO_SETTINGS_MODULE", "DATABASE_URL", "ENVIRONMENT", "DATA_DIR"}
    kept = {key: value for key, value in os.environ.items() if key not in ours}
    return kept | {"DATA_DIR": str(folder)}
