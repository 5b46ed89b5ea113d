"""Make rule sets and put them in force, by two people, from a later day."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from courses.models import Training
from lms.approval import errors, gate
from lms.approval.models import Requirement, RuleSet
from lms.dates import today
from lms.notices.actions.administrators import tell_administrators
from lms.people.actions.traces import audit
from lms.people.actions.two_persons import must_be_established, must_be_second
from lms.people.models import HomeKind, Role, TargetGroup, User
from lms.people.models.access import access_of
from lms.refusals import NotAllowed


@transaction.atomic
def draft_rule_set(
    *,
    code: str,
    kind: str,
    urgent_days: int,
    requirements: Iterable[Mapping[str, Any]],
    by: User,
    copied_from: RuleSet | None = None,
    is_demonstration: bool = False,
) -> RuleSet:
    """A new draft; `requirements` are field values of `Requirement`, in order. Raises `NotAllowed`."""
    _must_be_admin(by)
    newest = RuleSet.objects.filter(kind=kind).order_by("-version").first()
    rule_set = RuleSet.objects.create(
        code=code,
        kind=HomeKind(kind),
        version=newest.version + 1 if newest else 1,
        urgent_days=urgent_days,
        copied_from=copied_from,
        made_by=by,
        is_demonstration=is_demonstration,
    )
    set_requirements(rule_set, requirements=requirements, by=by)
    audit("rule_set.drafted", f"rule_set:{rule_set.code}", by=by)
    return rule_set


@transaction.atomic
def copy_rule_set(rule_set: RuleSet, *, code: str, by: User) -> RuleSet:
    """A draft with the same requirements under another code."""
    return draft_rule_set(
        code=code,
        kind=rule_set.kind,
        urgent_days=rule_set.urgent_days,
        requirements=list(rule_set.requirements.order_by("position").values(*gate.FIELDS)),
        by=by,
        copied_from=rule_set,
    )


@transaction.atomic
def set_requirements(
    rule_set: RuleSet, *, requirements: Iterable[Mapping[str, Any]], by: User, urgent_days: int | None = None
) -> None:
    """Replace a draft's requirements. Raises `RuleSetRefused` once it is proposed."""
    _must_be_admin(by)
    locked = RuleSet.objects.select_for_update().get(pk=rule_set.pk)
    if not locked.is_draft:
        raise errors.NotADraft
    if urgent_days is not None:
        rule_set.urgent_days = urgent_days
        rule_set.save(update_fields=["urgent_days"])
    rule_set.requirements.all().delete()
    Requirement.objects.bulk_create(
        Requirement(rule_set=rule_set, position=position, **values)
        for position, values in enumerate(requirements)
    )


@transaction.atomic
def propose_rule_set(rule_set: RuleSet, *, valid_from: date, by: User, on: date | None = None) -> RuleSet:
    """Propose that the set be in force from a later day. Raises a `RuleSetRefused` where it
    names what does not exist, requires nothing before approval, or the day has come, and as
    `must_be_established`."""
    _must_be_admin(by)
    rule_set = RuleSet.objects.select_for_update().get(pk=rule_set.pk)
    if not rule_set.is_draft:
        raise errors.ProposedAlready
    must_be_established(by)
    _must_be_later(valid_from, on or today())
    _must_make_sense(rule_set)
    rule_set.valid_from = valid_from
    rule_set.proposed_by, rule_set.proposed_at = by, timezone.now()
    rule_set.save(update_fields=["valid_from", "proposed_by", "proposed_at"])
    audit("rule_set.proposed", f"rule_set:{rule_set.code}", by=by, valid_from=valid_from)
    _tell_administrators(rule_set, "asked")
    return rule_set


@transaction.atomic
def confirm_rule_set(rule_set: RuleSet, *, by: User, on: date | None = None) -> RuleSet:
    """Put a proposed set in force from its day, as another person than the one who proposed it.

    Homes already on their way stay on their rule set. Raises `RuleSetRefused`, `NotAllowed`, or as
    `must_be_second`.
    """
    _must_be_admin(by)
    rule_set = RuleSet.objects.select_for_update().get(pk=rule_set.pk)
    if rule_set.is_draft or rule_set.is_confirmed or rule_set.valid_from is None:
        raise errors.NotProposed
    must_be_second(by, proposer=rule_set.proposed_by)
    _must_be_later(rule_set.valid_from, on or today())
    _must_make_sense(rule_set)
    same_day = RuleSet.objects.confirmed().filter(kind=rule_set.kind, valid_from=rule_set.valid_from)
    if same_day.exists():
        raise errors.SameDay
    rule_set.confirmed_by, rule_set.confirmed_at = by, timezone.now()
    rule_set.save(update_fields=["confirmed_by", "confirmed_at"])
    audit("rule_set.confirmed", f"rule_set:{rule_set.code}", by=by, valid_from=rule_set.valid_from)
    _tell_administrators(rule_set, "given")
    return rule_set


@transaction.atomic
def take_back_rule_set(rule_set: RuleSet, *, by: User) -> RuleSet:
    """Make a proposed set a draft again. Raises `RuleSetRefused` once it is confirmed."""
    _must_be_admin(by)
    rule_set = RuleSet.objects.select_for_update().get(pk=rule_set.pk)
    if rule_set.is_confirmed:
        raise errors.InForceForGood
    rule_set.proposed_by = rule_set.proposed_at = rule_set.valid_from = None
    rule_set.save(update_fields=["valid_from", "proposed_by", "proposed_at"])
    audit("rule_set.taken_back", f"rule_set:{rule_set.code}", by=by)
    return rule_set


def _tell_administrators(rule_set: RuleSet, news: str) -> None:
    """All administrators are told of each step; the demonstration's own sets are news to nobody."""
    if not rule_set.is_demonstration:
        tell_administrators(news, link=reverse("approval:rule-set", args=[rule_set.code]))


def _must_be_admin(by: User) -> None:
    if not access_of(by).has(Role.ADMIN):
        raise NotAllowed


def _must_be_later(valid_from: date, day: date) -> None:
    if valid_from <= day:
        raise errors.DayHasCome


def _must_make_sense(rule_set: RuleSet) -> None:
    requirements = list(rule_set.requirements.all())
    codes = {code for requirement in requirements for code in requirement.any_of}
    if unknown := codes - set(Training.objects.filter(pk__in=codes).values_list("pk", flat=True)):
        raise errors.NoSuchTraining(min(unknown))
    groups = {group for requirement in requirements for group in requirement.only_for}
    if unknown := groups - set(TargetGroup.objects.filter(pk__in=groups).values_list("pk", flat=True)):
        raise errors.NoSuchTargetGroup(min(unknown))
    asks_everyone = any(
        requirement.phase == Requirement.Phase.BEFORE_APPROVAL
        and requirement.strength == Requirement.Strength.REQUIRED
        and not requirement.only_for
        for requirement in requirements
    )
    if rule_set.kind != HomeKind.SPECIAL_TERMS and not asks_everyone:
        raise errors.AsksNothing
