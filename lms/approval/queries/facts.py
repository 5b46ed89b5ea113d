"""The gate's cases, read from what lies below: people, evidence and rule sets."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from django.db.models import Prefetch

from courses.queries.evidence import evidence_for
from lms.approval import gate
from lms.approval.models import GateStatus, Requirement, RuleSet
from lms.people.models import Assignment, FosterParent, HomeKind, Preparation, User

Subject: TypeAlias = Assignment | Preparation


@dataclass(frozen=True)
class Facts:
    """A case and the records it was made of; `rule_set` is None only for a home exempt from the rule."""

    case: gate.Case
    rule_set: RuleSet | None
    parents: tuple[User, ...]


@dataclass(frozen=True)
class Unready:
    """Why no case can be made: one of `GateStatus.Reason`."""

    reason: GateStatus.Reason
    rule_set: RuleSet | None = None


class RuleBook:
    """The confirmed rule sets with their requirements, in two queries, however many homes ask."""

    def __init__(self, *, also: Collection[RuleSet] = ()) -> None:
        requirements = Prefetch("requirements", Requirement.objects.order_by("position", "pk"))
        confirmed = RuleSet.objects.confirmed().prefetch_related(requirements)
        self._sets = sorted({*confirmed, *also}, key=lambda s: s.valid_from or date.max, reverse=True)
        self._rules: dict[int, gate.Rules] = {}

    def choose(self, kind: str, registered_on: date) -> RuleSet | None:
        """The newest set of the kind that was in force on the day of registration."""
        return next(
            (s for s in self._sets if s.kind == kind and s.valid_from and s.valid_from <= registered_on), None
        )

    def rules(self, rule_set: RuleSet) -> gate.Rules:
        if rule_set.pk not in self._rules:
            self._rules[rule_set.pk] = gate_rules(rule_set)
        return self._rules[rule_set.pk]


def gate_rules(rule_set: RuleSet) -> gate.Rules:
    """A rule set in the gate's terms; its requirements are read if they are not prefetched."""
    requirements = sorted(rule_set.requirements.all(), key=lambda r: (r.position, r.pk))
    return gate.Rules(
        code=rule_set.code,
        kind=gate.HomeKind(rule_set.kind),
        valid_from=rule_set.valid_from or date.max,
        urgent_days=rule_set.urgent_days,
        requirements=tuple(gate.Requirement.of(r) for r in requirements),
    )


def facts_for(
    subjects: Iterable[Subject], *, on: date, book: RuleBook | None = None
) -> dict[Subject, Facts | Unready]:
    """Each subject's facts on a day; a fixed number of queries, whatever their number.

    The subjects carry `target_groups` prefetched, or they are read one by one.
    """
    subjects = list(subjects)
    book = book or RuleBook()
    parents = parents_by_home({s.home_id for s in subjects}, on=on)
    people = {user.pk for users in parents.values() for user in users}
    earned: dict[str, list[gate.Evidence]] = {}
    for item in evidence_for(people):
        earned.setdefault(item.parent, []).append(
            gate.Evidence(item.id, item.parent, item.training, item.completed_on, item.withdrawn)
        )
    return {s: _facts(s, tuple(parents.get(s.home_id, ())), earned, book, on) for s in subjects}


def answer_of(facts: Facts | Unready) -> gate.Answer | Unready:
    """The gate's answer, or why there is none."""
    if isinstance(facts, Unready):
        return facts
    try:
        return gate.decide(facts.case)
    except gate.EmptyGate:
        reasons = GateStatus.Reason
        return Unready(reasons.NOTHING_REQUIRED if facts.parents else reasons.NO_PARENTS, facts.rule_set)


def parents_by_home(home_ids: Collection[int], *, on: date) -> dict[int, list[User]]:
    """The adults of each home on a day, by the day they joined, then by id."""
    members = FosterParent.objects.filter(home__in=home_ids).on(on).select_related("user")
    found: dict[int, list[User]] = {}
    for member in members.order_by("joined_on", "user__uuid"):
        found.setdefault(member.home_id, []).append(member.user)
    return found


def _facts(
    subject: Subject,
    parents: tuple[User, ...],
    earned: dict[str, list[gate.Evidence]],
    book: RuleBook,
    on: date,
) -> Facts | Unready:
    rule_set = book.choose(subject.kind, subject.registered_on)
    if rule_set:
        rules = book.rules(rule_set)
    elif subject.kind == HomeKind.SPECIAL_TERMS:
        rules = gate.Rules("", gate.HomeKind.SPECIAL_TERMS, subject.registered_on, 0, ())
    else:
        return Unready(GateStatus.Reason.NO_RULE_SET)
    accounts = tuple(str(user.uuid) for user in parents)
    case = gate.Case(
        on=on,
        assignment=_gate_assignment(subject),
        parents=accounts,
        rules=rules,
        evidence=tuple(item for account in accounts for item in earned.get(account, ())),
    )
    return Facts(case, rule_set, parents)


def _gate_assignment(subject: Subject) -> gate.Assignment:
    prepared = isinstance(subject, Preparation)
    basis = "" if isinstance(subject, Preparation) else subject.urgent_basis
    return gate.Assignment(
        kind=gate.HomeKind(subject.kind),
        preparation=prepared,
        urgent_basis=gate.UrgentBasis(basis) if basis else None,
        moved_in_on=None if isinstance(subject, Preparation) else subject.moved_in_on,
        target_groups=tuple(sorted(group.pk for group in subject.target_groups.all())),
        registered_on=subject.registered_on,
    )
