from datetime import date, time, timedelta

import pytest
from django.urls import reverse

from lms.dates import on_wall
from lms.people.models import Municipality
from sessions.models import SchoolHoliday
from sessions.queries import calendars
from sessions.queries.calendars import Filters
from tests.factories import OrganisationFactory
from tests.sessions.factories import TrainingSessionFactory, VenueFactory, adult, led_by, signed_up

pytestmark = pytest.mark.django_db
TODAY = date(2027, 5, 12)


def on(day, hour=17, **values):
    begin = on_wall(day, time(hour))
    return TrainingSessionFactory(period=(begin, begin + timedelta(hours=2)), **values)


def month(user, first=date(2027, 5, 1), **filters):
    return calendars.month(user, first, filters=Filters(**filters), today=TODAY)


def entries(weeks):
    return {entry.title: day.day for week in weeks for day in week.days for entry in day.entries}


def test_a_month_has_iso_weeks_from_monday_and_red_days():
    weeks = month(adult())
    assert [week.number for week in weeks] == [17, 18, 19, 20, 21, 22]
    assert {week.days[0].day.weekday() for week in weeks} == {0}
    red = {day.day: day.red for week in weeks for day in week.days if day.red}
    assert red[date(2027, 5, 17)] == "Andre pinsedag; Grunnlovsdag"
    assert [day.day for week in weeks for day in week.days if day.is_today] == [TODAY]


def test_the_year_that_ends_in_week_53():
    weeks = calendars.month(adult(), date(2026, 12, 1), filters=Filters(), today=TODAY)
    assert [week.number for week in weeks] == [49, 50, 51, 52, 53]
    weeks = calendars.month(adult(), date(2027, 1, 1), filters=Filters(), today=TODAY)
    assert [week.number for week in weeks] == [53, 1, 2, 3, 4]


@pytest.mark.parametrize(
    ("first", "named"),
    [("2026-12-28", "53, 2026"), ("2021-01-01", "53, 2020"), ("2027-01-04", "1, 2027")],
)
def test_a_week_s_page_names_the_year_that_it_is_a_week_of(client, first, named):
    client.force_login(adult())
    page = client.get(reverse("sessions:week"), {"fra": first}).content.decode()
    assert f"{named}</title>" in page or f"{named} " in page
    assert f"{named}</h1>" in page


@pytest.mark.parametrize(
    "day", [date(2026, 3, 29), date(2026, 10, 25), date(2027, 3, 28), date(2027, 10, 31)]
)
def test_late_sessions_stand_on_their_oslo_day_around_changes_of_clocks(day):
    for hour in (0, 4, 23):
        on(day, hour, title=f"kl {hour}", kind="network_day")
    found = entries(calendars.month(adult(), day.replace(day=1), filters=Filters(), today=TODAY))
    assert set(found.values()) == {day} or found["kl 23"] == day + timedelta(days=1)
    assert found["kl 0"] == found["kl 4"] == day


def test_a_weekend_stands_on_each_of_its_days():
    begin, end = on_wall(date(2027, 5, 7), time(17)), on_wall(date(2027, 5, 9), time(15))
    TrainingSessionFactory(period=(begin, end), kind="weekend", title="Helg")
    days = [day.day.day for week in month(adult()) for day in week.days if day.entries]
    assert days == [7, 8, 9]


def test_a_crowded_day_shows_its_first_sessions_and_counts_them_all():
    TrainingSessionFactory(
        period=(on_wall(date(2027, 5, 7), time(17)), on_wall(date(2027, 5, 9), time(15))), title="Helg"
    )
    for hour in range(8, 14):
        on(date(2027, 5, 8), hour, title=f"kl {hour}")
    days = {day.day.day: day for week in month(adult()) for day in week.days}
    assert (days[7].number, days[8].number, days[9].number, days[10].number) == (1, 7, 1, 0)
    assert [entry.title for entry in days[8].entries] == ["Helg", "kl 8", "kl 9", "kl 10", "kl 11"]


def test_only_what_the_reader_may_see_stands_in_the_calendar(service, coordinator):
    on(date(2027, 5, 4), title="Åpen")
    on(date(2027, 5, 5), title="Utkast", status="draft", organisation=service)
    on(date(2027, 5, 6), title="Besøk", kind="in_home")
    mine = on(date(2027, 5, 7), title="Mitt besøk", kind="in_home")
    on(date(2027, 5, 8), title="Avlyst", status="cancelled")
    person = adult()
    signed_up(mine, person)
    assert set(entries(month(person))) == {"Åpen", "Mitt besøk"}
    assert set(entries(month(coordinator))) == {"Åpen", "Utkast"}


def test_a_calendar_is_narrowed_to_a_trainer_a_venue_or_a_municipality(service, coordinator, trainers):
    venue = VenueFactory(organisation=service)
    led_by(on(date(2027, 5, 4), title="Ledet", organisation=service), trainers[0])
    on(date(2027, 5, 5), title="I salen", organisation=service, venue=venue)
    assert set(entries(month(coordinator, trainer=trainers[0].pk))) == {"Ledet"}
    assert set(entries(month(coordinator, venue=venue.pk))) == {"I salen"}
    assert set(entries(month(coordinator, municipality=venue.municipality_id))) == {"I salen"}


def test_a_calendar_shows_the_own_region_and_what_one_attends_elsewhere(client):
    here, there = (OrganisationFactory(kind="foster_care", region_id=code) for code in ("ost", "nord"))
    on(date(2027, 5, 4), title="Nær", organisation=here)
    on(date(2027, 5, 5), title="Langt unna", organisation=there)
    attended = on(date(2027, 5, 6), title="Påmeldt", organisation=there)
    person = adult(host_municipality=Municipality.objects.filter(region="ost").first())
    signed_up(attended, person)
    client.force_login(person)
    address = reverse("sessions:month") + "?fra=2027-05-04"
    page = client.get(address).content.decode()
    assert "Nær" in page
    assert "Påmeldt" in page
    assert "Langt unna" not in page
    assert "Langt unna" in client.get(address + "&region=alle").content.decode()


def test_a_calendar_shows_the_school_holidays_of_its_region(client, coordinator, service):
    day = date(2027, 2, 24)
    SchoolHoliday.objects.create(county_number="32", name="Vinterferie", first_day=day, last_day=day)
    client.force_login(coordinator)
    address = reverse("sessions:month") + "?fra=2027-02-01"
    assert "Vinterferie" in client.get(address + "&region=ost").content.decode()
    assert "Vinterferie" not in client.get(address + "&region=nord").content.decode()


@pytest.mark.parametrize("name", ["month", "week", "list"])
def test_a_calendar_takes_as_many_queries_for_one_as_for_many(
    client, coordinator, service, name, django_assert_max_num_queries
):
    client.force_login(coordinator)
    url = reverse(f"sessions:{name}") + "?fra=2027-05-04"
    on(date(2027, 5, 4), organisation=service)
    client.get(url)
    with django_assert_max_num_queries(30) as few:
        client.get(url)
    for hour in range(8, 20):
        on(date(2027, 5, 4), hour, organisation=service)
    with django_assert_max_num_queries(len(few)):
        assert client.get(url).status_code == 200


@pytest.mark.parametrize(
    "query", ["fra=i+morgen", "uke=2027-W99", "uke=x", "fra=0001-01-01", "fra=9999-12-31", "uke=0001-W01"]
)
def test_a_day_that_does_not_exist_is_not_found(client, coordinator, query):
    client.force_login(coordinator)
    assert client.get(reverse("sessions:month") + "?" + query).status_code == 404


@pytest.mark.parametrize("query", ["region=%25", "municipality=%25", "trainer=²", "venue=99999999999"])
def test_a_calendar_narrowed_to_nonsense_is_a_calendar(client, coordinator, query):
    client.force_login(coordinator)
    assert client.get(reverse("sessions:month") + "?" + query).status_code == 200


@pytest.mark.parametrize("query", ["region=%00", "municipality=%00"])
def test_a_sign_that_no_text_holds_is_refused(client, coordinator, query):
    client.force_login(coordinator)
    assert client.get(reverse("sessions:month") + "?" + query).status_code == 400


def test_a_week_is_found_by_its_number(client, coordinator):
    client.force_login(coordinator)
    page = client.get(reverse("sessions:week") + "?uke=2026-W53").content.decode()
    assert "28. desember – 3. januar 2027" in page


def test_a_full_day_shows_some_and_leads_to_all(client, coordinator, service):
    for hour in range(8, 16):
        on(date(2027, 5, 4), hour, organisation=service)
    client.force_login(coordinator)
    page = client.get(reverse("sessions:month") + "?fra=2027-05-01").content.decode()
    assert "Alle 8 den 4. mai" in page
    day = client.get(reverse("sessions:list") + "?fra=2027-05-04&dag=1").content.decode()
    assert day.count('class="date-row"') == 8
