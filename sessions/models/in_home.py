import uuid

from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from lms.people.models import Assignment, ConflictOfInterest, FosterParent, Role, User
from lms.people.models.access import access_of
from lms.people.models.fields import OneOf, SomeOf, Words
from sessions.models.training_sessions import TrainingSession


class InHomeReason(models.TextChoices):
    """Why in-home training is asked for; picked, never written."""

    NEW_SITUATION = "new_situation", _("Everyday life after the move needs support")
    SPECIAL_NEEDS = "special_needs", _("The task asks for special knowledge")
    FIRST_TIME = "first_time", _("First assignment for the home")
    KINSHIP = "kinship", _("Foster home in the family or close network")
    SIBLINGS = "siblings", _("Several children at once")
    RISK_OF_MOVE = "risk_of_move", _("To prevent an unplanned move")
    MISSED_TRAINING = "missed_training", _("Group training could not be used")


class InHomeNeed(models.TextChoices):
    """What the training should strengthen."""

    ATTACHMENT = "attachment", _("Attachment and security")
    REGULATION = "regulation", _("Strong feelings and calming down")
    BOUNDARIES = "boundaries", _("Boundaries and everyday routines")
    SCHOOL = "school", _("School and learning")
    CONTACT = "contact", _("Contact with family")
    CULTURE = "culture", _("Language, culture and belonging")
    SLEEP_FOOD = "sleep_food", _("Sleep and meals")
    OWN_CHILDREN = "own_children", _("The home's own children")
    COOPERATION = "cooperation", _("Cooperation with the services")


class InHomePlanQuerySet(models.QuerySet["InHomePlan"]):
    def visible_to(self, user: User | AnonymousUser) -> "InHomePlanQuerySet":
        """The parties' own: the home's adults, the case's caseworkers, the region's coordinators,
        the plan's resource people while they are trainers of the region. Never across a conflict of
        interest or, without the right, address protection."""
        access = access_of(user)
        if access.user_id is None:
            return self.none()
        members = FosterParent.objects.filter(home=OuterRef("assignment__home")).current()
        own = Q(Exists(members.filter(user=access.user_id)))
        staff = Q(assignment__in=Assignment.objects.visible_to(user).values("pk")) & (
            Q(assignment__organisation__in=access.organisations(Role.CASEWORKER))
            | Q(organisation__in=access.organisations(Role.COORDINATOR))
        )
        conflicts = ConflictOfInterest.objects.standing(user).values("home")
        trains = Q(organisation__in=access.organisations(Role.TRAINER))
        resource = trains & Q(resource_people=access.user_id) & ~Q(assignment__home__in=conflicts)
        handled = staff | resource
        if isinstance(user, User) and user.handles:
            return self.filter(handled & ~own).distinct()
        return self.filter(own | handled).distinct()


class InHomePlan(models.Model):
    """Stedlig opplæring for one assignment after move-in: asked for, decided, planned, closed.

    Holds no place, no child data and no free text that names; what is written is seen by the
    parties of the plan alone.
    """

    class AskedBy(models.TextChoices):
        FAMILY = "family", _("The family")
        MUNICIPALITY = "municipality", _("The municipality")
        REGION = "region", _("The region")

    class Status(models.TextChoices):
        ASKED = "asked", _("Asked for")
        GRANTED = "granted", _("Granted")
        DECLINED = "declined", _("Declined")
        CLOSED = "closed", _("Closed")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    class DeclineReason(models.TextChoices):
        GROUP_FITS = "group_fits", _("Group training covers the need")
        GUIDANCE_FITS = "guidance_fits", _("The municipality's guidance covers the need")
        NO_CAPACITY = "no_capacity", _("No capacity now; may be asked for again")
        NOT_MOVED_IN = "not_moved_in", _("The child has not moved in yet")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="in_home_plans")
    organisation = models.ForeignKey(
        "people.Organisation", on_delete=models.PROTECT, related_name="in_home_plans"
    )
    asked_from = OneOf(max_length=14, choices=AskedBy.choices)
    asked_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    reasons = SomeOf(models.CharField(max_length=20, choices=InHomeReason.choices), verbose_name=_("reasons"))
    needs = SomeOf(models.CharField(max_length=20, choices=InHomeNeed.choices), verbose_name=_("needs"))
    preferred_weekdays = ArrayField(
        models.PositiveSmallIntegerField(), default=list, blank=True, verbose_name=_("weekdays that suit")
    )
    preferred_from = models.TimeField(_("earliest time of day"), null=True, blank=True)
    preferred_to = models.TimeField(_("latest time of day"), null=True, blank=True)
    status = OneOf(max_length=10, choices=Status.choices, default=Status.ASKED)
    decided_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)
    decline_reasons = SomeOf(
        models.CharField(max_length=20, choices=DeclineReason.choices),
        default=list,
        blank=True,
        verbose_name=_("reasons for declining"),
    )
    visits_planned = models.PositiveSmallIntegerField(_("visits planned"), default=0)
    resource_people = models.ManyToManyField("people.User", related_name="in_home_plans", blank=True)
    counts_as = models.ManyToManyField("courses.Part", related_name="+", blank=True)
    closed_at = models.DateTimeField(null=True)

    objects = InHomePlanQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["assignment"],
                condition=Q(status__in=["asked", "granted"]),
                name="in_home_plan_one_open_per_assignment",
            ),
            models.CheckConstraint(
                condition=~Q(status="declined") | ~Q(decline_reasons=[]),
                name="in_home_plan_declined_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"InHomePlan {self.uuid}"


class Goal(models.Model):
    """A goal that the family helped to write; names nobody."""

    plan = models.ForeignKey(InHomePlan, on_delete=models.CASCADE, related_name="goals")
    text = Words(_("goal"), max_length=200)
    need = OneOf(_("need"), max_length=20, choices=InHomeNeed.choices)
    written_with_family = models.BooleanField(_("written together with the family"), default=False)

    def __str__(self) -> str:
        return self.text


class InHomeVisit(models.Model):
    """Opplæringsbesøk: a visit of a plan; its session carries time, adults and advisers, and no place."""

    class Done(models.TextChoices):
        TALK = "talk", _("Talked through situations from everyday life")
        PRACTICE = "practice", _("Practised together")
        MATERIAL = "material", _("Went through learning material")
        OBSERVED = "observed", _("Looked at recordings or routines together")
        NETWORK = "network", _("Mapped help from the network")

    class NextStep(models.TextChoices):
        TRY_AT_HOME = "try_at_home", _("Try something at home until next time")
        MORE_OF_SAME = "more_of_same", _("Go on with the same theme")
        NEW_THEME = "new_theme", _("Begin a new theme")
        INVOLVE_MUNICIPALITY = "involve_municipality", _("Bring the municipality in")
        CLOSE = "close", _("Close the plan")

    plan = models.ForeignKey(InHomePlan, on_delete=models.CASCADE, related_name="visits")
    session = models.OneToOneField(TrainingSession, on_delete=models.CASCADE, related_name="visit")
    themes = models.ManyToManyField("courses.Module", related_name="+", blank=True)
    done = SomeOf(models.CharField(max_length=20, choices=Done.choices), default=list, blank=True)
    next_step = OneOf(max_length=24, choices=NextStep.choices, blank=True, default="")
    reported_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    reported_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"InHomeVisit {self.pk}"


class GoalMark(models.Model):
    """Where a goal stands after a visit, from 1 (far off) to 5 (reached)."""

    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="marks")
    visit = models.ForeignKey(InHomeVisit, on_delete=models.CASCADE, related_name="marks")
    value = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["goal", "visit"], name="goal_mark_once_per_visit"),
            models.CheckConstraint(condition=Q(value__gte=1, value__lte=5), name="goal_mark_on_the_scale"),
        ]

    def __str__(self) -> str:
        return f"GoalMark {self.pk}"


class ClosingEvaluation(models.Model):
    """How one party found the plan when it closed, each answer from 1 to 5."""

    class Party(models.TextChoices):
        FAMILY = "family", _("Family")
        ADVISER = "adviser", _("Adviser")

    plan = models.ForeignKey(InHomePlan, on_delete=models.CASCADE, related_name="evaluations")
    party = OneOf(max_length=10, choices=Party.choices)
    by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    usefulness = models.PositiveSmallIntegerField(_("How useful was the training?"))
    goals_reached = models.PositiveSmallIntegerField(_("How far were the goals reached?"))
    cooperation = models.PositiveSmallIntegerField(_("How did we work together?"))
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "by"], name="closing_evaluation_once"),
            models.CheckConstraint(
                condition=Q(usefulness__range=(1, 5), goals_reached__range=(1, 5), cooperation__range=(1, 5)),
                name="closing_evaluation_on_the_scale",
            ),
        ]

    def __str__(self) -> str:
        return f"ClosingEvaluation {self.pk}"
