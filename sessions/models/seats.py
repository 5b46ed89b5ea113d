import uuid

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.people.models import Assignment, ConflictOfInterest, FosterParent, Role, User
from lms.people.models.access import access_of
from lms.people.models.fields import OneOf
from sessions.models.attendance import Attendance, Mark
from sessions.models.trainers import with_leader
from sessions.rules.kinds import kinds_with


class BookingQuerySet(models.QuerySet["Booking"]):
    def waiting(self) -> "BookingQuerySet":
        """Those with someone on the waiting list, first come first."""
        waiting = Registration.objects.filter(booking=OuterRef("pk"), status=Registration.Status.WAITING)
        return self.filter(Exists(waiting)).order_by("queued_at", "pk")


class Booking(models.Model):
    """Those who were signed up in one go: one adult, or a household that comes together or not at all.

    `queued_at` is its place in the queue, kept through everything that happens to it. With a `course` it is
    one gathering of a series that was joined as a whole.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    session = models.ForeignKey(
        "training_sessions.TrainingSession", on_delete=models.CASCADE, related_name="seat_bookings"
    )
    course = models.ForeignKey(
        "training_sessions.CoursePlace", null=True, on_delete=models.SET_NULL, related_name="bookings"
    )
    home = models.ForeignKey("people.FosterHome", null=True, on_delete=models.SET_NULL, related_name="+")
    is_together = models.BooleanField(default=False)
    queued_at = models.DateTimeField()
    made_by = models.ForeignKey("people.User", null=True, on_delete=models.SET_NULL, related_name="+")

    objects = BookingQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["session", "queued_at"], name="booking_queue")]

    def __str__(self) -> str:
        return f"Booking {self.uuid}"


class RegistrationQuerySet(models.QuerySet["Registration"]):
    def holding(self) -> "RegistrationQuerySet":
        """Those that take a seat: registered, or holding an offer."""
        return self.filter(status__in=HOLDING)

    def live(self) -> "RegistrationQuerySet":
        """Registered, offered a seat, or waiting for one."""
        return self.filter(status__in=LIVE)

    def coming(self) -> "RegistrationQuerySet":
        """Those on the roster: registered, and walk-ins."""
        return self.filter(status__in=COMING)

    def in_force(self) -> "RegistrationQuerySet":
        """Those that give their person sight of the session.

        Ahead: seats and places in line, as long as the person is an adult of the home that took them.
        Behind: what was held, and what was attended however the seat stood. A session called off: told
        to those who were signed up then.
        """
        is_there = _in_the_home_that_took_it()
        is_over = Q(session__period__endswith__lte=timezone.now())
        stands = Q(status__in=STANDING)
        stands |= Q(status=Registration.Status.CALLED_OFF, session__status="cancelled")
        marked = Attendance.objects.filter(session=OuterRef("session"), person=OuterRef("person"))
        came = Exists(marked.exclude(mark__in=[Mark.ABSENT, Mark.EXCUSED]))
        return self.filter((stands & (is_there | is_over)) | Q(came, is_over))

    def of_present_homes(self) -> "RegistrationQuerySet":
        """Those whose person is still an adult of the home that took them, whatever became of them."""
        return self.filter(_in_the_home_that_took_it())

    def without_mark(self) -> "RegistrationQuerySet":
        """Those whose person is not marked at the session."""
        marks = Attendance.objects.filter(session=OuterRef("session"), person=OuterRef("person"))
        return self.exclude(Exists(marks))

    def of_own_cases(self, user: User | AnonymousUser) -> "RegistrationQuerySet":
        """Registrations of adults in homes with an open assignment of the caseworker's organisation.

        Address-protected adults only with the right in that organisation; never those of a home
        with a declared conflict of interest, and never other services' visits and meetings.
        """
        access = access_of(user)
        organisations = access.organisations(Role.CASEWORKER)
        members = FosterParent.objects.filter(user=OuterRef("person")).current()
        cases = Assignment.objects.open().filter(organisation__in=organisations)
        with_right = cases.filter(organisation__in=access.protected_organisations)
        conflicts = ConflictOfInterest.objects.standing(user).values("home")
        reached = Exists(members.filter(home__in=cases.values("home")).exclude(home__in=conflicts))
        reached_with_right = Exists(
            members.filter(home__in=with_right.values("home")).exclude(home__in=conflicts)
        )
        in_own_case = Q(session__visit=None) | Q(session__visit__plan__assignment__in=cases)
        return self.filter(
            (Q(person__address_protection="") & Q(reached)) | Q(reached_with_right), in_own_case
        ).exclude(session__kind__in=kinds_with("is_of_meeting_others"))

    def visible_to(self, user: User | AnonymousUser) -> "RegistrationQuerySet":
        """Own ones; those of sessions the user leads; the service's for its coordinators; and a
        caseworker's own cases'. Names go through `rules.roster_name`, which keeps the alias."""
        access = access_of(user)
        if access.user_id is None:
            return self.none()
        led = with_leader(access.user_id, of="session")
        led &= Q(session__organisation__in=access.organisations(Role.TRAINER))
        seen = Q(person=access.user_id) | led
        seen |= Q(session__organisation__in=access.organisations(Role.COORDINATOR))
        if access.has(Role.CASEWORKER):
            seen |= Q(pk__in=Registration.objects.of_own_cases(user).values("pk"))
        return self.filter(seen)


def _in_the_home_that_took_it() -> Q:
    homes = FosterParent.objects.filter(user=OuterRef("person")).current()
    return Q(Exists(homes.filter(home=OuterRef("booking__home")))) | Q(Exists(homes), booking__home=None)


class Registration(models.Model):
    """One adult and one session: the seat held, waited for, or given back."""

    class Status(models.TextChoices):
        REGISTERED = "registered", _("Signed up")
        WAITING = "waiting", _("On the waiting list")
        OFFERED = "offered", _("Offered a seat")
        WALK_IN = "walk_in", _("Came without signing up")
        CANCELLED = "cancelled", _("Signed off")
        EXCUSED = "excused", _("Sent apologies")
        LAPSED = "lapsed", _("Offer not taken")
        CALLED_OFF = "called_off", _("Session called off")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    booking = models.ForeignKey(Booking, on_delete=models.CASCADE, related_name="registrations")
    session = models.ForeignKey(
        "training_sessions.TrainingSession", on_delete=models.CASCADE, related_name="registrations"
    )
    person = models.ForeignKey("people.User", on_delete=models.CASCADE, related_name="session_registrations")
    status = OneOf(max_length=12, choices=Status.choices)
    changed_at = models.DateTimeField()

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["session", "status"], name="registration_session_status"),
            models.Index(fields=["person", "status"], name="registration_person_status"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "person"],
                condition=Q(status__in=["registered", "waiting", "offered", "walk_in"]),
                name="registration_once_per_session",
            )
        ]

    def __str__(self) -> str:
        return f"Registration {self.uuid}"

    @property
    def is_live(self) -> bool:
        """Registered, offered a seat, or waiting for one."""
        return self.status in LIVE


HOLDING = (Registration.Status.REGISTERED, Registration.Status.OFFERED)
LIVE = (*HOLDING, Registration.Status.WAITING)
COMING = (Registration.Status.REGISTERED, Registration.Status.WALK_IN)
STANDING = (*LIVE, Registration.Status.WALK_IN)


class SeatOffer(models.Model):
    """A free place offered to a waiting booking; it holds the seats until the deadline."""

    class Outcome(models.TextChoices):
        OPEN = "open", _("Open")
        TAKEN = "taken", _("Taken")
        DECLINED = "declined", _("Declined")
        LAPSED = "lapsed", _("Not answered in time")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    booking = models.ForeignKey(Booking, on_delete=models.CASCADE, related_name="offers")
    seats = models.PositiveSmallIntegerField()
    offered_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    outcome = OneOf(max_length=10, choices=Outcome.choices, default=Outcome.OPEN)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["booking"], condition=Q(outcome="open"), name="seat_offer_one_open_per_booking"
            )
        ]
        indexes = [
            models.Index(fields=["expires_at"], condition=Q(outcome="open"), name="seat_offer_deadline")
        ]

    def __str__(self) -> str:
        return f"SeatOffer {self.pk}"


class SeatEvent(models.Model):
    """One step in a booking's way to its seats, told to the family in words."""

    class Step(models.TextChoices):
        SIGNED_UP = "signed_up", _("You were signed up.")
        QUEUED = "queued", _("It was full, so you were put on the waiting list.")
        SKIPPED = (
            "skipped",
            _("A place came free, but not enough for all of you. You keep your place in line."),
        )
        OFFERED = "offered", _("You were offered the place. It is held for you until the deadline.")
        TAKEN = "taken", _("You said yes to the place.")
        DECLINED = "declined", _("You said no to the place.")
        LAPSED = "lapsed", _("The offer was not answered in time and went on to the next in line.")
        SIGNED_OFF = "signed_off", _("You were signed off.")
        EXCUSED = "excused", _("You sent apologies.")
        MOVED = "moved", _("You changed to another group.")
        SPLIT = "split", _("You no longer wait together; each keeps the place in line.")
        CALLED_OFF = "called_off", _("The session was called off.")
        CAME = "came", _("You came without having signed up.")

    booking = models.ForeignKey(Booking, on_delete=models.CASCADE, related_name="events")
    step = OneOf(max_length=12, choices=Step.choices)
    at = models.DateTimeField()
    by = models.ForeignKey("people.User", null=True, on_delete=models.SET_NULL, related_name="+")

    def __str__(self) -> str:
        return f"{self.step} {self.at}"
