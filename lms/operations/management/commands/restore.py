"""`manage.py restore`: make a platform of a backup, in an empty database and an empty folder."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import connection

from lms.operations import launch
from lms.operations.backups import restoring
from lms.operations.backups.errors import BackupRefused
from lms.portal.actions.erasing import tombstones


class Command(BaseCommand):
    help = (
        "Restores a backup into an empty database of the same server and its files into an empty folder; "
        "without --into and --files, those of the settings. Checks all of it before it is done."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the backup")
        parser.add_argument("--into", metavar="NAME", help="the database; made where it is not there")
        parser.add_argument("--files", type=Path, metavar="FOLDER", help="where media and private come")
        parser.add_argument("--key", type=Path, metavar="FILE", help="the secret key (BACKUP_KEY_FILE)")

    def handle(
        self, *args: Any, file: Path, into: str | None, files: Path | None, key: Path | None, **options: Any
    ) -> None:
        launch.require_database()
        name, folder = into or connection.settings_dict["NAME"], files or settings.DATA_DIR
        try:
            report = restoring.restore(
                file, key=key or settings.BACKUP_KEY_FILE, into=name, folder=folder, say=self.stdout.write
            )
        except BackupRefused as refused:
            raise launch.CannotStart(str(refused)) from None
        self.stdout.write(
            f"Restored into {name} and {folder} as it was at {report.manifest.taken_at}, "
            f"in {sum(report.steps.values()):.1f} s. Before it serves give `manage.py prepare`, "
            "`manage.py erasures --reapply` and `manage.py chain --after-restore`."
        )
        if not tombstones.file().exists():
            self.stdout.write(
                f"There is no {tombstones.file()}: if anybody was ever erased, lay the file there "
                "and give `manage.py erasures --reapply`."
            )
        if report.broken:
            raise launch.CannotStart(
                f"It stands, but is not as it was recorded: {report.said_of_broken}. "
                "Tell whoever answers for the records, and take an older backup if you can."
            )
