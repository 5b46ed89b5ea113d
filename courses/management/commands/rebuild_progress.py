"""Drop the projection of progress and build it again from the record."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction

from courses.actions.projection import rebuild
from courses.queries.projection import difference, keep_copy, learners


class Command(BaseCommand):
    help = "Drop progress and completion, and rebuild them from statements, enrolments and versions."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--batch", type=int, default=500, help="persons at a time (default 500)")
        parser.add_argument(
            "--check",
            action="store_true",
            help="say what differs, change nothing, and exit 1 if anything does",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        started = time.monotonic()
        persons, read = learners(), 0
        wrong = 0
        for first in range(0, len(persons), options["batch"]):
            some = persons[first : first + options["batch"]]
            with transaction.atomic():
                before = keep_copy(some)
                read += rebuild(some)
                lines = difference(before, keep_copy(some))
                if options["check"]:
                    transaction.set_rollback(True)
            wrong += len(lines)
            for line in lines if options["check"] else ():
                self.stdout.write(line)
            self._show(first + len(some), len(persons), read, started)
        self.stdout.write("")
        self.stdout.write(f"{len(persons)} persons, {read} statements, {wrong} rows differed.")
        if options["check"] and wrong:
            raise SystemExit(1)

    def _show(self, done: int, of: int, read: int, started: float) -> None:
        rate = read / max(time.monotonic() - started, 0.001)
        self.stdout.write(
            f"\r{done}/{of} persons, {read} statements, {rate:.0f}/s", ending="" if done < of else "\n"
        )
