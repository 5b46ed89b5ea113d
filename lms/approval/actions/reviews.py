"""What happens beneath an approval: evidence withdrawn, a parent joining, the assignment ending."""

from collections.abc import Collection, Iterable

from django.db import transaction
from django.utils import timezone

from courses.queries.evidence import fallen
from lms.approval import notices
from lms.approval.actions.case_systems import note_changes
from lms.approval.actions.notices import tell_family, tell_office
from lms.approval.models import Approval, AssignmentChange, Review, Task
from lms.approval.queries.snapshots import current_snapshot, evidence_relied_on
from lms.dates import today
from lms.people.actions.traces import audit
from lms.people.models import FosterHome, User
from lms.people.models.one_person import own_accounts
from lms.people.queries import parents_on


@transaction.atomic
def flag_withdrawn_evidence(person_ids: Collection[int]) -> list[Approval]:
    """Flag each standing approval that rests on evidence of these persons which no longer counts.

    Called inside the transaction that withdrew it, under the persons' locks: whoever approves at
    the same time waits for them, and sees the evidence gone.
    """
    flagged = []
    for approval in _standing(parents__in=own_accounts(person_ids)):
        gone = sorted(fallen(evidence_relied_on(current_snapshot(approval))))
        opened = [_flag(approval, Review.Reason.EVIDENCE_WITHDRAWN, evidence=id_) for id_ in gone]
        if any(opened):
            flagged.append(approval)
    return flagged


@transaction.atomic
def flag_joined_parents(homes: Iterable[FosterHome]) -> list[Approval]:
    """Flag each standing approval of these homes that was given before an adult joined."""
    flagged = []
    for approval in _standing(assignment__home__in=list(homes)):
        known = {user.merged_into_id or user.pk for user in approval.parents.all()}
        joined = [u for u in parents_on(approval.assignment.home_id, today()) if u.pk not in known]
        opened = [_flag(approval, Review.Reason.PARENT_JOINED, person=user) for user in joined]
        if any(opened):
            flagged.append(approval)
    return flagged


@transaction.atomic
def end_approvals(homes: Iterable[FosterHome]) -> None:
    """Let the approvals of ended assignments end with them, and close what was left to do."""
    ended = {"assignment__home__in": list(homes), "assignment__ended_on__isnull": False}
    for approval in _standing(**ended):
        approval.state = Approval.State.ENDED
        approval.save(update_fields=["state"])
        audit("approval.ended", f"assignment:{approval.assignment.uuid}", by=None)
    Task.objects.open().filter(**ended).update(done_at=timezone.now())


def _standing(**conditions: object) -> list[Approval]:
    ids = Approval.objects.standing().filter(**conditions).values_list("pk", flat=True)
    approvals = Approval.objects.standing().filter(pk__in=set(ids)).order_by("pk")
    locked = [approval.pk for approval in approvals.select_for_update(no_key=True)]
    return list(
        Approval.objects.filter(pk__in=locked)
        .select_related("assignment__home", "assignment__organisation")
        .prefetch_related("parents")
        .order_by("pk")
    )


def _flag(
    approval: Approval, reason: Review.Reason, *, evidence: str = "", person: User | None = None
) -> bool:
    """Open a review unless one is open for the same; the family is told before the office."""
    _, is_new = Review.objects.get_or_create(
        approval=approval,
        reason=reason,
        evidence=evidence,
        person=person,
        conclusion="",
        defaults={"opened_at": timezone.now()},
    )
    if not is_new:
        return False
    was_standing = approval.state != Approval.State.NEEDS_REVIEW
    approval.state = Approval.State.NEEDS_REVIEW
    approval.save(update_fields=["state"])
    audit("approval.flagged", f"assignment:{approval.assignment.uuid}", by=None, reason=reason)
    if was_standing:
        note_changes(AssignmentChange.Kind.NEEDS_REVIEW, [approval.assignment])
        Task.objects.get_or_create(
            kind=Task.Kind.REVIEW,
            organisation=approval.assignment.organisation,
            assignment=approval.assignment,
            done_at=None,
            defaults={"opened_at": timezone.now()},
        )
        tell_family(approval.assignment.home, notices.REVIEW_FAMILY)
        tell_office(approval.assignment, notices.REVIEW_OFFICE)
    return True
