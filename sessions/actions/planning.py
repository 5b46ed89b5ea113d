from collections.abc import Sequence
from datetime import datetime, time

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils import timezone
from django.utils.formats import date_format

from courses.models import Part
from lms.people.access import access_of
from lms.people.actions import audit
from lms.people.models import Organisation, Role, TargetGroup, User
from sessions import rules
from sessions.actions import holds, notify
from sessions.actions.seats import call_off_seats, hand_out_seats
from sessions.actions.taken_place import refuse_if_behind, refuse_if_taken_place
from sessions.errors import NotAllowed, NotPlanned, OutOfOrder, SeatsInUse
from sessions.models import SessionKind, TrainerAssignment, TrainingSession, Venue
from sessions.queries.series_visits import out_of_order
from sessions.queries.shares import share_asked_by

Status = TrainingSession.Status


@transaction.atomic
def plan_session(
    *,
    organisation: Organisation,
    kind: str,
    begins_at: datetime,
    ends_at: datetime,
    capacity: int,
    by: User,
    title: str = "",
    parts: Sequence[Part] = (),
    venue: Venue | None = None,
    trainers: Sequence[User] = (),
    leaders_wanted: int | None = None,
    staffing_reason: str = "",
    min_share: int | None = None,
    taught_minutes: int | None = None,
    meeting_link: str = "",
    target_groups: Sequence[TargetGroup] = (),
    sign_up_closes_at: datetime | None = None,
    is_published: bool = True,
) -> TrainingSession:
    """Plan one session and, unless it is to stay a draft, publish it: it then holds its trainers and
    its venue.

    `min_share` is in percent and follows the parts' newest versions where it is not given. Raises
    `NotAllowed`, `TwoLeadersNeeded`, `NotCompetent`, `VenueTooSmall`, `TrainerBusy`, `VenueBusy`.
    """
    must_plan_for(by, organisation, trainers)
    holds.refuse_if_too_small(venue, capacity)
    wanted = holds.LEADERS.get(SessionKind(kind), 1) if leaders_wanted is None else leaders_wanted
    session = TrainingSession.objects.create(
        kind=SessionKind(kind),
        organisation=organisation,
        title=title or " · ".join(part.title_in("nb") for part in parts),
        period=DateTimeTZRange(begins_at, ends_at),
        venue=venue,
        meeting_link=meeting_link,
        capacity=capacity,
        min_share=min_share or share_asked_by(parts),
        taught_minutes=taught_minutes,
        leaders_wanted=wanted,
        staffing_reason=staffing_reason,
        sign_up_closes_at=sign_up_closes_at,
        changed_at=timezone.now(),
        made_by=by,
    )
    session.delivers.set(parts)
    session.target_groups.set(target_groups)
    holds.lock_for_staffing([venue], trainers)
    holds.hold(session, trainers, holds=False)
    audit("session.planned", subject_of(session), by=by, kind=session.kind)
    if is_published:
        _publish(session, trainers, parts)
    return session


@transaction.atomic
def publish_session(session: TrainingSession, *, by: User) -> TrainingSession:
    """Publish a draft. Raises as `plan_session`, or `NotPlanned`."""
    session = locked(session)
    must_manage(by, session)
    if session.status != Status.DRAFT:
        raise NotPlanned
    trainers = leaders_of(session)
    holds.lock_for_staffing([session.venue], trainers)
    _publish(session, trainers, list(session.delivers.all()))
    audit("session.published", subject_of(session), by=by)
    return session


@transaction.atomic
def change_session(
    session: TrainingSession,
    *,
    by: User,
    begins_at: datetime,
    ends_at: datetime,
    capacity: int,
    venue: Venue | None,
    trainers: Sequence[User],
    title: str | None = None,
    meeting_link: str | None = None,
    staffing_reason: str | None = None,
    taught_minutes: int | None = None,
) -> TrainingSession:
    """Change time, place, capacity or leaders. Those signed up are told when time or place changed;
    more seats go to those who wait.

    Raises `NotPlanned` for a session called off, `TakenPlace` when a held one would be moved,
    `SeatsInUse`, or as `plan_session`.
    """
    session = locked(session)
    must_manage(by, session)
    if session.status == Status.CANCELLED:
        raise NotPlanned
    if capacity < session.seats_held:
        raise SeatsInUse
    holds.refuse_if_too_small(venue, capacity)
    is_moved = (session.begins_at, session.ends_at, session.venue_id) != (
        begins_at,
        ends_at,
        venue.pk if venue else None,
    )
    if is_moved:
        refuse_if_taken_place([session])
    session.period = DateTimeTZRange(begins_at, ends_at)
    session.venue = venue
    session.capacity = capacity
    session.taught_minutes = session.taught_minutes if taught_minutes is None else taught_minutes or None
    if title is not None:
        session.title = title
    if meeting_link is not None:
        session.meeting_link = meeting_link
    if staffing_reason is not None:
        session.staffing_reason = staffing_reason
    holds.lock_for_staffing([venue], trainers)
    if session.is_published:
        _check_staffing(session, trainers, list(session.delivers.all()))
    session.revision += 1
    session.changed_at = timezone.now()
    session.save()
    holds.hold(session, trainers, holds=session.is_published)
    holds.check_holds()
    _refuse_if_visits_out_of_order(session)
    audit("session.changed", subject_of(session), by=by, moved=is_moved)
    if session.is_published:
        if is_moved:
            notify.changed(session)
        hand_out_seats(session)
    return session


@transaction.atomic
def move_session(session: TrainingSession, *, begins_at: datetime, by: User) -> TrainingSession:
    """Move one session to another beginning; it keeps its length on the clock, place and leaders."""
    session = locked(session)
    _, ends_at = _moved(session, begins_at)
    return change_session(
        session,
        by=by,
        begins_at=begins_at,
        ends_at=ends_at,
        capacity=session.capacity,
        venue=session.venue,
        trainers=leaders_of(session),
    )


@transaction.atomic
def move_following(
    session: TrainingSession, *, days: int, by: User, begins: time | None = None
) -> list[TrainingSession]:
    """Move a session of a series and all that follow it by whole days, and to another time of day if
    given; all or none. Raises `TakenPlace`, `LiesBehind`, or `Busy` naming the first that stands in
    the way."""
    following = list(
        TrainingSession.objects.filter(series=session.series_id, number__gte=session.number)
        .standing()
        .order_by("pk")
        .select_for_update(of=("self",))
        .select_related("venue")
    )
    must_manage(by, session)
    refuse_if_taken_place(following)
    moved = [one.pk for one in following]
    holds.lock_for_staffing(
        [one.venue for one in following], [leader for one in following for leader in leaders_of(one)]
    )
    now = timezone.now()
    for one in sorted(following, key=lambda each: each.number or 0):
        begins_at, ends_at = rules.shifted((one.begins_at, one.ends_at), days=days, begins=begins)
        refuse_if_behind(begins_at)
        leaders = leaders_of(one)
        if one.is_published:
            holds.refuse_if_busy(
                kind=one.kind,
                begins_at=begins_at,
                ends_at=ends_at,
                venue=one.venue,
                trainers=leaders,
                apart_from=moved,
                staffing_reason=one.staffing_reason,
            )
        one.period = DateTimeTZRange(begins_at, ends_at)
        one.revision += 1
        one.changed_at = now
        one.save(update_fields=["period", "revision", "changed_at"])
        holds.hold(one, leaders, holds=one.is_published)
    holds.check_holds()
    _refuse_if_visits_out_of_order(session)
    for one in following:
        if one.is_published:
            notify.changed(one)
    audit("series.moved", subject_of(session), by=by, days=days, sessions=len(following))
    return following


@transaction.atomic
def cancel_session(
    session: TrainingSession, *, by: User, replacement_begins_at: datetime | None = None
) -> TrainingSession | None:
    """Call a session off, and plan its replacement at another time if one is given.

    Its trainers and venue are free again; those signed up are told, and are signed up to the
    replacement, waiting included. Returns the replacement. Raises `NotPlanned`, `TakenPlace`,
    `LiesBehind` for a replacement that is past, or as `plan_session`.
    """
    session = locked(session)
    must_manage(by, session)
    if session.status == Status.CANCELLED:
        raise NotPlanned
    refuse_if_taken_place([session])
    if replacement_begins_at is not None:
        refuse_if_behind(replacement_begins_at)
    was_published = session.is_published
    leaders = leaders_of(session)
    session.status = Status.CANCELLED
    session.cancelled_at = session.changed_at = timezone.now()
    session.revision += 1
    session.save(update_fields=["status", "cancelled_at", "changed_at", "revision"])
    holds.release(session)
    audit("session.cancelled", subject_of(session), by=by)
    replacement = None
    if replacement_begins_at is not None:
        replacement = _replace(session, replacement_begins_at, leaders, by=by, is_published=was_published)
    if was_published:
        call_off_seats(session, replacement)
    return replacement


@transaction.atomic
def add_make_up(
    session: TrainingSession,
    *,
    begins_at: datetime,
    by: User,
    venue: Venue | None,
    trainers: Sequence[User],
    capacity: int | None = None,
    staffing_reason: str = "",
) -> TrainingSession:
    """Add a gathering that delivers the same parts once more, for those who missed it."""
    _, ends_at = _moved(session, begins_at)
    extra = plan_session(
        organisation=session.organisation,
        kind=session.kind,
        begins_at=begins_at,
        ends_at=ends_at,
        capacity=capacity or session.capacity,
        by=by,
        title=session.title,
        parts=list(session.delivers.all()),
        venue=venue,
        trainers=trainers,
        leaders_wanted=session.leaders_wanted,
        staffing_reason=staffing_reason,
        min_share=session.min_share,
        meeting_link=session.meeting_link,
    )
    extra.series, extra.number, extra.is_make_up = session.series, session.number, True
    extra.taught_minutes = session.taught_minutes
    extra.save(update_fields=["series", "number", "is_make_up", "taught_minutes"])
    return extra


def locked(session: TrainingSession) -> TrainingSession:
    """The session read afresh, its row locked: first in the order of locks."""
    return TrainingSession.objects.select_for_update(no_key=True).get(pk=session.pk)


def leaders_of(session: TrainingSession) -> list[User]:
    """Those who lead the session now."""
    rows = TrainerAssignment.objects.filter(session=session, withdrawn_at=None)
    return [row.trainer for row in rows.select_related("trainer").order_by("pk")]


def must_manage(by: User, session: TrainingSession) -> None:
    """Raises `NotAllowed` unless `by` may plan this session."""
    if not TrainingSession.objects.managed_by(by).filter(pk=session.pk).exists():
        raise NotAllowed


def must_plan_for(by: User, organisation: Organisation, trainers: Sequence[User]) -> None:
    """Raises `NotAllowed` unless `by` coordinates the service, or is one of its trainers and among
    those who will lead."""
    access = access_of(by)
    if organisation.pk in access.organisations(Role.COORDINATOR):
        return
    leads = by.pk in {trainer.pk for trainer in trainers}
    if not (leads and organisation.pk in access.organisations(Role.TRAINER)):
        raise NotAllowed


def subject_of(session: TrainingSession) -> str:
    return f"session:{session.uuid}"


def _publish(session: TrainingSession, trainers: Sequence[User], parts: Sequence[Part]) -> None:
    _check_staffing(session, trainers, parts)
    session.status = Status.PUBLISHED
    session.published_at = session.changed_at = timezone.now()
    session.save(update_fields=["status", "published_at", "changed_at"])
    holds.hold(session, trainers, holds=True)
    holds.check_holds()


def _check_staffing(session: TrainingSession, trainers: Sequence[User], parts: Sequence[Part]) -> None:
    holds.refuse_if_short_staffed(
        trainers=trainers,
        module_uuids=holds.modules_of(parts),
        leaders_wanted=session.leaders_wanted,
        staffing_reason=session.staffing_reason,
    )
    holds.refuse_if_busy(
        kind=session.kind,
        begins_at=session.begins_at,
        ends_at=session.ends_at,
        venue=session.venue,
        trainers=trainers,
        apart_from=[session.pk],
        staffing_reason=session.staffing_reason,
    )


def _refuse_if_visits_out_of_order(session: TrainingSession) -> None:
    """Raises `OutOfOrder` if a visit that the series requires no longer lies between its gatherings."""
    if session.series_id is not None and (found := out_of_order([session.series_id])):
        visit, _, _ = found[0]
        begin = visit.session.begins_at.astimezone(rules.OSLO)
        raise OutOfOrder(date_format(begin, "j.n. H:i"))


def _moved(session: TrainingSession, begins_at: datetime) -> rules.Span:
    wall = begins_at.astimezone(rules.OSLO)
    days = (wall.date() - session.begins_at.astimezone(rules.OSLO).date()).days
    return rules.shifted((session.begins_at, session.ends_at), days=days, begins=wall.time())


def _replace(
    session: TrainingSession, begins_at: datetime, leaders: Sequence[User], *, by: User, is_published: bool
) -> TrainingSession:
    _, ends_at = _moved(session, begins_at)
    replacement = plan_session(
        organisation=session.organisation,
        kind=session.kind,
        begins_at=begins_at,
        ends_at=ends_at,
        capacity=session.capacity,
        by=by,
        title=session.title,
        parts=list(session.delivers.all()),
        venue=session.venue,
        trainers=leaders,
        leaders_wanted=session.leaders_wanted,
        staffing_reason=session.staffing_reason,
        min_share=session.min_share,
        meeting_link=session.meeting_link,
        target_groups=list(session.target_groups.all()),
        is_published=is_published,
    )
    replacement.series, replacement.number = session.series, session.number
    replacement.is_make_up, replacement.taught_minutes = session.is_make_up, session.taught_minutes
    replacement.save(update_fields=["series", "number", "is_make_up", "taught_minutes"])
    session.replaced_by = replacement
    session.save(update_fields=["replaced_by"])
    return replacement
