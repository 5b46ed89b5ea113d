"""A season as a coordinator plans it: asked for, planned by a worker, made into drafts, taken back."""

from datetime import date, time, timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from courses.models import Enrolment, Programme, ProgrammeModule, ProgrammeVersion, Training
from lms.dates import on_wall
from lms.refusals import NotAllowed
from sessions.actions import seasons
from sessions.actions.planning import plan_session
from sessions.errors.seasons import SeasonInTheWay, SeasonIsApplied, SeasonTakenUp
from sessions.models import ProposedSeries, Season, Series, SeriesTemplate, TemplateGathering, TrainingSession
from sessions.queries.calendars import days_to_ask_for
from sessions.queries.season_case import case_of
from tests import factories as people
from tests.sessions import factories as make

FIRST, LAST = date(2027, 1, 4), date(2027, 2, 28)
WISHES = {
    "seats": 12,
    "fewest": 2,
    "weekdays": [1],
    "begins": ["17:30"],
    "most_a_week": 2,
    "most_series": None,
    "leaders": 2,
    "asked": [],
}


@pytest.fixture
def service(db):
    return people.OrganisationFactory(kind="foster_care", name="Bufetat øst")


@pytest.fixture
def coordinator(service):
    return make.coordinator_of(service)


@pytest.fixture
def template(service) -> SeriesTemplate:
    """Two evenings of a programme's only module."""
    part = make.published_part()
    version = part.module.versions.get()
    training = make.TrainingFactory(kind=Training.Kind.PROGRAMME, code="pride")
    programme = Programme.objects.create(training=training)
    programme_version = ProgrammeVersion.objects.create(
        programme=programme, number=1, published_at=timezone.now()
    )
    ProgrammeModule.objects.create(programme_version=programme_version, module_version=version, position=1)
    template = SeriesTemplate.objects.create(name="PRIDE", programme_version=programme_version)
    for number in (1, 2):
        gathering = TemplateGathering.objects.create(
            template=template, number=number, title=f"Samling {number}", minutes=180
        )
        gathering.delivers.set([part] if number == 1 else [])
    return template


@pytest.fixture
def region(service, template):
    """A room, two trainers, and three couples that follow the programme."""
    venue = make.VenueFactory(organisation=service, capacity=12)
    trainers = [make.trainer_of(service) for _ in range(2)]
    for _ in range(3):
        _home, *adults = make.couple(trained_by=service, host_municipality=venue.municipality)
        for adult in adults:
            Enrolment.objects.create(
                person=adult,
                training=template.programme_version.programme.training,
                programme_version=template.programme_version,
                enrolled_on=FIRST,
            )
    return venue, trainers


def asked(service, coordinator, template, **changes) -> Season:
    wishes = {**WISHES, "templates": [template.pk], **changes}
    return seasons.ask_for_season(
        service, name="vår 2027", first_day=FIRST, last_day=LAST, wishes=wishes, by=coordinator
    )


@pytest.fixture
def season(service, coordinator, template, region) -> Season:
    """One that is planned."""
    season = asked(service, coordinator, template)
    assert seasons.plan_season(season.pk)
    season.refresh_from_db()
    return season


def test_a_season_is_planned_from_who_lacks_what(season, region) -> None:
    venue, trainers = region
    (one,) = season.proposed.all()
    assert season.status == Season.Status.PROPOSED
    assert (one.venue, one.homes, one.persons) == (venue, 3, 6)
    assert set(one.trainers.all()) == set(trainers)
    assert one.days[1] - one.days[0] == timedelta(days=7)
    assert not days_to_ask_for(one.days[0], one.days[0])
    assert season.found["placed"] == season.found["wanting"] == 3
    assert season.found["gap"] == 0


def test_who_has_done_or_booked_it_or_may_not_be_seen_is_not_planned_for(
    service, coordinator, template, region
) -> None:
    season = asked(service, coordinator, template)
    assert sum(one.homes for one in case_of(season).needs) == 3
    adult = Enrolment.objects.order_by("person").first().person
    people.protect(adult)
    assert sum(one.homes for one in case_of(season).needs) == 2


def test_days_off_and_what_is_booked_are_known_to_the_planner(service, coordinator, template, region) -> None:
    venue, trainers = region
    day = FIRST + timedelta(days=1)
    begins = on_wall(day, time(17))
    plan_session(
        organisation=service, kind="gathering", begins_at=begins, ends_at=begins + timedelta(hours=3),
        capacity=8, title="Samling", venue=venue, trainers=trainers, by=coordinator,
    )  # fmt: skip
    season = asked(service, coordinator, template)
    seasons.plan_season(season.pk)
    assert day not in season.proposed.get().days


def test_asking_twice_plans_once(service, coordinator, template, region) -> None:
    assert asked(service, coordinator, template) == asked(service, coordinator, template)
    assert Season.objects.count() == 1


def test_a_season_is_planned_by_one_worker_at_a_time(service, coordinator, template, region) -> None:
    season = asked(service, coordinator, template)
    Season.objects.update(status="planning", claimed_at=timezone.now(), attempts=1)
    assert not seasons.plan_season(season.pk)


def test_a_season_whose_worker_was_killed_is_taken_up_again(service, coordinator, template, region) -> None:
    season = asked(service, coordinator, template)
    gone = timezone.now() - seasons.SILENT - timedelta(seconds=1)
    Season.objects.update(status="planning", claimed_at=gone, attempts=1)
    assert seasons.sweep_seasons() == 1
    assert seasons.plan_season(season.pk)
    assert season.proposed.count() == 1


def test_a_season_that_fails_again_and_again_is_given_up_and_says_so(
    client, service, coordinator, template, region
) -> None:
    season = asked(service, coordinator, template)
    gone = timezone.now() - seasons.SILENT - timedelta(seconds=1)
    Season.objects.update(status="planning", claimed_at=gone, attempts=seasons.MOST_ATTEMPTS)
    assert seasons.sweep_seasons() == 0
    client.force_login(coordinator)
    assert "kunne ikke planlegges" in client.get(reverse("sessions:season", args=[season.uuid])).text


def test_what_is_locked_stands_when_the_rest_is_planned_again(season, coordinator) -> None:
    before = season.proposed.get()
    leading = set(before.trainers.all())
    seasons.plan_again(season, locked=[before.number], by=coordinator)
    assert seasons.plan_season(season.pk)
    after = season.proposed.get()
    assert after.is_locked
    assert (after.days, set(after.trainers.all())) == (before.days, leading)


def test_a_season_is_made_into_drafts_that_hold_nobody(season, coordinator) -> None:
    (series,) = seasons.apply_season(season, by=coordinator)
    assert series.status == Series.Status.DRAFT
    days = [timezone.localtime(one.begins_at).date() for one in series.sessions.in_order()]
    assert days == season.proposed.get().days
    assert not series.sessions.filter(trainer_assignments__holds=True).exists()


def test_a_second_press_makes_nothing_twice(season, coordinator) -> None:
    seasons.apply_season(season, by=coordinator)
    with pytest.raises(SeasonIsApplied):
        seasons.apply_season(season, by=coordinator)
    assert Series.objects.count() == 1


def test_nothing_is_made_where_something_has_come_in_the_way(season, coordinator, region) -> None:
    venue, trainers = region
    day = season.proposed.get().days[1]
    begins = on_wall(day, time(18))
    plan_session(
        organisation=season.organisation, kind="gathering", begins_at=begins,
        ends_at=begins + timedelta(hours=1), capacity=8, title="Samling", venue=venue, trainers=trainers,
        by=coordinator,
    )  # fmt: skip
    with pytest.raises(SeasonInTheWay) as refused:
        seasons.apply_season(season, by=coordinator)
    assert len(refused.value.found) == 3, "the room and both trainers, each with its gathering"
    assert all("Samling 2" in one for one in refused.value.found)
    assert not Series.objects.exists()
    assert Season.objects.get().status == Season.Status.PROPOSED


def test_drafts_are_taken_back_until_one_is_published(season, coordinator) -> None:
    (series,) = seasons.apply_season(season, by=coordinator)
    seasons.take_back_season(season, by=coordinator)
    assert not Series.objects.exists()
    assert Season.objects.get().status == Season.Status.PROPOSED
    (series,) = seasons.apply_season(season, by=coordinator)
    series.sessions.update(status=TrainingSession.Status.PUBLISHED)
    with pytest.raises(SeasonTakenUp):
        seasons.take_back_season(season, by=coordinator)


def test_nobody_of_another_service_plans_or_applies_it(season, template) -> None:
    stranger = make.coordinator_of(people.OrganisationFactory(kind="foster_care"))
    for act in (seasons.apply_season, seasons.discard_season, seasons.take_back_season):
        with pytest.raises(NotAllowed):
            act(season, by=stranger)
    with pytest.raises(NotAllowed):
        asked(season.organisation, stranger, template)


def test_a_coordinator_walks_from_wishes_to_drafts_without_script(
    client, service, coordinator, template, region, django_capture_on_commit_callbacks
) -> None:
    client.force_login(coordinator)
    page = client.get(reverse("sessions:new-season"))
    assert "PRIDE" in page.text
    sent = {
        "service": service.pk, "name": "vår 2027", "first_day": "2027-01-04", "last_day": "2027-02-28",
        "templates": [template.pk], "seats": 12, "fewest": 2, "weekdays": [1], "begins": "17:30",
        "most_a_week": 2, "leaders": 2,
    }  # fmt: skip
    answer = client.post(reverse("sessions:new-season"), sent)
    assert answer.status_code == 302, answer.text
    season = Season.objects.get()
    assert "Venter på planlegging" in client.get(answer.url).text
    seasons.plan_season(season.pk)
    shown = BeautifulSoup(client.get(answer.url).text, "html.parser")
    assert "3 av 3 hjem" in shown.text
    assert shown.select_one(".season-weeks .is-taken")
    client.post(reverse("sessions:apply-season", args=[season.uuid]))
    shown = client.get(answer.url).text
    assert reverse("sessions:series", args=[Series.objects.get().uuid]) in shown


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("last_day", "2027-01-05", "to uker"),
        ("fewest", "40", "færreste"),
    ],
)
def test_wishes_that_cannot_be_are_said_at_their_field(
    client, service, coordinator, template, region, field, value, said
) -> None:
    client.force_login(coordinator)
    sent = {
        "service": service.pk, "name": "vår 2027", "first_day": "2027-01-04", "last_day": "2027-02-28",
        "templates": [template.pk], "seats": 12, "fewest": 2, "weekdays": [1], "begins": "17:30",
        "most_a_week": 2, "leaders": 2, field: value,
    }  # fmt: skip
    answer = client.post(reverse("sessions:new-season"), sent)
    assert answer.status_code == 422
    assert said in answer.text


def test_a_season_of_many_series_is_read_in_few_queries(
    client, season, coordinator, template, region, django_assert_max_num_queries
) -> None:
    venue, trainers = region
    for number in range(2, 30):
        one = ProposedSeries.objects.create(
            season=season, number=number, template=template, venue=venue, weekday=1, begins=time(17, 30),
            days=[FIRST, FIRST + timedelta(weeks=1)], homes=1, persons=2, travel_minutes=0,
        )  # fmt: skip
        one.trainers.set(trainers)
    client.force_login(coordinator)
    client.get(reverse("sessions:season", args=[season.uuid]))
    with django_assert_max_num_queries(25):
        client.get(reverse("sessions:season", args=[season.uuid]))
