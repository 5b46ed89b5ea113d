"""Days and hours in Oslo, where all of the platform's days begin and end."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

OSLO = ZoneInfo("Europe/Oslo")


def today() -> date:
    """Today in Europe/Oslo, which is what every day in the platform means."""
    return timezone.now().astimezone(OSLO).date()


def oslo_day(instant: datetime) -> date:
    """The day in Europe/Oslo on which an instant falls."""
    return instant.astimezone(OSLO).date()
