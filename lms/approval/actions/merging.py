"""Links that show training, and what is kept of the desk, follow a person whose two accounts became one."""

from django.db import transaction
from django.utils import timezone

from lms.approval.models import ProofLink
from lms.people.actions.one_account import Goes, move
from lms.people.models import User

COLUMNS = {
    "approval.prooflink.made_by": Goes.MOVES,
    "approval.proofadult.person": Goes.MOVES,
    "approval.savedview.person": Goes.MOVES,
    "approval.approval_parents.user": Goes.STAYS,  # what was approved; read through `merged_into`
    "approval.approval.decided_by": Goes.STAYS,
    "approval.review.person": Goes.STAYS,
    "approval.review.concluded_by": Goes.STAYS,
    "approval.handover.handed_by": Goes.STAYS,
    "approval.archiverecord.handed_over_by": Goes.STAYS,
    "approval.archiverecord.confirmed_by": Goes.STAYS,
    "approval.apicall.caseworker": Goes.STAYS,
    "approval.planwaiting.person": Goes.MOVES,
    "approval.learningpace.chosen_by": Goes.STAYS,
    "approval.ruleset.made_by": Goes.STAYS,
    "approval.ruleset.proposed_by": Goes.STAYS,
    "approval.ruleset.confirmed_by": Goes.STAYS,
    "approval.monthlystatistics.asked_by": Goes.STAYS,
    "approval.task.done_by": Goes.STAYS,
}


@transaction.atomic
def follow(kept: User, merged: User) -> None:
    """Let the rows go over; links that either account made to show its training stop working."""
    links = ProofLink.objects.filter(made_by__in=[kept, merged], revoked_at=None)
    links.update(revoked_at=timezone.now())
    move(COLUMNS, kept=kept, merged=merged)
