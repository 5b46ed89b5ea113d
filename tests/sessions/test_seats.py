from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from lms.people.actions.leaving import leave_home
from lms.people.models import FosterParent
from lms.refusals import NotAllowed
from sessions.actions.departures import settle_homes
from sessions.actions.seating import hand_out_seats
from sessions.actions.seats import answer_offer, change_group, excuse, register, sign_off, sweep_offers
from sessions.errors import (
    AlreadySignedUp,
    NoSeats,
    NotOneHousehold,
    OfferNotOpen,
    OtherParts,
    PersonBusy,
    SignUpClosed,
)
from sessions.models import Registration, SeatEvent, SeatOffer, TrainingSession
from tests.factories import AssignmentFactory, MembershipFactory
from tests.sessions.factories import (
    TrainingSessionFactory,
    adult,
    at,
    couple,
    published_part,
    signed_up,
)

pytestmark = pytest.mark.django_db


def small(capacity, **values):
    return TrainingSessionFactory(capacity=capacity, **values)


def sign_up(session, *persons, together=False, by=None):
    return register(session, persons=list(persons), together=together, by=by or persons[0])


def status_of(person, session):
    return Registration.objects.filter(session=session, person=person).latest("pk").status


def held(session):
    return TrainingSession.objects.get(pk=session.pk).seats_held


def test_an_adult_signs_up_alone():
    session, person = small(2), adult()
    (registration,) = sign_up(session, person)
    assert registration.status == "registered"
    assert held(session) == 1


def test_partners_together_get_both_seats_or_neither():
    session = small(3)
    _, one, other = couple()
    sign_up(session, adult())
    sign_up(session, one, other, together=True)
    assert held(session) == 3
    _, third, fourth = couple()
    sign_up(session, third, fourth, together=True)
    assert {status_of(third, session), status_of(fourth, session)} == {"waiting"}
    assert held(session) == 3


def test_partners_may_come_to_different_groups():
    first, second = small(2), small(2)
    _, one, other = couple()
    sign_up(first, one)
    sign_up(second, other)
    assert (held(first), held(second)) == (1, 1)


def test_a_single_person_who_fits_is_let_in_although_a_larger_household_waits():
    session = small(2)
    sign_up(session, adult())
    _, one, other = couple()
    sign_up(session, one, other, together=True)
    alone = adult()
    sign_up(session, alone)
    assert status_of(alone, session) == "registered"
    assert status_of(one, session) == "waiting"


def test_strangers_cannot_sign_up_together_nor_each_other():
    session, one, stranger = small(4), adult(), adult()
    with pytest.raises(NotOneHousehold):
        sign_up(session, one, stranger, together=True)
    with pytest.raises(NotAllowed):
        sign_up(session, stranger, by=one)


def test_nobody_signs_up_twice():
    session, person = small(4), adult()
    sign_up(session, person)
    with pytest.raises(AlreadySignedUp):
        sign_up(session, person)


def test_nobody_is_in_two_sessions_at_once():
    person = adult()
    sign_up(small(4), person)
    with pytest.raises(PersonBusy):
        sign_up(small(4), person)


@pytest.mark.parametrize(
    "values",
    [
        {"status": "draft"},
        {"status": "cancelled"},
        {"period": (at(17, days=-1), at(20, days=-1))},
        {"sign_up_closes_at": timezone.now() - timedelta(minutes=1)},
        {"kind": "in_home"},
        {"kind": "dialogue_meeting"},
    ],
)
def test_sign_up_is_closed(values):
    with pytest.raises(SignUpClosed):
        sign_up(small(4, **values), adult())


def test_a_given_back_seat_becomes_an_offer_that_holds_it():
    session, first, second = small(1), adult(), adult()
    (registration,) = sign_up(session, first)
    sign_up(session, second)
    sign_off(registration, by=first)
    offer = SeatOffer.objects.get()
    assert status_of(second, session) == "offered"
    assert held(session) == 1
    third = adult()
    sign_up(session, third)
    assert status_of(third, session) == "waiting"
    answer_offer(offer, accept=True, by=second)
    assert status_of(second, session) == "registered"


def test_a_declined_offer_passes_on():
    session, first, second, third = small(1), adult(), adult(), adult()
    (registration,) = sign_up(session, first)
    sign_up(session, second)
    sign_up(session, third)
    sign_off(registration, by=first)
    answer_offer(SeatOffer.objects.get(), accept=False, by=second)
    assert status_of(third, session) == "offered"
    assert status_of(second, session) == "cancelled"


def test_an_offer_lapses_at_its_deadline_and_passes_on():
    session, first, second, third = small(1), adult(), adult(), adult()
    (registration,) = sign_up(session, first)
    sign_up(session, second)
    sign_up(session, third)
    sign_off(registration, by=first)
    offer = SeatOffer.objects.get()
    assert sweep_offers(at=offer.expires_at - timedelta(seconds=1)) == 0
    assert sweep_offers(at=offer.expires_at) == 1
    assert (status_of(second, session), status_of(third, session)) == ("lapsed", "offered")
    with pytest.raises(OfferNotOpen):
        answer_offer(offer, accept=True, by=second)


def test_a_skipped_household_keeps_its_place_and_is_told_why():
    session, early, alone = small(3), adult(), adult()
    (registration,) = sign_up(session, early)
    _, taken, taken_too = couple()
    (both, _) = sign_up(session, taken, taken_too, together=True)
    _, one, other = couple()
    sign_up(session, one, other, together=True)
    sign_up(session, alone)
    sign_off(registration, by=early)
    assert status_of(alone, session) == "offered"
    assert status_of(one, session) == "waiting"
    booking = Registration.objects.get(person=one).booking
    assert SeatEvent.Step.SKIPPED in booking.events.values_list("step", flat=True)
    sign_off(both, by=taken, whole_booking=True)
    assert {status_of(one, session), status_of(other, session)} == {"offered"}


def test_one_of_two_who_wait_together_may_leave_and_the_other_keeps_the_place():
    session = small(1)
    first = adult()
    (registration,) = sign_up(session, first)
    _, one, other = couple()
    (mine, _) = sign_up(session, one, other, together=True)
    late = adult()
    sign_up(session, late)
    sign_off(mine, by=one)
    sign_off(registration, by=first)
    assert status_of(other, session) == "offered"
    assert status_of(late, session) == "waiting"


def test_apologies_free_the_seat():
    session, first, second = small(1), adult(), adult()
    (registration,) = sign_up(session, first)
    sign_up(session, second)
    excuse(registration, by=first)
    assert (status_of(first, session), status_of(second, session)) == ("excused", "offered")


def test_changing_group_keeps_the_seat_when_the_other_is_full():
    part, person = published_part(), adult()
    here, full = small(2), small(1, period=(at(17, days=12), at(20, days=12)))
    here.delivers.add(part)
    full.delivers.add(part)
    sign_up(full, adult())
    (registration,) = sign_up(here, person)
    with pytest.raises(NoSeats):
        change_group(registration, to=full, by=person)
    assert status_of(person, here) == "registered"


def test_changing_group_moves_the_seat():
    part, person = published_part(), adult()
    here, there = small(2), small(2, period=(at(17, days=12), at(20, days=12)))
    here.delivers.add(part)
    there.delivers.add(part)
    (registration,) = sign_up(here, person)
    change_group(registration, to=there, by=person)
    assert (held(here), held(there)) == (0, 1)
    other = small(2, period=(at(17, days=14), at(20, days=14)))
    with pytest.raises(OtherParts):
        change_group(Registration.objects.get(session=there), to=other, by=person)


def test_the_homes_caseworker_signs_up_on_behalf_and_others_do_not():
    home, one, other = couple()
    assignment = AssignmentFactory(home=home)
    own = MembershipFactory(organisation=assignment.organisation).user
    with pytest.raises(NotAllowed):
        sign_up(small(4), one, other, together=True, by=MembershipFactory().user)
    session = small(4)
    sign_up(session, one, other, together=True, by=own)
    assert held(session) == 2


def test_who_leaves_the_home_gives_the_seat_back_and_the_other_stays(django_capture_on_commit_callbacks):
    session = small(2)
    _, one, other = couple()
    sign_up(session, one, other, together=True)
    waits = adult()
    sign_up(session, waits)
    with django_capture_on_commit_callbacks(execute=True):
        leave_home(FosterParent.objects.get(user=other), by=other)
    assert (status_of(one, session), status_of(other, session)) == ("registered", "cancelled")
    assert status_of(waits, session) == "offered"
    assert not Registration.objects.get(person=one).booking.is_together


def test_homes_with_nothing_ahead_are_settled_in_no_more_queries_than_one():
    homes = [couple()[0] for _ in range(5)]
    with CaptureQueriesContext(connection) as one:
        settle_homes(homes[:1])
    with CaptureQueriesContext(connection) as many:
        settle_homes(homes)
    assert len(many) == len(one) == 3


def test_in_the_last_hours_a_free_place_still_goes_to_the_first_in_line():
    soon = timezone.now() + timedelta(hours=1)
    session = small(1, period=(soon, soon + timedelta(hours=3)))
    first, second = adult(), adult()
    registration = signed_up(session, first)
    signed_up(session, second, "waiting")
    sign_off(registration, by=first)
    assert status_of(second, session) == "offered"
    assert SeatOffer.objects.get().expires_at < soon
    assert held(session) == 1


def test_no_offer_is_made_once_it_has_begun():
    begun = timezone.now() - timedelta(minutes=1)
    session = small(1, period=(begun, begun + timedelta(hours=3)))
    person = adult()
    signed_up(session, person, "waiting")
    hand_out_seats(session)
    assert status_of(person, session) == "waiting"
    assert held(session) == 0
