"""`manage.py municipality_changes`: municipalities that merge, split or change their number, from a file."""

import csv
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from lms.people.actions.municipalities import PARTS, carry_out_changes, read_changes
from lms.people.models import Municipality
from lms.refusals import Refused

COLUMNS = ("on", "old", *PARTS)


class Command(BaseCommand):
    help = (
        "Reads changes of municipalities from a CSV file with the columns "
        + ", ".join(COLUMNS)
        + " (the day as 2024-01-01; the new municipality as in the register), and does those whose day has "
        "come. The others are done by the nightly job. Read twice, a file is read once."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        with options["file"].open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        lacking = sorted({column for row in rows for column in COLUMNS if row.get(column) is None})
        if lacking:
            raise CommandError(f"These columns are missing: {', '.join(lacking)}.")
        try:
            number = read_changes(rows, by=None)
        except Municipality.DoesNotExist:
            raise CommandError("An old municipality is not known; nothing was kept.") from None
        except (Refused, ValueError) as error:
            raise CommandError(f"Nothing was kept: {getattr(error, 'said', error)}") from None
        self.stdout.write(f"{number} new changes; {carry_out_changes()} municipalities have ended now.")
