"""`manage.py reset`: start over, by deleting everything that the platform keeps in its data folder."""

import shutil
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from lms import database


class Command(BaseCommand):
    help = "Stops the embedded database and deletes the data folder: database, media, mail, static files."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--yes", action="store_true", help="do not ask")

    def handle(self, *args: Any, yes: bool, **options: Any) -> None:
        folder = database.data_dir().resolve()
        if folder.exists() and not (folder / "postgres.lock").exists():
            raise CommandError(f"{folder} holds no data of the platform, so it stays as it is.")
        if not yes:
            if not sys.stdin.isatty():
                raise CommandError("Nobody can be asked here; say it at once: make reset YES=1")
            if input(f"Delete everything in {folder}? Write yes: ").strip().lower() != "yes":
                raise CommandError("Nothing was deleted.")
        if folder.exists():
            try:
                database.stop()
                shutil.rmtree(folder)
            except PermissionError:
                raise CommandError(
                    f"Not everything in {folder} could be deleted, since some of it belongs to somebody "
                    "else; give the same command as that user, or with sudo."
                ) from None
        self.stdout.write(f"{folder} is gone; `make run` makes a new one.")
        if database.is_elsewhere():
            self.stdout.write("The database that DATABASE_URL names was left as it is.")
