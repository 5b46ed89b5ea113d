from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.contrib.postgres.fields import DateTimeRangeField
from django.db import models
from django.utils.translation import gettext_lazy as _

from lms import seals
from lms.people.models.fields import OneOf

KEPT = timedelta(days=7)  # how long a calendar that cannot be read is taken at its last word


class TrainerCalendar(models.Model):
    """The address of a trainer's own calendar, which says when they are busy. Whoever has the address can
    read that calendar, so it is kept sealed and shown as its host alone.

    `read_at` is when it was last read, `failure` why the last try came to nothing.
    """

    class Failure(models.TextChoices):
        NOT_ALLOWED = (
            "not_allowed",
            _("It leads nowhere that we may go. Use the address that your calendar gives for sharing."),
        )
        NOT_FOUND = (
            "not_found",
            _("There is no calendar at the address any more. Copy the address anew from your calendar."),
        )
        REFUSED = (
            "refused",
            _("The calendar does not let us in. Use its secret address, which needs no signing in."),
        )
        NOT_A_CALENDAR = (
            "no_calendar",
            _("What is there is no calendar. Use the address in iCal format; it often ends in .ics."),
        )
        TOO_LARGE = (
            "too_large",
            _("The calendar is larger than we take. Share one with less in it, or one that only says busy."),
        )
        NO_ANSWER = ("no_answer", _("It did not answer. We try again within the hour."))

    trainer = models.OneToOneField("people.User", on_delete=models.CASCADE, related_name="own_calendar")
    sealed_address = models.TextField()
    etag = models.CharField(max_length=200, blank=True)
    added_at = models.DateTimeField()
    tried_at = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True)
    failure = OneOf(max_length=12, choices=Failure.choices, blank=True, default="")

    def __str__(self) -> str:
        return f"TrainerCalendar {self.pk}"

    @property
    def address(self) -> str:
        """The address itself; "…" where the key that it was sealed with is gone."""
        return seals.unsealed(self.sealed_address, days=None)

    @property
    def counts_until(self) -> datetime | None:
        """Until when what was read last counts, while nothing newer can be read."""
        return self.read_at and self.read_at + KEPT

    @property
    def host(self) -> str:
        """As much of the address as is shown."""
        return urlsplit(self.address).hostname or seals.GONE


class BusyTime(models.Model):
    """A time at which a trainer's own calendar says that they are busy; what with is not read."""

    calendar = models.ForeignKey(TrainerCalendar, on_delete=models.CASCADE, related_name="busy")
    period = DateTimeRangeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(period__isempty=False, period__lower_inf=False, period__upper_inf=False),
                name="busy_time_begins_and_ends",
            )
        ]

    def __str__(self) -> str:
        return f"BusyTime {self.pk}"
