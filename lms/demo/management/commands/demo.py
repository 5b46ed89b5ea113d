from argparse import ArgumentParser, ArgumentTypeError
from time import monotonic
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import translation
from django.utils.functional import Promise

from lms.demo import country, loading
from lms.demo.errors import NothingToCopy, PeopleThere
from lms.owner import as_owner
from lms.people.models import User

_MOST_HOMES = 200_000


class Command(BaseCommand):
    help = "Load the demo: people, content, sessions and approvals that every screen can show."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--homes", type=_number_of_homes, help="write homes in bulk until this many stand, for measuring"
        )
        parser.add_argument("--prepare", action="store_true", help="migrate and collect files first")

    def handle(self, *args: Any, homes: int | None, prepare: bool, **options: Any) -> None:
        if settings.IS_PRODUCTION:
            raise CommandError("The demo is never loaded in production.")
        if prepare:
            call_command("prepare", stdout=self.stdout)
        if not homes or not User.objects.exists():
            self._load()
        if homes:
            self._load_country(homes)

    def _load(self) -> None:
        try:
            loading.load(self._report)
        except PeopleThere:
            raise CommandError(
                "The database holds people already, so the demo was not loaded; `make reset` starts over."
            ) from None
        self.stdout.write(self.style.SUCCESS("The demo is loaded."))

    def _report(self, share: int, words: str | Promise) -> None:
        with translation.override("en"):
            if words:
                self.stdout.write(f"  {share:>3} % {words} ...")

    def _load_country(self, homes: int) -> None:
        began = monotonic()
        try:
            for words in country.load(homes):
                self.stdout.write(words)
            with as_owner(), connection.cursor() as cursor:  # as the database does by itself within minutes
                cursor.execute("ANALYZE")
        except NothingToCopy:
            raise CommandError(
                "The database lacks the demo's rules and programmes, so no country was written; "
                "`make reset` starts over."
            ) from None
        except KeyboardInterrupt:
            raise CommandError(
                f"Stopped. {country.standing():,} homes are written, and whole; the same command goes on "
                "from there."
            ) from None
        self.stdout.write(self.style.SUCCESS(f"Done in {monotonic() - began:.0f} seconds."))


def _number_of_homes(words: str) -> int:
    if not (words.isascii() and words.isdecimal()) or not 1 <= int(words) <= _MOST_HOMES:
        raise ArgumentTypeError(f"{words!r} is no number of homes from 1 to {_MOST_HOMES}.")
    return int(words)
