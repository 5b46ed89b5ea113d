"""When a home's training can be complete: from the records, on the pages, booked, and alerted."""

import re
from copy import deepcopy
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from courses.models import Part
from lms.approval.actions.approvals import finish_task
from lms.approval.actions.evaluation import evaluate_stale
from lms.approval.actions.forecasts import book_plan, choose_pace, keep_all_forecasts
from lms.approval.actions.hand_overs import hand_over
from lms.approval.errors import PlanChanged
from lms.approval.forecast import Why
from lms.approval.models import GateStatus, HomeForecast, PlanWaiting, Task
from lms.approval.queries.closings import booked_days
from lms.approval.queries.forecast.cases import asked_for
from lms.approval.queries.forecast.prospects import prospect_of, prospects_for
from lms.approval.queries.forecast.sessions import Published
from lms.approval.queries.standings import standings_of
from lms.dates import oslo_day
from lms.notices.models import Notice
from lms.people.models import Assignment, FosterHome, Region
from lms.refusals import NotAllowed
from sessions.actions.seats import register
from sessions.models import Booking, ReachWish, Registration, SeatOffer, UnsuitableDays
from tests import factories
from tests.lms.approval.factories import Case, member, ordinary_rules, published_programme
from tests.sessions.factories import TrainingSessionFactory, VenueFactory, at, signed_up

pytestmark = pytest.mark.django_db
NEAR, FAR = 5, 12


def _programme_and_case():
    programme = published_programme("pride-basic", lessons=2, gatherings=2)
    ordinary_rules()
    case = Case()
    evaluate_stale()
    return programme, case


@pytest.fixture(scope="module")
def standing(stand):
    return stand(_programme_and_case)


@pytest.fixture
def programme_and_case(standing, db):
    return deepcopy(standing)


@pytest.fixture
def programme(programme_and_case):
    return programme_and_case[0]


@pytest.fixture
def case(programme_and_case):
    return programme_and_case[1]


def session(case, part, *, days, **values):
    values.setdefault("venue", VenueFactory(municipality=case.municipality))
    made = TrainingSessionFactory(
        organisation=case.service, period=(at(17, days=days), at(20, days=days)), **values
    )
    made.delivers.add(Part.objects.get(pk=part))
    return made


@pytest.fixture
def gatherings(case, programme):
    """One of each part, near and far."""
    first, second = programme[2]
    return session(case, first, days=NEAR), session(case, second, days=FAR)


def prospect(case):
    (standing,) = standings_of(case.home, user=case.caseworker, language="nb")
    found = prospect_of(standing.subject, standing.facts, standing.answer, language="nb")
    assert found is not None
    return found


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user, backend="lms.people.backends.NameOrEmailBackend")
    return client


def words(response) -> str:
    return re.sub(r"\s+", " ", response.content.decode())


def test_day_is_that_of_the_last_gathering_that_both_can_come_to(case, gatherings):
    found = prospect(case)
    assert found.on == oslo_day(gatherings[1].ends_at)
    assert found.bound_session == gatherings[1]
    assert [going.session for going in found.plan] == list(gatherings)
    assert all(set(going.to_book) == set(case.adults) for going in found.plan)


def test_slow_pace_makes_e_learning_what_comes_last(case, gatherings):
    choose_pace(case.home, minutes_a_week=15, together=True, by=case.adults[0])
    found = prospect(case)
    assert found.on == oslo_day(timezone.now() + timedelta(minutes=round(40 / 15 * 7 * 24 * 60)))
    assert found.bound_session is None
    assert found.minutes_left[case.adults[0].pk] == 40


def test_what_is_not_planned_is_named_and_there_is_no_day(case, programme):
    session(case, programme[2][0], days=NEAR)
    found = prospect(case)
    assert found.on is None
    assert {(one.title, one.why) for one in found.missing} == {("Samling 1", Why.NOT_PLANNED)}
    assert len(found.to_book) == 1


def test_full_session_counts_as_none_and_says_so(case, gatherings, programme):
    gatherings[1].capacity = 1
    gatherings[1].save()
    found = prospect(case)
    assert {one.why for one in found.missing} == {Why.FULL}
    choose_pace(case.home, minutes_a_week=600, together=False, by=case.caseworker)
    assert len(prospect(case).missing) == 1


def test_days_and_places_that_do_not_suit_one_are_passed_over(case, gatherings, programme):
    later = session(case, programme[2][1], days=FAR + 7)
    UnsuitableDays.objects.create(
        person=case.adults[1],
        first_day=oslo_day(gatherings[1].begins_at),
        last_day=oslo_day(gatherings[1].begins_at),
    )
    found = prospect(case)
    assert found.bound_session == later
    assert found.passed_over == (gatherings[1], Why.UNSUITABLE)
    assert found.alone_on is None
    wish = ReachWish.objects.create(person=case.adults[0])
    wish.reachable.add(factories.MunicipalityFactory())
    assert {one.why for one in prospect(case).missing} == {Why.UNSUITABLE}


def test_session_in_another_region_is_out_of_reach_until_it_is_wished_for(case, programme):
    elsewhere = factories.MunicipalityFactory(region=factories.RegionFactory(code="nord", name="Nord"))
    for part in programme[2]:
        far = session(
            case, part, days=NEAR + programme[2].index(part), venue=VenueFactory(municipality=elsewhere)
        )
        far.organisation = factories.OrganisationFactory(kind="foster_care")
        far.save()
    assert prospect(case).on is None
    for adult in case.adults:
        ReachWish.objects.create(person=adult).reachable.add(elsewhere)
    assert prospect(case).on is not None


def far_session(case, part, *, days, **values):
    """A session in another region, of another service."""
    region, _ = Region.objects.get_or_create(code="nord", defaults={"name": "Nord"})
    place = factories.MunicipalityFactory(region=region)
    made = session(case, part, days=days, venue=VenueFactory(municipality=place), **values)
    made.organisation = factories.OrganisationFactory(kind="foster_care")
    made.save()
    return made


@pytest.mark.parametrize(
    ("far", "near", "capacity"),
    [
        ((None, None), (0,), 12),
        ((1, 12), (), 12),
        ((1, 12), (0,), 1),
        ((12, 1), (0, 1), 12),
        ((12, 12), (0, 1), 1),
        ((0, 0), (1,), 12),
    ],
)
def test_reading_within_reach_answers_as_reading_the_whole_country(case, programme, far, near, capacity):
    for place, seats in enumerate(far):
        if seats is not None:
            far_session(case, programme[2][place], days=NEAR - 2 + place, capacity=seats)
    for place in near:
        session(case, programme[2][place], days=NEAR + 7 * place, capacity=capacity)
    (standing,) = standings_of(case.home, user=case.caseworker, language="nb")
    told = standing.subject, standing.facts, standing.answer
    now = timezone.now()
    whole = prospect_of(*told, language="nb", published=Published(now))
    assert prospect_of(*told, language="nb", since=now) == whole
    assert prospects_for([standing], language="nb")[standing.subject].plan == whole.plan


def test_earlier_session_elsewhere_is_told_as_passed_over(case, programme):
    session(case, programme[2][0], days=NEAR)
    session(case, programme[2][1], days=FAR)
    far = far_session(case, programme[2][1], days=NEAR + 2)
    assert prospect(case).passed_over == (far, Why.UNSUITABLE)
    far.capacity = 1
    far.save()
    assert prospect(case).passed_over == (far, Why.FULL)


def test_sessions_of_the_whole_country_are_not_read_for_one_home(case, gatherings, programme):
    for days in range(NEAR, NEAR + 4):
        far_session(case, programme[2][0], days=days)
    (standing,) = standings_of(case.home, user=case.caseworker, language="nb")
    case_read: Any = (standing.facts, standing.answer)
    asked = asked_for({standing.subject: case_read}, language="nb")
    assert set(asked[standing.subject].sessions.values()) == set(gatherings)


@pytest.mark.parametrize(("name", "most"), [("portal:path", 51), ("approval:our-home", 39)])
def test_family_reads_its_forecast_in_few_queries_however_much_is_open(
    case, gatherings, programme, name, most, django_assert_max_num_queries
):
    published_programme("modular-1", lessons=4, gatherings=3)
    for days in range(NEAR, NEAR + 6):
        session(case, programme[2][0], days=days)
        far_session(case, programme[2][1], days=days)
    client = signed_in(case.adults[0])
    client.get(reverse(name))
    with django_assert_max_num_queries(most):
        client.get(reverse(name))


def test_caseworker_reads_the_forecast_in_few_queries(case, gatherings, django_assert_max_num_queries):
    """One of them asks where the home has moved to, for its timeline; one, whether a limit was asked for."""
    client, address = signed_in(case.caseworker), reverse("approval:home", args=[case.home.uuid])
    client.get(address)
    with django_assert_max_num_queries(53):
        client.get(address)


def test_seat_that_is_held_stands_and_an_earlier_day_by_changing_it_is_told(case, gatherings, programme):
    later = session(case, programme[2][0], days=FAR + 14)
    register(later, persons=case.adults, together=True, by=case.adults[0])
    found = prospect(case)
    assert found.on == oslo_day(later.ends_at)
    assert found.moved_on == oslo_day(gatherings[1].ends_at)


def test_waiting_list_is_no_seat(case, gatherings):
    gatherings[1].capacity = 0
    gatherings[1].save()
    register(gatherings[1], persons=case.adults, together=True, by=case.adults[0])
    gatherings[1].refresh_from_db()
    gatherings[1].capacity = 12
    gatherings[1].save()
    assert prospect(case).on is None


def test_seat_that_is_offered_is_none_until_it_is_taken(case, gatherings):
    for adult in case.adults:
        signed_up(gatherings[0], adult, Registration.Status.OFFERED)
    first = prospect(case).plan[0]
    assert first.session == gatherings[0]
    assert set(first.offered) == set(first.to_book) == set(case.adults)
    assert booked_days(case.adults, timezone.now()) == {}
    shown = words(signed_in(case.adults[0]).get(reverse("portal:path")))
    assert "tilbudt" in shown


def test_booking_the_plan_says_yes_to_the_seats_that_are_offered(case, gatherings):
    session = gatherings[0]
    session.capacity = 2
    session.save()
    for adult in case.adults:
        registration = signed_up(session, adult, Registration.Status.OFFERED)
        Booking.objects.filter(pk=registration.booking_id).update(home=case.home)
        SeatOffer.objects.create(
            booking=registration.booking,
            seats=1,
            offered_at=timezone.now(),
            expires_at=timezone.now() + timedelta(hours=40),
        )
    for adult in case.adults:
        book_plan(case.assignment, shown=prospect(case).key, by=adult)
    assert set(Registration.objects.values_list("status", flat=True)) == {"registered"}
    assert set(SeatOffer.objects.values_list("outcome", flat=True)) == {"taken"}


def test_completed_training_leaves_nothing_to_forecast(case, gatherings):
    case.train()
    (standing,) = standings_of(case.home, user=case.caseworker, language="nb")
    assert prospect_of(standing.subject, standing.facts, standing.answer, language="nb") is None


def test_each_open_cell_has_a_day_of_its_own(case, gatherings):
    case.train(case.adults[0])
    (cell,) = prospect(case).cells
    assert (cell.adult, cell.on) == (case.adults[1], oslo_day(gatherings[1].ends_at))


def test_each_adult_confirms_the_plan_for_themselves(case, gatherings):
    one, other = case.adults
    assert book_plan(case.assignment, shown=prospect(case).key, by=one) == 2
    held = Registration.objects.filter(status=Registration.Status.REGISTERED)
    assert set(held.values_list("person", flat=True)) == {one.pk}
    assert book_plan(case.assignment, shown=prospect(case).key, by=other) == 2
    assert prospect(case).to_book == []


def test_who_has_dates_to_confirm_is_told_once_and_led_there_from_home_until_they_have(
    client, case, gatherings
):
    one, other = case.adults
    book_plan(case.assignment, shown=prospect(case).key, by=one)
    (message,) = Notice.objects.filter(kind="forecast.plan_waits")
    assert message.to == other
    address = reverse("approval:plan", args=[case.assignment.gate_status.pk])
    assert message.variables == {"link": f"http://localhost:8000{address}"}

    def is_led_there(person):
        client.force_login(person)
        return f'href="{address}"' in client.get(reverse("portal:home")).content.decode()

    assert is_led_there(other)
    assert not is_led_there(one)
    keep_all_forecasts()
    assert is_led_there(other)
    book_plan(case.assignment, shown=prospect(case).key, by=other)
    assert not is_led_there(other)
    assert Notice.objects.filter(kind="forecast.plan_waits").count() == 1


def test_a_plan_that_has_nothing_left_for_a_person_waits_for_them_no_more(case, gatherings):
    one, other = case.adults
    book_plan(case.assignment, shown=prospect(case).key, by=one)
    for gathering in gatherings:
        signed_up(gathering, other)
    keep_all_forecasts()
    assert not PlanWaiting.objects.exists()


def test_staff_sign_both_up_to_the_whole_plan_on_their_word(case, gatherings):
    found = prospect(case)
    assert book_plan(case.assignment, shown=found.key, by=case.caseworker) == 2
    held = Registration.objects.filter(status=Registration.Status.REGISTERED)
    assert set(held.values_list("person", "session")) == {
        (adult.pk, one.pk) for adult in case.adults for one in gatherings
    }
    assert prospect(case).to_book == []


def test_plan_other_than_the_one_shown_books_nothing(case, gatherings, programme):
    shown = prospect(case).key
    session(case, programme[2][1], days=FAR - 1)
    with pytest.raises(PlanChanged):
        book_plan(case.assignment, shown=shown, by=case.caseworker)
    assert not Registration.objects.exists()


def test_nothing_is_booked_from_a_page_that_has_not_shown_who_goes_where_and_when(case, gatherings):
    status = GateStatus.objects.get(assignment=case.assignment)
    one, other = case.adults
    preview, book = (reverse(f"approval:{name}", args=[status.pk]) for name in ("plan", "book-plan"))
    client = signed_in(one)
    for name in ("approval:our-home", "portal:path"):
        page = words(client.get(reverse(name)))
        assert preview in page
        assert book not in page
    shown = words(client.get(preview))
    assert other.first_name in shown
    assert "Meld meg på 2 samlinger" in shown
    client.post(book, {"plan": prospect(case).key})
    assert set(Registration.objects.values_list("person", flat=True)) == {one.pk}
    assert "Her er det ingenting du skal melde deg på." in words(client.get(preview))


def test_a_date_that_an_adult_has_said_no_to_is_not_put_into_the_plan_again(case, programme):
    first, second = programme[2]
    declined = session(case, first, days=NEAR)
    session(case, second, days=FAR)
    for adult in case.adults:
        signed_up(declined, adult, Registration.Status.EXCUSED)
    found = prospect(case)
    assert declined not in [going.session for going in found.plan]
    assert Why.DECLINED in {one.why for one in found.missing}


def test_stranger_books_nothing_and_sets_no_pace(case, gatherings):
    stranger = member(factories.OrganisationFactory(), "caseworker")
    with pytest.raises(NotAllowed):
        book_plan(case.assignment, shown=prospect(case).key, by=stranger)
    with pytest.raises(NotAllowed):
        choose_pace(case.home, minutes_a_week=60, together=True, by=stranger)


def late_case(case, days):
    Assignment.objects.filter(pk=case.assignment.pk).update(
        planned_move_in_on=oslo_day(timezone.now()) + timedelta(days=days)
    )
    keep_all_forecasts()
    return Task.objects.filter(kind=Task.Kind.TOO_LATE)


def test_planned_move_in_that_cannot_be_kept_gives_the_office_one_task_and_one_message(case, gatherings):
    tasks = late_case(case, FAR - 1)
    assert [task.assignment for task in tasks] == [case.assignment]
    late_case(case, FAR - 1)
    assert tasks.count() == 1
    told = Notice.objects.filter(kind="forecast.too_late")
    assert set(told.values_list("to", flat=True)) == {case.caseworker.pk, case.colleague.pk}
    assert told.count() == 2


def test_task_closes_by_itself_when_there_is_time_and_stays_closed_once_settled(case, gatherings):
    tasks = late_case(case, FAR - 1)
    finish_task(tasks.get(), by=case.caseworker)
    assert not late_case(case, FAR - 1).open().exists()
    late_case(case, FAR + 1)
    assert late_case(case, FAR - 1).open().count() == 1
    assert not late_case(case, FAR + 1).open().exists()


def test_move_in_without_a_possible_day_is_late_and_a_recorded_one_is_not(case):
    assert late_case(case, 300).open().count() == 1
    Assignment.objects.update(moved_in_on=oslo_day(timezone.now()))
    assert not late_case(case, 300).open().exists()


def test_kept_forecasts_say_what_the_page_says(case, gatherings):
    keep_all_forecasts()
    assert HomeForecast.objects.get().ready_on == prospect(case).on
    case.train()
    evaluate_stale()
    keep_all_forecasts()
    assert not HomeForecast.objects.exists()


def test_number_of_questions_does_not_grow_with_homes(case, gatherings):
    def questions():
        with CaptureQueriesContext(
            connection,
        ) as asked:
            keep_all_forecasts()
        return len(asked)

    one = questions()
    for _ in range(3):
        Case()
    evaluate_stale()
    assert GateStatus.objects.count() == 4
    assert questions() == one


def test_caseworker_reads_day_reason_and_plan_and_books_it(case, gatherings):
    late_case(case, FAR - 1)
    client = signed_in(case.caseworker)
    shown = words(client.get(reverse("approval:home", args=[case.home.uuid])))
    assert "Tidligst" in shown
    assert "Opplæringen kan ikke være fullført til da." in shown
    assert "Se og meld på disse 2 samlingene" in shown
    status = GateStatus.objects.get(assignment=case.assignment)
    answer = client.post(
        reverse("approval:book-plan", args=[status.pk]), {"plan": prospect(case).key}, follow=True
    )
    assert "Påmeldt til 2 samlinger." in words(answer)
    assert Registration.objects.count() == 4


def test_family_reads_it_kindly_and_nothing_of_the_others_e_learning(case, gatherings):
    choose_pace(case.home, minutes_a_week=15, together=True, by=case.adults[0])
    case.train(case.adults[0])
    for name in ("approval:our-home", "portal:path"):
        shown = words(signed_in(case.adults[0]).get(reverse(name)))
        assert "Dere kan være ferdige" in shown
        assert "Det som kommer sist, er e-læring." in shown
        assert "40 minutter" not in shown


def test_family_chooses_a_pace_and_nonsense_is_refused(case, gatherings):
    status = GateStatus.objects.get(assignment=case.assignment)
    client, address = signed_in(case.adults[0]), reverse("approval:choose-pace", args=[status.pk])
    client.post(address, {f"case-{status.pk}-minutes_a_week": "60", f"case-{status.pk}-together": "on"})
    home = FosterHome.objects.get(pk=case.home.pk)
    assert (home.learning_pace.minutes_a_week, home.learning_pace.together) == (60, True)
    for nonsense in ("0", "-60", "61", "mye"):
        client.post(address, {f"case-{status.pk}-minutes_a_week": nonsense})
    home.learning_pace.refresh_from_db()
    assert home.learning_pace.minutes_a_week == 60


def test_office_that_helps_out_reads_the_plan_and_is_not_asked_to_book_it(case, gatherings):
    office = factories.OrganisationFactory(kind="child_welfare")
    deputy = member(office, "caseworker")
    hand_over(case.assignment, to=office, by=case.caseworker)
    address = reverse("approval:home", args=[case.home.uuid])
    shown = {who: signed_in(who).get(address).content.decode() for who in (case.caseworker, deputy)}
    assert all("Tidligst" in page for page in shown.values())
    assert ["/plan/" in page for page in shown.values()] == [True, False]


def test_auditor_reads_the_forecast_and_cannot_book(case, gatherings):
    governor = factories.OrganisationFactory(
        kind="county_governor", region=None, county_numbers=[case.municipality.county_number]
    )
    factories.supervise(governor, case.municipality)
    auditor = member(governor, "auditor")
    shown = words(signed_in(auditor).get(reverse("approval:home", args=[case.home.uuid])))
    assert "Tidligst" in shown
    assert "bestill" not in shown
