"""What moving gatherings comes to is shown before it is done."""

from datetime import date, time, timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from courses.models import Programme, ProgrammeVersion
from lms.dates import OSLO, on_wall
from lms.refusals import NotAllowed
from sessions.actions.planning import move_session
from sessions.actions.undoing import undo_move
from sessions.errors import ActedOn
from sessions.models import SchoolHoliday, Series, SeriesTemplate, TemplateGathering, TrainingSession
from sessions.queries.series import gatherings_of
from sessions.queries.series_preview import moved_spans, preview_of
from sessions.rules.times import past_closed, shifted
from tests.sessions.factories import (
    TrainingFactory,
    TrainingSessionFactory,
    VenueFactory,
    adult,
    led_by,
    move_following,
    signed_up,
    trainer_of,
)

pytestmark = pytest.mark.django_db

FIRST = date(2027, 3, 2)  # a Tuesday; Easter is from 25 to 29 March


@pytest.fixture(autouse=True)
def _early_in_2027():
    with time_machine.travel(on_wall(date(2027, 1, 11), time(12)), tick=False):
        yield


@pytest.fixture
def as_(client):
    def _as(user):
        client.force_login(user)
        return client

    return _as


@pytest.fixture
def template(db) -> SeriesTemplate:
    """Four evenings, a week between them at least."""
    programme = Programme.objects.create(training=TrainingFactory(kind="programme"))
    version = ProgrammeVersion.objects.create(programme=programme, number=1, published_at=timezone.now())
    made = SeriesTemplate.objects.create(name="Grunnkurs", programme_version=version)
    for number in range(1, 5):
        TemplateGathering.objects.create(
            template=made, number=number, title=f"Samling {number}", minutes=180, days_after_previous=7
        )
    return made


@pytest.fixture
def series(service, coordinator, trainers, template) -> Series:
    """Four published evenings, a week apart; the template asks for a week between them."""
    made = Series.objects.create(
        organisation=service, name="Våren", starts_on=FIRST, weekdays=[1], starts_at=time(17, 30),
        status="published", made_by=coordinator, template=template, county_number="32",
    )  # fmt: skip
    SchoolHoliday.objects.create(
        county_number="32", name="Påskeferie", first_day=date(2027, 3, 22), last_day=date(2027, 3, 29)
    )
    for number in range(1, 5):
        begin = on_wall(FIRST + timedelta(weeks=number - 1 + (number == 4) * 2), time(17, 30))
        led_by(
            TrainingSessionFactory(
                organisation=service, series=made, number=number, title=f"Samling {number}",
                period=(begin, begin + timedelta(hours=3)), leaders_wanted=2,
            ),
            *trainers,
        )  # fmt: skip
    return made


def words(page) -> str:
    return " ".join(BeautifulSoup(page.content, "html.parser").get_text(" ").split())


def hidden(page, form: str = "form.panel") -> dict:
    inputs = BeautifulSoup(page.content, "html.parser").select_one(form).select("input[type=hidden]")
    return {one["name"]: one["value"] for one in inputs if one["name"] != "csrfmiddlewaretoken"}


def days_of(series: Series) -> list[date]:
    return [one.begins_at.astimezone(OSLO).date() for one in series.sessions.order_by("number")]


def test_moving_all_that_follow_shows_every_day_first_with_weekday_and_year(as_, series, coordinator) -> None:
    second, before = series.sessions.get(number=2), days_of(series)
    page = as_(coordinator).post(reverse("sessions:move-following", args=[second.uuid]), {"days": "5"})
    said = words(page)
    assert page.status_code == 409
    assert "søndag 14. mars 2027" in said
    assert "En søndag" in said
    assert days_of(series) == before, "nothing is moved yet"


def test_school_holidays_are_told_and_can_be_skipped(as_, series, coordinator) -> None:
    second = series.sessions.get(number=2)
    address = reverse("sessions:move-following", args=[second.uuid])
    page = as_(coordinator).post(address, {"days": "7"})
    assert "Påskeferie" in words(page)
    page = as_(coordinator).post(address, hidden(page, "#skipping"))
    assert "Påskeferie" not in words(page)
    as_(coordinator).post(address, hidden(page))
    assert days_of(series) == [FIRST, date(2027, 3, 16), date(2027, 3, 30), date(2027, 4, 13)]


def test_all_that_is_in_the_way_is_told_at_once_each_at_its_gathering(series, service, trainers) -> None:
    for day in (date(2027, 3, 17), date(2027, 4, 14)):
        begin = on_wall(day, time(18))
        other = TrainingSessionFactory(organisation=service, period=(begin, begin + timedelta(hours=1)))
        led_by(other, trainers[0])
    following = list(series.sessions.filter(number__gte=2).order_by("number"))
    wanted = moved_spans(following, days=8, begins=None, skips_closed=False)
    rows = preview_of(wanted, following[0]).rows
    assert [bool(row.stops) for row in rows] == [True, False, True]
    assert all("Nærmeste ledige" in stop for row in rows for stop in row.stops)


def test_a_gathering_moved_too_near_or_past_another_says_so_before_it_is_moved(series) -> None:
    third = series.sessions.get(number=3)
    near = shifted((third.begins_at, third.ends_at), days=-6)
    past = shifted((third.begins_at, third.ends_at), days=-8)
    (row,) = preview_of({third.pk: near}, third).rows
    assert row.notes == ["1 dager etter «Samling 2»; malen ber om 7"]
    (row,) = preview_of({third.pk: past}, third).rows
    assert row.notes == ["Kommer før «Samling 2», som den følger etter"]


def test_the_page_of_a_series_says_what_is_out_of_order(series) -> None:
    third = series.sessions.get(number=3)
    third.period = shifted((third.begins_at, third.ends_at), days=-8)
    third.save(update_fields=["period"])
    said = {one.session.number: one.in_the_way for one in gatherings_of(series)}
    assert said[3] == ["Kommer før «Samling 2», som den følger etter"]
    assert said[1] == []


def test_one_moved_evening_that_breaks_the_order_is_asked_about(as_, series, coordinator) -> None:
    third = series.sessions.get(number=3)
    sent = {
        "kind": "gathering", "title": "Samling 3", "day": "2027-03-10", "begins": "17:30", "ends": "20:30",
        "capacity": third.capacity, "trainers": [row.trainer_id for row in third.trainer_assignments.all()],
        "venue": VenueFactory(organisation=third.organisation).pk,
    }  # fmt: skip
    page = as_(coordinator).post(reverse("sessions:change", args=[third.uuid]), sent)
    assert page.status_code == 409, words(page)
    assert "malen ber om 7" in words(page)


def test_closed_days_are_passed_by_whole_weeks_and_gaps_are_kept() -> None:
    def evening(day: date):
        return on_wall(day, time(17)), on_wall(day, time(20))

    spans = [evening(FIRST + timedelta(weeks=week)) for week in range(3)]
    found = past_closed(spans, [7, 7, 7], {FIRST + timedelta(weeks=1)})
    assert [one[0].astimezone(OSLO).date() for one in found] == [
        FIRST + timedelta(weeks=week) for week in (0, 2, 3)
    ]


def test_a_preview_asks_no_more_for_many_than_for_few(series, django_assert_max_num_queries) -> None:
    following = list(TrainingSession.objects.filter(series=series).order_by("number"))
    wanted = moved_spans(following, days=7, begins=None, skips_closed=False)
    with django_assert_max_num_queries(14):
        preview_of(wanted, following[0])


def test_a_move_is_undone_while_nobody_has_acted_on_it(as_, series, coordinator) -> None:
    second, before = series.sessions.get(number=2), days_of(series)
    move_following(second, days=1, by=coordinator)
    assert days_of(series) != before
    page = as_(coordinator).get(reverse("sessions:series", args=[series.uuid]))
    assert "Angre endringen" in words(page)
    as_(coordinator).post(reverse("sessions:undo-move", args=[series.uuid]))
    assert days_of(series) == before
    page = as_(coordinator).get(reverse("sessions:series", args=[series.uuid]))
    assert "Angre endringen" not in words(page)


def test_one_moved_evening_is_undone_too(series, coordinator) -> None:
    third, before = series.sessions.get(number=3), days_of(series)
    move_session(third, begins_at=third.begins_at + timedelta(days=1), by=coordinator)
    undo_move(series, by=coordinator)
    assert days_of(series) == before


def test_a_move_that_somebody_has_acted_on_stands(series, coordinator) -> None:
    second = series.sessions.get(number=2)
    move_following(second, days=1, by=coordinator)
    with time_machine.travel(on_wall(date(2027, 1, 11), time(13)), tick=False):
        signed_up(second, adult())
        with pytest.raises(ActedOn):
            undo_move(series, by=coordinator)


def test_a_move_is_undone_by_those_alone_who_plan_the_gatherings(series, coordinator, service) -> None:
    move_following(series.sessions.get(number=2), days=1, by=coordinator)
    with pytest.raises(NotAllowed):
        undo_move(series, by=trainer_of(service))
