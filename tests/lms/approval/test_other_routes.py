"""Where the plan leads to no day, a family is shown what else would, and which day it leads to."""

import pytest
from django.urls import reverse

from courses.actions.enrolments import enrol
from lms.approval.actions.evaluation import evaluate_stale
from lms.approval.queries.forecast.routes import routes_page
from lms.dates import oslo_day
from lms.people.models import Municipality
from tests.lms.approval.factories import (
    Case,
    RequirementFactory,
    RuleSetFactory,
    published_programme,
    put_in_force,
)
from tests.lms.approval.test_forecasts import FAR, NEAR, session, signed_in, words
from tests.sessions.factories import VenueFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme():
    return published_programme("pride-basic", lessons=1, gatherings=1)


@pytest.fixture
def case(programme):
    """A home in Lillestrøm on one of two trainings that count the same, with nothing planned near it."""
    rule_set = RuleSetFactory()
    RequirementFactory(rule_set=rule_set, any_of=["pride-basic", "modular-1"])
    put_in_force(rule_set)
    case = Case(region="ost")
    case.home.host_municipality = Municipality.objects.get(name="Lillestrøm")
    case.home.save()
    for adult in case.adults:
        enrol(adult, training="pride-basic", by=None)
    evaluate_stale()
    return case


def in_stjordal(case, part, **values):
    venue = VenueFactory(municipality=Municipality.objects.get(name="Stjørdal"))
    return session(Case(region="midt"), part, venue=venue, **values)


def routes(case, by=None):
    return routes_page(case.status, by=by or case.adults[0], language="nb")


def test_a_course_farther_away_is_shown_with_its_town_its_way_and_its_day(case, programme):
    far = in_stjordal(case, programme[2][0], days=FAR)
    page = routes(case)
    assert page.prospect.plan_on is None
    (route,) = page.routes
    assert (route.training, route.on) == ("", oslo_day(far.ends_at))
    assert [(town, way.told) for town, way in route.towns] == [("Stjørdal", 390)]
    client, address = signed_in(case.adults[0]), reverse("approval:other-routes", args=[case.status.pk])
    assert address in words(client.get(reverse("portal:path")))
    shown = words(client.get(address))
    assert "Stjørdal&nbsp;· omtrent 390 km unna" in shown
    assert reverse("sessions:courses") in shown


def test_another_training_that_counts_the_same_is_shown_with_its_day(case):
    other = published_programme("modular-1", lessons=1, gatherings=1)
    near = session(case, other[2][0], days=NEAR, venue=None)
    (route,) = routes(case).routes
    assert (route.training, route.on) == ("Modular-1", oslo_day(near.ends_at))
    assert "Velg «Modular-1» i stedet" in words(
        signed_in(case.adults[1]).get(reverse("approval:other-routes", args=[case.status.pk]))
    )


def test_no_route_is_shown_that_leads_to_no_earlier_day(case, programme):
    session(case, programme[2][0], days=NEAR, venue=None)
    in_stjordal(case, programme[2][0], days=FAR)
    assert routes(case).routes == []
    shown = words(signed_in(case.adults[0]).get(reverse("portal:path")))
    assert reverse("approval:other-routes", args=[case.status.pk]) not in shown


def test_nobody_else_sees_the_routes_of_a_home(case):
    stranger = Case(region="midt").adults[0]
    address = reverse("approval:other-routes", args=[case.status.pk])
    assert signed_in(stranger).get(address).status_code == 404
