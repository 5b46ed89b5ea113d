"""`manage.py security_events`: the security events as JSON lines, for a log collector."""

import time
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime

from lms.dates import OSLO
from lms.people.actions.traces import audit
from lms.portal.queries.security_events import line_of, rows_since

LATE = timedelta(minutes=2)


class Command(BaseCommand):
    help = (
        "Writes the security events as JSON lines, the oldest first; with --follow goes on until it is ended."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--since", default="", help="a day or an instant, as 2026-11-30 or 2026-11-30T08:00"
        )
        parser.add_argument("--follow", action="store_true", help="go on with what happens from now on")
        parser.add_argument("--every", type=float, default=5.0, help="seconds between two looks (5)")

    def handle(self, *args: Any, since: str, follow: bool, every: float, **options: Any) -> None:
        start = _instant(since)
        audit("security_events.exported", "security_events", by=None, format="command")
        written: dict[int, datetime] = {}  # of the last minutes: what is read once more, and not written
        with suppress(KeyboardInterrupt, BrokenPipeError):
            while True:
                # What a long transaction wrote may come to be seen later than what happened after it.
                again = max(start, timezone.now() - LATE)
                for row in rows_since(start):
                    if row["pk"] not in written:
                        self.stdout.write(line_of(row), ending="")
                        if row["at"] >= again:
                            written[row["pk"]] = row["at"]
                self.stdout.flush()
                if not follow:
                    return
                start = again
                written = {number: at for number, at in written.items() if at >= start}
                time.sleep(every)


def _instant(words: str) -> datetime:
    if not words:
        return datetime.min.replace(tzinfo=OSLO, year=2000)
    try:
        found = parse_datetime(words) or datetime.combine(
            parse_date(words) or _refuse(words), datetime.min.time()
        )
    except ValueError:
        _refuse(words)
    return found if found.tzinfo else found.replace(tzinfo=OSLO)


def _refuse(words: str) -> Any:
    raise CommandError(f"--since: {words} is neither a day nor an instant, as 2026-11-30T08:00.")
