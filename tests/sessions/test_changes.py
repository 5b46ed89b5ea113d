"""Whatever is changed of a series is shown first, with all that is in the way at once, and can be undone."""

import ast
import copy
from datetime import date, time, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from courses.models import Programme, ProgrammeVersion
from lms.dates import OSLO, on_wall
from lms.notices.models import Notice
from sessions.actions.seasons import publish_season
from sessions.actions.series import propose_series, publish_series
from sessions.errors.in_the_way import InTheWay
from sessions.models import (
    ProposedSeries,
    Season,
    Series,
    SeriesTemplate,
    TemplateGathering,
    TrainerHours,
)
from sessions.queries.intended import as_it_stands, leaders_of_each
from sessions.queries.nearest import at_nearest_times
from sessions.queries.series_preview import standing_in
from sessions.queries.staffing import leaders_of
from sessions.views import planning as planning_views
from tests import factories as people
from tests.sessions import factories as make

NOW = on_wall(date(2027, 1, 11), time(12))
FIRST = date(2027, 4, 6)  # a Tuesday after Easter
EVENING = time(17, 30)


@pytest.fixture(autouse=True)
def _early_in_2027(db):
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture(scope="module")
def _made(stand):
    return stand(_world)


def _world() -> SimpleNamespace:
    """A service with two trainers, a published course of three evenings a week apart and one that is
    drafted on the same days, an hour before noon."""
    with time_machine.travel(NOW, tick=False):
        service = people.OrganisationFactory(kind="foster_care", name="Tjenesten øst")
        trainers = [make.trainer_of(service) for _ in range(3)]
        programme = Programme.objects.create(training=make.TrainingFactory(kind="programme"))
        version = ProgrammeVersion.objects.create(programme=programme, number=1, published_at=timezone.now())
        template = SeriesTemplate.objects.create(name="Grunnkurs", programme_version=version)
        for number in (1, 2, 3):
            TemplateGathering.objects.create(
                template=template, number=number, title=f"Kveld {number}", minutes=180, days_after_previous=5
            )
        here = SimpleNamespace(
            service=service,
            trainers=trainers,
            coordinator=make.coordinator_of(service),
            venue=make.VenueFactory(organisation=service, name="Storsalen"),
            template=template,
        )
        here.runs = _series(here, "Våren", EVENING, "published")
        here.draft = _series(here, "Sommeren", time(10), "draft")
        return here


def _series(here: SimpleNamespace, name: str, at: time, status: str) -> Series:
    series = Series.objects.create(
        organisation=here.service, name=name, starts_on=FIRST, weekdays=[1], starts_at=at, status=status,
        made_by=here.coordinator, template=here.template, county_number="32",
    )  # fmt: skip
    for number in (1, 2, 3):
        begin = on_wall(FIRST + timedelta(weeks=number - 1), at)
        session = make.TrainingSessionFactory(
            organisation=here.service, series=series, number=number, title=f"Kveld {number}", status=status,
            period=(begin, begin + timedelta(hours=3)), leaders_wanted=2, venue=here.venue,
        )  # fmt: skip
        make.hold(session, here.trainers[:2], holds=status == "published")
    return series


@pytest.fixture
def here(_made):
    return copy.deepcopy(_made)


def taken(here, day: date, at: time, *trainers, **values):
    """Another session, led by these."""
    begin = on_wall(day, at)
    session = make.TrainingSessionFactory(
        **{"organisation": here.service, "title": "Fagkveld", "period": (begin, begin + timedelta(hours=2))}
        | values
    )
    return make.led_by(session, *(trainers or here.trainers[:1]))


def words(page) -> str:
    return " ".join(BeautifulSoup(page.content, "html.parser").get_text(" ").split())


def hidden(page, form: str = "form.panel") -> dict:
    inputs = BeautifulSoup(page.content, "html.parser").select_one(form).select("input[type=hidden]")
    return {one["name"]: one["value"] for one in inputs if one["name"] != "csrfmiddlewaretoken"}


def times_of(series: Series) -> list[str]:
    return [f"{one.begins_at.astimezone(OSLO):%d.%m. %H:%M}" for one in series.sessions.order_by("number")]


def test_publishing_names_all_that_is_in_the_way_each_at_its_gathering(here):
    taken(here, FIRST, time(10))
    taken(here, FIRST + timedelta(weeks=2), time(11), here.trainers[1])
    with pytest.raises(InTheWay) as refused:
        publish_series(here.draft, by=here.coordinator)
    said = refused.value.said
    assert "Kveld 1, tirsdag 6. april" in said
    assert "Kveld 3, tirsdag 20. april" in said
    assert "Kveld 2" not in said
    assert all(trainer.name in said for trainer in here.trainers[:2])
    assert "«Fagkveld», tir 6. april 10:00–12:00" in said
    assert said.count("Nærmeste ledige tider") == 2
    assert not here.draft.sessions.exclude(status="draft").exists()


def test_what_is_in_the_way_is_named_to_those_alone_who_may_see_it(here):
    other = people.OrganisationFactory(kind="foster_care")
    taken(here, FIRST, time(10), organisation=other, kind="group_meeting", title="Furugruppa")
    with pytest.raises(InTheWay) as refused:
        publish_series(here.draft, by=here.coordinator)
    assert here.trainers[0].name in refused.value.said
    assert "Furugruppa" not in refused.value.said


def test_a_proposal_is_shown_before_it_is_published_and_not_published_with_something_in_the_way(here, client):
    taken(here, FIRST, time(10))
    client.force_login(here.coordinator)
    address = reverse("sessions:publish-series", args=[here.draft.uuid])
    page = client.post(address)
    assert page.status_code == 409
    assert "tirsdag 13. april" in words(page)
    assert "Fagkveld" in words(page)
    assert "Publiser kursrekken" not in [one.text.strip() for one in _buttons(page)]
    page = client.post(address, hidden(page, "#seeking"))
    assert "I veien" not in words(page)
    client.post(address, hidden(page))
    assert times_of(here.draft) == ["07.04. 10:00", "13.04. 10:00", "20.04. 10:00"]
    assert here.draft.sessions.filter(status="published").count() == 3


def _buttons(page):
    return BeautifulSoup(page.content, "html.parser").select("main button")


def test_a_series_with_nothing_in_the_way_is_published_after_one_look(here, client):
    client.force_login(here.coordinator)
    address = reverse("sessions:publish-series", args=[here.draft.uuid])
    page = client.post(address)
    assert page.status_code == 409
    client.post(address, hidden(page))
    here.draft.refresh_from_db()
    assert here.draft.status == "published"


def test_the_page_of_a_proposal_names_the_session_in_the_way_and_free_times(here, client):
    taken(here, FIRST, time(10))
    client.force_login(here.coordinator)
    page = words(client.get(reverse("sessions:series", args=[here.draft.uuid])))
    assert "«Fagkveld», tir 6. april 10:00–12:00" in page
    assert "Nærmeste ledige tider" in page


def wanted_of(series: Series):
    standing = standing_in([series.pk])
    leading = leaders_of_each(standing)
    return {one.pk: as_it_stands(one, leading[one.pk]) for one in standing}, standing


def test_the_nearest_time_keeps_order_and_distance_and_says_where_there_is_none(here):
    """The second Tuesday is taken, and the days around it that its distance to the others allows."""
    for days in range(5, 10):
        taken(here, FIRST + timedelta(days=days), time(8), period=_all_day(FIRST + timedelta(days=days)))
    wanted, (first, second, third) = wanted_of(here.draft)
    found = at_nearest_times(wanted)
    assert found.stuck == {second.pk}
    assert found.wanted[first.pk] == wanted[first.pk]
    assert found.wanted[third.pk] == wanted[third.pk]


def _all_day(day: date):
    return on_wall(day, time(6)), on_wall(day, time(16, 45))


def test_a_gathering_whose_day_is_taken_goes_to_the_nearest_one_between_its_neighbours(here):
    second = FIRST + timedelta(weeks=1)
    taken(here, second, time(8), period=_all_day(second))
    wanted, (_first, middle, _third) = wanted_of(here.draft)
    found = at_nearest_times(wanted)
    assert not found.stuck
    moved = found.wanted[middle.pk].span[0].astimezone(OSLO)
    assert (moved.date(), moved.time()) == (second + timedelta(days=1), time(10))


def changed_by(client, here, **asked):
    """Ask for a change of the course that runs, and say yes to what is shown; the page that showed it."""
    client.force_login(here.coordinator)
    address = reverse("sessions:change-series", args=[here.runs.uuid])
    first = asked.pop("first", here.runs.sessions.get(number=1))
    page = client.post(address, {"first": str(first.uuid)} | asked)
    assert page.status_code == 409, words(page)
    client.post(address, hidden(page))
    return page


def leaders(series: Series) -> list[set]:
    return [{one.pk for one in leaders_of(session)} for session in series.sessions.order_by("number")]


def test_a_trainer_is_exchanged_from_a_date_on_told_and_exchanged_back(here, client):
    first, second, third = here.trainers
    before = leaders(here.runs)
    page = changed_by(
        client, here, first=here.runs.sessions.get(number=2), leaves=str(second.pk), comes=str(third.pk)
    )
    assert f"{first.name}, {second.name} → {first.name}, {third.name}" in words(page)
    assert leaders(here.runs) == [before[0], *[{first.pk, third.pk}] * 2]
    assert {one.to_id for one in Notice.objects.filter(kind="session.staffing")} == {second.pk, third.pk}
    client.post(reverse("sessions:undo-move", args=[here.runs.uuid]))
    assert leaders(here.runs) == before


def test_room_places_and_time_of_a_whole_course_are_changed_at_once_and_undone(here, client):
    hall = make.VenueFactory(organisation=here.service, name="Lillesalen", capacity=8)
    before = times_of(here.runs)
    page = changed_by(client, here, venue=str(hall.pk), capacity="8", begins="18:00")
    assert "Lokale: Storsalen → Lillesalen" in words(page)
    assert "Plasser: 12 → 8" in words(page)
    assert times_of(here.runs) == ["06.04. 18:00", "13.04. 18:00", "20.04. 18:00"]
    client.post(reverse("sessions:undo-move", args=[here.runs.uuid]))
    assert times_of(here.runs) == before
    assert {(one.venue, one.capacity) for one in here.runs.sessions.all()} == {(here.venue, 12)}


def test_a_change_that_one_evening_refuses_is_not_offered_and_changes_nothing(here, client):
    """Too few places for those who come on the second evening, and a new trainer who is busy on the third."""
    for _ in range(2):
        make.signed_up(here.runs.sessions.get(number=2), make.adult())
    taken(here, FIRST + timedelta(weeks=2), time(18), here.trainers[2])
    before = leaders(here.runs)
    page = changed_by(client, here, capacity="1", comes=str(here.trainers[2].pk))
    said = words(page)
    assert "Flere enn det er allerede påmeldt" in said
    assert "«Fagkveld», tir 20. april 18:00–20:00" in said
    assert "Endre dem" not in said
    assert leaders(here.runs) == before


def test_a_new_trainer_is_led_past_what_is_in_their_way(here, client):
    third = FIRST + timedelta(weeks=2)
    taken(here, third, time(18), here.trainers[2])
    client.force_login(here.coordinator)
    address = reverse("sessions:change-series", args=[here.runs.uuid])
    first = here.runs.sessions.get(number=1)
    page = client.post(address, {"first": str(first.uuid), "comes": str(here.trainers[2].pk)})
    page = client.post(address, hidden(page, "#seeking"))
    client.post(address, hidden(page))
    assert times_of(here.runs) == ["06.04. 17:30", "13.04. 17:30", "21.04. 17:30"]
    assert all(len(one) == 3 for one in leaders(here.runs))


def test_what_is_held_instead_is_shown_with_what_is_in_the_way_and_can_be_undone(here, client):
    second, person = here.runs.sessions.get(number=2), make.adult()
    make.signed_up(second, person)
    taken(here, FIRST + timedelta(days=9), time(18))
    client.force_login(here.coordinator)
    address = reverse("sessions:cancel", args=[second.uuid])
    page = client.post(address, {"day": "2027-04-15", "begins": "17:30"})
    said = words(page)
    assert page.status_code == 409
    assert "torsdag 15. april 2027 17:30" in said
    assert "«Fagkveld»" in said
    assert "3 personer får beskjed" in said
    page = client.post(address, hidden(page, "#seeking"))
    client.post(address, hidden(page))
    second.refresh_from_db()
    instead = second.replaced_by
    assert instead.begins_at.astimezone(OSLO).date() != date(2027, 4, 15)
    client.post(reverse("sessions:undo-move", args=[here.runs.uuid]))
    instead.refresh_from_db()
    assert instead.begins_at == second.begins_at
    assert instead.registrations.get().person == person


def test_a_new_trainer_of_one_evening_is_shown_first_and_can_be_undone(here, client):
    second, before = here.runs.sessions.get(number=2), leaders(here.runs)
    first, _second, third = here.trainers
    client.force_login(here.coordinator)
    address = reverse("sessions:change", args=[second.uuid])
    asked = {
        "title": "Kveld 2", "day": "2027-04-13", "begins": "17:30", "ends": "20:30", "capacity": 12,
        "venue": here.venue.pk, "trainers": [first.pk, third.pk],
    }  # fmt: skip
    page = client.post(address, asked)
    assert page.status_code == 409
    assert f"→ {first.name}, {third.name}" in words(page)
    assert leaders(here.runs) == before
    client.post(address, dict(page.context["entries"]) | {"trainers": asked["trainers"]})
    assert leaders(here.runs) == [before[0], {first.pk, third.pk}, before[2]]
    client.post(reverse("sessions:undo-move", args=[here.runs.uuid]))
    assert leaders(here.runs) == before


def test_an_empty_change_says_that_something_must_be_changed(here, client):
    client.force_login(here.coordinator)
    address = reverse("sessions:change-series", args=[here.runs.uuid])
    page = client.post(address, {"first": str(here.runs.sessions.get(number=1).uuid)})
    assert page.status_code == 422
    assert "Si hva som skal endres" in words(page)


def proposed(here, **asked) -> Series:
    values = {
        "organisation": here.service, "name": "Høsten", "starts_on": FIRST, "weekdays": [1],
        "starts_at": time(12),
        "venue": here.venue, "trainers": here.trainers[:2], "capacity": 10, "by": here.coordinator,
    }  # fmt: skip
    return propose_series(here.template, **values | asked)


def test_a_proposal_passes_over_days_on_which_trainers_or_room_are_taken_and_says_so(here, client):
    taken(here, FIRST + timedelta(weeks=1), time(13), here.trainers[1])
    hall = taken(here, FIRST + timedelta(weeks=3), time(13), here.trainers[2], venue=here.venue)
    series = proposed(here)
    assert times_of(series) == ["06.04. 12:00", "20.04. 12:00", "04.05. 12:00"]
    client.force_login(here.coordinator)
    page = words(client.get(reverse("sessions:series", args=[series.uuid])))
    assert f"tirsdag 13. april 2027: {here.trainers[1].name} er opptatt" in page
    assert f"tirsdag 27. april 2027: {hall.venue.name} er opptatt" in page


def test_a_proposal_waits_three_weeks_for_somebody_and_then_shows_what_is_in_the_way(here):
    """Where a trainer can never be asked on these days, the days stand and say why."""
    TrainerHours.objects.create(trainer=here.trainers[0], weekdays=[3])
    assert times_of(proposed(here)) == ["06.04. 12:00", "13.04. 12:00", "20.04. 12:00"]


@pytest.fixture
def season(here):
    """Both courses, the one that runs a draft too, as the drafts of a season."""
    for session in here.runs.sessions.all():
        session.status = "draft"
        session.save(update_fields=["status"])
        make.hold(session, here.trainers[:2], holds=False)
    Series.objects.filter(pk=here.runs.pk).update(status="draft")
    made = Season.objects.create(
        organisation=here.service, name="Våren", first_day=FIRST, last_day=FIRST + timedelta(weeks=9),
        wishes={"templates": [here.template.pk]}, asked_at=timezone.now(), made_by=here.coordinator,
        status=Season.Status.APPLIED, found={"gap": 0},
    )  # fmt: skip
    for number, series in enumerate((here.runs, here.draft), start=1):
        one = ProposedSeries.objects.create(
            season=made, number=number, template=here.template, venue=here.venue, weekday=1, begins=EVENING,
            days=[FIRST + timedelta(weeks=week) for week in range(3)], homes=1, persons=2, travel_minutes=0,
            series=series,
        )  # fmt: skip
        one.trainers.set(here.trainers[:2])
    return made


def test_a_whole_season_is_published_after_one_look_or_not_at_all(here, season, client):
    taken(here, FIRST, time(10))
    taken(here, FIRST + timedelta(weeks=1), time(17, 30), here.trainers[1])
    client.force_login(here.coordinator)
    assert "Publiser hele sesongen" in words(client.get(reverse("sessions:season", args=[season.uuid])))
    address = reverse("sessions:publish-season", args=[season.uuid])
    page = client.post(address)
    said = words(page)
    assert said.count("«Fagkveld»") == 2
    assert all(series.name in said for series in (here.runs, here.draft))
    with pytest.raises(InTheWay) as refused:
        publish_season(season, by=here.coordinator)
    assert "Våren: Kveld 2, tirsdag 13. april" in refused.value.said
    assert "Sommeren: Kveld 1, tirsdag 6. april" in refused.value.said
    page = client.post(address, hidden(page, "#seeking"))
    client.post(address, hidden(page))
    assert set(Series.objects.values_list("status", flat=True)) == {"published"}
    assert times_of(here.draft) == ["07.04. 10:00", "13.04. 10:00", "20.04. 10:00"]


CHANGING = {
    "cancel_session",
    "change_gatherings",
    "change_session",
    "publish_season",
    "publish_series",
    "publish_session",
}


def _changes(node: ast.AST) -> bool:
    """Whether this calls for a change; merely calling off puts nothing elsewhere."""
    if not isinstance(node, ast.Call) or not isinstance(node.func, (ast.Name, ast.Attribute)):
        return False
    called = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
    holds_instead = any(one.arg == "replacement_begins_at" for one in node.keywords)
    return called in CHANGING and (called != "cancel_session" or holds_instead)


def test_no_page_changes_or_publishes_gatherings_without_showing_first_what_it_comes_to():
    views = Path(planning_views.__file__).parent
    unasked = []
    for path in sorted(views.glob("*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef):
                asks = {one.arg for one in ast.walk(node) if isinstance(one, ast.keyword)}
                if "asks" not in asks and any(map(_changes, ast.walk(node))):
                    unasked.append(f"{path.name}: {node.name}")
    assert unasked == []
