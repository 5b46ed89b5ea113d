"""Days and hours in Oslo, where all of the platform's days begin and end."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from django.utils import timezone

OSLO = ZoneInfo("Europe/Oslo")
FIRST_YEAR, LAST_YEAR = 2000, 2100  # of the calendars, and of every day that is written in a form


def today() -> date:
    """Today in Europe/Oslo, which is what every day in the platform means."""
    return timezone.now().astimezone(OSLO).date()


def oslo_day(instant: datetime) -> date:
    """The day in Europe/Oslo on which an instant falls."""
    return instant.astimezone(OSLO).date()


def on_wall(day: date, at: time) -> datetime:
    """The instant (UTC) when Oslo's clocks show `at` on `day`; in the hour that is missing in March,
    counted from before the change; in the doubled one in October, the first."""
    return datetime.combine(day, at, tzinfo=OSLO).astimezone(UTC)
