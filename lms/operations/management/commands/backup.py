"""`manage.py backup`: take an encrypted backup of database and files, or make the key for it."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from lms.operations.backups import sealed, taking
from lms.operations.backups.errors import BackupRefused
from lms.operations.launch import CannotStart


class Command(BaseCommand):
    help = (
        "Takes one encrypted backup of database and files into BACKUP_DIR; --new-key FILE makes a pair of "
        "keys instead, writes the secret one to FILE and prints the public one for BACKUP_RECIPIENTS."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--new-key", type=Path, metavar="FILE", help="make a pair of keys")

    def handle(self, *args: Any, new_key: Path | None, **options: Any) -> None:
        try:
            if new_key:
                self.stdout.write(sealed.new_key(new_key))
                return
            backup = taking.take(say=self.stdout.write)
        except BackupRefused as refused:
            raise CannotStart(str(refused)) from None
        files = len(backup.manifest.files)
        self.stdout.write(
            f"{backup.file}: {backup.size:,} bytes with {backup.manifest.rows} rows and {files} files, "
            f"in {backup.seconds:.1f} s."
        )
