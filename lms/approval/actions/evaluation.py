"""Keep the gate's projection: which rows there are, which are stale, and what they say."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from lms.approval.actions.case_systems import note_changes
from lms.approval.models import AssignmentChange, GateStatus
from lms.approval.queries.facts import facts_for
from lms.approval.queries.progress import tallies_of
from lms.approval.queries.projection import FIELDS, StatusDifference, differences, row_values
from lms.dates import today
from lms.jobs import do_on_commit, run_on_commit
from lms.people.actions.traces import audit
from lms.people.models import Assignment, FosterHome, FosterParent, Preparation

EVALUATE = "lms.approval.tasks.evaluate"
CHUNK = 250
_STORED = ["rule_set" if name == "rule_set_id" else name for name in FIELDS] + ["is_stale"]


def keep_statuses(homes: Iterable[FosterHome]) -> list[int]:
    """Give each open preparation and assignment of these homes its row, marked stale, and remove
    the rows of those that ended. Returns the rows' ids. Called inside the changing transaction."""
    ids = sorted({home.pk for home in homes})
    known = {
        status.assignment_id: status.kept["input"] if status.given else {}
        for status in GateStatus.objects.filter(home__in=ids)
        if status.assignment_id
    }
    ended = list(Assignment.objects.filter(pk__in=list(known), ended_on__isnull=False))
    open_now = list(Assignment.objects.open().filter(home__in=ids))
    GateStatus.objects.filter(home__in=ids).filter(
        Q(assignment__ended_on__isnull=False) | Q(preparation__ended_on__isnull=False)
    ).delete()
    GateStatus.objects.bulk_create(
        [GateStatus(home_id=one.home_id, assignment=one) for one in open_now]
        + [
            GateStatus(home_id=home, preparation_id=pk)
            for pk, home in Preparation.objects.open().filter(home__in=ids).values_list("pk", "home")
        ],
        ignore_conflicts=True,
    )
    marked = mark_stale(GateStatus.objects.filter(home__in=ids).values_list("pk", flat=True))
    moved = [one for one in open_now if known.get(one.pk) and _has_moved(one, known[one.pk])]
    note_changes(AssignmentChange.Kind.REGISTERED, [one for one in open_now if one.pk not in known])
    note_changes(AssignmentChange.Kind.MOVED_IN, moved)
    note_changes(AssignmentChange.Kind.ENDED, ended)
    return marked


def mark_stale_for(person_ids: Collection[int]) -> list[int]:
    """Mark the rows of these persons' homes; returns the rows' ids."""
    homes = FosterParent.objects.filter(user__in=person_ids).current().values("home")
    return mark_stale(GateStatus.objects.filter(home__in=homes).values_list("pk", flat=True))


def mark_stale(status_ids: Iterable[int]) -> list[int]:
    """Mark rows as stale, locked in id order, and evaluate them when the transaction commits.

    The mark stands in the database first: what a lost process leaves behind, the sweep finds.
    """
    wanted = list(
        GateStatus.objects.filter(pk__in=list(status_ids))
        .order_by("pk")
        .select_for_update(no_key=True)
        .values_list("pk", flat=True)
    )
    if wanted:
        GateStatus.objects.filter(pk__in=wanted).update(is_stale=True)
        do_on_commit(lambda: evaluate(wanted, only_stale=True))
        run_on_commit(EVALUATE, wanted)
    return wanted


@transaction.atomic
def evaluate(status_ids: Collection[int], *, on: date | None = None, only_stale: bool = False) -> int:
    """Answer anew for these rows: lock them in id order, read everything afresh, store, clear the
    mark. Returns how many were answered."""
    day = on or today()
    locked = GateStatus.objects.filter(pk__in=list(status_ids)).order_by("pk").select_for_update(no_key=True)
    ids = list((locked.stale() if only_stale else locked).values_list("pk", flat=True))
    if not ids:
        return 0
    statuses = list(
        GateStatus.objects.filter(pk__in=ids)
        .select_related("assignment", "preparation")
        .prefetch_related("assignment__target_groups", "preparation__target_groups")
        .order_by("pk")
    )
    facts = facts_for([status.subject for status in statuses], on=day)
    tallies = tallies_of(facts.values())
    before = {status.pk: status.outcome for status in statuses}
    for status in statuses:
        for field, value in row_values(facts[status.subject], tallies, day).items():
            setattr(status, field, value)
        status.is_stale = False
    GateStatus.objects.bulk_update(statuses, _STORED, batch_size=CHUNK)
    differing = [s.assignment for s in statuses if s.assignment and s.outcome != before[s.pk]]
    note_changes(AssignmentChange.Kind.OUTCOME, differing)
    return len(statuses)


def evaluate_stale() -> int:
    """Answer for every row still marked stale; returns how many. Rows being answered are skipped."""
    return _in_chunks(GateStatus.objects.stale(), on=today(), only_stale=True)


def evaluate_all(*, on: date | None = None) -> int:
    """Answer for every row: deadlines and validity pass by themselves. Returns how many."""
    return _in_chunks(GateStatus.objects.all(), on=on or today(), only_stale=False)


def check_statuses() -> list[StatusDifference]:
    """Every difference between the rows and the gate asked again; there should be none. Those rows
    are marked stale, so that they are answered anew."""
    found = list(differences())
    if found:
        with transaction.atomic():
            mark_stale({difference.status for difference in found})
            audit("gate.differed", "gate_status", by=None, rows=sorted({one.status for one in found}))
    return found


def _in_chunks(statuses: QuerySet[GateStatus], *, on: date, only_stale: bool) -> int:
    ids = list(statuses.order_by("pk").values_list("pk", flat=True))
    return sum(
        evaluate(ids[start : start + CHUNK], on=on, only_stale=only_stale)
        for start in range(0, len(ids), CHUNK)
    )


def _has_moved(assignment: Assignment, given: dict[str, Any]) -> bool:
    moved_in_on = assignment.moved_in_on.isoformat() if assignment.moved_in_on else None
    return bool(given["assignment"]["moved_in_on"] != moved_in_on)
