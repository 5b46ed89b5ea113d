"""Let go of what is no longer needed."""

from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone

from sessions.actions import calendar_mail
from sessions.actions.departures import settle_all
from sessions.actions.visitors import forget_visitors
from sessions.models import CheckInClaim, GroupPost, InterpreterOrder, Logistics

_CLAIMS_KEPT = timedelta(days=14)


def tidy(*, at: datetime | None = None) -> None:
    """Delete what is past its keeping, and give back seats of homes that a lost step left behind."""
    now = at or timezone.now()
    past = now - timedelta(days=settings.LOGISTICS_RETENTION_DAYS)
    Logistics.objects.filter(registration__session__period__endswith__lt=past).delete()
    InterpreterOrder.objects.filter(registration__session__period__endswith__lt=past).delete()
    GroupPost.objects.filter(at__lt=now - timedelta(days=settings.GROUP_POST_RETENTION_DAYS)).delete()
    CheckInClaim.objects.filter(claimed_at__lt=now - _CLAIMS_KEPT).delete()
    calendar_mail.forget(at=now)
    forget_visitors(at=now)
    settle_all()
