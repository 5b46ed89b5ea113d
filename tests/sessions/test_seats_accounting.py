"""Whatever happens in whatever order: never over capacity, never a lost place, offers conserve seats."""

from contextlib import suppress
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lms.refusals import Refused
from sessions.actions.seats import answer_offer, excuse, register, sign_off, sweep_offers
from sessions.models import Registration, SeatOffer, TrainingSession
from tests.sessions.factories import TrainingSessionFactory, adult, at, couple

pytestmark = pytest.mark.django_db

STEP = st.tuples(
    st.sampled_from(["sign_up", "sign_off", "whole", "excuse", "yes", "no", "later"]), st.integers(0, 4)
)
Status = Registration.Status


@pytest.fixture
def households():
    """Two couples and three who live alone."""
    return [couple()[1:], couple()[1:], (adult(),), (adult(),), (adult(),)]


@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(capacity=st.integers(1, 4), steps=st.lists(STEP, min_size=4, max_size=14))
def test_seats_are_accounted_for_after_every_step(households, capacity, steps):
    with transaction.atomic():
        session = TrainingSessionFactory(capacity=capacity, period=(at(17, days=60), at(20, days=60)))
        now = timezone.now()
        for what, which in steps:
            if what == "later":
                now += timedelta(hours=30)
            with suppress(Refused):
                _do(what, session, households[which], now)
            _accounted(session)
        transaction.set_rollback(True)


def _do(what, session, household, now):
    live = Registration.objects.filter(session=session, person__in=household).live().first()
    offer = SeatOffer.objects.filter(
        booking__session=session, booking__registrations__person__in=household, outcome="open"
    ).first()
    if what == "sign_up":
        register(session, persons=list(household), together=len(household) > 1, by=household[0], at=now)
    elif what == "later":
        sweep_offers(at=now)
    elif what in ("yes", "no") and offer:
        answer_offer(offer, accept=what == "yes", by=household[0], at=now)
    elif live and what == "excuse":
        excuse(live, by=live.person)
    elif live:
        sign_off(live, by=live.person, whole_booking=what == "whole")


def _accounted(session):
    session = TrainingSession.objects.get(pk=session.pk)
    rows = Registration.objects.filter(session=session)
    assert session.seats_held == rows.holding().count() <= session.capacity
    offered = rows.filter(status=Status.OFFERED)
    open_offers = SeatOffer.objects.filter(booking__session=session, outcome="open")
    assert sum(offer.seats for offer in open_offers) == offered.count()
    assert set(open_offers.values_list("booking", flat=True)) == set(
        offered.values_list("booking", flat=True)
    )
    for booking in session.seat_bookings.filter(is_together=True):
        live = booking.registrations.live()
        assert len(set(live.values_list("status", flat=True))) <= 1
    free = session.capacity - session.seats_held
    waiting = [one.registrations.live().count() for one in session.seat_bookings.waiting()]
    assert not any(0 < size <= free for size in waiting), "a place is free and somebody who fits waits"
