"""The nearest free time of each gathering of a series that something stands in the way of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.utils import timezone

from lms.dates import oslo_day
from sessions.models import TrainingSession
from sessions.queries.conflicts import Known, Plan, around, of_time
from sessions.queries.intended import Intended, as_it_stands, leaders_of_each, plan_for
from sessions.queries.series_preview import closed_days, gaps_in, standing_in
from sessions.rules.times import Span, nearest_free

_AROUND = timedelta(days=15)
_STEPS = 4  # half-hours by which an evening may begin earlier or later


@dataclass(frozen=True)
class Sought:
    """Gatherings as they are wanted at their nearest free times (by id), and those (ids) without one."""

    wanted: Mapping[int, Intended]
    stuck: frozenset[int]


def at_nearest_times(wanted: Mapping[int, Intended]) -> Sought:
    """Gatherings as they are wanted, of one series or several, each with something in its way moved to its
    nearest free time: near the same time of day, else on another day, never on a closed one, in its order
    and at least as far from the one before and to the one after as its series asks. What nothing is in the
    way of stays. Twelve queries, and two more for each series."""
    series = set(TrainingSession.objects.filter(pk__in=wanted).values_list("series", flat=True))
    standing = standing_in(series, also=wanted)
    leading = leaders_of_each(standing)
    here = {one.pk: wanted.get(one.pk) or as_it_stands(one, leading[one.pk]) for one in standing}
    touched = [one for one in standing if one.pk in wanted]
    plans = {one.pk: plan_for(one, here[one.pk], apart_from=list(wanted)) for one in touched}
    known = Known.about(list(plans.values()))
    gaps = gaps_in([one.series for one in touched if one.series])
    stuck: set[int] = set()
    for pk in series:
        of_series = [one for one in standing if one.series_id == pk]
        _seek(of_series, wanted, here, plans, known, gaps.get(pk or 0, {}), stuck)
    return Sought({pk: here[pk] for pk in wanted if pk in here}, frozenset(stuck))


def _seek(
    standing: Sequence[TrainingSession],
    wanted: Mapping[int, Intended],
    here: dict[int, Intended],
    plans: dict[int, Plan],
    known: Known,
    gaps: Mapping[int, int],
    stuck: set[int],
) -> None:
    """Move what is in the way of gatherings of one series, in order."""
    in_order = [one for one in standing if one.series_id is not None and not one.is_make_up]
    days = [oslo_day(here[one.pk].span[0]) for one in standing if one.pk in wanted]
    if not days:
        return
    closed = closed_days(standing[0].series, min(days) - 4 * _AROUND, max(days) + 4 * _AROUND)
    unsettled = [one.pk for one in in_order if one.pk in wanted and _is_in_the_way(one.pk, plans, known)]
    for one in standing:
        if one.pk not in wanted:
            continue
        known.plans = list(plans.values())
        within = _bounds(one, in_order, here, gaps, unsettled)
        day = oslo_day(here[one.pk].span[0])
        if within[0] <= day <= within[1] and not _is_in_the_way(one.pk, plans, known):
            continue
        begin = _nearest(plans[one.pk], here[one.pk].span, known, within, closed)
        if begin is None:
            stuck.add(one.pk)
            continue
        span = begin, begin + (here[one.pk].span[1] - here[one.pk].span[0])
        here[one.pk] = replace(here[one.pk], span=span)
        plans[one.pk] = replace(plans[one.pk], span=span)


def _nearest(
    plan: Plan, span: Span, known: Known, within: tuple[date, date], closed: set[date]
) -> datetime | None:
    found = nearest_free(
        span[0],
        span[1] - span[0],
        known.calendars(plan, around(span)),
        wanted=1,
        not_before=timezone.now(),
        closed=closed,
        within=within,
        steps=_STEPS,
    )
    return found[0] if found else None


def _is_in_the_way(pk: int, plans: Mapping[int, Plan], known: Known) -> bool:
    known.plans = list(plans.values())
    return bool(of_time(plans[pk], known, seeks_times=False))


def _bounds(
    session: TrainingSession,
    in_order: Sequence[TrainingSession],
    here: Mapping[int, Intended],
    gaps: Mapping[int, int],
    unsettled: Sequence[int],
) -> tuple[date, date]:
    """The days between which a gathering keeps its order and its distance to those around it; those after it
    that will move themselves count by the distance that they need."""
    if session not in in_order:
        return date.min, date.max
    place = in_order.index(session)
    first, last = date.min, date.max

    def least(one: TrainingSession) -> int:
        return max(gaps.get(one.number or 0, 1), 1)

    if place:
        before = here[in_order[place - 1].pk].span[0]
        first = oslo_day(before) + timedelta(days=least(session))
    needed = 0
    for after in in_order[place + 1 :]:
        needed += least(after)
        if after.pk not in unsettled:
            last = oslo_day(here[after.pk].span[0]) - timedelta(days=needed)
            break
    return first, last
