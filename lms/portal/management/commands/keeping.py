"""`manage.py keeping`: what is past its keeping, kind by kind; with --run it goes."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from lms.portal.actions import keeping
from lms.portal.wording.keeping import as_document


class Command(BaseCommand):
    help = (
        "Counts what is past its keeping, kind by kind, and changes nothing; --run lets it go, as the "
        "nightly job does, and --check fails where something should have gone a day ago and has not."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        what = parser.add_mutually_exclusive_group()
        what.add_argument("--run", action="store_true", help="let it go")
        what.add_argument("--table", action="store_true", help="write the table of docs/privacy.md")
        what.add_argument("--check", action="store_true", help="fail where something is left over")

    def handle(self, *args: Any, run: bool, check: bool, table: bool, **options: Any) -> None:
        if run:
            self.stdout.write(f"Gone: {keeping.let_go()}.")
        elif table:
            self.stdout.write(as_document())
        elif check:
            if late := keeping.left_over():
                found = ", ".join(f"{one.kind.code} {one.number}" for one in late)
                raise CommandError(f"Should have gone and has not: {found}.")
            self.stdout.write("Nothing is left over.")
        else:
            for one in keeping.due():
                if one.kind.sweeps:
                    self.stdout.write(f"{one.kind.code:24} {one.days:5} days {one.number:8}")
