"""Anchoring: once a day what all chains end with is signed and laid outside the database, in a file and by
mail. What could not be laid there is laid by the next sweep."""

import logging
import os
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from lms.dates import oslo_day, today
from lms.portal.models import AnchorCopy, ChainAnchor
from lms.portal.queries.chains.heads import file_lines, heads
from lms.portal.rules.anchors import Anchor, mark_of, signed

_LOCK = 7_406_204
logger = logging.getLogger(__name__)


def anchor_today() -> ChainAnchor | None:
    """Make today's anchor and lay it outside; None where there is one, or nothing is sealed."""
    last = ChainAnchor.objects.order_by("-number").first()
    if last and oslo_day(last.at) == today():
        return None
    return anchor_now()


def anchor_now(*, goes_on: bool = False) -> ChainAnchor | None:
    """Sign what the chains end with now, and lay it outside; None where nothing is sealed.

    `goes_on`: the database was restored, and what anchors say of later blocks holds no longer.
    """
    made = _make(goes_on=goes_on)
    lay_outside()
    return made


def lay_outside() -> int:
    """Lay the anchors that do not lie there yet into the file and into the mail; returns how many."""
    number = 0
    for place, lay in ((AnchorCopy.Place.FILE, _write), (AnchorCopy.Place.MAIL, _send)):
        if (settings.ANCHOR_FILE, settings.ANCHOR_MAIL)[place == AnchorCopy.Place.MAIL]:
            for anchor in ChainAnchor.objects.exclude(copies__place=place).order_by("number"):
                try:
                    number += _lay(anchor, place, lay)
                except OSError:
                    logger.exception("Anchor %s could not be laid outside: %s", anchor.number, place)
                    break
    return number


@transaction.atomic
def _make(*, goes_on: bool) -> ChainAnchor | None:
    _wait_for_turn()
    ends = heads()
    if not ends:
        return None
    last = ChainAnchor.objects.order_by("-number").first()
    lines = file_lines()
    before = lines[-1] if lines else last.line if last else ""
    anchor = Anchor(
        number=max(last.number if last else 0, len(lines)) + 1,
        at=timezone.now(),
        heads=ends,
        before=mark_of(before) if before else "",
        goes_on=goes_on,
    )
    return ChainAnchor.objects.create(
        number=anchor.number, at=anchor.at, line=signed(anchor, settings.ANCHOR_KEY)
    )


@transaction.atomic
def _lay(anchor: ChainAnchor, place: AnchorCopy.Place, lay: Callable[[ChainAnchor], None]) -> int:
    _wait_for_turn()
    if anchor.copies.filter(place=place).exists():
        return 0
    AnchorCopy.objects.create(anchor=anchor, place=place)
    lay(anchor)
    return 1


def _wait_for_turn() -> None:
    """Keep others from making and laying anchors until the transaction is over."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def _write(anchor: ChainAnchor) -> None:
    """Add the line to the file, and have it on the disk; a line that stands there already is left."""
    path = Path(settings.ANCHOR_FILE)
    if mark_of(anchor.line) in {mark_of(line) for line in file_lines(path)[-50:]}:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(
        os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o640), "a", encoding="utf-8"
    ) as file:
        file.write(anchor.line + "\n")
        file.flush()
        os.fsync(file.fileno())


def _send(anchor: ChainAnchor) -> None:
    with override(settings.LANGUAGE_CODE):
        subject = _("Anchor %(number)s of the records") % {"number": anchor.number}
        body = _(
            "Keep this mail. The line below says what the chains of the records ended with, signed by the "
            "platform. It shows later whether anything was changed before this moment."
        )
    EmailMessage(subject, f"{body}\n\n{anchor.line}\n", to=[settings.ANCHOR_MAIL]).send()
