import uuid
from datetime import date, datetime

from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.fields import DateTimeRangeField
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from lms.people.models import FosterHome, FosterParent, Role, User
from lms.people.models.access import IN_A_HOME, access_of
from lms.people.models.fields import OneOf, SomeOf
from sessions.rules.meetings import Agreement, Suits, Topic

FOR_AN_OFFICE = (Role.CASEWORKER, Role.COORDINATOR)
"""Who answers for an office that is invited; a trainer comes where they are invited by name."""


class DialogueMeetingQuerySet(models.QuerySet["DialogueMeeting"]):
    def standing(self) -> "DialogueMeetingQuerySet":
        return self.filter(called_off_at=None)

    def hosted_by(self, user: User | AnonymousUser) -> "DialogueMeetingQuerySet":
        """Those that this user calls for their service, as far as they may open the home that one is with."""
        offices = access_of(user).organisations(Role.COORDINATOR)
        return self._open_to(user).filter(organisation__in=offices)

    def visible_to(self, user: User | AnonymousUser) -> "DialogueMeetingQuerySet":
        """Those that this user calls or is invited to: by name, for an office, or as an adult of the home.

        What a home has with a service is nobody else's: a meeting with a home is seen by those alone who may
        open that home, so not across a conflict of interest or, without the right, address protection, and
        no more once an assignment has ended.
        """
        access = access_of(user)
        if access.user_id is None:
            return self.none()
        offices = access.organisations(Role.CASEWORKER) | access.organisations(Role.COORDINATOR)
        invited = Invitee.objects.filter(meeting=OuterRef("pk"), withdrawn_at=None)
        seen = Q(organisation__in=access.organisations(Role.COORDINATOR))
        if offices:
            seen |= Q(Exists(invited.filter(party=Invitee.InvitedAs.OFFICE, organisation__in=offices)))
        if works_at := offices | access.organisations(Role.TRAINER):
            named = invited.filter(party=Invitee.InvitedAs.PERSON, person=access.user_id)
            seen |= Q(Exists(named.filter(organisation__in=works_at)))
        if access.has(IN_A_HOME):
            own = FosterParent.objects.filter(home=OuterRef("home"), user=access.user_id).current()
            seen |= Q(Exists(own))
        return self._open_to(user).filter(seen)

    def _open_to(self, user: User | AnonymousUser) -> "DialogueMeetingQuerySet":
        return self.filter(Q(home=None) | Q(home__in=FosterHome.objects.visible_to(user).values("pk")))


class DialogueMeeting(models.Model):
    """Dialogmøte: a service and those whom it invites talk together, by a list of topics.

    `organisation` is the host. With a `home` its adults are invited, and one child welfare service at most.
    `session` is the meeting in the calendar once its date is fixed; until then there is a poll, or nothing.
    `minutes` is how long it lasts. Holds no text that anybody writes.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey("people.Organisation", on_delete=models.PROTECT, related_name="+")
    home = models.ForeignKey("people.FosterHome", null=True, on_delete=models.CASCADE, related_name="+")
    session = models.OneToOneField(
        "training_sessions.TrainingSession", null=True, on_delete=models.CASCADE, related_name="meeting"
    )
    minutes = models.PositiveSmallIntegerField(_("minutes"))
    topics = SomeOf(
        models.CharField(max_length=20, choices=Topic.choices), default=list, verbose_name=_("agenda")
    )
    venue = models.ForeignKey(
        "training_sessions.Venue", null=True, on_delete=models.PROTECT, related_name="+"
    )
    meeting_link = models.URLField(_("meeting link"), blank=True)
    made_by = models.ForeignKey("people.User", null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField()
    called_off_at = models.DateTimeField(null=True)

    objects = DialogueMeetingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(minutes__range=(15, 600)), name="dialogue_meeting_length")
        ]

    def __str__(self) -> str:
        return f"DialogueMeeting {self.uuid}"

    @property
    def is_fixed(self) -> bool:
        return self.session_id is not None

    @property
    def is_called_off(self) -> bool:
        return self.called_off_at is not None


class Invitee(models.Model):
    """Who is invited to a dialogue meeting: an office, a colleague by name, the home that it is with, or a
    municipality whose service is not on the platform and answers by a link.

    `answer` is about the date that is fixed; who `comes` for an office or a home is chosen by it. The link's
    secret is kept only as a keyed hash; it ends when it is renewed or the invitation withdrawn.
    """

    class InvitedAs(models.TextChoices):
        OFFICE = "office", _("Office")
        PERSON = "person", _("Colleague")
        HOME = "home", _("Foster home")
        GUEST = "guest", _("Municipality that answers by a link")

    class Coming(models.TextChoices):
        COMES = "comes", _("Comes")
        CANNOT = "cannot", _("Cannot come")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    meeting = models.ForeignKey(DialogueMeeting, on_delete=models.CASCADE, related_name="invitees")
    party = OneOf(max_length=10, choices=InvitedAs.choices)
    organisation = models.ForeignKey(
        "people.Organisation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    person = models.ForeignKey("people.User", null=True, on_delete=models.CASCADE, related_name="+")
    municipality = models.ForeignKey(
        "people.Municipality", null=True, on_delete=models.PROTECT, related_name="+"
    )
    secret_hash = models.CharField(max_length=64, unique=True, null=True)
    answer = OneOf(max_length=10, choices=Coming.choices, blank=True, default="")
    comes = models.ManyToManyField("people.User", related_name="+", blank=True)
    answered_by = models.ForeignKey("people.User", null=True, on_delete=models.SET_NULL, related_name="+")
    answered_at = models.DateTimeField(null=True)
    invited_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(party="office", organisation__isnull=False, person=None, municipality=None)
                | Q(party="person", organisation__isnull=False, person__isnull=False, municipality=None)
                | Q(party="home", organisation=None, person=None, municipality=None)
                | Q(party="guest", organisation=None, person=None, municipality__isnull=False),
                name="invitee_is_one_party",
            ),
            models.CheckConstraint(
                condition=Q(secret_hash=None) | Q(party="guest"), name="invitee_link_for_guests_alone"
            ),
            models.UniqueConstraint(
                fields=["meeting", "party", "organisation", "person", "municipality"],
                condition=Q(withdrawn_at=None),
                nulls_distinct=False,
                name="invitee_once_per_meeting",
            ),
        ]

    def __str__(self) -> str:
        return f"Invitee {self.uuid}"

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn_at is not None


class DatePoll(models.Model):
    """Several times that those invited are asked about, until the host has picked one of them.

    Answers are taken until `closes_on` has passed, and no more once it is closed.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    meeting = models.ForeignKey(DialogueMeeting, on_delete=models.CASCADE, related_name="polls")
    opened_at = models.DateTimeField()
    closes_on = models.DateField(_("answers until and with"))
    reminded_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting"], condition=Q(closed_at=None), name="date_poll_one_open_per_meeting"
            )
        ]

    def __str__(self) -> str:
        return f"DatePoll {self.uuid}"

    @property
    def is_closed(self) -> bool:
        return self.closed_at is not None

    def takes_answers(self, on: date) -> bool:
        """Whether it can be answered on a day."""
        return self.closed_at is None and on <= self.closes_on


class ProposedTime(models.Model):
    """One of the times that a poll asks about (aware, end excluded); `is_chosen` where it was picked."""

    poll = models.ForeignKey(DatePoll, on_delete=models.CASCADE, related_name="times")
    period = DateTimeRangeField()
    is_chosen = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(period__isempty=False, period__lower_inf=False, period__upper_inf=False),
                name="proposed_time_has_begin_and_end",
            ),
            models.UniqueConstraint(fields=["poll", "period"], name="proposed_time_once_per_poll"),
            models.UniqueConstraint(
                fields=["poll"], condition=Q(is_chosen=True), name="proposed_time_one_chosen"
            ),
        ]

    def __str__(self) -> str:
        return f"ProposedTime {self.pk}"

    @property
    def begins_at(self) -> datetime:
        begin: datetime = self.period.lower
        return begin

    @property
    def ends_at(self) -> datetime:
        end: datetime = self.period.upper
        return end


class TimeAnswer(models.Model):
    """How a proposed time suits one of those invited."""

    time = models.ForeignKey(ProposedTime, on_delete=models.CASCADE, related_name="answers")
    invitee = models.ForeignKey(Invitee, on_delete=models.CASCADE, related_name="time_answers")
    suits = OneOf(max_length=10, choices=Suits.choices)
    answered_by = models.ForeignKey("people.User", null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["time", "invitee"], name="time_answer_once")]

    def __str__(self) -> str:
        return f"TimeAnswer {self.pk}"


class AgreedPoint(models.Model):
    """What was agreed in a dialogue meeting, who sees to it (None is the host), and by when."""

    meeting = models.ForeignKey(DialogueMeeting, on_delete=models.CASCADE, related_name="agreed")
    what = OneOf(_("what was agreed"), max_length=20, choices=Agreement.choices)
    invitee = models.ForeignKey(Invitee, null=True, on_delete=models.CASCADE, related_name="+")
    due_on = models.DateField(_("by when"), null=True, blank=True)
    noted_by = models.ForeignKey("people.User", null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "what", "invitee"], nulls_distinct=False, name="agreed_point_once"
            )
        ]

    def __str__(self) -> str:
        return f"AgreedPoint {self.pk}"
