"""`manage.py drill`: rehearse a restore, and leave nothing of it."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from lms.operations import launch
from lms.operations.backups import restoring
from lms.operations.backups.errors import BackupRefused


class Command(BaseCommand):
    help = (
        "Restores a backup, the newest of BACKUP_DIR unless one is named, into a database and a folder of "
        "their own, checks it, prints how long each step took, and leaves nothing of it."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, nargs="?", help="the backup")
        parser.add_argument("--key", type=Path, metavar="FILE", help="the secret key (BACKUP_KEY_FILE)")

    def handle(self, *args: Any, file: Path | None, key: Path | None, **options: Any) -> None:
        try:
            report = restoring.drill(file, key=key or settings.BACKUP_KEY_FILE, say=self.stdout.write)
        except BackupRefused as refused:
            raise launch.CannotStart(str(refused)) from None
        self.stdout.write(
            f"The backup of {report.manifest.taken_at} can be restored: {sum(report.steps.values()):.1f} s."
        )
