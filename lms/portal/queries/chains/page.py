"""What the page of the chains shows."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone

from lms.portal.models import AnchorCopy, ChainAnchor, ChainCheck, ChainPosition
from lms.portal.rules.chains import CHAINED, Finding

_ENDS = """
SELECT DISTINCT ON (source) source, through, sealed_at FROM portal_chainblock ORDER BY source, number DESC
"""
_SEALED_EVERY, _ANCHORED_EVERY = timedelta(hours=1), timedelta(hours=30)


@dataclass(frozen=True)
class End:
    """What hangs in a chain: how many rows, and when the last block was sealed."""

    rows: int
    sealed_at: datetime


@dataclass(frozen=True)
class ChainsPage:
    """All chains in order (a table, and its end where it has one), the last anchor with the places that it
    lies in, when anchors said that the database was restored, the last check that is over, what it found, and
    the one under way."""

    chains: list[tuple[str, End | None]]
    sealed_at: datetime | None
    is_sealed_late: bool
    anchor: ChainAnchor | None
    in_file: bool
    in_mail: bool
    is_anchored_late: bool
    is_laid_nowhere: bool
    restored_at: list[datetime]
    last: ChainCheck | None
    findings: list[Finding]
    under_way: ChainCheck | None


def ends() -> dict[str, End]:
    """What hangs in each chain that has a block."""
    with connection.cursor() as cursor:
        cursor.execute(_ENDS)
        return {source: End(rows, sealed_at) for source, rows, sealed_at in cursor.fetchall()}


def chains_page() -> ChainsPage:
    """All that the page shows; six queries."""
    now, found = timezone.now(), ends()
    ran_at = ChainPosition.objects.order_by("ran_at").values_list("ran_at", flat=True).first()
    anchor = ChainAnchor.objects.order_by("-number").first()
    places = set(anchor.copies.values_list("place", flat=True)) if anchor else set()
    checks = {check.is_over: check for check in ChainCheck.objects.order_by("begun_at")}
    last = checks.get(True)
    return ChainsPage(
        chains=[(source.table, found.get(source.table)) for source in CHAINED],
        sealed_at=ran_at,
        is_sealed_late=bool(ran_at and ran_at < now - _SEALED_EVERY),
        anchor=anchor,
        in_file=AnchorCopy.Place.FILE in places,
        in_mail=AnchorCopy.Place.MAIL in places,
        is_anchored_late=bool(anchor and anchor.at < now - _ANCHORED_EVERY),
        is_laid_nowhere=not (settings.ANCHOR_FILE or settings.ANCHOR_MAIL) or bool(anchor and not places),
        restored_at=list(_restorations().values_list("at", flat=True)),
        last=last,
        findings=[Finding.of(kept) for kept in last.findings] if last else [],
        under_way=checks.get(False),
    )


def _restorations() -> QuerySet[ChainAnchor]:
    """The anchors which say that the database was restored, as `lms.portal.rules.anchors` writes it."""
    return ChainAnchor.objects.filter(line__contains='"goes_on": true').order_by("number")
