"""Follow what changed beneath, inside the transaction that changed it."""

from collections.abc import Collection

from django.db import transaction

from lms.approval.actions.enrolments import enrol_as_asked
from lms.approval.actions.evaluation import keep_statuses, mark_stale_for
from lms.approval.actions.forecasts import FORECAST
from lms.approval.actions.notices import tell_conflicts
from lms.approval.actions.proof_links import renew_proof_secrets
from lms.approval.actions.reviews import end_approvals, flag_joined_parents, flag_withdrawn_evidence
from lms.jobs import run_on_commit
from lms.people.models import FosterHome


@transaction.atomic
def follow_homes(homes: Collection[FosterHome]) -> int:
    """A home's adults, invitations, kind, groups or assignments changed: enrol, answer anew, end,
    flag, take back proof links, and tell of invitations that could not be accepted.

    The rows are locked before the log of changes is, here as everywhere. Returns how many links were
    taken back.
    """
    enrol_as_asked(homes)
    keep_statuses(homes)
    run_on_commit(FORECAST, [home.pk for home in homes])
    end_approvals(homes)
    flag_joined_parents(homes)
    renewed = renew_proof_secrets(homes)
    tell_conflicts(homes)
    return renewed


@transaction.atomic
def follow_evidence(person_ids: Collection[int]) -> None:
    """Progress or evidence of these persons changed: answer anew, and flag what rested on it."""
    mark_stale_for(person_ids)
    flag_withdrawn_evidence(person_ids)
