"""Visits that a series requires between its gatherings, and the order that holds."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from courses.models import ModulePart, ModuleVersion, Programme, ProgrammeModule, ProgrammeVersion
from lms.dates import OSLO
from lms.refusals import NotAllowed
from sessions.actions import series_visits
from sessions.actions.planning import move_session
from sessions.actions.seats import register
from sessions.actions.series import propose_series, publish_series
from sessions.actions.series_templates import make_template
from sessions.errors import AlreadyPlanned, OutOfOrder
from sessions.queries.attendance import roster
from tests.sessions.factories import (
    PartFactory,
    TrainingFactory,
    VenueFactory,
    adult,
    coordinator_of,
    couple,
    move_following,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def template(service, coordinator):
    """A module of gathering, visit, gathering."""
    programme = Programme.objects.create(training=TrainingFactory(kind="programme"))
    now = timezone.now()
    version = ProgrammeVersion.objects.create(programme=programme, number=1, published_at=now)
    first = PartFactory()
    module_version = ModuleVersion.objects.create(
        module=first.module, number=1, pass_mark=0.8, min_share=0.8, any_order=True, phase="before",
        published_at=now,
    )  # fmt: skip
    ProgrammeModule.objects.create(programme_version=version, module_version=module_version, position=0)
    visit = PartFactory(module=first.module, kind="visit", minutes=90)
    for place, part in enumerate((first, visit, PartFactory(module=first.module))):
        ModulePart.objects.create(
            module_version=module_version, part=part, position=place, is_required=True, min_share=None
        )
    return make_template(version, name="Med besøk", organisation=service, by=coordinator)


@pytest.fixture
def series(template, service, trainers, coordinator):
    series = propose_series(
        template,
        organisation=service,
        name="Våren",
        starts_on=(timezone.now() + timedelta(days=20)).date(),
        weekdays=[0, 1, 2, 3],
        starts_at=timezone.now().replace(hour=17, minute=0, second=0, microsecond=0).time(),
        venue=VenueFactory(organisation=service),
        trainers=trainers,
        capacity=10,
        by=coordinator,
    )
    return publish_series(series, by=coordinator)


@pytest.fixture
def gatherings(series):
    return list(series.sessions.order_by("number"))


@pytest.fixture
def home(gatherings, service):
    home = couple(registered_by=service, trained_by=service)
    register(gatherings[0], persons=list(home[1:]), together=True, by=home[1])
    return home


@pytest.fixture
def required(series):
    return series.required_visits.get()


@pytest.fixture
def plan(required, home, trainers, coordinator, gatherings):
    def _plan(begins_at=None, **changes):
        begins_at = begins_at or gatherings[0].ends_at + timedelta(days=2)
        values = {
            "home": home[0],
            "begins_at": begins_at,
            "ends_at": begins_at + timedelta(minutes=90),
            "advisers": trainers[:1],
            "by": coordinator,
        }
        return series_visits.plan_series_visit(required, **values | changes)

    return _plan


def test_a_visit_of_the_programme_is_no_gathering_but_required_between_two(gatherings, required):
    assert [one.number for one in gatherings] == [1, 2]
    assert {one.kind for one in gatherings} == {"gathering"}
    assert (required.after_number, required.minutes) == (1, 90)


def test_a_required_visit_signs_the_homes_adults_up_and_counts_as_its_part(plan, home, required):
    session = plan().session
    assert set(session.registrations.values_list("person", flat=True)) == {home[1].pk, home[2].pk}
    assert list(session.delivers.all()) == list(required.delivers.all())
    assert session.venue is None


def test_a_required_visit_lies_between_its_gatherings(plan, gatherings):
    for begin in (gatherings[0].begins_at - timedelta(days=1), gatherings[1].ends_at + timedelta(hours=1)):
        with pytest.raises(OutOfOrder):
            plan(begin)


def test_the_roster_says_who_lacks_a_visit_that_the_gathering_builds_on(plan, gatherings, home, coordinator):
    first, second = gatherings

    def lacking(session):
        return {one.person.pk for one in roster(session, by=coordinator) if one.lacks_visit}

    register(second, persons=list(home[1:]), together=True, by=home[1])
    assert lacking(first) == set()
    assert lacking(second) == {person.pk for person in home[1:]}
    plan()
    assert lacking(second) == set()


def test_each_home_has_the_visit_once_until_it_is_called_off(plan, coordinator):
    visit = plan()
    with pytest.raises(AlreadyPlanned):
        plan()
    series_visits.call_off_series_visit(visit, by=coordinator)
    assert plan().pk


def test_only_homes_of_the_series_and_its_own_planners(plan, service):
    with pytest.raises(NotAllowed):
        plan(home=adult(trained_by=service).home_memberships.get().home)
    with pytest.raises(NotAllowed):
        plan(by=coordinator_of(VenueFactory().organisation))


def test_a_gathering_does_not_move_past_a_visit_that_must_come_before_it(plan, gatherings, coordinator):
    visit = plan()
    with pytest.raises(OutOfOrder):
        move_session(gatherings[0], begins_at=visit.session.ends_at + timedelta(hours=3), by=coordinator)
    with pytest.raises(OutOfOrder):
        move_following(gatherings[0], days=4, by=coordinator)
    gatherings[0].refresh_from_db()
    assert gatherings[0].ends_at <= visit.session.begins_at


def test_a_coordinator_plans_it_home_by_home(
    client, series, required, home, coordinator, trainers, gatherings
):
    client.force_login(coordinator, backend="lms.people.backends.NameOrEmailBackend")
    listed = reverse("sessions:series-visits", args=[series.uuid])
    address = reverse("sessions:plan-series-visit", args=[series.uuid, required.pk, home[0].uuid])
    assert address in client.get(listed).content.decode()
    begin = (gatherings[0].ends_at + timedelta(days=2)).astimezone(OSLO)
    form = {"day": begin.date().isoformat(), "begins": "10:00", "ends": "11:30", "advisers": [trainers[0].pk]}
    too_late = form | {"day": (gatherings[1].ends_at + timedelta(days=9)).date().isoformat()}
    assert client.post(address, too_late).status_code == 422
    assert client.post(address, form)["Location"] == listed
    assert home[1].name in client.get(listed).content.decode()
    assert required.visits.count() == 1
