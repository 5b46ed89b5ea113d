"""Putting sessions where and how they are wanted, all or none, so that it can be undone."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils import timezone

from lms.dates import OSLO
from lms.look.form_fields import dated
from lms.people.models import User
from sessions.actions import holds, notices, points, seating, visitor_seats
from sessions.actions.taken_place import refuse_if_behind, refuse_if_taken_place
from sessions.errors import Busy, OutOfOrder, SeatsInUse, SessionsError
from sessions.errors.in_the_way import InTheWay
from sessions.models import SeriesMove, TrainingSession
from sessions.queries.conflicts import refuse_if_in_the_way
from sessions.queries.intended import Intended, as_it_stands, plan_for
from sessions.queries.series_visits import out_of_order
from sessions.queries.staffing import leaders_of


def put_as_wanted(
    sessions: Sequence[TrainingSession],
    wanted: Mapping[int, Intended],
    *,
    by: User,
    accepted: Collection[int] = (),
) -> dict[int, Intended]:
    """Let sessions, locked with their series, be as they are wanted (by id), all or none, and tell those
    concerned; returns how they were. Raises `TakenPlace`, `LiesBehind`, `SeatsInUse`, what stands in the way
    of them (all of it: `InTheWay`), `OutOfOrder`, or `Collides` for those not `accepted`."""
    before = {one.pk: as_it_stands(one, leaders_of(one)) for one in sessions}
    moved = [one for one in sessions if _is_moved(before[one.pk], wanted[one.pk])]
    refuse_if_taken_place(moved)
    holds.lock_for_staffing(
        [each.venue for one in sessions for each in (before[one.pk], wanted[one.pk])],
        [leader for one in sessions for each in (before, wanted) for leader in each[one.pk].trainers],
    )
    _refuse_too_few_seats(sessions, wanted)
    now = timezone.now()
    for one in sessions:
        new = wanted[one.pk]
        if new.span != before[one.pk].span:
            refuse_if_behind(new.span[0])
        one.period = DateTimeTZRange(*new.span)
        one.venue, one.capacity, one.staffing_reason = new.venue, new.capacity, new.staffing_reason
        one.revision += 1
        one.changed_at = now
    _refuse_in_the_way(sessions, wanted, before, by=by)
    for one in sessions:
        one.save(update_fields=["period", "venue", "capacity", "staffing_reason", "revision", "changed_at"])
        holds.hold(one, wanted[one.pk].trainers, holds=one.is_published)
    holds.check_holds()
    for one in {each.series_id: each for each in sessions}.values():
        refuse_if_visits_out_of_order(one)
    for one in sessions:
        points.follow(one, before[one.pk].span[0])
        if not one.is_published:
            continue
        if one in moved:
            seating.keep_offers_before(one)
            notices.changed(one, must_choose=seating.refuse_unless_accepted([one], accepted))
        tell_leaders(one, before[one.pk], wanted[one.pk], by=by)
        seating.hand_out_seats(one)
        visitor_seats.hand_out_places(one)
    return before


def remember(before: Mapping[int, Intended], sessions: Sequence[TrainingSession], *, by: User) -> None:
    """Keep how sessions were, so that the change can be undone: with their series, or where they are of
    several or none, with their service."""
    if not sessions:
        return
    series = {one.series_id for one in sessions}
    SeriesMove.objects.create(
        series_id=series.pop() if len(series) == 1 else None,
        organisation_id=sessions[0].organisation_id,
        was={str(one.pk): _kept(before[one.pk], one.revision) for one in sessions},
        moved_at=timezone.now(),
        moved_by=by,
    )


def tell_leaders(session: TrainingSession, was: Intended, new: Intended, *, by: User) -> None:
    """Tell the trainers who are to lead a session now, or no more; whoever did it knows."""
    changed = {one.pk for one in was.trainers} ^ {one.pk for one in new.trainers}
    notices.leaders_changed(session, changed - {by.pk})


def refuse_if_visits_out_of_order(session: TrainingSession) -> None:
    """Raises `OutOfOrder` if a visit that the series requires no longer lies between its gatherings."""
    if session.series_id is not None and (found := out_of_order([session.series_id])):
        visit, _, _ = found[0]
        begin = visit.session.begins_at.astimezone(OSLO)
        raise OutOfOrder(dated(begin, "j.n. H:i"))


def _kept(was: Intended, revision: int) -> dict[str, Any]:
    return {
        "begins_at": was.span[0].isoformat(),
        "ends_at": was.span[1].isoformat(),
        "revision": revision,
        "venue": was.venue.pk if was.venue else None,
        "trainers": [one.pk for one in was.trainers],
        "capacity": was.capacity,
        "staffing_reason": was.staffing_reason,
    }


def _is_moved(was: Intended, new: Intended) -> bool:
    return (was.span, was.venue) != (new.span, new.venue)


def _refuse_too_few_seats(sessions: Sequence[TrainingSession], wanted: Mapping[int, Intended]) -> None:
    found = [
        (plan_for(one, wanted[one.pk], asks_modules=False).name, [SeatsInUse()])
        for one in sessions
        if wanted[one.pk].capacity < one.seats_held
    ]
    if found:
        raise InTheWay(found)


def _refuse_in_the_way(
    sessions: Sequence[TrainingSession],
    wanted: Mapping[int, Intended],
    before: Mapping[int, Intended],
    *,
    by: User,
) -> None:
    """Raises what refuses these sessions; staffing that stands already refuses no move."""
    ids = [one.pk for one in sessions]
    has_new_staffing = any(wanted[one].staffing != before[one].staffing for one in ids)
    refuse_if_in_the_way(
        [
            plan_for(one, wanted[one.pk], apart_from=ids, asks_modules=has_new_staffing)
            for one in sessions
            if one.is_published
        ],
        only=SessionsError if has_new_staffing else Busy,
        reader=by,
    )
