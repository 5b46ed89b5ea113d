import uuid

from django.contrib.postgres.fields import DateTimeRangeField
from django.db import models
from django.utils.translation import gettext_lazy as _

from lms.people.models.fields import Text, Words
from sessions.models.overlap import never_twice


class VenueQuerySet(models.QuerySet["Venue"]):
    def in_use(self) -> "VenueQuerySet":
        return self.filter(is_active=True)


class Venue(models.Model):
    """A room where groups meet; never anybody's home."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        "people.Organisation", on_delete=models.PROTECT, related_name="venues", verbose_name=_("organisation")
    )
    municipality = models.ForeignKey(
        "people.Municipality", on_delete=models.PROTECT, related_name="venues", verbose_name=_("municipality")
    )
    name = Words(_("name"), max_length=120)
    street_address = Words(_("street address"), max_length=160, blank=True)
    capacity = models.PositiveSmallIntegerField(_("capacity (persons)"))
    is_step_free = models.BooleanField(_("step-free access"), default=False)
    has_accessible_toilet = models.BooleanField(_("accessible toilet"), default=False)
    has_hearing_loop = models.BooleanField(_("hearing loop"), default=False)
    travel_note = Text(_("how to get there"), blank=True)
    is_active = models.BooleanField(_("in use"), default=True)

    objects = VenueQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "name"], name="venue_name_once_per_organisation"),
            models.CheckConstraint(condition=models.Q(capacity__gt=0), name="venue_has_room"),
        ]

    def __str__(self) -> str:
        return self.name


class VenueBooking(models.Model):
    """A session's hold on a venue; `busy` is the session's period with the time to tidy up."""

    venue = models.ForeignKey(Venue, on_delete=models.PROTECT, related_name="bookings")
    session = models.OneToOneField(
        "training_sessions.TrainingSession", on_delete=models.CASCADE, related_name="venue_booking"
    )
    busy = DateTimeRangeField()
    holds = models.BooleanField(default=True)

    class Meta:
        constraints = [never_twice("venue", name="venue_in_one_session_at_a_time")]

    def __str__(self) -> str:
        return f"{self.venue} {self.busy}"
