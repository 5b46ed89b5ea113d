"""What two or fifty people do in the same instant, with real connections."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection
from django.utils import timezone

from lms.people.actions.leaving import leave_home
from lms.people.models import FosterParent
from sessions.actions.attendance import record_attendance
from sessions.actions.courses import join_course
from sessions.actions.planning import change_session, plan_session
from sessions.actions.seats import answer_offer, register, sign_off, sweep_offers
from sessions.errors import Collides, PersonBusy, SessionsError, TrainerBusy
from sessions.models import Attendance, Registration, SeatOffer, TrainingSession
from tests.sessions.factories import (
    TrainingSessionFactory,
    VenueFactory,
    adult,
    at,
    coordinator_of,
    couple,
    led_by,
    published_part,
    signed_up,
    trainer_of,
)
from tests.sessions.test_courses import course_with

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.parallel_database]


def at_once(*acts: Callable[[], object]) -> list[object]:
    """Run these at the same time, each on a connection of its own; what each gave or raised."""
    start = Barrier(len(acts))

    def run(act: Callable[[], object]) -> object:
        try:
            start.wait(30)
            return act()
        except SessionsError as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def accounted(session: TrainingSession) -> None:
    """The seats held are those of the registrations, and never more than there are."""
    session.refresh_from_db()
    holding = Registration.objects.filter(session=session).holding().count()
    assert session.seats_held == holding <= session.capacity


def test_fifty_sign_up_at_once_and_exactly_the_capacity_is_let_in():
    session = TrainingSessionFactory(capacity=12)
    people = [adult() for _ in range(50)]
    at_once(
        *[
            lambda person=person: register(session, persons=[person], together=False, by=person)
            for person in people
        ]
    )
    accounted(session)
    assert Registration.objects.filter(status="registered").count() == 12
    assert Registration.objects.filter(status="waiting").count() == 38


def test_couples_and_singles_at_once_are_never_split_nor_lost():
    session = TrainingSessionFactory(capacity=9)
    couples = [couple()[1:] for _ in range(8)]
    singles = [adult() for _ in range(8)]
    acts = [
        lambda pair=pair: register(session, persons=list(pair), together=True, by=pair[0]) for pair in couples
    ]
    acts += [
        lambda person=person: register(session, persons=[person], together=False, by=person)
        for person in singles
    ]
    at_once(*acts)
    accounted(session)
    assert Registration.objects.filter(status="registered").count() == 9
    assert Registration.objects.count() == 24
    for one, other in couples:
        statuses = set(Registration.objects.filter(person__in=[one, other]).values_list("status", flat=True))
        assert len(statuses) == 1


def test_one_person_pressing_twice_is_signed_up_once():
    session, person = TrainingSessionFactory(), adult()
    at_once(*[lambda: register(session, persons=[person], together=False, by=person)] * 6)
    accounted(session)
    assert Registration.objects.count() == 1


def test_giving_back_and_signing_up_at_once_conserves_the_seats():
    session = TrainingSessionFactory(capacity=4)
    leaving = [signed_up(session, adult()) for _ in range(4)]
    people = [adult() for _ in range(8)]
    acts = [
        lambda registration=registration: sign_off(registration, by=registration.person)
        for registration in leaving
    ]
    acts += [
        lambda person=person: register(session, persons=[person], together=False, by=person)
        for person in people
    ]
    at_once(*acts)
    accounted(session)
    assert session.seats_held == 4
    assert Registration.objects.live().filter(person__in=people).count() == 8


def test_yes_and_the_deadline_in_the_same_instant_give_one_outcome():
    session = TrainingSessionFactory(capacity=1)
    person, after = adult(), adult()
    registration = signed_up(session, person, "offered")
    signed_up(session, after, "waiting")
    now = timezone.now()
    offer = SeatOffer.objects.create(
        booking=registration.booking, seats=1, offered_at=now, expires_at=now + timedelta(seconds=5)
    )
    at_once(
        lambda: answer_offer(offer, accept=True, by=person),
        lambda: sweep_offers(at=now + timedelta(seconds=6)),
    )
    accounted(session)
    registration.refresh_from_db()
    offer.refresh_from_db()
    assert (registration.status, offer.outcome) in {("registered", "taken"), ("lapsed", "lapsed")}


def test_two_coordinators_planning_for_the_same_trainer_in_the_same_second():
    session = TrainingSessionFactory()
    service = session.organisation
    coordinators = [coordinator_of(service) for _ in range(8)]
    trainer = trainer_of(service)

    def plan(coordinator):
        return plan_session(
            organisation=service, kind="dialogue_meeting", begins_at=at(9), ends_at=at(11), capacity=4,
            title="Møte", trainers=[trainer], by=coordinator,
        )  # fmt: skip

    answers = at_once(*[lambda one=one: plan(one) for one in coordinators])
    assert sum(isinstance(answer, TrainingSession) for answer in answers) == 1
    assert sum(isinstance(answer, TrainerBusy) for answer in answers) == 7


def test_two_coordinators_planning_in_the_same_venue_in_the_same_second():
    service = TrainingSessionFactory().organisation
    venue = VenueFactory(organisation=service)
    coordinators = [coordinator_of(service) for _ in range(6)]
    trainers = [trainer_of(service) for _ in coordinators]

    def plan(coordinator, trainer):
        return plan_session(
            organisation=service, kind="dialogue_meeting", begins_at=at(9), ends_at=at(11), capacity=4,
            title="Møte", venue=venue, trainers=[trainer], by=coordinator,
        )  # fmt: skip

    acts = [
        lambda one=one, trainer=trainer: plan(one, trainer)
        for one, trainer in zip(coordinators, trainers, strict=True)
    ]
    assert sum(isinstance(answer, TrainingSession) for answer in at_once(*acts)) == 1


def test_two_trainers_marking_the_same_person_make_one_statement():
    now = timezone.now()
    session = TrainingSessionFactory(period=(now - timedelta(hours=3), now - timedelta(hours=1)))
    session.delivers.add(published_part())
    trainers = [trainer_of(session.organisation) for _ in range(2)]
    led_by(session, *trainers)
    person = adult()
    signed_up(session, person)
    at_once(
        *[
            lambda trainer=trainer: record_attendance(
                session, person=person, mark="present", by=trainer, seen_version=0
            )
            for trainer in trainers * 3
        ]
    )
    from lms.xapi.models import Statement

    assert Attendance.objects.count() == 1
    assert Statement.objects.filter(verb__endswith="/attended").count() == 1


def test_leaving_a_home_while_others_sign_up_neither_blocks_nor_loses_a_seat():
    session = TrainingSessionFactory(capacity=4)
    _, one, other = couple()
    register(session, persons=[one, other], together=True, by=one)
    membership = FosterParent.objects.get(user=other)
    people = [adult() for _ in range(6)]
    acts = [lambda: leave_home(membership, by=other)]
    acts += [
        lambda person=person: register(session, persons=[person], together=False, by=person)
        for person in people
    ]
    at_once(*acts)
    accounted(session)
    assert Registration.objects.get(person=other).status == "cancelled"
    assert session.seats_held == 4


def test_a_move_and_a_sign_up_at_the_same_time_never_collide_unseen():
    """Whoever is second is told: the planner who collides, or the person that they are busy."""
    for hour in range(4):
        service = TrainingSessionFactory().organisation
        coordinator, person = coordinator_of(service), adult()
        moved = TrainingSessionFactory(organisation=service, period=(at(9, days=20), at(11, days=20)))
        other = TrainingSessionFactory(period=(at(12, days=20), at(14, days=20)))
        signed_up(moved, person)
        answers = at_once(
            lambda session=moved, by=coordinator: change_session(
                session, by=by, begins_at=at(12, days=20), ends_at=at(14, days=20), capacity=12,
                venue=None, trainers=[], staffing_reason="illness",
            ),
            lambda session=other, who=person: register(
                session, persons=[who], together=False, by=who
            ),
        )  # fmt: skip
        refused = [type(answer) for answer in answers if isinstance(answer, SessionsError)]
        assert refused in ([Collides], [PersonBusy]), hour


def test_yes_to_two_offers_at_the_same_time_gives_one_seat():
    person = adult()
    offers = []
    for _ in range(2):
        session = TrainingSessionFactory(capacity=1)
        registration = signed_up(session, person, "offered")
        now = timezone.now()
        offers.append(
            SeatOffer.objects.create(
                booking=registration.booking, seats=1, offered_at=now, expires_at=now + timedelta(hours=9)
            )
        )
    at_once(*[lambda offer=offer: answer_offer(offer, accept=True, by=person) for offer in offers])
    assert Registration.objects.filter(person=person, status="registered").count() == 1


def test_a_seat_that_comes_free_goes_to_the_line_however_many_newcomers_press():
    soon = timezone.now() + timedelta(hours=1)
    session = TrainingSessionFactory(capacity=2, period=(soon, soon + timedelta(hours=2)))
    leaving = [signed_up(session, adult()) for _ in range(2)]
    line = [adult(), adult()]
    for person in line:
        register(session, persons=[person], together=False, by=person)
    newcomers = [adult() for _ in range(6)]
    acts = [lambda one=one: sign_off(one, by=one.person) for one in leaving]
    acts += [
        lambda person=person: register(session, persons=[person], together=False, by=person)
        for person in newcomers
    ]
    at_once(*acts)
    accounted(session)
    assert set(Registration.objects.filter(person__in=line).values_list("status", flat=True)) == {"offered"}
    assert set(Registration.objects.filter(person__in=newcomers).values_list("status", flat=True)) == {
        "waiting"
    }


def test_fifty_households_at_once_fill_the_last_places_of_a_course_exactly(service):
    series = course_with(service, 7, 9, 7)
    couples = [couple()[1:] for _ in range(10)]
    singles = [adult() for _ in range(40)]
    acts = [
        lambda pair=pair: join_course(series, persons=list(pair), together=True, by=pair[0])
        for pair in couples
    ]
    acts += [
        lambda person=person: join_course(series, persons=[person], together=False, by=person)
        for person in singles
    ]
    at_once(*acts)
    sessions = list(TrainingSession.objects.filter(series=series).in_order())
    for session in sessions:
        accounted(session)
    assert [session.seats_held for session in sessions] == [7, 7, 7]
    inside = [
        set(Registration.objects.filter(session=one, status="registered").values_list("person", flat=True))
        for one in sessions
    ]
    assert inside[0] == inside[1] == inside[2]
    for one, other in couples:
        assert (one.pk in inside[0]) == (other.pk in inside[0])
    assert Registration.objects.filter(status="waiting").count() == 3 * (60 - 7)
