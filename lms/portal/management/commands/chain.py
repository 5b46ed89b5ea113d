"""`manage.py chain`: seal, lay an anchor outside, verify, and change the key that signs."""

import os
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import override

from lms import signatures
from lms.portal.actions import anchors, chain_checks, sealing
from lms.portal.models import ChainCheck
from lms.portal.queries.chains import heads
from lms.portal.wording.chains import in_words


class Command(BaseCommand):
    help = (
        "Seals what has been written. --anchor lays an anchor outside the database, --verify checks "
        "everything and fails where something was changed, vanished or came in."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        what = parser.add_mutually_exclusive_group()
        what.add_argument("--anchor", action="store_true", help="seal, and lay an anchor outside now")
        what.add_argument("--verify", action="store_true", help="check everything now")
        what.add_argument(
            "--against",
            metavar="FILE",
            help="hold the chains against the anchors of a file, as mails have them",
        )
        what.add_argument(
            "--after-restore",
            action="store_true",
            help="say by an anchor that the database was restored and goes on from here",
        )
        what.add_argument("--new-key", metavar="FILE", help="make a key that signs, in a new file")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["new_key"]:
            self._make_key(options["new_key"])
        elif options["against"]:
            self._judge(Path(options["against"]))
        elif options["verify"]:
            self._verify()
        else:
            self.stdout.write(f"Sealed: {sealing.seal_all()}.")
            if options["anchor"] or options["after_restore"]:
                made = anchors.anchor_now(goes_on=options["after_restore"])
                if made is None:
                    raise CommandError("Nothing is sealed yet, so there is nothing to anchor.")
                self.stdout.write(made.line)

    def _verify(self) -> None:
        check = chain_checks.begin()
        while chain_checks.go_on(check.pk):
            pass
        check.refresh_from_db()
        if not check.is_over:
            raise CommandError("Another check is under way; wait until it is over, and run this again.")
        self._tell(check)

    def _tell(self, check: ChainCheck) -> None:
        when = check.good_anchor_at
        said = f"{when:%Y-%m-%d %H:%M} UTC" if when else "none"
        self.stdout.write(
            f"Checked {check.checked} rows; {check.removed} of them went lawfully. "
            f"Last anchor that agrees: {said}."
        )
        self._fail_with(list(chain_checks.findings_of(check)), check.found)

    def _judge(self, path: Path) -> None:
        if not path.is_file():
            raise CommandError(f"{path} is not there.")
        lines = [line for line in heads.file_lines(path) if line.startswith("{")]
        good, found = heads.judge_anchors(lines, are_all=False)
        said = f"{good.at:%Y-%m-%d %H:%M} UTC" if good else "none"
        self.stdout.write(f"Read {len(lines)} anchors. Last one that agrees: {said}.")
        self._fail_with(found, len(found))

    def _fail_with(self, findings: list[Any], number: int) -> None:
        with override("en"):
            for finding in findings:
                self.stdout.write(f"  {in_words(finding)}")
        if number:
            raise CommandError(f"Found: {number}. Tell whoever answers for the records, and change nothing.")
        self.stdout.write("Nothing was changed, nothing vanished, nothing came in.")

    def _make_key(self, file: str) -> None:
        key = signatures.new_key()
        try:
            with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as made:
                made.write(key)
        except FileExistsError:
            raise CommandError(f"{file} is there already; name a new file.") from None
        except OSError as error:
            raise CommandError(f"{file} cannot be written: {error.strerror}.") from None
        self.stdout.write(f"Set ANCHOR_KEY to what stands in {file}.")
        if settings.ANCHOR_KEY:
            self.stdout.write(f"Add to ANCHOR_OLD_KEYS: {signatures.open_key(settings.ANCHOR_KEY)}")
