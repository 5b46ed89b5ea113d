"""`manage.py erasures`: who was erased, and that it stays so when a backup is restored."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from lms.portal.actions.erasing import act, receipts, tombstones
from lms.portal.models import PersonErasure


class Command(BaseCommand):
    help = (
        "Says how many were erased. --reapply erases anew whoever a restored backup brought back, --check "
        "fails where somebody is back, or an erasure is not finished or not written outside the database, "
        "--export writes all of them to a file, and --verify tells whether a receipt is genuine."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        what = parser.add_mutually_exclusive_group()
        what.add_argument(
            "--reapply",
            nargs="?",
            const="",
            metavar="FILE",
            help="erase anew; without a file, by ERASURES_FILE",
        )
        what.add_argument("--check", action="store_true", help="fail where something is left to do")
        what.add_argument("--export", metavar="FILE", help="write every erasure of the database to a file")
        what.add_argument(
            "--verify", metavar="FILE", help="whether a signed receipt is one of this platform's"
        )

    def handle(
        self,
        *args: Any,
        reapply: str | None,
        check: bool,
        export: str | None,
        verify: str | None,
        **options: Any,
    ) -> None:
        try:
            if reapply is not None:
                self._reapply(Path(reapply) if reapply else tombstones.file())
            elif check:
                self._check()
            elif export:
                self._export(Path(export))
            elif verify:
                self._verify(Path(verify))
            else:
                self.stdout.write(f"Erased: {PersonErasure.objects.count()}.")
        except tombstones.MalformedTombstone as error:
            raise CommandError(f"{error}; nothing was done with what follows it.") from None

    def _reapply(self, path: Path) -> None:
        if not path.exists():
            raise CommandError(
                f"There is no {path}; name the file that ERASURES_FILE names, or a copy of it."
            )
        back = tombstones.missing(path)
        for one in back:
            act.carry_out(act.begin_again(one))
        number = act.carry_out_all()
        self.stdout.write(f"Erased anew: {len(back)}. Finished: {number}. Nobody who was erased is here.")

    def _check(self) -> None:
        found = {
            "in the file, but not in the database (give --reapply)": len(tombstones.missing()),
            "not written to the file (the worker does so, and --reapply)": len(tombstones.unwritten()),
            "not finished (the worker goes on with them, and --reapply)": (
                PersonErasure.objects.unfinished().count()
            ),
        }
        if said := "; ".join(f"{number} {words}" for words, number in found.items() if number):
            raise CommandError(f"Erasures: {said}.")
        self.stdout.write("Every erasure is finished, and written outside the database.")

    def _export(self, path: Path) -> None:
        rows = PersonErasure.objects.order_by("asked_at", "pk")
        path.unlink(missing_ok=True)
        tombstones.add([tombstones.Tombstone.of(one) for one in rows], to=path)
        self.stdout.write(f"Written: {len(rows)}.")

    def _verify(self, path: Path) -> None:
        try:
            document = json.loads(path.read_text())
        except (OSError, ValueError):
            raise CommandError(f"{path} is no receipt that can be read.") from None
        if not isinstance(document, dict) or not receipts.is_genuine(document):
            raise CommandError("This receipt was not signed by this platform, or has been changed.")
        self.stdout.write("Genuine: signed by this platform, and as it was handed out.")
