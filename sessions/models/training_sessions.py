import uuid
from datetime import datetime, timedelta

from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.fields import DateTimeRangeField
from django.contrib.postgres.indexes import GistIndex
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from lms.people.models import Assignment, FosterParent, Preparation, Role, User
from lms.people.models.access import IN_A_HOME, Access, access_of
from lms.people.models.fields import OneOf, Words
from sessions.models.meetings import DialogueMeeting
from sessions.models.seats import Registration
from sessions.models.trainers import with_leader
from sessions.rules.kinds import KINDS, SessionKind, Traits, kinds_with


class StaffingReason(models.TextChoices):
    """Why fewer lead than should, or somebody leads what they have not led before."""

    ILLNESS = "illness", _("The other trainer is ill")
    SMALL_GROUP = "small_group", _("Small group")
    SHORT_ONLINE = "short_online", _("Short online gathering")
    NO_OTHER = "no_other", _("No other trainer could be found")
    AGREED = "agreed", _("Agreed with the trainer, who is otherwise away then")
    LEARNING = "learning", _("The trainer is learning the module beside an experienced one")


class TrainingSessionQuerySet(models.QuerySet["TrainingSession"]):
    def published(self) -> "TrainingSessionQuerySet":
        return self.filter(status=TrainingSession.Status.PUBLISHED)

    def standing(self) -> "TrainingSessionQuerySet":
        """Planned or published, not called off."""
        return self.exclude(status=TrainingSession.Status.CANCELLED)

    def between(self, start: datetime, end: datetime) -> "TrainingSessionQuerySet":
        """Those that touch the time from `start` to `end`."""
        return self.filter(period__overlap=(start, end))

    def beginning_after(self, instant: datetime) -> "TrainingSessionQuerySet":
        return self.filter(period__startswith__gt=instant)

    def in_order(self) -> "TrainingSessionQuerySet":
        return self.order_by(Lower("period"), "pk")

    def with_programme(self) -> "TrainingSessionQuerySet":
        """Those of a kind that has a programme of its own: the network days."""
        return self.filter(kind__in=kinds_with("has_programme"))

    def with_seats(self, number: int) -> "TrainingSessionQuerySet":
        """Those with at least this many seats free."""
        return self.filter(capacity__gte=F("seats_held") + number)

    def with_leader(self, user_id: int) -> "TrainingSessionQuerySet":
        """Those that this user is set to lead, whoever asks and whatever they may still do."""
        return self.filter(with_leader(user_id))

    def led_by(self, user: User | AnonymousUser) -> "TrainingSessionQuerySet":
        """Those that this user leads: set to lead and not withdrawn, and a trainer of the service still."""
        return self.filter(_led_by(access_of(user)))

    def open_to_sign_up(self, at: datetime) -> "TrainingSessionQuerySet":
        """Published group sessions that have not begun and still take sign-ups."""
        return (
            self.published()
            .filter(kind__in=kinds_with("families_sign_up"))
            .beginning_after(at)
            .filter(Q(sign_up_closes_at=None) | Q(sign_up_closes_at__gt=at))
        )

    def managed_by(self, user: User | AnonymousUser) -> "TrainingSessionQuerySet":
        """Those that this user may plan, staff and mark: own as trainer, the service's as coordinator."""
        return self.filter(_managed_by(access_of(user)))

    def visible_to(self, user: User | AnonymousUser) -> "TrainingSessionQuerySet":
        """Those whose date and place this user may see.

        Families see what they are signed up for and what is published for families to sign up to, also
        once it is called off; visits and group meetings only when they take part. Who has given a seat
        back, or has left the home that took it, sees no more of it than others do. Trainers and
        coordinators see their own and their service's; caseworkers what is open, and the sessions of
        their own cases. A dialogue meeting is seen by who calls it and who is invited, and by nobody else.
        """
        access = access_of(user)
        if access.user_id is None:
            return self.none()
        own = Registration.objects.filter(session=OuterRef("pk"), person=access.user_id)
        seen = Q(Exists(own.in_force()))
        if access.has(IN_A_HOME, Role.CASEWORKER, Role.TRAINER, Role.COORDINATOR):
            was_told_of = Q(status=TrainingSession.Status.CANCELLED, published_at__isnull=False)
            is_open = Q(status=TrainingSession.Status.PUBLISHED) | was_told_of
            is_open &= Q(kind__in=kinds_with("families_sign_up"))
            if not access.has(Role.CASEWORKER, Role.TRAINER, Role.COORDINATOR):
                is_open &= ~Q(kind__in=kinds_with("is_for_target_groups")) | _meant_for(access.user_id)
            seen |= is_open
        if access.has(Role.CASEWORKER):
            of_cases = Registration.objects.filter(session=OuterRef("pk")).of_own_cases(user)
            seen |= Q(Exists(of_cases))
        if access.roles:
            meetings = DialogueMeeting.objects.visible_to(user).filter(session=OuterRef("pk"))
            seen |= _BY_INVITATION & Q(Exists(meetings))
        return self.filter(seen | _managed_by(access))


_BY_INVITATION = Q(kind__in=kinds_with("is_by_invitation"))


def _led_by(access: Access) -> Q:
    own = with_leader(access.user_id or 0) & Q(organisation__in=access.organisations(Role.TRAINER))
    return own & ~_BY_INVITATION


def _managed_by(access: Access) -> Q:
    of_service = Q(organisation__in=access.organisations(Role.COORDINATOR)) & ~_BY_INVITATION
    return _led_by(access) | of_service


def _meant_for(user_id: int) -> Q:
    """Sessions for everyone, or for a target group of an open assignment or preparation of the user's
    home."""
    homes = FosterParent.objects.filter(user=user_id).current().values("home")
    wanted = TrainingSession.target_groups.through.objects.filter(trainingsession=OuterRef("pk"))
    assigned = Assignment.target_groups.through.objects.filter(
        assignment__in=Assignment.objects.open().filter(home__in=homes)
    )
    prepared = Preparation.target_groups.through.objects.filter(
        preparation__in=Preparation.objects.open().filter(home__in=homes)
    )
    own = Q(targetgroup__in=assigned.values("targetgroup")) | Q(
        targetgroup__in=prepared.values("targetgroup")
    )
    return ~Exists(wanted) | Exists(wanted.filter(own))


class TrainingSession(models.Model):
    """One scheduled meeting; `period` (aware, end excluded) is the only truth about its time.

    `seats_held` counts persons registered or holding an offer, kept under the row's lock; the
    database refuses more than `capacity`. `min_share` is the percentage of the scheduled length
    that counts as having attended. `revision` grows with each change that a calendar must learn.
    `calendar_uid` never changes, so that calendars recognise a moved session.
    """

    class Status(models.TextChoices):
        DRAFT = "draft", _("Draft")
        PUBLISHED = "published", _("Published")
        CANCELLED = "cancelled", _("Cancelled")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = OneOf(_("kind"), max_length=20, choices=SessionKind.choices)
    status = OneOf(max_length=10, choices=Status.choices, default=Status.DRAFT)
    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="training_sessions",
        verbose_name=_("organisation"),
    )
    series = models.ForeignKey(
        "training_sessions.Series", null=True, blank=True, on_delete=models.PROTECT, related_name="sessions"
    )
    number = models.PositiveSmallIntegerField(_("number in the series"), null=True, blank=True)
    title = Words(_("title"), max_length=160)
    period = DateTimeRangeField()
    venue = models.ForeignKey(
        "training_sessions.Venue",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="sessions",
        verbose_name=_("venue"),
    )
    meeting_link = models.URLField(_("meeting link"), blank=True)
    capacity = models.PositiveSmallIntegerField(_("capacity (persons)"))
    seats_held = models.PositiveSmallIntegerField(default=0, editable=False)
    delivers = models.ManyToManyField("courses.Part", related_name="+", blank=True)
    due_before = models.ManyToManyField("courses.Part", related_name="+", blank=True)
    target_groups = models.ManyToManyField("people.TargetGroup", related_name="+", blank=True)
    taught_minutes = models.PositiveSmallIntegerField(
        _("minutes of training, nights apart"), null=True, blank=True
    )
    min_share = models.PositiveSmallIntegerField(_("least share attended, percent"), default=80)
    leaders_wanted = models.PositiveSmallIntegerField(_("leaders wanted"), default=2)
    staffing_reason = OneOf(
        _("reason for the staffing"), max_length=20, choices=StaffingReason.choices, blank=True, default=""
    )
    group = models.ForeignKey(
        "training_sessions.NetworkGroup",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="meetings",
    )
    is_make_up = models.BooleanField(default=False)
    published_at = models.DateTimeField(null=True, editable=False)
    cancelled_at = models.DateTimeField(null=True, editable=False)
    replaced_by = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="replaces")
    sign_up_closes_at = models.DateTimeField(_("sign-up closes"), null=True, blank=True)
    revision = models.PositiveIntegerField(default=0, editable=False)
    changed_at = models.DateTimeField(editable=False)
    made_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")

    objects = TrainingSessionQuerySet.as_manager()

    class Meta:
        indexes = [
            GistIndex("period", name="session_period"),
            models.Index("organisation", Lower("period"), name="session_organisation_begin"),
            models.Index(Lower("period"), name="session_begin"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(period__isempty=False, period__lower_inf=False, period__upper_inf=False),
                name="session_has_begin_and_end",
            ),
            models.CheckConstraint(
                condition=Q(seats_held__lte=F("capacity")), name="session_never_over_capacity"
            ),
            models.CheckConstraint(condition=Q(min_share__gte=1, min_share__lte=100), name="session_share"),
            models.CheckConstraint(
                condition=~Q(kind="in_home") | Q(venue=None), name="session_visit_names_no_place"
            ),
            models.UniqueConstraint(
                fields=["series", "number"],
                condition=~Q(status="cancelled") & Q(is_make_up=False),
                name="session_number_once_per_series",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.begins_at:%Y-%m-%d %H:%M}"

    @property
    def traits(self) -> Traits:
        """What is true of its kind."""
        return KINDS[SessionKind(self.kind)]

    @property
    def begins_at(self) -> datetime:
        begin: datetime = self.period.lower
        return begin

    @property
    def ends_at(self) -> datetime:
        end: datetime = self.period.upper
        return end

    @property
    def length(self) -> timedelta:
        return self.ends_at - self.begins_at

    @property
    def minutes(self) -> int:
        """The length that attendance is measured against; over several days the training alone."""
        if self.taught_minutes is not None:
            return self.taught_minutes
        return int(self.length.total_seconds() // 60)

    @property
    def seats_left(self) -> int:
        return self.capacity - self.seats_held

    @property
    def is_cancelled(self) -> bool:
        return self.status == self.Status.CANCELLED

    @property
    def is_published(self) -> bool:
        return self.status == self.Status.PUBLISHED
