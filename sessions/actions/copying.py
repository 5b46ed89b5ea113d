"""Series held once more, as drafts: one, or a whole season of them."""

from collections.abc import Collection, Sequence

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils import timezone

from lms.dates import OSLO
from lms.people.actions.traces import audit
from lms.people.models import User
from sessions.actions import holds, recurrence
from sessions.actions.planning import must_plan_for
from sessions.actions.series import discard_series
from sessions.actions.taken_place import refuse_if_behind
from sessions.errors import NotPlanned
from sessions.models import RequiredVisit, Series, TrainingSession
from sessions.queries.copies import CopiedGathering, CopiedSeries


@transaction.atomic
def copy_series(copies: Sequence[CopiedSeries], *, by: User) -> list[Series]:
    """Make drafts of these series, all or none: nothing is held and nobody is told. Raises `NotAllowed`, or
    `LiesBehind` where a day is past."""
    return [_copy(one, by=by) for one in copies]


@transaction.atomic
def take_back_copies(series: Collection[Series], *, by: User) -> None:
    """Throw copies away together, all or none. Raises `NotPlanned` once one of them is published, or where
    there are none, or `NotAllowed`."""
    if not series:
        raise NotPlanned
    for one in series:
        discard_series(one, by=by)


def _copy(copy: CopiedSeries, *, by: User) -> Series:
    source = copy.source
    must_plan_for(by, source.organisation, [])
    first = copy.gatherings[0]
    refuse_if_behind(first.span[0])
    event = recurrence.weekly_event(
        source.organisation,
        title=copy.name,
        first_day=copy.starts_on,
        weekdays=source.weekdays,
        begins=source.starts_at,
        minutes=first.source.minutes,
    )
    made = Series.objects.create(
        organisation=source.organisation,
        template=source.template,
        name=copy.name,
        starts_on=first.span[0].astimezone(OSLO).date(),
        weekdays=source.weekdays,
        starts_at=source.starts_at,
        county_number=source.county_number,
        audience=source.audience,
        language=source.language,
        event_id=event,
        made_by=by,
    )
    for one in copy.gatherings:
        _copy_gathering(one, made, by=by)
    for visit in RequiredVisit.objects.filter(series=source).prefetch_related("delivers"):
        required = RequiredVisit.objects.create(
            series=made, after_number=visit.after_number, title=visit.title, minutes=visit.minutes
        )
        required.delivers.set(visit.delivers.all())
    audit("series.copied", f"series:{made.uuid}", by=by, of=str(source.uuid))
    return made


def _copy_gathering(one: CopiedGathering, series: Series, *, by: User) -> None:
    source = one.source
    session = TrainingSession.objects.create(
        kind=source.kind,
        organisation=source.organisation,
        series=series,
        number=source.number,
        title=source.title,
        period=DateTimeTZRange(*one.span),
        taught_minutes=source.taught_minutes,
        venue=one.venue,
        meeting_link=source.meeting_link,
        capacity=source.capacity,
        min_share=source.min_share,
        leaders_wanted=source.leaders_wanted,
        changed_at=timezone.now(),
        made_by=by,
    )
    session.delivers.set(source.delivers.all())
    session.due_before.set(source.due_before.all())
    session.target_groups.set(source.target_groups.all())
    holds.hold(session, one.trainers, holds=False, is_new=True)
