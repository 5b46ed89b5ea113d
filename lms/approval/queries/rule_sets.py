"""Rule sets side by side, and how open cases would be answered under another one."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from courses.queries.trainings import titles
from lms.approval import gate
from lms.approval.models import GateStatus, Requirement, RuleSet
from lms.approval.queries.facts import RuleBook, Subject, Unready, answer_of, facts_for
from lms.dates import today
from lms.people.models import Assignment, Role, TargetGroup, User
from lms.people.models.access import access_of

COMPARED = tuple(name for name in gate.FIELDS if name != "key")


@dataclass(frozen=True)
class RequirementChange:
    """One requirement in two rule sets; None where one of them lacks it. `fields` are those that differ."""

    key: str
    before: Requirement | None
    after: Requirement | None
    fields: tuple[str, ...] = ()

    @property
    def trainings(self) -> list[str]:
        """The codes of the trainings that the newer line, or the one that is gone, asks for."""
        line = self.after or self.before
        return line.any_of if line else []


@dataclass(frozen=True)
class RuleSetPage:
    """One rule set beside the one that it follows or would follow. `titles` are those of trainings and
    `groups` the names of target groups, by code; `may_confirm` is for who did not propose it."""

    rule_set: RuleSet
    requirements: tuple[Requirement, ...]
    before: RuleSet | None
    changes: tuple[RequirementChange, ...]
    titles: Mapping[str, str]
    groups: Mapping[str, str]
    may_write: bool
    may_confirm: bool

    @property
    def is_other_deadline(self) -> bool:
        return self.before is not None and self.before.urgent_days != self.rule_set.urgent_days


@dataclass(frozen=True)
class TriedCase:
    """One open case: what the gate answers today, and what it would answer under the tried set."""

    reference: str
    present: str
    would_be: str

    @property
    def differs(self) -> bool:
        return self.present != self.would_be


class _Only(RuleBook):
    """A rule book that has one set, for everyone."""

    def __init__(self, rule_set: RuleSet) -> None:
        super().__init__(also=[rule_set])
        self._only = rule_set

    def choose(self, kind: str, registered_on: date) -> RuleSet | None:
        return self._only


def rule_sets_in_order() -> QuerySet[RuleSet]:
    """Every rule set, by kind of home, the newest first."""
    return RuleSet.objects.select_related("proposed_by", "confirmed_by").order_by("kind", "-version")


def rule_sets_to_open() -> QuerySet[RuleSet]:
    """Every rule set with what its page shows."""
    return RuleSet.objects.select_related("proposed_by", "confirmed_by", "copied_from")


def rule_set_page(rule_set: RuleSet, *, user: User, language: str) -> RuleSetPage:
    earlier = RuleSet.objects.confirmed().filter(kind=rule_set.kind, version__lt=rule_set.version)
    before = rule_set.copied_from or earlier.order_by("-version").first()
    requirements = tuple(rule_set.requirements.order_by("position"))
    changes = compare(before, rule_set) if before else []
    lines = [*requirements, *(change.before for change in changes if change.before)]
    return RuleSetPage(
        rule_set=rule_set,
        requirements=requirements,
        before=before,
        changes=tuple(changes),
        titles=titles({code for line in lines for code in line.any_of}, language),
        groups={group.pk: str(group) for group in TargetGroup.objects.all()},
        may_write=access_of(user).has(Role.ADMIN),
        may_confirm=rule_set.proposed_by_id not in (None, user.pk),
    )


def compare(before: RuleSet, after: RuleSet) -> list[RequirementChange]:
    """The requirements that differ between two sets, in the order of the newer, dropped ones last."""
    old = {r.key: r for r in before.requirements.all()}
    new = {r.key: r for r in after.requirements.order_by("position")}
    changes = []
    for key, requirement in new.items():
        earlier = old.get(key)
        differing = tuple(
            name for name in COMPARED if earlier and getattr(earlier, name) != getattr(requirement, name)
        )
        if earlier is None or differing:
            changes.append(RequirementChange(key, earlier, requirement, differing))
    return changes + [RequirementChange(key, gone, None) for key, gone in old.items() if key not in new]


def dry_run(rule_set: RuleSet, *, on: date | None = None) -> list[TriedCase]:
    """How every open case of the set's kind would be answered if it had been registered under the
    set: those that differ first. None of them is affected in fact."""
    day = on or today()
    statuses = list(
        GateStatus.objects.filter(assignment__kind=rule_set.kind)
        .union(GateStatus.objects.filter(preparation__kind=rule_set.kind))
        .order_by("id")
        .values_list("pk", flat=True)
    )
    rows = list(
        GateStatus.objects.filter(pk__in=statuses)
        .select_related("assignment", "preparation")
        .prefetch_related("assignment__target_groups", "preparation__target_groups")
        .order_by("pk")
    )
    subjects: list[Subject] = [row.subject for row in rows]
    tried = facts_for(subjects, on=day, book=_Only(rule_set))
    present = facts_for(subjects, on=day)
    found = [
        TriedCase(_reference(row), _outcome(answer_of(present[s])), _outcome(answer_of(tried[s])))
        for row, s in zip(rows, subjects, strict=True)
    ]
    return sorted(found, key=lambda one: not one.differs)


def transitions(tried: Iterable[TriedCase]) -> list[tuple[str, str, int]]:
    """How many would go from which outcome to which, the unchanged last."""
    counted = Counter((one.present, one.would_be) for one in tried)
    return sorted(
        ((before, after, number) for (before, after), number in counted.items()),
        key=lambda row: (row[0] == row[1], -row[2]),
    )


def _reference(status: GateStatus) -> str:
    subject = status.subject
    return subject.case_reference if isinstance(subject, Assignment) else f"F-{status.pk}"


def _outcome(answer: gate.Answer | Unready) -> str:
    return "not_ready" if isinstance(answer, Unready) else answer.outcome.value
