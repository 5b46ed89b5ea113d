"""The month's figures: what they say, who reads them, that they stand, and that they tell of no home."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from courses.models import Part
from lms.approval.actions.evaluation import evaluate_stale
from lms.approval.actions.statistics import ask_for_all_outlooks, ask_for_outlook, compute_outlook
from lms.approval.models import MonthlyStatistics
from lms.approval.rules.disclosure import Sum, possible
from lms.dates import today
from lms.people.models import FosterHome, Region, TargetGroup
from lms.people.signals import people_changed
from lms.refusals import NotAllowed
from sessions.models import SchoolHoliday
from tests import factories
from tests.lms.approval.factories import Case, member, ordinary_rules, published_programme
from tests.sessions.factories import TrainingSessionFactory, VenueFactory, at

HOMES = 12


def prepare(case, number, *, group=None, days_ago=100):
    """Homes of the case's service in preparation, each with one adult."""
    homes = []
    for _ in range(number):
        home = factories.FosterHomeFactory(
            host_municipality=case.municipality,
            registered_by=case.service,
            registered_on=today() - timedelta(days=days_ago),
        )
        joined_on = today() - timedelta(days=days_ago - 14)
        factories.FosterParentFactory(home=home, joined_on=joined_on)
        preparation = factories.PreparationFactory(home=home, registered_on=joined_on)
        if group:
            preparation.target_groups.add(group)
        homes.append(home)
    people_changed.send(sender=None, homes=homes)
    return homes


@pytest.fixture
def programme(db):
    return published_programme("pride-basic", lessons=1, gatherings=2)


@pytest.fixture
def case(programme):
    ordinary_rules()
    case = Case()
    VenueFactory(organisation=case.service, municipality=case.municipality)
    group, _ = TargetGroup.objects.get_or_create(code="siblings", defaults={"name_nb": "Søsken"})
    prepare(case, HOMES, group=group)
    evaluate_stale()
    return case


def made(*, on=None, **scope):
    outlook = ask_for_outlook(on=on, **scope)
    compute_outlook(outlook.pk, on=on)
    outlook.refresh_from_db()
    return outlook.figures


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user, backend="lms.people.backends.NameOrEmailBackend")
    return client


def page(user, **query):
    response = signed_in(user).get(reverse("approval:statistics"), query)
    return re.sub(r"\s+", " ", response.content.decode())


def test_office_that_would_give_its_neighbour_away_by_subtraction_tells_nothing(db):
    ordinary_rules()
    case = Case(adults=0)
    offices = [factories.OrganisationFactory(kind="child_welfare") for _ in range(2)]
    for office, number in zip(offices, (5, 1), strict=True):
        for home in prepare(case, number):
            factories.AssignmentFactory(home=home, organisation=office)
    FosterHome.objects.filter(pk=case.home.pk).delete()
    registered = [
        made(region=case.region)["steps"][0],
        *(made(organisation=one)["steps"][0] for one in offices),
    ]
    assert [row["homes"] for row in registered] == [5, None, None]


def test_office_whose_neighbour_is_large_tells_its_figures_beside_the_regions(db):
    ordinary_rules()
    case = Case(adults=0)
    offices = [factories.OrganisationFactory(kind="child_welfare") for _ in range(2)]
    for office, number in zip(offices, (9, 8), strict=True):
        for home in prepare(case, number):
            factories.AssignmentFactory(home=home, organisation=office)
    registered = [
        made(region=case.region)["steps"][0],
        *(made(organisation=one)["steps"][0] for one in offices),
    ]
    assert [row["homes"] for row in registered] == [20, 10, 10]


def test_sessions_that_hold_most_homes_back_are_named_with_place_and_day(case, programme):
    first = TrainingSessionFactory(
        organisation=case.service,
        period=(at(17, days=5), at(20, days=5)),
        capacity=40,
        venue=VenueFactory(municipality=case.municipality),
    )
    first.delivers.add(Part.objects.get(pk=programme[2][0]))
    (addition,) = made(region=case.region)["additions"]
    assert addition["titles"] == ["Samling 1"]
    assert addition["place"] == case.municipality.name
    assert date.fromisoformat(addition["first_on"]) >= today() + timedelta(days=21)
    assert addition["homes"] == 15
    assert addition["places"] == 15


def test_a_session_to_add_lies_in_no_school_holiday_and_fills_in_the_form(case, programme):
    first = TrainingSessionFactory(
        organisation=case.service,
        period=(at(17, days=5), at(20, days=5)),
        capacity=40,
        venue=VenueFactory(municipality=case.municipality),
    )
    first.delivers.add(Part.objects.get(pk=programme[2][0]))
    SchoolHoliday.objects.create(
        county_number=case.municipality.county_number,
        name="Juleferie",
        first_day=today(),
        last_day=today() + timedelta(days=60),
    )
    (addition,) = made(region=case.region)["additions"]
    assert date.fromisoformat(addition["first_on"]) > today() + timedelta(days=60)
    assert Part.objects.get(pk=addition["part"]).title_in("nb") == addition["titles"][0]
    assert addition["venue"] == first.venue_id
    assert addition["place_number"] == case.municipality.pk


def test_session_that_comes_late_is_added_sooner_and_the_gain_is_told(case, programme):
    for days, part in zip((5, 90), programme[2], strict=True):
        session = TrainingSessionFactory(
            organisation=case.service,
            period=(at(17, days=days), at(20, days=days)),
            capacity=40,
            venue=VenueFactory(municipality=case.municipality),
        )
        session.delivers.add(Part.objects.get(pk=part))
    (addition,) = made(region=case.region)["additions"]
    assert addition["titles"] == ["Samling 1"]
    assert addition["weeks_sooner"] >= 8


def test_capacity_stands_against_places_wanted_by_month(case, programme):
    session = TrainingSessionFactory(
        organisation=case.service, period=(at(17, days=2), at(20, days=2)), capacity=30
    )
    session.delivers.add(Part.objects.get(pk=programme[2][0]))
    (module,) = made(region=case.region)["modules"]
    assert module["title"] == "Modul i pride-basic"
    assert sum(module["seats"]) == 30
    persons = 2 * (HOMES + 2)
    assert module["wanted_in_all"] is None or abs(module["wanted_in_all"] - persons) <= 2


def test_waiting_time_is_told_by_step_from_ten_homes_up(case):
    steps = {row["step"]: row for row in made(region=case.region)["steps"]}
    assert steps["registered"]["homes"] == 15
    assert (steps["accepted"]["weeks"], steps["accepted"]["weeks_since_last"]) == (2, 2)
    assert steps["complete"] == {
        "step": "complete",
        "homes": None,
        "weeks": None,
        "weeks_since_last": None,
    }


def test_homes_that_left_are_counted_by_the_last_step_they_reached(case):
    for home in prepare(case, 9):
        FosterHome.objects.filter(pk=home.pk).update(closed_on=today())
    left = {row["step"]: row["homes"] for row in made(region=case.region)["left"]}
    assert left["all"] in (10, None)
    assert left["registered"] is None


def test_homes_with_complete_training_are_counted_by_target_group(case):
    for home in FosterHome.objects.exclude(pk=case.home.pk):
        case.train(*(member.user for member in home.parents.all()))
    evaluate_stale()
    groups = {row["group"]: row["homes"] for row in made(region=case.region)["groups"]}
    assert groups["siblings"] == groups["all"] == 10


def test_office_has_no_figures_by_target_group_or_month(case):
    assert set(made(organisation=case.office)) == {"on", "steps", "left"}


def test_figures_stand_for_the_month_whatever_happens_in_it(case):
    before = made(region=case.region)
    prepare(case, 20)
    evaluate_stale()
    assert made(region=case.region) == before
    assert MonthlyStatistics.objects.count() == 1


def test_home_that_comes_or_goes_between_months_cannot_be_told_from_the_figures(case):
    month = today().replace(day=1)
    before = counts_in(made(region=case.region, on=month))
    FosterHome.objects.filter(pk=prepare(case, 1)[0].pk).update(closed_on=today())
    case.train()
    evaluate_stale()
    after = counts_in(made(region=case.region, on=(month + timedelta(days=40)).replace(day=1)))
    first, second = possible(before, sums_in(before)), possible(after, sums_in(after))
    for key in before.keys() & after.keys():
        (low, high), (low_after, high_after) = first[key], second[key]
        assert (high_after - low) - (low_after - high) >= 4
        assert all(one[key] is None or one[key] % 5 == 0 for one in (before, after))


def sums_in(counts):
    """What anybody can know of which published counts add up to which."""
    found = [Sum("left all", tuple(key for key in counts if key.startswith("left") and key != "left all"))]
    for whole in [key for key in counts if key.startswith("wanted") and key.endswith("all")]:
        months = [key for key in counts if key.startswith(whole.removesuffix("all")) and key != whole]
        found.append(Sum(whole, tuple(months)))
    return found


def counts_in(figures):
    """Every published count of homes or persons, by where it stands."""
    found = {}
    for name in ("steps", "left", "groups"):
        for row in figures[name]:
            found[f"{name} {row.get('step') or row['group']}"] = row["homes"]
    for number, module in enumerate(figures["modules"]):
        for month, wanted in zip(figures["months"], module["wanted"], strict=True):
            found[f"wanted {number} {month}"] = wanted
        found[f"wanted {number} all"] = module["wanted_in_all"]
    for number, addition in enumerate(figures["additions"]):
        found[f"added {number}"] = addition["homes"]
    return found


class TestReaders:
    def test_coordinator_makes_and_reads_the_own_regions_figures_drawn_and_in_tables(self, case):
        assert "Lag tallene for denne måneden" in page(case.coordinator)
        signed_in(case.coordinator).post(
            reverse("approval:ask-statistics"), {"omfang": f"region-{case.region.pk}"}
        )
        assert "Tallene for denne måneden blir laget" in page(case.coordinator)
        compute_outlook(MonthlyStatistics.objects.get().pk)
        shown = page(case.coordinator)
        assert shown.count('<svg class="chart"') >= 2
        assert shown.count('<table class="ds-table"') >= 2
        assert "Lag tallene" not in shown

    def test_coordinator_of_another_region_reads_and_makes_nothing_of_this_one(self, case):
        made(region=case.region)
        other = factories.OrganisationFactory(
            kind="foster_care", region=factories.RegionFactory(code="nord", name="Nord")
        )
        stranger = member(other, "coordinator")
        assert '<svg class="chart"' not in page(stranger, omfang=f"region-{case.region.pk}")
        with pytest.raises(NotAllowed):
            ask_for_outlook(region=case.region, by=stranger)

    def test_caseworker_reads_the_own_office_alone(self, case):
        made(region=case.region)
        made(organisation=case.office)
        shown = page(case.caseworker, omfang=f"region-{case.region.pk}")
        assert case.office.name in shown
        assert "målgruppe" not in shown

    def test_auditor_reads_regions_and_makes_none(self, case):
        made(region=case.region)
        governor = factories.OrganisationFactory(kind="county_governor", region=None, county_numbers=["39"])
        shown = page(member(governor, "auditor"), omfang=f"region-{case.region.pk}")
        assert '<svg class="chart"' in shown
        assert "Planlegg samlinger" not in shown

    def test_nonsense_in_the_address_shows_the_readers_own(self, case):
        assert case.region.name in page(case.coordinator, omfang="region-x", maned="9999-99")


def test_monthly_task_asks_for_every_region_and_office_once(case):
    wanted = Region.objects.count() + 1
    assert ask_for_all_outlooks() == wanted
    ask_for_all_outlooks()
    assert MonthlyStatistics.objects.count() == wanted


def test_what_was_lost_on_its_way_is_sent_again(case, django_capture_on_commit_callbacks):
    outlook = ask_for_outlook(region=case.region)
    with django_capture_on_commit_callbacks() as sent:
        ask_for_outlook(region=case.region)
    assert not sent
    MonthlyStatistics.objects.filter(pk=outlook.pk).update(asked_at=timezone.now() - timedelta(hours=3))
    with django_capture_on_commit_callbacks() as sent:
        ask_for_outlook(region=case.region)
    assert len(sent) == 1


@pytest.mark.django_db(transaction=True)
def test_worker_reckons_the_figures_and_tells_how_far_it_has_come(celery_worker):
    ordinary_rules()
    case = Case()
    outlook = ask_for_outlook(region=case.region, by=case.coordinator)
    celery_worker.wait_until(lambda: MonthlyStatistics.objects.finished().filter(pk=outlook.pk).exists())
    outlook.refresh_from_db()
    assert outlook.total == 1
    assert outlook.figures["steps"]

    def test_page_asks_as_many_questions_for_one_month_as_for_many(self, case):
        def questions() -> int:
            client = signed_in(case.coordinator)
            client.get(reverse("approval:statistics"))
            with CaptureQueriesContext(connection) as caught:
                assert '<svg class="chart"' in client.get(reverse("approval:statistics")).content.decode()
            return len(caught)

        figures, now = made(region=case.region), timezone.now()
        with_one = questions()
        for month in range(1, 7):
            MonthlyStatistics.objects.create(
                region=case.region, month=date(2024, month, 1), asked_at=now, finished_at=now, figures=figures
            )
        assert questions() == with_one
