"""What stands in the way of a session is one answer: pages say it, booking refuses by it."""

from datetime import time, timedelta

import pytest
from django.urls import reverse

from lms.dates import OSLO, on_wall
from sessions.actions.planning import plan_session, publish_session
from sessions.actions.series import publish_series
from sessions.errors import SessionsError, TwoLeadersNeeded
from sessions.errors.trainers import TrainerAway
from sessions.models import (
    Competence,
    Series,
    SessionKind,
    StaffingReason,
    TrainerAbsence,
    TrainerHours,
    TrainingSession,
)
from sessions.queries.conflicts import conflicts_of, free_colleagues, plan_of
from sessions.queries.series import gatherings_of
from sessions.rules.kinds import KINDS, kinds_with
from tests.sessions.factories import (
    PartFactory,
    TrainingSessionFactory,
    VenueFactory,
    led_by,
    ordinary,
    trainer_of,
)

pytestmark = pytest.mark.django_db

TEN_MINUTES = timedelta(minutes=10)
EVENING = time(17), time(20)


@pytest.fixture
def series(service, coordinator):
    return Series.objects.create(
        organisation=service,
        name="Høsten",
        starts_on=ordinary(),
        weekdays=[1],
        starts_at=time(17),
        made_by=coordinator,
    )


@pytest.fixture
def draft(series, coordinator, trainers):
    """Draft a session of a kind in the series with both trainers, one ordinary evening unless told
    otherwise."""

    def _draft(kind, begins_at=None, ends_at=None, **changes):
        begins_at = begins_at or on_wall(ordinary(), EVENING[0])
        values = {
            "organisation": series.organisation,
            "kind": kind,
            "begins_at": begins_at,
            "ends_at": ends_at or begins_at + timedelta(hours=3),
            "capacity": 10,
            "title": "Samling",
            "trainers": trainers,
            "by": coordinator,
            "is_published": False,
        }
        session = plan_session(**values | changes)
        session.series, session.number = series, series.sessions.count() + 1
        session.save()
        return session

    return _draft


def away(draft, kind, trainers, **changes):
    session = draft(kind, **changes)
    TrainerAbsence.objects.create(trainer=trainers[0], period=session.period)


def away_as_agreed(draft, kind, trainers):
    away(draft, kind, trainers, staffing_reason=StaffingReason.AGREED)


def a_weekend_within_the_hours_of_the_day(draft, kind, trainers):
    saturday = ordinary(lasting=2)
    while saturday.weekday() != 5 or ordinary((saturday - ordinary()).days + 10, lasting=2) != saturday:
        saturday += timedelta(days=1)
    draft(kind, on_wall(saturday, time(10)), on_wall(saturday + timedelta(days=1), time(15)))
    TrainerHours.objects.create(trainer=trainers[0], weekdays=[5, 6], earliest=time(9), latest=time(18))


def an_evening_outside_the_hours(draft, kind, trainers):
    draft(kind)
    TrainerHours.objects.create(trainer=trainers[0], weekdays=list(range(7)), latest=time(16))


def ten_minutes_after_a_gathering_elsewhere(draft, kind, trainers):
    session = draft(kind)
    earlier = session.begins_at - TEN_MINUTES
    led_by(
        TrainingSessionFactory(
            organisation=session.organisation, period=(earlier - timedelta(hours=2), earlier)
        ),
        trainers[0],
    )


def ten_minutes_after_another_of_the_series(draft, kind, trainers):
    first = draft(kind)
    draft(kind, first.ends_at + TEN_MINUTES, first.ends_at + timedelta(hours=1))


def ten_minutes_before_an_online_gathering(draft, kind, trainers):
    session = draft(kind)
    later = session.ends_at + TEN_MINUTES
    led_by(
        TrainingSessionFactory(
            organisation=session.organisation, kind="online", period=(later, later + timedelta(hours=2))
        ),
        trainers[0],
    )


def in_a_venue_taken(draft, kind, trainers):
    venue = VenueFactory(organisation=trainers[0].memberships.get().organisation)
    begins_at = on_wall(ordinary(), EVENING[0])
    other = TrainingSessionFactory(venue=venue, period=(begins_at, begins_at + timedelta(hours=3)))
    led_by(other)
    draft(kind, venue=None if kind == SessionKind.IN_HOME else venue)


def in_a_venue_that_has_shrunk(draft, kind, trainers):
    session = draft(kind, venue=None if kind == SessionKind.IN_HOME else VenueFactory(capacity=10))
    type(session.venue).objects.update(capacity=5) if session.venue else None


def led_by_somebody_new_to_the_module(draft, kind, trainers):
    Competence.objects.create(trainer=trainers[0], module=PartFactory().module)
    draft(kind, parts=[PartFactory()])


def led_by_one(draft, kind, trainers):
    draft(kind, trainers=trainers[:1])


EVERY = frozenset(kind for kind in SessionKind if not KINDS[kind].is_by_invitation)
ONLINE = frozenset({SessionKind.ONLINE})
VISIT = frozenset({SessionKind.IN_HOME})
LED_BY_TWO = frozenset({SessionKind.GATHERING, SessionKind.ONLINE, SessionKind.WEEKEND})

# What is drafted, and the kinds of which it stands in the way.
SITUATIONS = {
    away: EVERY,
    away_as_agreed: frozenset(),
    a_weekend_within_the_hours_of_the_day: frozenset(),
    an_evening_outside_the_hours: EVERY,
    ten_minutes_after_a_gathering_elsewhere: EVERY - ONLINE,
    ten_minutes_after_another_of_the_series: EVERY - ONLINE,
    ten_minutes_before_an_online_gathering: frozenset(),
    in_a_venue_taken: EVERY - VISIT,
    in_a_venue_that_has_shrunk: EVERY - VISIT,
    led_by_somebody_new_to_the_module: EVERY - VISIT,
    led_by_one: LED_BY_TWO,
}


def is_stopped(kind, situation):
    """A weekend on one day is in nobody's way and cannot be held for all that."""
    is_too_short = KINDS[kind].lasts_days and situation is not a_weekend_within_the_hours_of_the_day
    return is_too_short or kind in SITUATIONS[situation]


@pytest.mark.parametrize("kind", sorted(EVERY))
@pytest.mark.parametrize("situation", SITUATIONS, ids=lambda one: one.__name__)
def test_the_series_page_and_booking_agree(situation, kind, draft, series, trainers, coordinator):
    situation(draft, kind, trainers)
    planned = gatherings_of(series)
    said = [word for one in planned for word in one.in_the_way]
    assert bool(said) == is_stopped(kind, situation), said
    if said:
        with pytest.raises(SessionsError):
            publish_series(series, by=coordinator)
    else:
        publish_series(series, by=coordinator)


def test_a_colleague_whose_hours_end_before_the_night_is_free_for_a_weekend(draft, trainers, service):
    a_weekend_within_the_hours_of_the_day(draft, SessionKind.WEEKEND, trainers)
    colleague = trainer_of(service)
    TrainerHours.objects.create(trainer=colleague, weekdays=[5, 6], earliest=time(9), latest=time(18))
    assert free_colleagues(TrainingSession.objects.get()) == [colleague]


AT_THE_FORM = [
    away,
    away_as_agreed,
    a_weekend_within_the_hours_of_the_day,
    ten_minutes_after_a_gathering_elsewhere,
    in_a_venue_taken,
    led_by_one,
]


@pytest.mark.parametrize(
    ("kind", "situation"),
    [
        pytest.param(kind, situation, id=f"{kind}-{situation.__name__}")
        for kind in kinds_with("is_planned_singly")
        for situation in AT_THE_FORM
        if kind not in ONLINE or situation != in_a_venue_taken  # online the form drops the venue
    ],
)
def test_the_check_beside_the_form_and_booking_agree(situation, kind, draft, trainers, coordinator, client):
    situation(draft, kind, trainers)
    session = TrainingSession.objects.get(status="draft")
    begin, end = session.begins_at.astimezone(OSLO), session.ends_at.astimezone(OSLO)
    client.force_login(coordinator)
    page = client.post(
        reverse("sessions:check"),
        {
            "session": str(session.uuid),
            "day": begin.date().isoformat(),
            "last_day": "" if end.date() == begin.date() else end.date().isoformat(),
            "begins": f"{begin:%H:%M}",
            "ends": f"{end:%H:%M}",
            "capacity": "10",
            "trainers": [one.trainer_id for one in session.trainer_assignments.all()],
            "staffing_reason": session.staffing_reason,
            "meeting_link": "https://mote.example/1",
            "title": "Samling",
            "venue": session.venue_id or "",
            "taught_minutes": "300",
        },
    ).content.decode()
    assert ("<li" in page) == is_stopped(kind, situation), page
    if is_stopped(kind, situation):
        with pytest.raises(SessionsError):
            publish_session(session, by=coordinator)
    else:
        publish_session(session, by=coordinator)


def test_what_stands_in_the_way_takes_as_many_queries_for_many_as_for_one(
    draft, trainers, django_assert_num_queries
):
    begins_at = on_wall(ordinary(), time(9))
    venue = VenueFactory()
    plans = [
        plan_of(
            draft("gathering", begins_at + timedelta(days=days), venue=venue),
            trainers,
            [PartFactory().module_id],
        )
        for days in range(6)
    ]
    for seen in (plans[:1], plans):
        with django_assert_num_queries(5):
            conflicts_of(seen)


def test_booking_refuses_with_the_first_thing_that_pages_say(draft, trainers, coordinator):
    session = draft("gathering", trainers=trainers[:1])
    TrainerAbsence.objects.create(trainer=trainers[0], period=session.period)
    (found,) = conflicts_of([plan_of(session, trainers[:1], ())])
    assert [type(one) for one in found] == [TwoLeadersNeeded, TrainerAway]
    with pytest.raises(TwoLeadersNeeded):
        publish_session(session, by=coordinator)


def test_a_colleague_who_is_away_is_not_offered_although_another_has_agreed(draft, trainers, service):
    away_as_agreed(draft, SessionKind.GATHERING, trainers)
    colleague = trainer_of(service)
    session = TrainingSession.objects.get()
    assert free_colleagues(session) == [colleague]
    TrainerAbsence.objects.create(trainer=colleague, period=session.period)
    assert free_colleagues(session) == []


@pytest.mark.parametrize(
    ("begins", "said"),
    [
        (time(17, 30), "er opptatt på det tidspunktet"),
        (time(20, 10), "rekker ikke"),
        (time(14), "utenfor dagene og tidene"),
        (time(22), "er borte da"),
    ],
)
def test_why_a_trainer_cannot_lead_is_told_as_it_is_with_the_way_out(
    draft, service, trainers, begins, said
) -> None:
    """Booked, on the way, outside their hours and away are four things, and two of them can be agreed on."""
    day, one = ordinary(), trainers[0]
    led_by(
        TrainingSessionFactory(organisation=service, period=(on_wall(day, time(17)), on_wall(day, time(20)))),
        one,
    )
    TrainerHours.objects.create(trainer=one, weekdays=list(range(7)), earliest=time(15))
    TrainerAbsence.objects.create(
        trainer=one, period=(on_wall(day, time(21, 30)), on_wall(day, time(23, 30)))
    )
    at = on_wall(day, begins)
    session = draft(SessionKind.GATHERING, at, at + timedelta(hours=1))
    (found,) = conflicts_of([plan_of(session, [one], (), leaders_wanted=1)])
    assert [said in error.said for error in found] == [True]
    agreed = plan_of(session, [one], (), leaders_wanted=1, staffing_reason=StaffingReason.AGREED)
    gives_way = "avtalt" in found[0].said
    assert (conflicts_of([agreed]) == [[]]) is gives_way
