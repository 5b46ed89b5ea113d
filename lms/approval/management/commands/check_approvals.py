"""`manage.py check_approvals [UUID …]`: hold what approvals rest on against the learning record."""

import sys
from argparse import ArgumentParser
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError

from lms.approval.models import Approval
from lms.approval.queries.snapshots import SnapshotVerdict, check_snapshot, current_snapshot


class Command(BaseCommand):
    help = (
        "Report each statement that an approval rests on as same, voided, missing or changed; "
        "exit 1 if one is missing or changed. Without ids: every standing approval."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("approvals", nargs="*", type=UUID, metavar="UUID")

    def handle(self, *args: Any, approvals: list[UUID], **options: Any) -> None:
        chosen = Approval.objects.standing()
        if approvals:
            chosen = Approval.objects.filter(uuid__in=approvals)
            if chosen.count() != len(set(approvals)):
                raise CommandError("No approval has one of these ids.")
        counts = dict.fromkeys(SnapshotVerdict, 0)
        for approval in chosen.order_by("pk").iterator(chunk_size=200):
            for checked in check_snapshot(current_snapshot(approval)):
                counts[checked.verdict] += 1
                if approvals or checked.verdict is not SnapshotVerdict.SAME:
                    detail = (
                        f" (was {checked.sha256}, is {checked.found})"
                        if checked.found != checked.sha256 and checked.found
                        else ""
                    )
                    self.stdout.write(f"{approval.uuid} {checked.statement} {checked.verdict}{detail}")
                    for one in checked.altered:
                        self.stdout.write(f"  {one.what}: was {one.before or '–'}, is {one.after or '–'}")
        self.stdout.write(", ".join(f"{number} {verdict}" for verdict, number in counts.items()) + ".")
        if counts[SnapshotVerdict.MISSING] or counts[SnapshotVerdict.CHANGED]:
            sys.exit(1)
