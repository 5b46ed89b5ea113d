"""One answer to "can they come": list, change of group, make-up and forecast say the same."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lms.approval.queries.forecast.sessions import Attendees
from lms.dates import oslo_day
from sessions.models import ReachWish, Registration, UnsuitableDays
from sessions.queries.make_ups import missed_by, other_groups
from sessions.queries.seats import open_sessions
from tests import factories
from tests.sessions.factories import (
    TrainingSessionFactory,
    VenueFactory,
    adult,
    at,
    published_part,
    signed_up,
)

pytestmark = pytest.mark.django_db
PLACES = st.sets(st.integers(0, 2), max_size=2)


@pytest.fixture
def country():
    """Three municipalities: the home's own, one in the same region, one in another."""
    here = factories.MunicipalityFactory(name="Lillestrøm")
    near = factories.MunicipalityFactory(name="Nittedal", region=here.region)
    far = factories.MunicipalityFactory(name="Stjørdal", region=factories.RegionFactory(code="midt"))
    return here, near, far


@settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(places=PLACES, weekdays=st.sets(st.integers(0, 6), max_size=3), away=st.integers(-1, 6))
def test_every_list_and_the_forecast_hold_the_same_sessions_within_reach(country, places, weekdays, away):
    with transaction.atomic():
        part = published_part()
        person = adult(host_municipality=country[0])
        home = person.home_memberships.get().home
        if places or weekdays:
            wish = ReachWish.objects.create(person=person, unsuitable_weekdays=sorted(weekdays))
            wish.reachable.set([country[number] for number in places])
        if away >= 0:
            day = oslo_day(at(17, days=14 + away))
            UnsuitableDays.objects.create(person=person, first_day=day, last_day=day + timedelta(days=1))
        own_service = home.trained_by
        sessions = [
            TrainingSessionFactory(
                period=(at(17, days=14 + number), at(19, days=14 + number)),
                venue=None if number == 5 else VenueFactory(municipality=country[number % 3]),
                **({"organisation": own_service} if number == 4 else {}),
            )
            for number in range(7)
        ]
        for one in sessions:
            one.delivers.add(part)
        missed = TrainingSessionFactory(period=(at(17, days=12), at(19, days=12)))
        missed.delivers.add(part)
        now = timezone.now()
        listed = {one.session for one in open_sessions(person, after=now) if one.is_near} - {missed}
        signed_up(missed, person)
        near = [one.session for one in other_groups(missed, person, after=now)[0]]
        Registration.objects.update(status=Registration.Status.EXCUSED)
        (made_good,) = missed_by(person, after=now)
        asked = Attendees([person.pk], since=now)
        suited = asked.suited([person], {one.pk: one for one in sessions}, home)
        forecast = {one for one in sessions if suited[one.pk]}
        assert listed == forecast
        assert set(near) == set(sorted(forecast, key=lambda one: one.begins_at)[:5])
        assert [one.session for one in made_good.options] == near
        assert {one.session for one in made_good.beyond}.isdisjoint(forecast)
        transaction.set_rollback(True)


def test_what_is_out_of_reach_is_folded_away_with_its_town(client, country):
    person = adult(host_municipality=country[0])
    near = TrainingSessionFactory(venue=VenueFactory(municipality=country[1]), title="Samling nær")
    far = TrainingSessionFactory(
        venue=VenueFactory(municipality=country[2]), title="Samling langt unna", period=(at(9), at(12))
    )
    client.force_login(person)
    page = client.get(reverse("sessions:open"))
    shown = page.content.decode()
    assert [one.session for one in page.context["page"].others] == [near]
    assert [one.session for one in page.context["page"].farther] == [far]
    assert "Nittedal" in shown[: shown.index("Lenger unna")]
    assert "Stjørdal" in shown[shown.index("Lenger unna") :]


def test_the_page_of_a_session_out_of_reach_says_so_before_one_signs_up(client, country):
    person = adult(host_municipality=country[0])
    far = TrainingSessionFactory(venue=VenueFactory(municipality=country[2]))
    client.force_login(person)
    shown = client.get(reverse("sessions:session", args=[far.uuid])).content.decode()
    assert "Stjørdal, lenger unna" in shown
