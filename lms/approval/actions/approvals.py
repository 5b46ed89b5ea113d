"""Approve, consider anew, uphold, withdraw: each in one transaction under the household's locks."""

from dataclasses import replace
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from lms.approval import errors, gate, notices
from lms.approval.actions.case_systems import note_changes
from lms.approval.actions.evaluation import evaluate, keep_statuses
from lms.approval.actions.locks import lock_household
from lms.approval.actions.notices import tell_family
from lms.approval.models import Approval, AssignmentChange, GateStatus, Review, Task
from lms.approval.queries.facts import Facts, Unready, answer_of, facts_for
from lms.approval.queries.permissions import acting_office, has_conflict, may_see_protected
from lms.approval.queries.snapshots import evidence_recorded_by, snapshot_of
from lms.dates import today
from lms.people.actions.traces import audit
from lms.people.models import Assignment, Organisation, User
from lms.refusals import NotAllowed


@transaction.atomic
def approve(
    assignment: Assignment,
    *,
    by: User,
    police_certificate_seen_on: date | None,
    suitability_confirmed: bool,
    on: date | None = None,
    at: datetime | None = None,
) -> Approval:
    """Approve the home for this assignment, if the gate says so now; `at` is when it was decided, where
    that is earlier.

    The household is locked, the gate answers afresh, and the approval keeps what it rested on.
    Raises `NotAllowed`, `HasConflictOfInterest`, `ConfirmationMissing`, `AssignmentEnded`,
    `AlreadyApproved`, `NotReady`, `NotCleared`, or `OwnEvidence` where the gate clears only with
    what `by` recorded. There is no override.
    """
    day = on or today()
    office = _acting(assignment, by)
    if not suitability_confirmed or police_certificate_seen_on is None or police_certificate_seen_on > day:
        raise errors.ConfirmationMissing
    lock_household(assignment.home_id)
    assignment = _locked(assignment)
    if Approval.objects.standing().filter(assignment=assignment).exists():
        raise errors.AlreadyApproved
    facts, answer = _cleared(assignment, by, day)
    try:
        with transaction.atomic():
            approval = Approval.objects.create(
                assignment=assignment,
                decided_by=by,
                decided_for=office,
                decided_at=at or timezone.now(),
                police_certificate_seen_on=police_certificate_seen_on,
                snapshot=snapshot_of(facts, answer),
            )
    except IntegrityError as error:
        raise errors.AlreadyApproved from error
    approval.parents.set(facts.parents)
    if not assignment.organisation.municipalities.filter(pk=assignment.home.host_municipality_id).exists():
        _open_task(Task.Kind.TELL_HOST, assignment)
    audit("approval.given", f"assignment:{assignment.uuid}", by=by, approval=str(approval.uuid))
    _refresh(assignment)
    note_changes(AssignmentChange.Kind.APPROVED, [assignment])
    tell_family(assignment.home, notices.GIVEN)
    return approval


@transaction.atomic
def uphold(approval: Approval, *, by: User, on: date | None = None) -> Approval:
    """Close the open reviews: the gate clears afresh, and the approval stands on a new snapshot.

    Raises as `approve` does, and `NothingToReview`.
    """
    day = on or today()
    assignment = approval.assignment
    _acting(assignment, by)
    lock_household(assignment.home_id, *approval.parents.values_list("pk", flat=True))
    assignment = _locked(assignment)
    approval = _under_review(approval)
    facts, answer = _cleared(assignment, by, day, refusal=errors.NotClearedAgain)
    approval.reviews.filter(conclusion="").update(
        conclusion=Review.Conclusion.UPHELD,
        concluded_by=by,
        concluded_at=timezone.now(),
        snapshot=snapshot_of(facts, answer),
    )
    approval.state = Approval.State.UPHELD
    approval.save(update_fields=["state"])
    approval.parents.set(facts.parents)
    _close_tasks(assignment, by, Task.Kind.REVIEW)
    audit("approval.upheld", f"assignment:{assignment.uuid}", by=by, approval=str(approval.uuid))
    _refresh(assignment)
    note_changes(AssignmentChange.Kind.UPHELD, [assignment])
    tell_family(assignment.home, notices.GIVEN)
    return approval


@transaction.atomic
def withdraw(approval: Approval, *, by: User, reason: str) -> Approval:
    """Close the open reviews by withdrawing the approval, for a reason from `WithdrawalReason`.

    Raises `NotAllowed`, `HasConflictOfInterest` or `NothingToReview`.
    """
    assignment = approval.assignment
    _acting(assignment, by)
    lock_household(assignment.home_id, *approval.parents.values_list("pk", flat=True))
    approval = _under_review(approval)
    approval.reviews.filter(conclusion="").update(
        conclusion=Review.Conclusion.WITHDRAWN,
        withdrawal_reason=Review.WithdrawalReason(reason),
        concluded_by=by,
        concluded_at=timezone.now(),
    )
    approval.state = Approval.State.WITHDRAWN
    approval.save(update_fields=["state"])
    _close_tasks(assignment, by, Task.Kind.REVIEW, Task.Kind.TELL_HOST)
    audit("approval.withdrawn", f"assignment:{assignment.uuid}", by=by, approval=str(approval.uuid))
    _refresh(assignment)
    note_changes(AssignmentChange.Kind.WITHDRAWN, [assignment])
    tell_family(assignment.home, notices.WITHDRAWN)
    return approval


@transaction.atomic
def finish_task(task: Task, *, by: User) -> None:
    """Note that a task is done, such as the letter to the host municipality."""
    _acting_or_own(task, by)
    Task.objects.filter(pk=task.pk, done_at=None).update(done_at=timezone.now(), done_by=by)
    audit("task.done", f"assignment:{task.assignment.uuid}", by=by, kind=task.kind)


def without_own(facts: Facts, by: User) -> Facts:
    """The facts less the evidence that `by` attested, recognised or marked attendance for."""
    own = evidence_recorded_by(by, [item.id for item in facts.case.evidence])
    kept = tuple(item for item in facts.case.evidence if item.id not in own)
    return replace(facts, case=replace(facts.case, evidence=kept))


def _cleared(
    assignment: Assignment, by: User, day: date, *, refusal: type[errors.NotCleared] = errors.NotCleared
) -> tuple[Facts, gate.Answer]:
    facts = facts_for([assignment], on=day)[assignment]
    answer = answer_of(facts)
    if isinstance(facts, Unready) or isinstance(answer, Unready):
        reason = answer.reason if isinstance(answer, Unready) else GateStatus.Reason.NOT_EVALUATED
        raise errors.NotReady(reason)
    if not answer.may_approve:
        raise refusal(answer)
    independent = gate.decide(without_own(facts, by).case)
    if not independent.may_approve:
        raise errors.OwnEvidence(independent)
    return facts, answer


def _acting(assignment: Assignment, by: User) -> Organisation:
    if has_conflict(by, assignment.home_id):
        raise errors.HasConflictOfInterest
    office = acting_office(assignment, by)
    if office is None or not may_see_protected(by, office, assignment.home_id):
        raise NotAllowed
    return office


def _acting_or_own(task: Task, by: User) -> None:
    if has_conflict(by, task.assignment.home_id):
        raise errors.HasConflictOfInterest
    if not Task.objects.visible_to(by).filter(pk=task.pk).exists():
        raise NotAllowed


def _locked(assignment: Assignment) -> Assignment:
    Assignment.objects.select_for_update(no_key=True).get(pk=assignment.pk)
    found = Assignment.objects.select_related("home", "organisation").get(pk=assignment.pk)
    if found.ended_on:
        raise errors.AssignmentEnded
    return found


def _under_review(approval: Approval) -> Approval:
    found = Approval.objects.select_for_update(no_key=True).get(pk=approval.pk)
    if found.state != Approval.State.NEEDS_REVIEW:
        raise errors.NothingToReview
    return found


def _open_task(kind: Task.Kind, assignment: Assignment) -> None:
    Task.objects.get_or_create(
        kind=kind,
        organisation=assignment.organisation,
        assignment=assignment,
        done_at=None,
        defaults={"opened_at": timezone.now()},
    )


def _close_tasks(assignment: Assignment, by: User | None, *kinds: Task.Kind) -> None:
    Task.objects.open().filter(assignment=assignment, kind__in=kinds).update(
        done_at=timezone.now(), done_by=by
    )


def _refresh(assignment: Assignment) -> None:
    keep_statuses([assignment.home])
    evaluate(GateStatus.objects.filter(assignment=assignment).values_list("pk", flat=True))
