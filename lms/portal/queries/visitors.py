"""What anybody may read without signing in."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from cms.models import NetworkDayPage
from sessions.models import SessionKind, TrainingSession
from sessions.rules import OSLO


@dataclass(frozen=True)
class NetworkDay:
    """A network day as visitors see it: theme, month and region, and the page about it if there is one."""

    theme: str
    month: date
    region: str
    address: str


def network_days_ahead() -> list[NetworkDay]:
    """The published network days to come, in order of month and theme; never their day, place or
    target group. Two queries."""
    sessions = (
        TrainingSession.objects.published()
        .filter(kind=SessionKind.NETWORK_DAY)
        .beginning_after(timezone.now())
        .select_related("organisation__region")
    )
    pages = {page.session_uuid: page for page in NetworkDayPage.objects.live().exclude(session_uuid=None)}
    days = [
        NetworkDay(
            theme=session.title,
            month=session.begins_at.astimezone(OSLO).date().replace(day=1),
            region=session.organisation.region.name if session.organisation.region else "",
            address=(pages[session.uuid].get_url_parts() or ("", "", ""))[2] if session.uuid in pages else "",
        )
        for session in sessions
    ]
    return sorted(days, key=lambda one: (one.month, one.theme, one.region))
