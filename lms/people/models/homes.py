import uuid
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import Exists, F, Func, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from lms.people.models.access import access_of
from lms.people.models.fields import OneOf
from lms.people.models.organisations import Municipality, Organisation, Role, TargetGroup
from lms.people.models.supervision import SupervisionCase
from lms.people.models.traces import ConflictOfInterest
from lms.people.models.users import User


class HomeKind(models.TextChoices):
    """What sort of home; the codes are the approval gate's."""

    ORDINARY = "ordinary", _("Ordinary foster home")
    KINSHIP = "kinship", _("Family and close network")
    SPECIALISED = "specialised", _("Specialised foster home")
    EMERGENCY_HOME = "emergency_home", _("Emergency home")
    SPECIAL_TERMS = "special_terms", _("Special-terms home")


class UrgentBasis(models.TextChoices):
    """The only lawful grounds for a child to move in before the training is complete."""

    EMERGENCY_DECISION = "emergency_decision", _("Emergency decision")
    URGENT_VOLUNTARY_STAY = (
        "urgent_voluntary_stay",
        _("Urgent voluntary stay with family or close network"),
    )


class FosterHomeQuerySet(models.QuerySet["FosterHome"]):
    def active(self) -> "FosterHomeQuerySet":
        return self.filter(closed_on=None)

    def with_protection(self) -> "FosterHomeQuerySet":
        """Annotate `is_protected`: whether an adult of the home has address protection."""
        members = FosterParent.objects.filter(home=OuterRef("pk")).current()
        return self.annotate(is_protected=Exists(members.exclude(user__address_protection="")))

    def visible_to(self, user: User | AnonymousUser) -> "FosterHomeQuerySet":
        """The homes whose record this user may open, by the role table; address protection and
        conflict of interest included. A trainer reaches nobody here, and who does staff's work never
        the home that they belong to themselves."""
        access = access_of(user)
        right = access.protected_organisations
        coordinator, caseworker = (
            access.organisations(Role.COORDINATOR),
            access.organisations(Role.CASEWORKER),
        )
        staff = _reached(coordinator, caseworker, supervised_homes(user), is_protected=False)
        staff |= _reached(
            coordinator & right,
            caseworker & right,
            supervised_homes(user, with_right=True),
            is_protected=True,
        )
        own = Q(Exists(FosterParent.objects.filter(home=OuterRef("pk"), user=access.user_id).current()))
        handles = isinstance(user, User) and user.handles
        if not staff:
            return self.with_protection().filter(own) if not handles else self.none()
        conflict = Q(pk__in=ConflictOfInterest.objects.standing(user).values("home"))
        cut = staff & ~conflict
        return self.with_protection().filter(cut & ~own if handles else own | cut)


def _reached(
    coordinator: frozenset[int], caseworker: frozenset[int], supervised: Q, *, is_protected: bool
) -> Q:
    """The homes that staff reach through these offices, and those supervised; empty where there are none."""
    reached = supervised
    if coordinator:
        reached |= Q(trained_by__in=coordinator)
    if caseworker:
        assigned = Assignment.objects.filter(home=OuterRef("pk")).open()
        reached |= Q(Exists(assigned.filter(organisation__in=caseworker))) | Q(registered_by__in=caseworker)
    return Q(is_protected=is_protected) & reached if reached else reached


def supervised_homes(user: User | AnonymousUser, *, with_right: bool = False) -> Q:
    """The one rule of what supervision opens: of `FosterHome`, those in the governor's counties that an open
    case of the auditor covers; empty for who is no auditor.

    `with_right` leaves the cases of governors where the user may see people under address protection.
    Protection and conflict of interest are for the caller (`visible_to`).
    """
    access = access_of(user)
    if not access.has(Role.AUDITOR):
        return Q()
    cases = SupervisionCase.objects.open().of(user, with_right=with_right)
    assigned = Assignment.objects.filter(home=OuterRef("pk"), organisation__in=cases.offices()).open()
    covered = Q(host_municipality__in=cases.municipalities()) | Q(registered_by__in=cases.offices())
    return Q(host_municipality__county_number__in=access.audited_counties) & (covered | Q(Exists(assigned)))


def supervised_assignments(user: User | AnonymousUser, *, with_right: bool = False) -> Q:
    """The same of `Assignment`: all of a home in a municipality that the case covers, and of other homes
    those of the offices that it covers; ended ones too."""
    access = access_of(user)
    if not access.has(Role.AUDITOR):
        return Q()
    cases = SupervisionCase.objects.open().of(user, with_right=with_right)
    covered = Q(home__host_municipality__in=cases.municipalities()) | Q(organisation__in=cases.offices())
    return Q(home__host_municipality__county_number__in=access.audited_counties) & covered


class FosterHome(models.Model):
    """Fosterhjem: the household that trains and is approved. No address is stored anywhere."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    host_municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="homes")
    registered_by = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="registered_homes")
    trained_by = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="trained_homes"
    )
    registered_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)

    objects = FosterHomeQuerySet.as_manager()

    def __str__(self) -> str:
        return f"FosterHome {self.uuid}"


class FosterParentQuerySet(models.QuerySet["FosterParent"]):
    def on(self, day: date) -> "FosterParentQuerySet":
        return self.filter(Q(left_on=None) | Q(left_on__gt=day), joined_on__lte=day)

    def current(self) -> "FosterParentQuerySet":
        """Who has not left; whoever joins today is a member already."""
        return self.filter(left_on=None)


class FosterParent(models.Model):
    """A dated membership of an adult in a home; `left_on` is the first day outside it."""

    home = models.ForeignKey(FosterHome, on_delete=models.CASCADE, related_name="parents")
    user = models.ForeignKey("people.User", on_delete=models.CASCADE, related_name="home_memberships")
    joined_on = models.DateField()
    left_on = models.DateField(null=True, blank=True)

    objects = FosterParentQuerySet.as_manager()

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="foster_parent_one_home_at_a_time",
                expressions=[
                    (
                        Func(
                            F("user"),
                            F("user"),
                            function="int8range",
                            template="%(function)s(%(expressions)s, '[]')",
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                    (
                        Func(
                            F("joined_on"),
                            F("left_on"),
                            RangeBoundary(),
                            function="daterange",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
            models.CheckConstraint(
                condition=Q(left_on=None) | Q(left_on__gte=F("joined_on")),
                name="foster_parent_leaves_after_joining",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} in {self.home}"


class Invitation(models.Model):
    """One adult asked to join a home. Only the code's keyed hash is kept.

    `conflict_at` is set when the invited person says yes while still in another home: they and
    the region see it, nobody else does. `opened_at` is when a browser with a person at it was first led to
    the page of the link, as it is now.
    """

    home = models.ForeignKey(FosterHome, on_delete=models.CASCADE, related_name="invitations")
    user = models.ForeignKey("people.User", on_delete=models.CASCADE, related_name="invitations")
    invited_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    code_hash = models.CharField(max_length=64, unique=True)
    sent_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True)
    accepted_at = models.DateTimeField(null=True)
    conflict_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"Invitation {self.pk}"


class HomeCode(models.Model):
    """A one-time code that the family hands to a municipality so that it can link the home."""

    home = models.ForeignKey(FosterHome, on_delete=models.CASCADE, related_name="codes")
    made_by = models.ForeignKey("people.User", on_delete=models.CASCADE, related_name="+")
    code_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"HomeCode {self.pk}"


class PreparationQuerySet(models.QuerySet["Preparation"]):
    def open(self) -> "PreparationQuerySet":
        return self.filter(ended_on=None)


class Preparation(models.Model):
    """Forberedelse: a home that trains before it has any assignment.

    `registered_on` is set once, by the system; it decides which rule set applies."""

    home = models.ForeignKey(FosterHome, on_delete=models.CASCADE, related_name="preparations")
    kind = OneOf(_("intended kind"), max_length=20, choices=HomeKind.choices)
    target_groups = models.ManyToManyField(TargetGroup, blank=True, related_name="+")
    registered_on = models.DateField(editable=False)
    ended_on = models.DateField(null=True, blank=True)

    objects = PreparationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["home"], condition=Q(ended_on=None), name="preparation_one_open_per_home"
            )
        ]

    def __str__(self) -> str:
        return f"Preparation {self.pk}"


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    def open(self) -> "AssignmentQuerySet":
        return self.filter(ended_on=None)

    def visible_to(self, user: User | AnonymousUser) -> "AssignmentQuerySet":
        """The assignments this user may open: own organisation's, or those of the homes that the
        user's regional service trains, their own home's, or those that an open supervision case covers."""
        access = access_of(user)
        homes = FosterHome.objects.visible_to(user)
        seen = Q(organisation__in=access.organisations(Role.CASEWORKER))
        seen |= Q(home__trained_by__in=access.organisations(Role.COORDINATOR))
        seen |= supervised_assignments(user)
        seen |= Q(Exists(FosterParent.objects.filter(home=OuterRef("home"), user=access.user_id).current()))
        return self.filter(seen, home__in=homes.values("pk"))


class Assignment(models.Model):
    """Oppdrag: one home taking on one child or sibling group for one organisation.

    Holds no child data: the case reference is generated here and means nothing elsewhere.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    home = models.ForeignKey(FosterHome, on_delete=models.CASCADE, related_name="assignments")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="assignments")
    case_reference = models.CharField(_("case reference"), max_length=20, editable=False)
    kind = OneOf(_("kind"), max_length=20, choices=HomeKind.choices)
    target_groups = models.ManyToManyField(TargetGroup, blank=True, related_name="+")
    urgent_basis = OneOf(
        _("ground for urgency"), max_length=30, choices=UrgentBasis.choices, blank=True, default=""
    )
    planned_move_in_on = models.DateField(_("planned move-in"), null=True, blank=True)
    moved_in_on = models.DateField(_("moved in"), null=True, blank=True)
    registered_on = models.DateField(editable=False)
    ended_on = models.DateField(null=True, blank=True)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "case_reference"], name="assignment_reference_once"
            )
        ]

    def __str__(self) -> str:
        return self.case_reference
