"""A course is joined, waited for and left as one; single places and whole courses share the same seats."""

from contextlib import suppress
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from courses.models import PartProgress
from lms.notices.models import Notice
from lms.refusals import NotAllowed, Refused
from sessions import notices
from sessions.actions.calling_off import cancel_session
from sessions.actions.courses import join_course, leave_course
from sessions.actions.planning import change_session
from sessions.actions.seats import answer_offer, excuse, register, sign_off, sweep_offers
from sessions.actions.series import split_series
from sessions.errors import NotSignedUp, OfferNotOpen, PersonBusy
from sessions.errors.courses import NothingLeftToJoin
from sessions.models import CoursePlace, Registration, SeatOffer, Series, TrainingSession
from sessions.queries.courses import lacking_in
from tests import factories as people
from tests.courses import factories as learning
from tests.sessions.factories import (
    TrainingSessionFactory,
    adult,
    at,
    coordinator_of,
    couple,
    published_part,
    signed_up,
)

pytestmark = pytest.mark.django_db


def course_with(service, *capacities, name="Furuskogen, våren"):
    """A published course with one gathering a week, of these capacities."""
    series = Series.objects.create(
        organisation=service,
        name=name,
        status=Series.Status.PUBLISHED,
        starts_on=timezone.localdate(),
        weekdays=[1],
        starts_at="17:00",
        made_by=people.UserFactory(),
    )
    for number, capacity in enumerate(capacities, start=1):
        session = TrainingSessionFactory(
            organisation=service,
            series=series,
            number=number,
            capacity=capacity,
            period=(at(17, days=20 + 7 * number), at(20, days=20 + 7 * number)),
            staffing_reason="illness",
        )
        session.delivers.add(published_part())
    return series


def gatherings(series):
    return list(TrainingSession.objects.filter(series=series).in_order())


def join(series, *persons, together=None, **values):
    together = len(persons) > 1 if together is None else together
    return join_course(series, persons=list(persons), together=together, by=persons[0], **values)


def statuses(series, person):
    rows = Registration.objects.filter(session__series=series, person=person).live()
    return [one.status for one in rows.order_by("session__number")]


def an_open_offer():
    return SeatOffer.objects.filter(outcome="open").order_by("pk")[0]


def messages(person):
    return list(Notice.objects.filter(to=person).order_by("pk").values_list("kind", flat=True))


def test_one_act_signs_a_household_up_to_all_of_a_course_and_tells_each_once(service):
    series = course_with(service, 4, 4, 4)
    _home, one, other = couple()
    join(series, one, other)
    assert statuses(series, one) == statuses(series, other) == ["registered"] * 3
    assert messages(one) == messages(other) == [notices.COURSE_CONFIRMED]
    assert Notice.objects.filter(to=one).get().variables["dates"].count("\n") == 2


def test_what_is_done_already_or_booked_elsewhere_is_not_joined_again(service):
    series = course_with(service, 4, 4, 4)
    first, second, third = gatherings(series)
    person = adult()
    part = learning.part(kind="gathering")
    first.delivers.set([part.uuid])
    PartProgress.objects.create(
        enrolment=learning.enrolled(person, parts=[part]),
        part_id=part.uuid,
        person=person,
        done_on=timezone.localdate(),
        done_at=timezone.now(),
        rests_on=[],
    )
    elsewhere = TrainingSessionFactory(period=(at(10, days=9), at(12, days=9)))
    elsewhere.delivers.add(second.delivers.get())
    signed_up(elsewhere, person)
    made = join(series, person)
    assert [one.session for one in made] == [third]
    with pytest.raises(NothingLeftToJoin):
        join(series, person)


def test_a_gathering_at_the_time_of_a_seat_elsewhere_is_left_out_of_the_course(service):
    series = course_with(service, 4, 4)
    first, second = gatherings(series)
    person = adult()
    signed_up(TrainingSessionFactory(period=(first.begins_at, first.ends_at)), person)
    assert lacking_in([first, second], [person], at=timezone.now()).busy == {(first.pk, person.pk)}
    assert [one.session for one in join(series, person)] == [second]


def test_nothing_is_joined_that_was_not_shown(service):
    series = course_with(service, 4, 4, 4)
    shown = [one.uuid for one in gatherings(series)[:2]]
    assert len(join(series, adult(), shown=shown)) == 2


def test_who_finds_one_gathering_full_waits_for_all_and_is_offered_all_at_once(service):
    series = course_with(service, 2, 1, 2)
    full = gatherings(series)[1]
    holder, person = adult(), adult()
    held = signed_up(full, holder)
    join(series, person)
    assert statuses(series, person) == ["waiting"] * 3
    sign_off(held, by=holder)
    assert statuses(series, person) == ["offered"] * 3
    assert messages(person) == [notices.COURSE_QUEUED, notices.COURSE_OFFERED]
    answer_offer(an_open_offer(), accept=True, by=person)
    assert statuses(series, person) == ["registered"] * 3
    assert messages(person)[-1] == notices.COURSE_CONFIRMED
    assert not SeatOffer.objects.filter(outcome="open").exists()


def test_one_may_take_what_has_room_now_and_wait_for_the_rest(service):
    series = course_with(service, 2, 1, 2)
    signed_up(gatherings(series)[1], adult())
    person = adult()
    join(series, person, as_one=False)
    assert statuses(series, person) == ["registered", "waiting", "registered"]


def test_a_place_goes_to_who_waits_for_the_whole_course_before_who_waits_for_one_evening(service):
    series = course_with(service, 1, 1)
    first = gatherings(series)[0]
    holder, single, whole = adult(), adult(), adult()
    join(series, holder)
    register(first, persons=[single], together=False, by=single)
    join(series, whole)
    leave_course(series, persons=[holder], by=holder)
    assert statuses(series, whole) == ["offered"] * 2
    assert statuses(series, single) == ["waiting"]


def test_who_waits_for_the_whole_course_keeps_nobody_from_an_evening_they_could_not_use(service):
    series = course_with(service, 2, 1)
    first, second = gatherings(series)
    signed_up(second, adult())
    join(series, adult())
    person = adult()
    (made,) = register(first, persons=[person], together=False, by=person)
    assert made.status == "registered"


@pytest.mark.parametrize("says", [False, None], ids=["no", "nothing"])
def test_an_offer_of_a_course_that_is_not_taken_goes_on_whole(service, says):
    series = course_with(service, 1, 1)
    holder, person, behind = adult(), adult(), adult()
    for one in (holder, person, behind):
        join(series, one)
    leave_course(series, persons=[holder], by=holder)
    offer = an_open_offer()
    if says is None:
        sweep_offers(at=offer.expires_at + timedelta(minutes=1))
    else:
        answer_offer(offer, accept=False, by=person)
    assert statuses(series, person) == []
    assert statuses(series, behind) == ["offered"] * 2
    with pytest.raises(OfferNotOpen):
        answer_offer(offer, accept=True, by=person)


def test_a_yes_to_a_course_gives_nothing_back_that_was_not_shown(service):
    series = course_with(service, 1, 1)
    holder, person = adult(), adult()
    join(series, holder)
    join(series, person)
    second = gatherings(series)[1]
    elsewhere = TrainingSessionFactory(period=(second.begins_at, second.ends_at))
    booked = signed_up(elsewhere, person)
    leave_course(series, persons=[holder], by=holder)
    offer = an_open_offer()
    with pytest.raises(PersonBusy):
        answer_offer(offer, accept=True, by=person)
    answer_offer(offer, accept=True, by=person, giving_up=[booked])
    assert statuses(series, person) == ["registered"] * 2


def test_missing_one_evening_keeps_the_place_in_the_course(service):
    series = course_with(service, 4, 4, 4)
    person = adult()
    made = join(series, person)
    excuse(made[1], by=person)
    assert statuses(series, person) == ["registered"] * 2


def test_leaving_gives_all_of_the_course_back_at_once_and_once(service):
    series = course_with(service, 4, 4)
    _home, one, other = couple()
    join(series, one, other)
    leave_course(series, persons=[other], by=one)
    assert (statuses(series, one), statuses(series, other)) == (["registered"] * 2, [])
    with pytest.raises(NotSignedUp):
        leave_course(series, persons=[other], by=one)


def test_nobody_leaves_a_course_for_a_stranger_nor_joins_it_for_one(service):
    series = course_with(service, 4)
    person = adult()
    join(series, person)
    with pytest.raises(NotAllowed):
        leave_course(series, persons=[person], by=adult())
    with pytest.raises(NotAllowed):
        join_course(series, persons=[adult()], together=False, by=person)


def test_the_service_that_trains_a_home_joins_it_to_a_course(service, coordinator):
    series = course_with(service, 4, 4)
    _home, one, other = couple(trained_by=service)
    join_course(series, persons=[one, other], together=True, by=coordinator)
    assert statuses(series, one) == ["registered"] * 2


def test_a_replacement_keeps_the_place_in_the_course(service):
    series = course_with(service, 1, 1)
    holder, person = adult(), adult()
    join(series, holder)
    join(series, person)
    first = gatherings(series)[0]
    begins_at = first.begins_at + timedelta(days=1, hours=1)
    cancel_session(first, by=coordinator_of(service), replacement_begins_at=begins_at)
    assert statuses(series, holder) == ["registered"] * 2
    leave_course(series, persons=[holder], by=holder)
    assert statuses(series, person) == ["offered"] * 2


def test_a_course_that_is_split_keeps_everybody_in_line_in_both_parts(service):
    series = course_with(service, 1, 1)
    holder, person = adult(), adult()
    join(series, holder)
    join(series, person)
    part = split_series(gatherings(series)[1], name="Resten", by=coordinator_of(service))
    assert CoursePlace.objects.filter(series=part).count() == 2
    leave_course(part, persons=[holder], by=holder)
    assert (statuses(part, person), statuses(series, person)) == (["offered"], ["waiting"])


STEP = st.tuples(
    st.sampled_from(["join", "take", "leave", "single", "off", "yes", "no", "raise", "later", "excuse"]),
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
def test_any_mix_of_courses_and_single_places_conserves_seats_and_order(service, coordinator, steps):
    """Seats held are those of registrations and never more than there are; no course is held in part of
    what it was offered; and whoever stands first and fits is not left waiting."""
    with transaction.atomic():
        series = course_with(service, 2, 1, 2)
        _home, one, other = couple()
        persons = [(one, other), (adult(),), (adult(),), (adult(),)]
        now = timezone.now()
        for what, who, which in steps:
            if what == "later":
                now += timedelta(hours=30)
                sweep_offers(at=now)
            else:
                with suppress(Refused), transaction.atomic():
                    _do(what, persons[who], gatherings(series)[which], series, coordinator, now)
            _seats_are_accounted_for(series)
            _who_fits_has_an_offer(series, now)
        transaction.set_rollback(True)


def _do(what, group, session, series, coordinator, now):
    person, together = group[0], len(group) > 1
    own = Registration.objects.filter(session=session, person=person).live().first()
    offer = SeatOffer.objects.filter(booking__registrations__person=person, outcome="open").first()
    if what in ("join", "take"):
        join_course(series, persons=list(group), together=together, by=person, as_one=what == "join", at=now)
    elif what == "leave":
        leave_course(series, persons=list(group), by=person, at=now)
    elif what == "single":
        register(session, persons=list(group), together=together, by=person, at=now)
    elif what == "off" and own:
        sign_off(own, by=person, whole_booking=True, at=now)
    elif what == "excuse" and own:
        excuse(own, by=person, at=now)
    elif what in ("yes", "no") and offer:
        answer_offer(offer, accept=what == "yes", by=person, at=now)
    elif what == "raise":
        change_session(
            session,
            by=coordinator,
            begins_at=session.begins_at,
            ends_at=session.ends_at,
            capacity=session.capacity + 1,
            venue=None,
            trainers=[],
            staffing_reason="illness",
        )


def _seats_are_accounted_for(series):
    for session in gatherings(series):
        holding = Registration.objects.filter(session=session).holding().count()
        assert session.seats_held == holding <= session.capacity
    for course in CoursePlace.objects.filter(series=series):
        seats = Registration.objects.filter(booking__course=course).live()
        assert len(set(seats.values_list("status", flat=True))) <= 1, "a course is held in part"


def _who_fits_has_an_offer(series, now):
    free = {one.pk: one.seats_left for one in gatherings(series)}
    for session in gatherings(series):
        for booking in session.seat_bookings.filter(course=None).waiting():
            size = booking.registrations.filter(status="waiting").count()
            assert size > free[session.pk], "a place is free and somebody who fits waits"
    for course in CoursePlace.objects.filter(series=series):
        waiting = Registration.objects.filter(booking__course=course, status="waiting")
        sizes = dict.fromkeys(waiting.values_list("session", flat=True), 0)
        for pk in waiting.values_list("session", flat=True):
            sizes[pk] += 1
        assert not sizes or any(size > free[pk] for pk, size in sizes.items()), "a course fits and waits"
