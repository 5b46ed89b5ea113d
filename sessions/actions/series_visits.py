"""Required visits between the gatherings of a series: the order holds when they are planned, and when
gatherings move."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from lms.look.form_fields import dated
from lms.people.actions.traces import audit
from lms.people.models import FosterHome, User
from lms.refusals import NotAllowed
from sessions.actions.planning import subject_of
from sessions.actions.series import must_manage_series
from sessions.actions.visits import call_off, schedule_visit
from sessions.errors import AlreadyPlanned, OutOfOrder, PlanNotOpen
from sessions.models import Registration, RequiredVisit, Series, SeriesVisit, TrainingSession
from sessions.queries.series_visits import window_of
from sessions.rules.times import lies_between


@transaction.atomic
def plan_series_visit(
    required: RequiredVisit,
    *,
    home: FosterHome,
    begins_at: datetime,
    ends_at: datetime,
    advisers: Sequence[User],
    by: User,
) -> SeriesVisit:
    """Plan a required visit for a home that takes part in the series.

    Raises `NotAllowed`, `AlreadyPlanned`, `OutOfOrder` unless it lies between the gatherings around it,
    `PersonBusy` or `TrainerBusy`.
    """
    series = Series.objects.select_for_update(no_key=True).get(pk=required.series_id)
    must_manage_series(by, series)
    taking_part = Registration.objects.filter(session__series=series, booking__home=home).live()
    if not taking_part.exists():
        raise NotAllowed
    standing = SeriesVisit.objects.filter(required=required, home=home).exclude(session__status="cancelled")
    if standing.exists():
        raise AlreadyPlanned
    after, before = window_of(required)
    if not lies_between((begins_at, ends_at), after, before):
        raise OutOfOrder(in_between(after, before))
    session = schedule_visit(
        home,
        organisation=series.organisation,
        begins_at=begins_at,
        ends_at=ends_at,
        advisers=advisers,
        parts=list(required.delivers.all()),
        by=by,
    )
    visit = SeriesVisit.objects.create(required=required, home=home, session=session)
    audit("series.visit_planned", subject_of(session), by=by, series=str(series.uuid))
    return visit


@transaction.atomic
def call_off_series_visit(visit: SeriesVisit, *, by: User) -> None:
    """Call a required visit off, so that it can be planned anew. Raises `NotAllowed` or `PlanNotOpen`."""
    session = TrainingSession.objects.select_for_update(of=("self",), no_key=True).get(pk=visit.session_id)
    must_manage_series(by, visit.required.series)
    if session.is_cancelled:
        raise PlanNotOpen
    call_off(session)
    audit("series.visit_called_off", subject_of(session), by=by)


def in_between(after: datetime | None, before: datetime | None) -> str:
    """The time between two gatherings in words: "11.1. 20:00 – 18.1. 17:00"."""
    return " – ".join(dated(instant, "j.n. H:i") if instant else "…" for instant in (after, before))
