"""`manage.py check_statuses`: hold the desk's projection against the gate."""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from lms.approval.models import GateStatus
from lms.approval.queries.projection import differences


class Command(BaseCommand):
    help = "Ask the gate again for every row that the lists read; print each difference; exit 1 if any."

    def handle(self, *args: Any, **options: Any) -> None:
        found = 0
        for difference in differences():
            found += 1
            self.stdout.write(
                f"row {difference.status}: {difference.field} is {difference.stored!r}, "
                f"the gate says {difference.found!r}"
            )
        stale = GateStatus.objects.stale().count()
        total = GateStatus.objects.count()
        self.stdout.write(f"{total} rows, {stale} waiting to be answered, {found} differences.")
        if found:
            sys.exit(1)
