"""What the nightly jobs cost over a country: seconds of the processor and on the clock, and memory.

Each job runs in a process of its own, over a country and over one a quarter of its size: four times the homes
may cost some four times as much, not sixteen. What goes over ten years is taken in one night, and undone.
`HOMES=2000 make bench ARGS=nightly` takes fewer than 10,000.
"""

import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import psutil
from celery import current_app
from celery.schedules import crontab
from django.conf import settings
from django.db import connection, transaction
from django.test import override_settings
from django.utils import timezone

from lms.demo import country, loading
from lms.operations import launch
from lms.owner import as_owner
from lms.portal.actions import keeping
from lms.schedule import SCHEDULE
from tests.load.report import heading, measure, ratio

_SHARES = (0.25, 1.0)
_EVERY_DAY = 31
_NOTHING = 0.5  # seconds that a job takes with nothing to do, so that ratios of little say little
_MOST_GROWTH = "at most 6 for four times the homes"
# They ask other machines, or take the machine's own folders.
_NOT_HERE = {"cms.tasks.check_links", "lms.operations.tasks.back_up"}


@dataclass(frozen=True)
class Cost:
    """Seconds of the processor for the job and for its connection to the database, on the clock, and MiB."""

    processor: float
    database: float
    clock: float
    memory: float


def main() -> None:
    with TemporaryDirectory() as place, override_settings(**_folders(Path(place))):
        _measure(int(os.environ.get("HOMES", "10000")))


def _measure(homes: int) -> None:
    current_app.loader.import_default_modules()
    loading.load(lambda share, words: None)
    seen: dict[str, list[Cost]] = {}
    for share in _SHARES:
        number = int(homes * share)
        for _words in country.load(number):
            pass
        with as_owner(), connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        heading(f"Nightly jobs over {number:,} homes")
        idle = _cost_of(lambda: None).memory
        for name, job in _jobs():
            cost = _cost_of(job)
            seen.setdefault(name, []).append(cost)
            measure(f"{name}: processor", cost.processor, "s")
            measure(f"{name}: the database's processor", cost.database, "s")
            measure(f"{name}: clock", cost.clock, "s")
            measure(f"{name}: memory", cost.memory - idle, "MiB")
    heading("Four times the homes")
    for name, (few, many) in seen.items():
        spent, before = (one.processor + one.database + _NOTHING for one in (many, few))
        ratio(f"{name}: both processors", spent, before, _MOST_GROWTH)


def _jobs() -> Iterator[tuple[str, Callable[[], object]]]:
    for name in _nightly():
        yield name, current_app.tasks[name]
    yield "everything past its time in ten years", _ten_years


def _ten_years() -> None:
    with transaction.atomic():
        keeping.let_go(at=timezone.now() + timedelta(days=3650))
        transaction.set_rollback(True)


def _folders(place: Path) -> dict[str, object]:
    """A data folder of the benchmark's own: what goes by its time must be nobody's."""
    stores: dict[str, Any] = settings.STORAGES
    private = {**stores["default"], "OPTIONS": {"location": place / "private"}}
    return {
        "DATA_DIR": place,
        "MEDIA_ROOT": place / "media",
        "BACKUP_DIR": place / "backups",
        "EMAIL_FILE_PATH": str(place / "mail"),
        "STORAGES": {**stores, "private": private},
    }


def _nightly() -> list[str]:
    """The jobs that run once a night."""
    return sorted(
        {
            entry["task"]
            for entry in SCHEDULE.values()
            if isinstance(when := entry["schedule"], crontab)
            and len(when.hour) == 1
            and len(when.day_of_month) == _EVERY_DAY
        }
        - _NOT_HERE
    )


def _cost_of(job: Callable[[], object]) -> Cost:
    """What a job costs in a process of its own, which starts with nothing but what is imported."""
    launch.let_go()
    outlet, inlet = os.pipe()
    began = time.monotonic()
    child = os.fork()
    if child == 0:
        os._exit(_done(job, inlet))
    os.close(inlet)
    _, status, used = os.wait4(child, 0)
    seconds = time.monotonic() - began
    with open(outlet, "rb") as told:
        of_the_database = float(told.read() or 0)
    if status:
        raise RuntimeError("A job failed.")
    return Cost(used.ru_utime + used.ru_stime, of_the_database, seconds, used.ru_maxrss / 1024)


def _done(job: Callable[[], object], inlet: int) -> int:
    """Do the job, and tell through the pipe how long the database's processor was at it; 1 where it fails."""
    try:
        connection.ensure_connection()
        backend = psutil.Process(connection.connection.info.backend_pid)
        job()
        times = backend.cpu_times()
        os.write(inlet, str(times.user + times.system).encode())
    except BaseException as error:
        print(f"  {error!r}", flush=True)
        return 1
    return 0
