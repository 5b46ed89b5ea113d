from collections.abc import Collection, Sequence
from datetime import datetime

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.db.models import QuerySet
from django.utils import timezone

from courses.models import Part
from lms.dates import OSLO
from lms.people.actions.traces import audit
from lms.people.models import Organisation, Role, TargetGroup, User
from lms.people.models.access import access_of
from lms.refusals import NotAllowed
from sessions.actions import holds, notices, points, seating, visitor_seats
from sessions.actions.putting import refuse_if_visits_out_of_order, remember, tell_leaders
from sessions.actions.taken_place import refuse_if_taken_place
from sessions.errors import NotPlanned, SeatsInUse
from sessions.models import SessionKind, TrainingSession, Venue
from sessions.queries.attendance import share_asked_by
from sessions.queries.conflicts import Plan, plan_of, refuse_if_in_the_way
from sessions.queries.intended import as_it_stands
from sessions.queries.staffing import leaders_of
from sessions.rules.kinds import KINDS
from sessions.rules.times import Span, shifted

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
    `NotAllowed`, `TwoLeadersNeeded`, `NotCompetent`, `VenueTooSmall`, `TrainerBusy`, `VenueBusy`,
    `OneDayOnly`.
    """
    must_plan_for(by, organisation, trainers)
    kind = SessionKind(kind)
    refuse_if_in_the_way([Plan(kind=kind, venue=venue, capacity=capacity)])
    wanted = KINDS[kind].leaders if leaders_wanted is None else leaders_wanted
    session = TrainingSession.objects.create(
        kind=kind,
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
    audit("session.planned", subject_of(session), by=by, kind=session.kind)
    if is_published:
        _publish(session, trainers, parts, by=by, is_new=True)
    else:
        holds.hold(session, trainers, holds=False, is_new=True)
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
    _publish(session, trainers, list(session.delivers.all()), by=by)
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
    accepted: Collection[int] = (),
    remembers: bool = True,
) -> TrainingSession:
    """Change time, place, capacity or leaders. Those signed up are told when time or place changed;
    more seats go to those who wait.

    One of a series can be undone while nobody has acted on it, where it `remembers`.
    Whoever then holds two seats at the same time chooses, and is told so; staff have been shown these
    users (ids): `accepted`. Raises `Collides` for others, `NotPlanned` for a session called off,
    `TakenPlace` when a held one would be moved, `SeatsInUse`, or as `plan_session`.
    """
    session = locked(session)
    must_manage(by, session)
    if session.status == Status.CANCELLED:
        raise NotPlanned
    if capacity < session.seats_held:
        raise SeatsInUse
    refuse_if_in_the_way([Plan(kind=session.kind, venue=venue, capacity=capacity)])
    has_new_time = (session.begins_at, session.ends_at) != (begins_at, ends_at)
    is_moved = has_new_time or session.venue_id != (venue.pk if venue else None)
    if is_moved:
        refuse_if_taken_place([session])
    before = {session.pk: as_it_stands(session, leaders_of(session))}
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
        _check_staffing(session, trainers, list(session.delivers.all()), by=by)
    session.revision += 1
    session.changed_at = timezone.now()
    session.save()
    holds.hold(session, trainers, holds=session.is_published)
    holds.check_holds()
    refuse_if_visits_out_of_order(session)
    points.follow(session, before[session.pk].span[0])
    audit("session.changed", subject_of(session), by=by, moved=is_moved)
    now_is = as_it_stands(session, trainers)
    if session.is_published:
        colliding = seating.refuse_unless_accepted([session], accepted) if has_new_time else {}
        if is_moved:
            seating.keep_offers_before(session)
            notices.changed(session, must_choose=colliding)
        tell_leaders(session, before[session.pk], now_is, by=by)
        seating.hand_out_seats(session)
        visitor_seats.hand_out_places(session)
    if remembers and (has_new_time or now_is.staffing != before[session.pk].staffing):
        remember(before, [session], by=by)
    return session


@transaction.atomic
def move_session(
    session: TrainingSession, *, begins_at: datetime, by: User, accepted: Collection[int] = ()
) -> TrainingSession:
    """Move one session to another beginning; it keeps its length on the clock, place and leaders. Raises
    as `change_session`."""
    session = locked(session)
    _, ends_at = moved_to(session, begins_at)
    return change_session(
        session,
        by=by,
        begins_at=begins_at,
        ends_at=ends_at,
        capacity=session.capacity,
        venue=session.venue,
        trainers=leaders_of(session),
        accepted=accepted,
    )


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
    _, ends_at = moved_to(session, begins_at)
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
    """The session read afresh, its row and those of its series locked: first in the order of locks."""
    return seating.locked(session.pk)


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


def following_of(session: TrainingSession) -> QuerySet[TrainingSession]:
    """A session of a series and those that follow it, called-off ones left out; venues read."""
    rest = TrainingSession.objects.filter(series=session.series_id, number__gte=session.number)
    return rest.standing().select_related("venue")


def subject_of(session: TrainingSession) -> str:
    return f"session:{session.uuid}"


def _publish(
    session: TrainingSession,
    trainers: Sequence[User],
    parts: Sequence[Part],
    *,
    by: User,
    is_new: bool = False,
) -> None:
    _check_staffing(session, trainers, parts, by=by)
    session.status = Status.PUBLISHED
    session.published_at = session.changed_at = timezone.now()
    session.save(update_fields=["status", "published_at", "changed_at"])
    holds.hold(session, trainers, holds=True, is_new=is_new)
    holds.check_holds()


def _check_staffing(
    session: TrainingSession, trainers: Sequence[User], parts: Sequence[Part], *, by: User
) -> None:
    refuse_if_in_the_way([plan_of(session, trainers, holds.modules_of(parts))], reader=by)


def moved_to(session: TrainingSession, begins_at: datetime) -> Span:
    """When a session is if it begins at another instant and keeps its length on the clock."""
    wall = begins_at.astimezone(OSLO)
    days = (wall.date() - session.begins_at.astimezone(OSLO).date()).days
    return shifted((session.begins_at, session.ends_at), days=days, begins=wall.time())
