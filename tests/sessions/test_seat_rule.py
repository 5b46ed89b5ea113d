"""One rule for a seat, whichever way it comes to be, moves or is given back."""

import ast
import re
from contextlib import suppress
from datetime import time, timedelta
from itertools import pairwise

import pytest
from django.conf import settings as project
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lms.dates import on_wall, today
from lms.notices.models import Notice
from lms.refusals import Refused
from sessions import notices
from sessions.actions import group_meetings, network_groups
from sessions.actions.attendance import add_walk_in, record_attendance
from sessions.actions.calling_off import cancel_session
from sessions.actions.planning import change_session
from sessions.actions.seats import (
    answer_offer,
    change_group,
    choose_seat,
    excuse,
    register,
    sign_off,
    sweep_offers,
)
from sessions.errors import Begun, Collides, NoSeats, PersonBusy
from sessions.models import Attendance, Registration, SeatOffer, TrainingSession
from sessions.queries.calendars import days_to_ask_for
from sessions.queries.collisions import choices_of
from sessions.queries.seats import upcoming_for
from tests.sessions.factories import (
    TrainingSessionFactory,
    adult,
    at,
    coordinator_of,
    couple,
    led_by,
    published_part,
    signed_up,
)
from tests.test_architecture import tracked

pytestmark = pytest.mark.django_db
Status = Registration.Status
ROWS = "Registration|Booking|SeatOffer|SeatEvent"
WRITERS = {"sessions/actions/seating.py", "lms/demo/country/seats.py"}  # the latter: a bulk loader


def sign_up(session, *persons, together=False):
    return register(session, persons=list(persons), together=together, by=persons[0])


def status_of(person, session):
    return Registration.objects.filter(session=session, person=person).latest("pk").status


def two_sessions(service):
    """One at 17 and one at 20 on the same day, each led."""
    first = TrainingSessionFactory(organisation=service, period=(at(17), at(20)))
    second = TrainingSessionFactory(organisation=service, period=(at(20), at(22)))
    return first, second


# Laws -------------------------------------------------------------------------------------------


def test_seats_are_written_in_one_place_alone():
    strangers = []
    for path in tracked():
        name = path.relative_to(project.BASE_DIR).as_posix()
        if path.suffix != ".py" or name.startswith("tests/") or "/migrations/" in name or name in WRITERS:
            continue
        source = path.read_text()
        if not re.search(rf"{ROWS}|seats_held", source):
            continue
        for node in ast.walk(ast.parse(source)):
            if not isinstance(node, ast.Call):
                continue
            said = ast.unparse(node)
            makes = re.match(
                r"(Registration|Booking|SeatOffer|SeatEvent)(\.objects\.(bulk_)?create)?\(", said
            )
            moves = re.search(r"\.update\([^()]*\bstatus=", said) and "egistration" in said
            counts = re.search(r"\bseats_held=", said)
            if makes or moves or counts:
                strangers.append((name, node.lineno))
        strangers += [(name, "seats_held") for _ in re.findall(r"\.seats_held\s*=[^=]", source)]
    assert not strangers, "a seat comes to be or moves past the questions: go by sessions/actions/seating.py"


def test_only_the_count_of_seats_takes_an_offer_for_one():
    """Whatever is shown or reckoned asks for the status it means: an offer is none before it is taken."""
    asking = re.compile(r"\.holding\(\)|import [^\n]*\bHOLDING\b")
    askers = {
        path.relative_to(project.BASE_DIR).as_posix()
        for path in tracked()
        if path.suffix == ".py" and asking.search(path.read_text())
    }
    assert {one for one in askers if not one.startswith("tests/")} == {"sessions/actions/seating.py"}


STEP = st.tuples(
    st.sampled_from(
        ["sign_up", "sign_off", "yes", "no", "change", "move", "replace", "raise", "choose", "later"]
    ),
    st.integers(0, 3),
    st.integers(0, 2),
)


@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=st.lists(STEP, min_size=4, max_size=16))
def test_nobody_holds_two_seats_at_once_but_by_a_move_that_staff_were_shown(service, coordinator, steps):
    """Whatever mix of acts: a collision is only ever one that staff accepted, and the queue is served
    before newcomers."""
    with transaction.atomic():
        part = published_part()
        sessions = [
            TrainingSessionFactory(
                organisation=service, capacity=2, period=(at(17 + shift, days=60), at(19 + shift, days=60))
            )
            for shift in (0, 1, 3)
        ]
        for session in sessions:
            session.delivers.add(part)
        people = [*couple()[1:], adult(), adult()]
        accepted: set[int] = set()
        now = timezone.now()
        for what, who, which in steps:
            if what == "later":
                now += timedelta(hours=30)
                sweep_offers(at=now)
            else:
                with suppress(Refused), transaction.atomic():
                    accepted |= _do(what, people[who], sessions, which, coordinator, now) or set()
            _no_hidden_collision(people, accepted)
            _queue_is_first(sessions)
        transaction.set_rollback(True)


def _do(what, person, sessions, which, coordinator, now):
    session = TrainingSession.objects.get(pk=sessions[which].pk)
    own = Registration.objects.filter(session=session, person=person).live().first()
    offer = SeatOffer.objects.filter(
        booking__session=session, booking__registrations__person=person, outcome="open"
    ).first()
    if what == "sign_up":
        register(session, persons=[person], together=False, by=person, at=now)
    elif what in ("yes", "no") and offer:
        answer_offer(offer, accept=what == "yes", by=person, at=now)
    elif what == "sign_off" and own:
        sign_off(own, by=person)
    elif what == "change" and own:
        to = TrainingSession.objects.get(pk=sessions[(which + 1) % 3].pk)
        change_group(own, to=to, by=person, at=now)
    elif what == "choose" and own:
        choose_seat(own, by=person)
    elif what == "raise":
        _changed(session, coordinator, capacity=session.capacity + 1)
    elif what in ("move", "replace"):
        begins_at = TrainingSession.objects.get(pk=sessions[(which + 1) % 3].pk).begins_at
        try:
            with transaction.atomic():
                _moved(what, session, begins_at, coordinator, sessions, which, ())
        except Collides as error:
            _moved(what, session, begins_at, coordinator, sessions, which, error.persons)
            return set(error.persons)
    return set()


def _changed(session, coordinator, **values):
    kept = {
        "begins_at": session.begins_at,
        "ends_at": session.ends_at,
        "capacity": session.capacity,
        "venue": None,
        "trainers": [],
        "staffing_reason": "illness",
    }
    return change_session(session, by=coordinator, **(kept | values))


def _moved(what, session, begins_at, coordinator, sessions, which, accepted):
    if what == "move":
        ends_at = begins_at + (session.ends_at - session.begins_at)
        _changed(session, coordinator, begins_at=begins_at, ends_at=ends_at, accepted=accepted)
    else:
        TrainingSession.objects.filter(pk=session.pk).update(staffing_reason="illness")
        sessions[which] = cancel_session(
            session, by=coordinator, replacement_begins_at=begins_at, accepted=accepted
        )


def _no_hidden_collision(people, accepted):
    for person in people:
        held = Registration.objects.filter(person=person, status=Status.REGISTERED).select_related("session")
        spans = sorted(
            (one.session.begins_at, one.session.ends_at) for one in held if one.session.is_published
        )
        overlap = any(later[0] < earlier[1] for earlier, later in pairwise(spans))
        assert not overlap or person.pk in accepted, "two seats at once that nobody was shown"


def _queue_is_first(sessions):
    for session in TrainingSession.objects.filter(pk__in=[one.pk for one in sessions]).published():
        free = session.capacity - session.seats_held
        waiting = [
            one.registrations.filter(status="waiting").count() for one in session.seat_bookings.waiting()
        ]
        assert not any(0 < size <= free for size in waiting), "a place is free and somebody who fits waits"


# Overlaps ---------------------------------------------------------------------------------------


def test_a_move_onto_another_seat_is_refused_until_staff_have_seen_who_collides(service, coordinator):
    first, second = two_sessions(service)
    person = adult()
    for session in (first, second):
        signed_up(session, person)
    with pytest.raises(Collides) as refused:
        _changed(second, coordinator, begins_at=at(18), ends_at=at(20))
    assert refused.value.persons == [person.pk]
    second.refresh_from_db()
    assert second.begins_at == at(20)


def test_who_collides_is_told_and_chooses(service, coordinator):
    first, second = two_sessions(service)
    person, other = adult(), adult()
    for session in (first, second):
        signed_up(session, person)
    signed_up(second, other)
    _changed(second, coordinator, begins_at=at(18), ends_at=at(20), accepted=[person.pk])
    assert Notice.objects.get(to=person, kind=notices.COLLIDES)
    assert Notice.objects.get(to=other, kind=notices.CHANGED)
    (choice,) = choices_of(upcoming_for(person))
    assert [one.session for one in choice.registrations] == [first, second]
    given = choose_seat(choice.registrations[1], by=person)
    assert [one.session for one in given] == [first]
    assert (status_of(person, first), status_of(person, second)) == ("cancelled", "registered")
    assert choices_of(upcoming_for(person)) == []


def test_a_replacement_onto_another_seat_is_shown_and_told_too(service, coordinator):
    first, second = two_sessions(service)
    TrainingSession.objects.update(staffing_reason="illness")
    person = adult()
    for session in (first, second):
        signed_up(session, person)
    with pytest.raises(Collides):
        cancel_session(second, by=coordinator, replacement_begins_at=at(18))
    made = cancel_session(second, by=coordinator, replacement_begins_at=at(18), accepted=[person.pk])
    assert status_of(person, made) == "registered"
    assert set(Notice.objects.filter(to=person).values_list("kind", flat=True)) == {
        notices.REPLACED,
        notices.COLLIDES,
    }


def test_a_change_of_capacity_asks_nothing_about_time(service, coordinator):
    first, second = two_sessions(service)
    person = adult()
    for session in (first, second):
        signed_up(session, person)
    TrainingSession.objects.filter(pk=second.pk).update(period=(at(18), at(20)))
    second.refresh_from_db()
    assert _changed(second, coordinator, capacity=20).capacity == 20


def test_yes_to_an_offer_never_makes_a_second_seat_at_the_same_time(service):
    wanted = TrainingSessionFactory(organisation=service, capacity=1, period=(at(17), at(20)))
    elsewhere = TrainingSessionFactory(period=(at(18), at(21)))
    holder, person = adult(), adult()
    held = signed_up(wanted, holder)
    sign_up(wanted, person)
    (booked,) = sign_up(elsewhere, person)
    sign_off(held, by=holder)
    offer = SeatOffer.objects.get(outcome="open")
    with pytest.raises(PersonBusy):
        answer_offer(offer, accept=True, by=person)
    answer_offer(offer, accept=True, by=person, giving_up=[booked])
    assert (status_of(person, wanted), status_of(person, elsewhere)) == ("registered", "cancelled")


def test_members_whom_a_group_s_meeting_collides_with_are_shown_first(service, coordinator, trainers):
    group = network_groups.start_group(
        organisation=service, name="Fosterforeldre i øst", facilitator=trainers[0], by=coordinator
    )
    person = adult()
    network_groups.join_group(group, by=person)
    day = today() + timedelta(days=30)
    while days_to_ask_for(day, day):
        day += timedelta(days=1)
    begins_at = on_wall(day, time(18))
    signed_up(TrainingSessionFactory(period=(begins_at, begins_at + timedelta(hours=2))), person)
    when = {
        "rhythm": group_meetings.MONTHLY,
        "first_day": day,
        "begins": time(18),
        "minutes": 90,
        "until": day,
        "by": coordinator,
        "meeting_link": "https://example.no/1",
    }
    with pytest.raises(Collides):
        group_meetings.plan_meetings(group, **when)
    (made,) = group_meetings.plan_meetings(group, **when, accepted=[person.pk])
    assert status_of(person, made) == "registered"
    assert Notice.objects.get(to=person, kind=notices.COLLIDES)


# Whose turn it is -------------------------------------------------------------------------------


def test_a_newcomer_goes_behind_those_in_line_in_the_last_hours_too():
    soon = timezone.now() + timedelta(minutes=50)
    session = TrainingSessionFactory(capacity=1, period=(soon, soon + timedelta(hours=2)))
    waits, newcomer = adult(), adult()
    signed_up(session, waits, "waiting")
    sign_up(session, newcomer)
    assert (status_of(waits, session), status_of(newcomer, session)) == ("offered", "waiting")


def test_a_change_of_group_does_not_pass_the_line():
    part = published_part()
    here, there = (
        TrainingSessionFactory(),
        TrainingSessionFactory(capacity=1, period=(at(17, days=9), at(19, days=9))),
    )
    for session in (here, there):
        session.delivers.add(part)
    person, waits = adult(), adult()
    own = signed_up(here, person)
    signed_up(there, waits, "waiting")
    with pytest.raises(NoSeats):
        change_group(own, to=there, by=person)
    assert status_of(person, here) == "registered"


def test_an_offer_that_outlives_a_session_moved_forward_ends_before_it(service, coordinator):
    session = TrainingSessionFactory(
        organisation=service, capacity=1, period=(at(17, days=20), at(19, days=20))
    )
    registration = signed_up(session, adult(), "offered")
    now = timezone.now()
    offer = SeatOffer.objects.create(
        booking=registration.booking, seats=1, offered_at=now, expires_at=now + timedelta(hours=48)
    )
    begins_at = now + timedelta(hours=6)
    _changed(session, coordinator, begins_at=begins_at, ends_at=begins_at + timedelta(hours=2))
    offer.refresh_from_db()
    assert offer.expires_at < begins_at


# Giving back ------------------------------------------------------------------------------------


def begun_session():
    now = timezone.now()
    return TrainingSessionFactory(period=(now - timedelta(minutes=5), now + timedelta(hours=2)))


def ways_of_giving_back(registration, person):
    other = TrainingSessionFactory(period=(at(17, days=9), at(19, days=9)))
    part = published_part()
    for session in (registration.session, other):
        session.delivers.add(part)
    return [
        lambda: sign_off(registration, by=person),
        lambda: sign_off(registration, by=person, whole_booking=True),
        lambda: excuse(registration, by=person),
        lambda: change_group(registration, to=other, by=person),
    ]


def test_nobody_is_signed_off_from_a_session_that_has_begun():
    session, person = begun_session(), adult()
    registration = signed_up(session, person)
    for act in ways_of_giving_back(registration, person):
        with pytest.raises(Begun), transaction.atomic():
            act()
    assert status_of(person, session) == "registered"


def test_nobody_is_signed_off_from_a_session_at_which_they_are_marked(service):
    soon = timezone.now() + timedelta(minutes=20)
    session = led_by(TrainingSessionFactory(organisation=service, period=(soon, soon + timedelta(hours=2))))
    person = adult()
    registration = signed_up(session, person)
    record_attendance(session, person=person, mark="present", by=coordinator_of(service))
    assert Attendance.objects.filter(person=person).exists()
    for act in ways_of_giving_back(registration, person):
        with pytest.raises(Begun), transaction.atomic():
            act()
    assert status_of(person, session) == "registered"


def test_who_walks_in_while_an_offer_stands_leaves_no_offer_open(service):
    soon = timezone.now() + timedelta(minutes=20)
    session = TrainingSessionFactory(organisation=service, period=(soon, soon + timedelta(hours=2)))
    person = adult()
    registration = signed_up(session, person, "offered")
    SeatOffer.objects.create(
        booking=registration.booking, seats=1, offered_at=timezone.now(), expires_at=soon
    )
    add_walk_in(session, person=person, by=coordinator_of(service))
    assert SeatOffer.objects.get().outcome == "withdrawn"
    assert status_of(person, session) == "walk_in"
