"""What the rules have found, as administrators read it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import F

from lms.portal.models import SecurityAlert
from lms.portal.queries.security_events import NamedAs, parties_of

ALERTS_A_PAGE = 25


@dataclass(frozen=True, slots=True)
class AlertLine:
    """One alert in words; `looked_at_by` is nobody while it is open."""

    uuid: UUID
    rule: str
    person: NamedAs | None
    network: str
    number: int
    first_at: datetime
    last_at: datetime
    looked_at: datetime | None
    looked_at_by: NamedAs | None


def alert_page(number: str | None) -> tuple["Page[SecurityAlert]", Sequence[AlertLine]]:
    """A page of the alerts, the open ones first, then the newest; three queries whatever their number."""
    found = SecurityAlert.objects.select_related("person", "looked_at_by").order_by(
        F("looked_at").desc(nulls_first=True), "-last_at", "-pk"
    )
    page = Paginator(found, ALERTS_A_PAGE).get_page(number)
    alerts = list(page.object_list)
    parties = parties_of({one for alert in alerts for one in (alert.person, alert.looked_at_by) if one})
    return page, [
        AlertLine(
            uuid=alert.uuid,
            rule=alert.get_rule_display(),
            person=parties.get(alert.person_id),
            network=alert.network,
            number=alert.number,
            first_at=alert.first_at,
            last_at=alert.last_at,
            looked_at=alert.looked_at,
            looked_at_by=parties.get(alert.looked_at_by_id),
        )
        for alert in alerts
    ]


def open_alerts() -> int:
    """How many alerts nobody has looked at."""
    return SecurityAlert.objects.open().count()
