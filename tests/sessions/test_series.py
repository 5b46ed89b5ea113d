from datetime import date, time, timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from courses.models import ModulePart, ModuleVersion, Programme, ProgrammeModule, ProgrammeVersion
from lms.dates import OSLO
from lms.notices.models import Notice
from lms.refusals import NotAllowed
from sessions.actions.calling_off import cancel_session
from sessions.actions.series import (
    SessionSlot,
    adjust_series,
    discard_series,
    propose_series,
    publish_series,
    split_series,
)
from sessions.actions.series_templates import make_template
from sessions.errors import NoRoomInTime, NotPlanned
from sessions.errors.in_the_way import InTheWay
from sessions.models import SchoolHoliday, Series, TrainerAssignment, TrainingSession
from sessions.queries.calendars import red_days
from tests.factories import OrganisationFactory
from tests.sessions.factories import (
    PartFactory,
    TrainingFactory,
    TrainingSessionFactory,
    VenueFactory,
    adult,
    coordinator_of,
    led_by,
    move_following,
    signed_up,
    trainer_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def version(db):
    """A programme version of two modules: lesson and gathering; a gathering of nine tenths."""
    programme = Programme.objects.create(training=TrainingFactory(kind="programme"))
    now = timezone.now()
    version = ProgrammeVersion.objects.create(programme=programme, number=1, published_at=now)
    lesson = PartFactory(kind="lesson")
    parts = [
        (lesson, PartFactory(module=lesson.module), None),
        (PartFactory(), None, 0.9),
    ]
    for position, (first, second, share) in enumerate(parts):
        module_version = ModuleVersion.objects.create(
            module=first.module, number=1, pass_mark=0.8, min_share=0.8, any_order=True, phase="before",
            published_at=now,
        )  # fmt: skip
        ProgrammeModule.objects.create(
            programme_version=version, module_version=module_version, position=position
        )
        for place, part in enumerate(filter(None, (first, second))):
            ModulePart.objects.create(
                module_version=module_version, part=part, position=place, is_required=True, min_share=share
            )
    return version


@pytest.fixture
def template(version, service, coordinator):
    return make_template(version, name="Grunnkurs", organisation=service, by=coordinator)


@pytest.fixture
def propose(template, service, trainers, coordinator):
    def _propose(**changes):
        values = {
            "organisation": service,
            "name": "Høsten",
            "starts_on": date(2027, 3, 15),
            "weekdays": [1],
            "starts_at": time(17),
            "venue": VenueFactory(organisation=service),
            "trainers": trainers,
            "capacity": 10,
            "by": coordinator,
        }
        return propose_series(template, **values | changes)

    return _propose


def days_of(series):
    return [one.begins_at.astimezone(OSLO).date() for one in series.sessions.order_by("number")]


def test_a_template_takes_its_gatherings_from_the_programme(template):
    first, second = template.gatherings.order_by("number")
    assert [part.kind for part in first.due_before.all()] == ["lesson"]
    assert not second.due_before.exists()
    assert (first.min_share, second.min_share) == (80, 90)
    assert first.minutes == 180


def test_a_proposal_holds_nothing_and_tells_nobody(propose):
    series = propose()
    assert days_of(series) == [date(2027, 3, 16), date(2027, 3, 23)]
    assert not series.sessions.exclude(status="draft").exists()
    assert not TrainerAssignment.objects.filter(holds=True).exists()
    assert not Notice.objects.exists()


def test_a_proposal_skips_red_days_and_school_holidays(propose):
    SchoolHoliday.objects.create(
        name="Vinterferie", first_day=date(2027, 3, 22), last_day=date(2027, 3, 26), county_number="32"
    )
    assert red_days(2027)[date(2027, 3, 29)] == "Andre påskedag"
    assert days_of(propose(weekdays=[0], starts_on=date(2027, 3, 22), county_number="32")) == [
        date(2027, 4, 5),
        date(2027, 4, 12),
    ]
    assert days_of(propose(weekdays=[1], starts_on=date(2027, 3, 16), county_number="32")) == [
        date(2027, 3, 16),
        date(2027, 3, 30),
    ]
    assert days_of(propose(weekdays=[1], starts_on=date(2027, 3, 16), county_number="50")) == [
        date(2027, 3, 16),
        date(2027, 3, 23),
    ]


def test_distance_between_gatherings_is_kept(propose, template):
    template.gatherings.filter(number=2).update(days_after_previous=15)
    assert days_of(propose()) == [date(2027, 3, 16), date(2027, 4, 6)]


def test_a_series_that_never_fits_is_refused(propose, template):
    template.gatherings.filter(number=2).update(days_after_previous=800)
    with pytest.raises(NoRoomInTime):
        propose()


def test_an_adjusted_proposal_is_published_as_a_whole(propose, coordinator, trainers):
    series = propose()
    second = series.sessions.get(number=2)
    slot = SessionSlot(second.pk, second.begins_at + timedelta(days=1, hours=-1))
    adjust_series(series, slots=[slot], by=coordinator)
    publish_series(series, by=coordinator)
    assert days_of(series) == [date(2027, 3, 16), date(2027, 3, 24)]
    assert series.sessions.filter(status="published").count() == 2
    assert TrainerAssignment.objects.filter(holds=True).count() == 4
    with pytest.raises(NotPlanned):
        adjust_series(series, slots=[slot], by=coordinator)


def test_a_series_in_the_way_of_another_is_not_published_at_all(propose, coordinator, trainers, service):
    series = propose()
    second = series.sessions.get(number=2)
    other = TrainingSessionFactory(organisation=service, period=second.period)
    led_by(other, trainers[0])
    with pytest.raises(InTheWay):
        publish_series(series, by=coordinator)
    assert not series.sessions.filter(status="published").exists()


def test_the_page_shows_what_stands_in_the_way(propose, coordinator, trainers, service, client):
    series = propose()
    first = series.sessions.get(number=1)
    led_by(TrainingSessionFactory(organisation=service, period=first.period), trainers[0])
    client.force_login(coordinator)
    page = client.get(reverse("sessions:series", args=[series.uuid])).content.decode()
    assert f"{trainers[0].name} er opptatt" in page


def test_the_page_takes_as_many_queries_for_two_as_for_twelve(
    propose, coordinator, client, django_assert_max_num_queries
):
    series = propose()
    client.force_login(coordinator)
    url = reverse("sessions:series", args=[series.uuid])
    client.get(url)
    with django_assert_max_num_queries(30) as few:
        client.get(url)
    for number in range(3, 13):
        begin = series.sessions.get(number=1).begins_at + timedelta(days=7 * number)
        TrainingSessionFactory(
            organisation=series.organisation, series=series, number=number, status="draft",
            period=(begin, begin + timedelta(hours=3)),
        )  # fmt: skip
    with django_assert_max_num_queries(len(few)):
        client.get(url)


def test_dates_are_adjusted_by_form(propose, coordinator, client):
    series = propose()
    first = series.sessions.get(number=1)
    client.force_login(coordinator)
    entries: dict[Any, Any] = {}
    for one in series.sessions.all():
        begin = one.begins_at.astimezone(OSLO)
        entries |= {f"s{one.pk}-day": begin.date().isoformat(), f"s{one.pk}-begins": "17:00"}
    entries[f"s{first.pk}-day"] = "17.03.2027"
    client.post(reverse("sessions:series", args=[series.uuid]), entries)
    assert days_of(series)[0] == date(2027, 3, 17)


def test_all_that_follow_move_by_a_week_although_each_takes_the_next_ones_place(propose, coordinator):
    series = publish_series(propose(), by=coordinator)
    person = adult()
    signed_up(series.sessions.get(number=2), person)
    move_following(series.sessions.get(number=1), days=7, by=coordinator)
    assert days_of(series) == [date(2027, 3, 23), date(2027, 3, 30)]
    times = {one.begins_at.astimezone(OSLO).time() for one in series.sessions.all()}
    assert times == {time(17)}
    assert Notice.objects.filter(to=person, kind="session.changed").exists()


def test_nothing_moves_when_one_of_those_that_follow_cannot(propose, coordinator, service, trainers):
    series = publish_series(propose(), by=coordinator)
    second = series.sessions.get(number=2)
    taken = (second.begins_at + timedelta(days=7), second.ends_at + timedelta(days=7))
    led_by(TrainingSessionFactory(organisation=service, period=taken), trainers[0])
    before = days_of(series)
    with pytest.raises(InTheWay):
        move_following(series.sessions.get(number=1), days=7, by=coordinator)
    assert days_of(series) == before


def test_a_split_series_keeps_seats_and_times(propose, coordinator):
    series = publish_series(propose(), by=coordinator)
    second = series.sessions.get(number=2)
    signed_up(second, adult())
    part = split_series(second, name="Gruppe to", by=coordinator)
    assert part.split_from == series
    assert [one.pk for one in part.sessions.all()] == [second.pk]
    assert part.sessions.get().seats_held == 1


def test_a_cancelled_gathering_of_a_series_is_replaced_under_its_number(propose, coordinator):
    series = publish_series(propose(), by=coordinator)
    first = series.sessions.get(number=1)
    later = first.begins_at + timedelta(days=2)
    replacement = cancel_session(first, by=coordinator, replacement_begins_at=later)
    assert (replacement.series, replacement.number) == (series, 1)


def test_a_proposal_can_be_thrown_away_and_a_published_series_cannot(propose, coordinator):
    series = propose()
    discard_series(series, by=coordinator)
    assert not Series.objects.exists()
    assert not TrainingSession.objects.exists()
    published = publish_series(propose(), by=coordinator)
    with pytest.raises(NotPlanned):
        discard_series(published, by=coordinator)


def test_another_service_cannot_touch_a_series(propose, service):
    series = propose()
    with pytest.raises(NotAllowed):
        publish_series(series, by=coordinator_of(OrganisationFactory()))


def test_the_page_tells_which_days_were_skipped_and_why(propose, coordinator, client):
    SchoolHoliday.objects.create(
        name="Vinterferie", first_day=date(2027, 3, 22), last_day=date(2027, 3, 26), county_number="32"
    )
    series = propose(county_number="32")
    client.force_login(coordinator)
    page = client.get(reverse("sessions:series", args=[series.uuid])).content.decode()
    assert "23. mars 2027: Vinterferie" in page


def test_a_gathering_is_held_once_more_in_another_place_with_other_leaders(
    propose, coordinator, service, client
):
    series = publish_series(propose(), by=coordinator)
    missed, venue = series.sessions.get(number=1), VenueFactory(organisation=service)
    client.force_login(coordinator)
    form = {"day": "2027-04-07", "begins": "10:00", "venue": venue.pk, "capacity": "6"}
    form |= {"trainers": [trainer_of(service).pk for _ in range(2)]}
    client.post(reverse("sessions:make-up-session", args=[missed.uuid]), form)
    extra = series.sessions.get(is_make_up=True)
    assert (extra.venue, extra.capacity, extra.number) == (venue, 6, 1)
    assert set(extra.delivers.all()) == set(missed.delivers.all())
