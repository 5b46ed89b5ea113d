"""What one home's page tells beside the grid: the way there, what is booked, and what can be asked for."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from lms.approval.actions import invitations as sent_invitations
from lms.approval.actions.approvals import approve
from lms.approval.actions.evaluation import keep_statuses
from lms.approval.actions.following import follow_homes
from lms.approval.models import Approval, Review
from lms.approval.queries.home.page import home_page
from lms.approval.queries.home.timeline import Happening
from lms.dates import oslo_day, today
from lms.notices.models import Notice
from lms.people.actions import invitations
from lms.people.actions.invitations import accept_invitation
from lms.people.actions.move_ins import record_move_in
from lms.people.errors import AlreadyInAnotherHome
from sessions.actions.in_home import ask_in_home
from sessions.models import Registration
from tests import factories
from tests.lms.approval.factories import Case, member, ordinary_rules
from tests.sessions import factories as sessions

pytestmark = pytest.mark.django_db


@pytest.fixture
def case():
    ordinary_rules()
    return Case()


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user, backend="lms.people.backends.NameOrEmailBackend")
    return client


def approved(case) -> Approval:
    return approve(
        case.assignment, by=case.caseworker, police_certificate_seen_on=today(), suitability_confirmed=True
    )


def timeline(case, user=None):
    page = home_page(case.home, user=user or case.caseworker, language="nb")
    return page.cases[0].timeline


class TestTimeline:
    def test_way_is_told_from_interest_to_approval_in_order(self, case):
        case.train(case.adults[0])
        case.train(case.adults[1], on=today() - timedelta(days=1))
        approved(case)
        events = timeline(case)
        told = [event.what for event in events]
        assert told.index(Happening.INTEREST) < told.index(Happening.COMPLETED)
        assert told.index(Happening.CLEARED) < told.index(Happening.APPROVED)
        assert told.count(Happening.COMPLETED) == 2
        assert [event.on for event in events] == sorted(event.on for event in events)

    def test_cleared_on_the_day_of_the_last_adult(self, case):
        case.train(case.adults[0], on=today() - timedelta(days=9))
        case.train(case.adults[1], on=today() - timedelta(days=4))
        cleared = next(event for event in timeline(case) if event.what is Happening.CLEARED)
        assert cleared.on == today() - timedelta(days=4)

    def test_home_that_is_not_cleared_has_no_such_day(self, case):
        case.train(case.adults[0])
        assert Happening.CLEARED not in {event.what for event in timeline(case)}

    def test_review_and_its_conclusion_are_told(self, case):
        case.train()
        approved(case)
        factories.FosterParentFactory(home=case.home)
        follow_homes([case.home])
        assert Approval.objects.get().state == Approval.State.NEEDS_REVIEW
        assert Review.objects.get().opened_on == today()
        assert Happening.REVIEW in {event.what for event in timeline(case)}

    def test_another_offices_assignment_leaves_no_trace(self, case):
        before = timeline(case)
        other = factories.AssignmentFactory(home=case.home)
        record_move_in(other, moved_in_on=today(), by=member(other.organisation, "caseworker"))
        assert timeline(case) == before


class TestAhead:
    def test_booked_sessions_are_told_by_whom_and_when(self, case):
        session = sessions.TrainingSessionFactory(organisation=case.service)
        for adult, status in zip(case.adults, ("registered", "waiting"), strict=True):
            sessions.signed_up(session, adult, status=status)
        (ahead,) = home_page(case.home, user=case.caseworker, language="nb").ahead
        assert (ahead.names, ahead.waiting) == ((case.adults[0].name,), (case.adults[1].name,))
        assert (
            oslo_day(session.begins_at).strftime("%-d.")
            in signed_in(case.caseworker)
            .get(reverse("approval:home", args=[case.home.uuid]))
            .content.decode()
        )


class TestInHome:
    def test_plan_is_shown_to_its_own_office_alone(self, case):
        record_move_in(case.assignment, moved_in_on=today(), by=case.caseworker)
        case.assignment.refresh_from_db()
        ask_in_home(case.assignment, reasons=["first_time"], needs=["attachment"], by=case.caseworker)
        (shown,) = home_page(case.home, user=case.caseworker, language="nb").cases
        assert [plan.status for plan in shown.plans] == ["asked"]
        assert not shown.may_ask_in_home
        other = factories.AssignmentFactory(home=case.home)
        stranger = member(other.organisation, "caseworker")
        keep_statuses([case.home])
        (theirs,) = home_page(case.home, user=stranger, language="nb").cases
        assert theirs.plans == ()

    def test_training_in_the_home_is_asked_for_after_the_move_in(self, case):
        assert not home_page(case.home, user=case.caseworker, language="nb").cases[0].may_ask_in_home
        record_move_in(case.assignment, moved_in_on=today(), by=case.caseworker)
        assert home_page(case.home, user=case.caseworker, language="nb").cases[0].may_ask_in_home


def test_number_of_queries_does_not_grow_with_adults_sessions_and_training(case):
    def queries() -> int:
        client = signed_in(case.caseworker)
        address = reverse("approval:home", args=[case.home.uuid])
        client.get(address)
        with CaptureQueriesContext(connection) as caught:
            assert client.get(address).status_code == 200
        return len(caught)

    case.train()
    sessions.signed_up(sessions.TrainingSessionFactory(organisation=case.service), case.adults[0])
    before = queries()
    for _ in range(4):
        session = sessions.TrainingSessionFactory(organisation=case.service)
        for adult in case.adults:
            sessions.signed_up(session, adult)
    for code in ("modular-1", "pride-advanced"):
        case.train(code=code)
    assert Registration.objects.count() == 9
    assert queries() == before


def test_staff_see_beside_the_invitation_that_its_mail_could_not_be_delivered(case):
    words = "e-posten kunne ikke leveres"

    def page() -> str:
        address = reverse("approval:home", args=[case.home.uuid])
        return signed_in(case.coordinator).get(address).content.decode()

    def invite() -> None:
        sent_invitations.invite(
            case.home,
            email="ny@example.no",
            first_name="Ny",
            last_name="Voksen",
            language="nb",
            by=case.coordinator,
        )

    invite()
    assert words not in page()
    Notice.objects.filter(kind="home.invitation").update(status="failed")
    assert words in page()
    post_room = signed_in(case.coordinator).get(reverse("notices:post-room")).content.decode()
    assert "ny@example.no" in post_room
    invite()
    assert words not in page()


def test_region_is_told_once_of_an_invitation_that_could_not_be_accepted(case):
    other = Case()
    _, secret = invitations.invite(
        case.home, email=other.adults[0].email, first_name="Et", last_name="Navn", by=case.coordinator
    )
    for _ in range(2):
        with pytest.raises(AlreadyInAnotherHome):
            accept_invitation(secret, person=other.adults[0])
    message = Notice.objects.get(kind="home.invitation_conflict")
    assert message.to == case.coordinator
    assert set(message.variables) == {"link"}
    assert message.made_at <= timezone.now()
