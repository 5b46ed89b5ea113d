from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeBoundary, RangeOperators
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from lms.people.models.fields import OneOf, PersonName, Words
from lms.people.models.in_force import in_force


class Region(models.Model):
    """One of the agency's five regions, and Oslo, with whom its foster homes may ring."""

    code = models.SlugField(_("code"), primary_key=True, max_length=10)
    name = Words(_("name"), max_length=80)
    helpline_number = models.CharField(_("helpline: number"), max_length=20, blank=True)
    helpline_hours = Words(
        _("helpline: hours"), max_length=80, blank=True, help_text=_("As families read it: “Mon–Fri 8–22”.")
    )
    helpline_who = Words(
        _("helpline: who answers"), max_length=120, blank=True, help_text=_("As families read it.")
    )

    class Meta:
        verbose_name = _("region")
        verbose_name_plural = _("regions")

    def __str__(self) -> str:
        return self.name


class MunicipalityQuerySet(models.QuerySet["Municipality"]):
    def in_force(self, day: date) -> "MunicipalityQuerySet":
        """Those that there are on a day."""
        begun = models.Q(begins_on=None) | models.Q(begins_on__lte=day)
        return self.filter(begun, models.Q(ends_on=None) | models.Q(ends_on__gt=day))


class Municipality(models.Model):
    """A municipality by its official four-digit number (names repeat; Kartverket, CC BY 4.0).

    One that merges, splits or changes its number keeps its row, for the history: `ends_on` is the first day
    without it.
    """

    number = models.CharField(_("municipality number"), primary_key=True, max_length=4)
    name = models.CharField(_("name"), max_length=80)
    official_names = models.CharField(_("official names"), max_length=200)
    county_number = models.CharField(_("county number"), max_length=2, db_index=True)
    county = models.CharField(_("county"), max_length=80)
    region = models.ForeignKey(
        Region, on_delete=models.PROTECT, related_name="municipalities", verbose_name=_("region")
    )
    organisation_number = models.CharField(_("organisation number"), max_length=9, blank=True)
    begins_on = models.DateField(_("first day"), null=True, blank=True)
    ends_on = models.DateField(_("first day without it"), null=True, editable=False)

    objects = MunicipalityQuerySet.as_manager()

    class Meta:
        verbose_name = _("municipality")
        verbose_name_plural = _("municipalities")

    def __str__(self) -> str:
        return f"{self.name} ({self.county})"


class MunicipalityChange(models.Model):
    """That a municipality is another from a day on. Several with one `old` are a split, several with one
    `new` a merging. `done_at` is None until the day has come and everything has followed."""

    on = models.DateField(_("from which day"))
    old = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="successions", verbose_name=_("until then")
    )
    new = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="predecessions", verbose_name=_("from then on")
    )
    done_at = models.DateTimeField(_("done"), null=True, editable=False)

    class Meta:
        verbose_name = _("change of municipality")
        verbose_name_plural = _("changes of municipalities")
        constraints = [
            models.UniqueConstraint(fields=["old", "new"], name="municipality_change_once"),
            models.CheckConstraint(
                condition=~models.Q(old=models.F("new")), name="municipality_change_is_one"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.old_id} → {self.new_id} {self.on}"


class TargetGroup(models.Model):
    """A group of children that homes are hard to find for (målgruppe); the list is data."""

    code = models.SlugField(_("code"), primary_key=True, max_length=40)
    name_nb = Words(_("name in bokmål"), max_length=120)
    name_nn = Words(_("name in nynorsk"), max_length=120)
    name_en = Words(_("name in English"), max_length=120)
    is_active = models.BooleanField(_("in use"), default=True)

    class Meta:
        verbose_name = _("target group")
        verbose_name_plural = _("target groups")

    def __str__(self) -> str:
        name: str = getattr(self, f"name_{get_language() or 'nb'}", self.name_nb)
        return name


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def without_leader(self) -> "OrganisationQuerySet":
        """Those with people in them, but nobody who gives the others their roles."""
        held = in_force("memberships__") & models.Q(memberships__user__is_active=True)
        offices = ~models.Q(memberships__role="admin")
        led = self.filter(held, memberships__leads=True).values("pk")
        return self.filter(held, offices).exclude(pk__in=led).distinct()


class Organisation(models.Model):
    """Who people work for: a child welfare service, a regional foster care service and so on."""

    class Kind(models.TextChoices):
        CHILD_WELFARE = "child_welfare", _("Child welfare service")
        FOSTER_CARE = "foster_care", _("Foster care service")
        DIRECTORATE = "directorate", _("Directorate")
        COUNTY_GOVERNOR = "county_governor", _("County governor")

    kind = OneOf(_("kind"), max_length=20, choices=Kind.choices)
    name = Words(_("name"), max_length=120, unique=True)
    organisation_number = models.CharField(_("organisation number"), max_length=9, blank=True)
    region = models.ForeignKey(
        Region,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="organisations",
        verbose_name=_("region"),
    )
    municipalities = models.ManyToManyField(
        Municipality, blank=True, related_name="organisations", verbose_name=_("municipalities")
    )
    district = Words(_("city district"), max_length=80, blank=True)
    county_numbers = ArrayField(
        models.CharField(max_length=2),
        verbose_name=_("counties"),
        default=list,
        blank=True,
        help_text=_("Every county that a county governor supervises; for other organisations none."),
    )
    telephone = models.CharField(_("telephone"), max_length=20, blank=True)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(county_numbers=[]) | models.Q(kind="county_governor"),
                name="organisation_only_governors_have_counties",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """A county governor names its counties, and nobody else has any."""
        supervises = self.kind == self.Kind.COUNTY_GOVERNOR
        if supervises and not self.county_numbers:
            raise ValidationError({"county_numbers": _("Choose every county that the governor supervises.")})
        if self.county_numbers and not supervises:
            raise ValidationError({"county_numbers": _("Only a county governor supervises counties.")})


class Role(models.TextChoices):
    """What a member of staff is to an organisation; foster parents are known by their home."""

    TRAINER = "trainer", _("Trainer")
    COORDINATOR = "coordinator", _("Coordinator")
    CASEWORKER = "caseworker", _("Caseworker")
    EDITOR = "editor", _("Editor")
    AUDITOR = "auditor", _("Auditor")
    ADMIN = "admin", _("Administrator")


class ByTwo(models.Model):
    """What one administrator proposes and another confirms; the receiver is neither."""

    proposed_by = models.ForeignKey(
        "people.User",
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("proposed by"),
    )
    confirmed_by = models.ForeignKey(
        "people.User",
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("confirmed by"),
    )

    class Meta:
        abstract = True


def _by_two(name: str) -> list[models.CheckConstraint]:
    """The constraints that three persons take part: who proposes, who confirms, who receives."""
    proposed, receives = models.F("proposed_by"), models.F("user")
    return [
        models.CheckConstraint(
            condition=models.Q(confirmed_by=None) | ~models.Q(confirmed_by=proposed), name=f"{name}_needs_two"
        ),
        models.CheckConstraint(
            condition=(models.Q(proposed_by=None) | ~models.Q(proposed_by=receives))
            & (models.Q(confirmed_by=None) | ~models.Q(confirmed_by=receives)),
            name=f"{name}_is_given_by_others",
        ),
    ]


def _only(field: str, *, number: str = "%(expressions)s") -> models.Func:
    """A field's value as a range of one number: no operator class for plain equality is at hand."""
    return models.Func(models.F(field), template=f"int8range({number}, {number}, '[]')")


class MembershipQuerySet(models.QuerySet["Membership"]):
    def in_force(self, on: date | None = None) -> "MembershipQuerySet":
        """The roles that give something on a day; without one, today."""
        return self.filter(in_force(on=on))

    def proposed(self) -> "MembershipQuerySet":
        """What one administrator has proposed, and no second one has confirmed."""
        return self.filter(given_at=None, ended_at=None)

    def standing(self) -> "MembershipQuerySet":
        """Those that are given and not ended: in force, yet to begin, past their last day or paused."""
        return self.filter(given_at__isnull=False, ended_at=None)


class Membership(ByTwo):
    """A user's role in an organisation; `may_approve` is the approving permission of a caseworker, and who
    `leads` gives the others there their roles.

    `starts_on` and `ends_on` are the first and the last day on which it holds, where it is not for good.
    `given_at` is None while a role that takes two administrators is only proposed: it gives nothing yet.
    `ended_at` is when somebody ended it, or noticed that its last day was past; `paused_at` when nobody had
    confirmed it in time. `reviewed_at` is when a leader last confirmed it. `asked_name` is the name by which
    a leader gave it to an account that was there before, until its owner has said yes. When a role gives
    anything is told by `in_force` alone.
    """

    user = models.ForeignKey(
        "people.User", on_delete=models.CASCADE, related_name="memberships", verbose_name=_("person")
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="memberships", verbose_name=_("organisation")
    )
    role = OneOf(_("role"), max_length=20, choices=Role.choices)
    may_approve = models.BooleanField(_("may approve homes"), default=False)
    leads = models.BooleanField(_("leads the office"), default=False)
    given_at = models.DateTimeField(_("since"), null=True, editable=False, default=timezone.now)
    starts_on = models.DateField(_("first day"), null=True, blank=True)
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    ended_at = models.DateTimeField(null=True, editable=False)
    paused_at = models.DateTimeField(null=True, editable=False)
    reviewed_at = models.DateTimeField(null=True, editable=False)
    asked_name = PersonName(max_length=300, blank=True, editable=False)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("role at an organisation")
        verbose_name_plural = _("roles at organisations")
        constraints = [
            ExclusionConstraint(
                name="membership_once_at_a_time",
                expressions=[
                    (_only("user"), RangeOperators.OVERLAPS),
                    (_only("organisation"), RangeOperators.OVERLAPS),
                    (_only("role", number="hashtext(%(expressions)s)"), RangeOperators.OVERLAPS),
                    (
                        models.Func(
                            models.F("starts_on"),
                            models.F("ends_on"),
                            RangeBoundary(inclusive_lower=True, inclusive_upper=True),
                            function="daterange",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=models.Q(ended_at=None, given_at__isnull=False),
            ),
            models.CheckConstraint(
                condition=models.Q(may_approve=False) | models.Q(role=Role.CASEWORKER),
                name="membership_only_caseworkers_approve",
            ),
            models.CheckConstraint(
                condition=models.Q(given_at__isnull=False) | models.Q(role=Role.ADMIN) | models.Q(leads=True),
                name="membership_only_administrators_and_leaders_are_proposed",
            ),
            models.CheckConstraint(
                condition=models.Q(leads=False) | ~models.Q(role=Role.ADMIN),
                name="membership_administrators_lead_no_office",
            ),
            models.CheckConstraint(
                condition=models.Q(starts_on=None)
                | models.Q(ends_on=None)
                | models.Q(ends_on__gte=models.F("starts_on")),
                name="membership_ends_after_it_begins",
            ),
            *_by_two("membership"),
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.get_role_display()} · {self.organisation}"


class Administrator(Membership):
    """Who keeps the registers: made so by two administrators."""

    class Meta:
        proxy = True
        verbose_name = _("administrator")
        verbose_name_plural = _("administrators")


class Leader(Membership):
    """Who gives the others of an office their roles: the first by two administrators, others by a leader."""

    class Meta:
        proxy = True
        verbose_name = _("leader of an office")
        verbose_name_plural = _("leaders of offices")


class ProtectedAccessQuerySet(models.QuerySet["ProtectedAccess"]):
    def in_force(self) -> "ProtectedAccessQuerySet":
        """The rights that two have given to people who have a role in that office now."""
        held = Membership.objects.in_force().filter(
            user=models.OuterRef("user"), organisation=models.OuterRef("organisation")
        )
        return self.filter(models.Exists(held), confirmed_by__isnull=False)


class ProtectedAccess(ByTwo):
    """The right to see address-protected people in an organisation, given by two administrators. It lasts no
    longer than the person's roles there: the database takes it away with the last of them."""

    user = models.ForeignKey(
        "people.User", on_delete=models.CASCADE, related_name="protected_access", verbose_name=_("person")
    )
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        related_name="protected_access",
        verbose_name=_("organisation"),
    )
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, editable=False)

    objects = ProtectedAccessQuerySet.as_manager()

    class Meta:
        verbose_name = _("right to see address protection")
        verbose_name_plural = _("rights to see address protection")
        constraints = [
            models.UniqueConstraint(fields=["user", "organisation"], name="protected_access_once"),
            models.CheckConstraint(
                condition=models.Q(proposed_by__isnull=False), name="protected_access_is_proposed"
            ),
            *_by_two("protected_access"),
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.organisation}"
