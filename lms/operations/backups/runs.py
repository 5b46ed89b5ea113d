"""When backups were taken and rehearsed, and whether that is too long ago."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from lms.operations.models import BackupRun

LINES = 30


@dataclass(frozen=True)
class LastRun:
    """How it stands with one kind: the last that came to its end, whether one is late, and whether the last
    try of all failed."""

    last: BackupRun | None
    is_late: bool
    failed: bool

    @property
    def word(self) -> str:
        return "late" if self.is_late else "ok"


@dataclass(frozen=True)
class Backups:
    """How it stands with backups and drills. `is_asked` says that they are taken here at all: in production,
    where a key is set, or where one has been taken before."""

    backup: LastRun
    drill: LastRun
    is_asked: bool


def note(kind: str, *, seconds: float, size: int = 0, rows: int = 0, is_whole: bool = True) -> None:
    """Write down that a backup or a drill came to its end, or failed."""
    BackupRun.objects.create(
        kind=kind, at=timezone.now(), seconds=seconds, size=size, rows=rows, is_whole=is_whole
    )


def standing() -> Backups:
    """How it stands now; four queries."""
    backup = _standing(BackupRun.Kind.BACKUP, timedelta(hours=settings.BACKUP_LATEST_HOURS))
    drill = _standing(BackupRun.Kind.DRILL, timedelta(days=settings.DRILL_LATEST_DAYS))
    is_asked = settings.IS_PRODUCTION or bool(settings.BACKUP_RECIPIENTS) or backup.last is not None
    return Backups(backup, drill, is_asked)


def latest() -> Sequence[BackupRun]:
    """The last backups and drills, the newest first."""
    return list(BackupRun.objects.order_by("-at", "-pk")[:LINES])


def _standing(kind: str, longest: timedelta) -> LastRun:
    runs = BackupRun.objects.filter(kind=kind).order_by("-at", "-pk")
    newest, last = runs.first(), runs.filter(is_whole=True).first()
    is_late = last is None or timezone.now() - last.at > longest
    return LastRun(last, is_late, failed=newest is not None and not newest.is_whole)
