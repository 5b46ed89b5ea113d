"""A course has a page: what it is, its dates, and one act that joins, waits for or leaves it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from sessions.actions.courses import join_course, leave_course
from sessions.models import Registration, SeatOffer, Series, TrainingSession
from tests import factories as people
from tests.courses import factories as learning
from tests.sessions.factories import VenueFactory, adult, coordinator_of, couple, led_by, signed_up
from tests.sessions.test_courses import course_with, gatherings, join, statuses

pytestmark = pytest.mark.django_db
COURSES = reverse("sessions:courses")


def page_of(client, series, user):
    client.force_login(user)
    return client.get(reverse("sessions:course", args=[series.uuid]))


def press(client, series, user, *, act="join-course", **data):
    client.force_login(user)
    return client.post(reverse(f"sessions:{act}", args=[series.uuid]), data, follow=True)


def shown(series):
    return [str(one.uuid) for one in gatherings(series)]


def test_the_page_says_what_the_course_is(client, service, trainers):
    series = course_with(service, 8, 8, name="Granlia, høsten")
    venue = VenueFactory(organisation=service, municipality=people.MunicipalityFactory(name="Lillestrøm"))
    for one in gatherings(series):
        TrainingSession.objects.filter(pk=one.pk).update(venue=venue)
        led_by(one, *trainers)
    Series.objects.update(language="easy", audience="kinship")
    said = page_of(client, series, adult()).content.decode()
    told = ("Granlia, høsten", "Lillestrøm", "Enkel norsk", "Familie og nære nettverk", service.name)
    for words in (*told, trainers[0].name):
        assert words in said


def test_a_couple_joins_together_with_one_press(client, service):
    series = course_with(service, 4, 4)
    _home, one, other = couple()
    press(client, series, one, who="together", shown=shown(series))
    assert statuses(series, one) == statuses(series, other) == ["registered"] * 2


def test_a_second_press_is_told_as_done_and_not_as_wrong(client, service):
    series = course_with(service, 4)
    person = adult()
    press(client, series, person, who="alone", shown=shown(series))
    answer = press(client, series, person, who="alone", shown=shown(series))
    assert [one.level_tag for one in answer.context["messages"]] == ["info"]


def test_each_adult_may_be_in_a_course_of_their_own(client, service):
    spring, autumn = course_with(service, 4), course_with(service, 4)
    _home, one, other = couple()
    press(client, spring, one, who="alone", shown=shown(spring))
    press(client, autumn, other, who="alone", shown=shown(autumn))
    assert (statuses(spring, one), statuses(spring, other)) == (["registered"], [])
    assert (statuses(autumn, one), statuses(autumn, other)) == ([], ["registered"])


def test_signing_up_the_partner_alone_is_asked_about_first(client, service):
    series = course_with(service, 4)
    _home, one, other = couple()
    press(client, series, one, who="partner", shown=shown(series))
    assert statuses(series, other) == []
    press(client, series, one, who="partner", shown=shown(series), sikker="1")
    assert (statuses(series, one), statuses(series, other)) == ([], ["registered"])


def test_a_full_gathering_is_named_and_both_ways_on_are_offered(client, service):
    series = course_with(service, 4, 1)
    signed_up(gatherings(series)[1], adult())
    person = adult()
    joining = page_of(client, series, person).context["page"].joining
    assert [one.number for one in joining.full] == [2]
    press(client, series, person, who="alone", shown=shown(series), single="1")
    assert statuses(series, person) == ["registered", "waiting"]


def test_who_waits_reads_the_place_in_line_for_the_whole_course(client, service):
    series = course_with(service, 1, 1)
    for _ in range(2):
        join(series, adult())
    person = adult()
    join(series, person)
    assert page_of(client, series, person).context["page"].place_in_line == 2


def test_an_offer_of_the_whole_course_is_answered_once_on_its_page(client, service):
    series = course_with(service, 1, 1)
    holder, person = adult(), adult()
    join(series, holder)
    join(series, person)
    leave_course(series, persons=[holder], by=holder)
    offer = page_of(client, series, person).context["page"].offer
    assert len(offer.sessions) == 2
    mine = client.get(reverse("sessions:mine"))
    assert [one.course for one in mine.context["own"].offers] == [series]
    client.post(reverse("sessions:answer-offer", args=[offer.offer.pk]), {"answer": "yes"})
    assert statuses(series, person) == ["registered"] * 2
    assert not SeatOffer.objects.filter(outcome="open").exists()


def test_leaving_the_course_is_asked_about_and_gives_all_of_it_back(client, service):
    series = course_with(service, 4, 4)
    person = adult()
    join(series, person)
    press(client, series, person, act="leave-course")
    assert statuses(series, person) == ["registered"] * 2
    press(client, series, person, act="leave-course", sikker="1")
    assert statuses(series, person) == []


def test_one_file_holds_all_of_one_s_own_gatherings(client, service):
    series = course_with(service, 4, 4, 4)
    person = adult()
    join(series, person, shown=[one.uuid for one in gatherings(series)[:2]])
    client.force_login(person)
    file = client.get(reverse("sessions:course-file", args=[series.uuid]))
    assert file.content.count(b"BEGIN:VEVENT") == 2
    assert series.name.encode() not in file.content


def test_a_proposal_is_no_course_yet(client, service):
    series = course_with(service, 4)
    TrainingSession.objects.update(status="draft")
    assert page_of(client, series, adult()).status_code == 404


def test_courses_with_what_one_lacks_stand_before_the_rest(client, service):
    person = adult()
    part = learning.part(kind="gathering")
    learning.enrolled(person, parts=[part])
    useful, other = course_with(service, 4, name="Nyttig"), course_with(service, 4, name="Annet")
    gatherings(useful)[0].delivers.set([part.uuid])
    client.force_login(person)
    page = client.get(COURSES).context["page"]
    assert [one.facts.series for one in page.wanted + page.farther] == [useful]
    assert [one.facts.series for one in page.others] == [other]


def test_the_course_page_takes_no_more_queries_for_a_longer_course(
    client, service, django_assert_max_num_queries
):
    short, long = course_with(service, 8), course_with(service, *[8] * 12)
    _home, one, other = couple()
    for series in (short, long):
        join_course(series, persons=[other], together=False, by=other)
    client.force_login(one)
    client.get(COURSES)
    with django_assert_max_num_queries(45) as short_one:
        client.get(reverse("sessions:course", args=[short.uuid]))
    with django_assert_max_num_queries(len(short_one.captured_queries)):
        client.get(reverse("sessions:course", args=[long.uuid]))


def test_the_coordinator_changes_what_families_read_about_it(client, service):
    series = course_with(service, 4)
    client.force_login(coordinator_of(service))
    data = {"name": "Granlia, våren", "audience": "placed", "language": "en"}
    client.post(reverse("sessions:describe-series", args=[series.uuid]), data)
    series.refresh_from_db()
    assert (series.name, series.audience, series.language) == ("Granlia, våren", "placed", "en")


def test_a_gathering_leads_to_its_course(client, service):
    series = course_with(service, 4)
    client.force_login(adult())
    page = client.get(reverse("sessions:session", args=[gatherings(series)[0].uuid])).content.decode()
    assert reverse("sessions:course", args=[series.uuid]) in page


def test_a_gathering_that_has_begun_is_not_joined(client, service):
    series = course_with(service, 4, 4)
    now = timezone.now()
    begun = gatherings(series)[0]
    TrainingSession.objects.filter(pk=begun.pk).update(
        period=(now - timedelta(hours=1), now + timedelta(hours=1))
    )
    person = adult()
    press(client, series, person, who="alone", shown=shown(series))
    assert list(Registration.objects.filter(person=person).values_list("session__number", flat=True)) == [2]
