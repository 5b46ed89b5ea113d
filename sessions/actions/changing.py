"""Changing sessions together, of one series or of several: their times, rooms, trainers and places."""

from collections.abc import Collection, Mapping, Sequence

from django.db import transaction

from lms.people.actions.traces import audit
from lms.people.models import User
from lms.refusals import NotAllowed
from sessions.actions import seating
from sessions.actions.planning import subject_of
from sessions.actions.putting import put_as_wanted, remember
from sessions.errors import NotPlanned
from sessions.models import TrainingSession
from sessions.queries.intended import Intended, as_it_stands
from sessions.queries.staffing import leaders_of


@transaction.atomic
def change_gatherings(
    sessions: Sequence[TrainingSession],
    *,
    wanted: Mapping[int, Intended],
    by: User,
    accepted: Collection[int] = (),
) -> list[TrainingSession]:
    """Let sessions of one series, of several or of none be as they are wanted (by id), all or none; it can be
    undone while nobody has acted on it. Returns those that became another. Raises `NotPlanned` where one has
    been called off meanwhile, `NotAllowed`, or as `put_as_wanted`."""
    locked = seating.locked_all(one.pk for one in sessions)
    found = [locked[one.pk] for one in sessions]
    if not found or any(one.is_cancelled for one in found):
        raise NotPlanned
    if TrainingSession.objects.managed_by(by).filter(pk__in=locked).count() < len(found):
        raise NotAllowed
    found = [one for one in found if not wanted[one.pk].is_same_as(as_it_stands(one, leaders_of(one)))]
    before = put_as_wanted(found, wanted, by=by, accepted=accepted)
    remember(before, found, by=by)
    audit("series.changed", subject_of(sessions[0]), by=by, sessions=len(found))
    return found
