"""What a series comes to when it is held once more: the same weekdays later, past closed days."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from django.db.models import QuerySet

from lms.dates import OSLO, oslo_day
from lms.people.models import Role, User
from lms.people.models.access import access_of
from sessions.errors import all_in_words
from sessions.models import Series, TrainingSession, Venue
from sessions.queries.calendars import day_notes
from sessions.queries.conflicts import conflicts_of, plan_of
from sessions.queries.intended import leaders_of_each
from sessions.queries.series_preview import Preview, PreviewRow, past_closed_days, standing_in
from sessions.queries.staffing import trainers_for
from sessions.rules.times import Span, shifted

MOST = 60


@dataclass(frozen=True)
class CopiedGathering:
    """A gathering as its copy is to be; who no longer leads for the service, and a room no longer in use, are
    left out."""

    source: TrainingSession
    span: Span
    venue: Venue | None
    trainers: tuple[User, ...]


@dataclass(frozen=True)
class CopiedSeries:
    """A series as its copy is to be: its name, and its gatherings in order."""

    source: Series
    name: str
    gatherings: Sequence[CopiedGathering]

    @property
    def starts_on(self) -> date:
        return oslo_day(self.gatherings[0].span[0])


def series_to_copy(user: User) -> QuerySet[Series]:
    """The series of the services that a user coordinates, the newest first; those called off as well."""
    own = access_of(user).organisations(Role.COORDINATOR)
    return (
        Series.objects.filter(organisation__in=own)
        .select_related("organisation")
        .order_by("-starts_on", "pk")
    )


def chosen_to_copy(user: User, uuids: Collection[UUID]) -> list[Series]:
    """Those of these series that a user may copy, `MOST` at a time."""
    return list(series_to_copy(user).filter(uuid__in=uuids)[:MOST])


def copies_of(series: Sequence[Series], *, weeks: int, added: str) -> list[CopiedSeries]:
    """These series so many weeks later, each gathering on its weekday and at its time of day, past red days,
    the eves and the school holidays of the series' county; `added` is put behind each name. Without
    gatherings there is nothing to copy."""
    standing = standing_in([one.pk for one in series])
    leading = leaders_of_each(standing)
    services = {one.organisation_id: one.organisation for one in series}
    trainers = {pk: set(trainers_for(one).values_list("pk", flat=True)) for pk, one in services.items()}
    found = []
    for one in series:
        gatherings = [each for each in standing if each.series_id == one.pk and not each.is_make_up]
        if not gatherings:
            continue
        later = {each.pk: shifted((each.begins_at, each.ends_at), days=7 * weeks) for each in gatherings}
        spans = past_closed_days(gatherings, later)
        copied = [
            CopiedGathering(
                source=each,
                span=spans[each.pk],
                venue=each.venue if each.venue and each.venue.is_active else None,
                trainers=tuple(who for who in leading[each.pk] if who.pk in trainers[one.organisation_id]),
            )
            for each in gatherings
        ]
        found.append(CopiedSeries(one, f"{one.name}, {added}"[:120] if added else one.name, copied))
    return found


def copies_preview(copies: Sequence[CopiedSeries], *, reader: User) -> Preview:
    """What these copies come to, gathering by gathering, with all that would be in their way; being drafts,
    nothing of it refuses them."""
    every = [one for copy in copies for one in copy.gatherings]
    plans = [
        replace(
            plan_of(
                one.source,
                one.trainers,
                [part.module_id for part in one.source.delivers.all()],
                span=one.span,
                venue=one.venue,
            ),
            session=None,
        )
        for one in every
    ]
    found = iter(conflicts_of(plans, seeks_times=False, reader=reader))
    rows = []
    for copy in copies:
        for one in copy.gatherings:
            errors = next(found)
            day = oslo_day(one.span[0])
            rows.append(
                PreviewRow(
                    session=one.source,
                    was=one.source.begins_at.astimezone(OSLO),
                    begins_at=one.span[0].astimezone(OSLO),
                    ends_at=one.span[1].astimezone(OSLO),
                    changes=[copy.name],
                    notes=[*day_notes(day, {}), *([all_in_words(errors)] if errors else [])],
                    stops=[],
                )
            )
    return Preview(rows)


def weeks_to(series: Sequence[Series], *, on: date) -> int:
    """How many weeks later lie ahead of a day for all of these series: a year's 52, or as many more."""
    weeks = 52
    first = min((one.starts_on for one in series), default=on)
    while first + timedelta(weeks=weeks) <= on:
        weeks += 52
    return weeks
