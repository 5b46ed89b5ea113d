"""Where no day can be given, a family asks its service for the gathering, and the service answers."""

import pytest
from django.urls import reverse

from courses.models import Part
from lms.approval.actions.evaluation import evaluate_stale
from lms.notices.models import Notice
from lms.refusals import NotAllowed
from sessions import notices
from sessions.actions.requests import answer_requests, ask_for_gathering
from sessions.errors.courses import AskedAlready
from sessions.models import GatheringRequest
from tests.factories import OrganisationFactory, protect
from tests.lms.approval.factories import Case, ordinary_rules, published_programme
from tests.lms.approval.test_forecasts import FAR, prospect, session, signed_in, words
from tests.sessions.factories import adult, coordinator_of, couple

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme():
    return published_programme("pride-basic", lessons=2, gatherings=2)


@pytest.fixture
def case(programme):
    ordinary_rules()
    case = Case()
    evaluate_stale()
    return case


@pytest.fixture
def wanting(case, programme):
    """The case of a home that finds a date for the second gathering alone, and the part of the first."""
    session(case, programme[2][1], days=FAR)
    return case, Part.objects.get(pk=programme[2][0])


def test_a_family_asks_with_one_press_where_no_day_can_be_given(wanting):
    found, part = wanting
    client = signed_in(found.adults[0])
    path, ask = reverse("portal:path"), reverse("sessions:ask-for", args=[part.pk])
    page = words(client.get(path))
    assert ask in page
    assert reverse("sessions:wishes") in page
    client.post(ask)
    page = words(client.get(path))
    assert ask not in page
    assert "Bedt om" in page
    assert GatheringRequest.objects.get().home_id == found.home.pk


def test_nothing_is_asked_for_where_a_date_is_to_be_had(case, programme):
    for number, part in enumerate(programme[2]):
        session(case, part, days=FAR + number)
    assert not [one for one in prospect(case).missing if one.part]
    assert "/kurs/be-om/" not in words(signed_in(case.adults[0]).get(reverse("portal:path")))


def test_a_home_asks_once_however_often_it_presses(wanting):
    found, part = wanting
    one, other = found.adults
    ask_for_gathering(part, by=one)
    with pytest.raises(AskedAlready):
        ask_for_gathering(part, by=other)


def test_the_coordinator_sees_the_homes_that_it_would_help(client, service_with_two_homes):
    service, part, homes = service_with_two_homes
    client.force_login(coordinator_of(service))
    ((line, _title),) = client.get(reverse("sessions:asked-for")).context["lines"]
    assert line.part == part
    assert {uuid for uuid, _names in line.homes} == {home.uuid for home in homes}


def test_another_service_sees_and_answers_nothing_of_it(client, service_with_two_homes):
    _service, part, _homes = service_with_two_homes
    stranger = coordinator_of(a_service())
    client.force_login(stranger)
    assert client.get(reverse("sessions:asked-for")).context["lines"] == []
    with pytest.raises(NotAllowed):
        answer_requests(part, outcome="aside", by=stranger)


def test_a_protected_home_is_not_named_without_the_right(client, service_with_two_homes):
    service, _part, homes = service_with_two_homes
    protect(homes[0].parents.first().user)
    client.force_login(coordinator_of(service))
    ((line, _title),) = client.get(reverse("sessions:asked-for")).context["lines"]
    assert [uuid for uuid, _names in line.homes] == [homes[1].uuid]


def test_who_asked_hears_that_there_is_an_answer_and_may_ask_again(service_with_two_homes):
    service, part, _homes = service_with_two_homes
    assert answer_requests(part, outcome="planned", by=coordinator_of(service)) == 2
    asked = GatheringRequest.objects.order_by("pk")[0].asked_by
    assert asked is not None
    message = Notice.objects.get(to=asked, kind=notices.ANSWERED)
    assert part.title_in("nb") not in str(message.variables)
    assert ask_for_gathering(part, by=asked).outcome == "open"


@pytest.fixture
def service_with_two_homes(programme):
    service = a_service()
    part = Part.objects.get(pk=programme[2][0])
    homes = []
    for _ in range(2):
        home, one, _other = couple(trained_by=service)
        ask_for_gathering(part, by=one)
        homes.append(home)
    return service, part, homes


def a_service():
    return OrganisationFactory(kind="foster_care")


def test_who_lives_in_no_home_asks_for_nothing(wanting):
    _found, part = wanting
    person = adult()
    person.home_memberships.all().delete()
    with pytest.raises(NotAllowed):
        ask_for_gathering(part, by=person)
