"""Who has which role at which office, and what comes beside a role."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.people.models.fields import OneOf, PersonName
from lms.people.models.in_force import in_force
from lms.people.models.organisations import Organisation, Role


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


def by_two(name: str) -> list[models.CheckConstraint]:
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

    def answering_for(self, offices: Iterable[int | None]) -> "MembershipQuerySet":
        """The roles at these offices (ids), or at those that closed ones have gone over to."""
        return self.filter(organisation__in=Organisation.objects.answering_for(offices).values("pk"))

    def going_over_to(self, office: Organisation, *, since: date) -> "MembershipQuerySet":
        """The roles that end, or have ended since a day, with offices that go over to this one."""
        return self.filter(
            organisation__goes_to=office,
            organisation__closes_on__gte=since,
            ends_on=models.F("organisation__closes_on"),
            given_at__isnull=False,
            asked_name="",
        )

    def proposed(self) -> "MembershipQuerySet":
        """What one administrator has proposed, and no second one has confirmed."""
        return self.filter(given_at=None, ended_at=None)

    def nobody_leads(self) -> "MembershipQuerySet":
        """The roles that no leader confirms: administrators', and those at offices of the state's own (the
        directorate, the county governors) that nobody leads."""
        state = (Organisation.Kind.DIRECTORATE, Organisation.Kind.COUNTY_GOVERNOR)
        unled = Organisation.objects.without_leader().filter(kind__in=state)
        return self.filter(models.Q(role=Role.ADMIN) | models.Q(organisation__in=unled.values("pk")))

    def established_administrators(self) -> "MembershipQuerySet":
        """The roles of those who have been administrators for long enough to propose and to confirm."""
        since = timezone.now() - timedelta(hours=settings.ADMINISTRATOR_COOLING_HOURS)
        held = self.in_force().filter(user__is_active=True, role=Role.ADMIN)
        return held.filter(given_at__lte=since)

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
            *by_two("membership"),
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
            *by_two("protected_access"),
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.organisation}"
