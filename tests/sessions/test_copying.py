"""A session, a series or a season is held once more."""

from datetime import date, time, timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.urls import reverse

from lms.dates import OSLO, on_wall
from sessions.actions.copying import copy_series, take_back_copies
from sessions.actions.series import publish_series
from sessions.errors import NotPlanned
from sessions.models import Series, TrainerAbsence, TrainerAssignment, TrainingSession
from sessions.queries.copies import copies_of, series_to_copy
from tests.sessions.factories import TrainingSessionFactory, VenueFactory, coordinator_of, led_by

pytestmark = pytest.mark.django_db

FIRST = date(2026, 3, 31)  # a Tuesday; 30 March 2027 is the first Tuesday after Easter


@pytest.fixture(autouse=True)
def _late_in_2026():
    with time_machine.travel(on_wall(date(2026, 11, 30), time(12)), tick=False):
        yield


def course(service, coordinator, trainers, *, name: str, days: list[date]) -> Series:
    """A published series of evenings on these days."""
    made = Series.objects.create(
        organisation=service, name=name, starts_on=days[0], weekdays=[days[0].weekday()],
        starts_at=time(17, 30), status="published", made_by=coordinator,
    )  # fmt: skip
    venue = VenueFactory(organisation=service)
    for number, day in enumerate(days, start=1):
        begin = on_wall(day, time(17, 30))
        session = TrainingSessionFactory(
            organisation=service, series=made, number=number, title=f"Samling {number}", venue=venue,
            period=(begin, begin + timedelta(hours=3)), min_share=75,
        )  # fmt: skip
        led_by(session, *trainers)
    return made


def days_of(series: Series) -> list[date]:
    return [one.begins_at.astimezone(OSLO).date() for one in series.sessions.order_by("number")]


@pytest.fixture
def spring(service, coordinator, trainers) -> Series:
    weeks = [FIRST + timedelta(weeks=number) for number in range(3)]
    return course(service, coordinator, trainers, name="Bærum", days=weeks)


def test_a_copy_lies_on_the_same_weekdays_later_as_drafts_that_hold_nobody(spring, coordinator) -> None:
    (made,) = copy_series(copies_of([spring], weeks=52, added="2027"), by=coordinator)
    assert (made.name, made.status) == ("Bærum, 2027", "draft")
    assert days_of(made) == [date(2027, 3, 30), date(2027, 4, 6), date(2027, 4, 13)]
    session = made.sessions.get(number=1)
    assert (session.min_share, session.status) == (75, "draft")
    assert session.begins_at.astimezone(OSLO).time() == time(17, 30)
    rows = TrainerAssignment.objects.filter(session=session)
    assert [row.holds for row in rows] == [False, False]


def test_a_copy_goes_past_closed_days(service, coordinator, trainers) -> None:
    monday = course(service, coordinator, trainers, name="Asker", days=[date(2026, 5, 18), date(2026, 5, 26)])
    (made,) = copies_of([monday], weeks=52, added="")
    assert made.gatherings[0].span[0].astimezone(OSLO).date() == date(2027, 5, 24), "17 May is skipped"


def test_a_season_is_shown_whole_before_it_is_written_and_taken_back_as_one(
    spring, service, coordinator, trainers, client
) -> None:
    other = course(service, coordinator, trainers, name="Asker", days=[FIRST + timedelta(days=1)])
    away = on_wall(date(2027, 3, 30), time(8))
    TrainerAbsence.objects.create(trainer=trainers[0], period=(away, away + timedelta(hours=14)))
    client.force_login(coordinator)
    sent = {"rekke": [str(spring.uuid), str(other.uuid)], "weeks": "52", "added": "2027"}
    page = client.post(reverse("sessions:copy-series"), sent)
    soup = BeautifulSoup(page.content, "html.parser")
    said = " ".join(soup.get_text(" ").split())
    assert page.status_code == 409
    assert "tirsdag 30. mars 2027" in said
    assert trainers[0].name in said, "who is away that day stands in the way"
    assert Series.objects.count() == 2, "nothing is written yet"
    kept: dict[str, list[str]] = {}
    for one in soup.select("form.panel input[type=hidden]"):
        kept.setdefault(str(one["name"]), []).append(str(one["value"]))
    done = client.post(reverse("sessions:copy-series"), kept)
    assert Series.objects.filter(status="draft").count() == 2
    shown = BeautifulSoup(client.get(done["Location"]).content, "html.parser")
    made = [str(one["value"]) for one in shown.select("input[name=rekke]")]
    client.post(reverse("sessions:take-back-copies"), {"rekke": made})
    assert Series.objects.count() == 2
    assert TrainingSession.objects.filter(status="draft").count() == 0


def test_copies_stay_once_one_of_them_is_published(spring, service, coordinator, trainers) -> None:
    other = course(service, coordinator, trainers, name="Asker", days=[date(2026, 4, 1)])
    made = copy_series(copies_of([spring, other], weeks=52, added=""), by=coordinator)
    publish_series(made[0], by=coordinator)
    with pytest.raises(NotPlanned):
        take_back_copies(made, by=coordinator)
    assert Series.objects.filter(pk=made[1].pk).exists()


def test_series_of_other_services_are_not_to_copy(spring) -> None:
    assert list(series_to_copy(coordinator_of(TrainingSessionFactory().organisation))) == []


def test_a_sessions_copy_fills_in_the_form_on_the_same_weekday_ahead(spring, coordinator, client) -> None:
    client.force_login(coordinator)
    session = spring.sessions.get(number=1)
    page = client.get(reverse("sessions:plan"), {"kopi": str(session.uuid)})
    form = BeautifulSoup(page.content, "html.parser")
    assert form.select_one("input[name=day]")["value"] == "2026-12-01"
    assert len(form.select("input[name=trainers][checked]")) == 2
    other = TrainingSessionFactory()
    assert client.get(reverse("sessions:plan"), {"kopi": str(other.uuid)}).status_code == 404
