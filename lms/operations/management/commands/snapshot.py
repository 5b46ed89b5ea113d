"""`manage.py snapshot`: take the snapshot of the database from the migrations, or check it against them."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from lms import database
from lms.operations import snapshot


class Command(BaseCommand):
    help = "Takes lms/operations/data/snapshot.sql from the migrations; with --check only compares."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="fail where file and migrations differ")

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        try:
            if check:
                self._check(settings.DATA_DIR / "snapshot.checked")
            else:
                self.stdout.write("Migrating an empty database ...")
                snapshot.FILE.write_text(snapshot.taken(), encoding="utf-8")
        finally:
            database.leave()

    def _check(self, mark: Path) -> None:
        """Compare, unless just these files were found to agree before."""
        fingerprint = snapshot.fingerprint()
        if mark.exists() and mark.read_text() == fingerprint:
            return
        if differences := snapshot.differences():
            self.stderr.write("\n".join(differences))
            raise CommandError("The snapshot differs from the migrations; take it anew with `make snapshot`.")
        mark.write_text(fingerprint)
