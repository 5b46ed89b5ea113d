from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lms.approval import gate
from lms.people.models import HomeKind
from lms.people.models.fields import OneOf


class RuleSetQuerySet(models.QuerySet["RuleSet"]):
    def confirmed(self) -> "RuleSetQuerySet":
        return self.exclude(confirmed_by=None)

    def in_force(self, kind: str, on: date) -> "RuleSet | None":
        """The newest confirmed set of a kind that was in force on a day."""
        return self.confirmed().filter(kind=kind, valid_from__lte=on).order_by("-valid_from").first()


class RuleSet(models.Model):
    """A version of what is asked of one kind of home (regelsett).

    It is a draft until proposed, and in force from `valid_from` once another person has confirmed
    it; from then on it never changes. `urgent_days` is the deadline after an urgent move-in, set
    here and not by law.
    """

    code = models.SlugField(_("code"), max_length=60, unique=True)
    kind = OneOf(_("kind of home"), max_length=20, choices=HomeKind.choices)
    version = models.PositiveSmallIntegerField(_("version"), editable=False)
    valid_from = models.DateField(_("in force from"), null=True, blank=True)
    urgent_days = models.PositiveSmallIntegerField(_("days after an urgent move-in"), default=180)
    is_demonstration = models.BooleanField(default=False, editable=False)
    copied_from = models.ForeignKey("self", null=True, editable=False, on_delete=models.PROTECT)
    made_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    proposed_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(null=True)

    objects = RuleSetQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "version"], name="rule_set_version_once"),
            models.UniqueConstraint(
                fields=["kind", "valid_from"],
                condition=Q(confirmed_by__isnull=False),
                name="rule_set_one_a_day_for_each_kind",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by=None) | ~Q(confirmed_by=F("proposed_by")),
                name="rule_set_needs_two",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by=None) | Q(proposed_by__isnull=False, valid_from__isnull=False),
                name="rule_set_is_proposed_before_confirmed",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def is_draft(self) -> bool:
        return self.proposed_by_id is None

    @property
    def is_confirmed(self) -> bool:
        return self.confirmed_by_id is not None


class Requirement(models.Model):
    """One line of a rule set; `any_of` are training codes, the one to enrol in first."""

    class Phase(models.TextChoices):
        BEFORE_APPROVAL = gate.Phase.BEFORE_APPROVAL, _("Before approval")
        AFTER_MOVE_IN = gate.Phase.AFTER_MOVE_IN, _("Training after the move-in")

    class Who(models.TextChoices):
        EACH = gate.Who.EACH, _("Every foster parent")
        ANY = gate.Who.ANY, _("One foster parent in the home")

    class Strength(models.TextChoices):
        REQUIRED = gate.Strength.REQUIRED, _("Required")
        RECOMMENDED = gate.Strength.RECOMMENDED, _("Recommended")

    rule_set = models.ForeignKey(RuleSet, on_delete=models.CASCADE, related_name="requirements")
    position = models.PositiveSmallIntegerField(default=0)
    key = models.SlugField(_("key"), max_length=60)
    phase = OneOf(_("phase"), max_length=20, choices=Phase.choices, default=Phase.BEFORE_APPROVAL)
    any_of = ArrayField(models.SlugField(max_length=60), verbose_name=_("any of these trainings"))
    who = OneOf(_("who"), max_length=10, choices=Who.choices, default=Who.EACH)
    only_for = ArrayField(
        models.SlugField(max_length=40), default=list, blank=True, verbose_name=_("only for target groups")
    )
    strength = OneOf(_("strength"), max_length=15, choices=Strength.choices, default=Strength.REQUIRED)
    due_days = models.PositiveSmallIntegerField(_("days after the move-in"), null=True, blank=True)
    valid_months = models.PositiveSmallIntegerField(_("valid for months"), null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["rule_set", "key"], name="requirement_key_once"),
            models.CheckConstraint(condition=Q(any_of__len__gt=0), name="requirement_names_training"),
        ]

    def __str__(self) -> str:
        return self.key
