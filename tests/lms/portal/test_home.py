"""Each role's home page, and what a family reads about its own standing."""

from datetime import date, timedelta
from typing import Any, cast

import pytest
from django.urls import reverse
from django.utils import timezone

from lms.approval import gate
from lms.dates import today
from lms.people.actions.two_persons import (
    confirm_protected_access,
    propose_administrator,
    propose_protected_access,
)
from lms.people.models import Role
from lms.portal.queries.home.family import family_home
from sessions.actions.trainers import add_absence
from sessions.models import CheckInClaim
from sessions.queries.worklists import Worklist
from tests import world
from tests.cms import factories as make
from tests.courses import factories as learning
from tests.courses.test_material_changes import publish
from tests.factories import AssignmentFactory, MembershipFactory, UserFactory
from tests.lms.notices.factories import MessageFactory
from tests.role_table import (
    ADMIN,
    AUDITOR,
    CASEWORKER,
    COORDINATOR,
    EDITOR,
    FOSTER_PARENT,
    TRAINER,
)
from tests.sessions.factories import TrainingSessionFactory, led_by, signed_up, trainer_of

HOME = "/min-side/"


@pytest.fixture
def own(db):
    return world.build()


@pytest.mark.parametrize(
    ("role", "words"),
    [
        (FOSTER_PARENT, "Neste samling"),
        (TRAINER, "I dag"),
        (COORDINATOR, "Trenger en avgjørelse"),
        (CASEWORKER, "Oppgaver"),
        (EDITOR, "Åpne redigeringen"),
        (AUDITOR, "Hjem til tilsyn"),
        (ADMIN, "Registre"),
    ],
)
def test_home_page_greets_each_role_with_its_own_work(client, own, role, words):
    client.force_login(own.users[role])

    page = client.get(HOME).content.decode()

    assert words in page
    assert page.count("<h1") == 1


def test_somebody_with_two_roles_finds_both(client, own):
    user = own.users[TRAINER]
    MembershipFactory(user=user, organisation=own.child_welfare, role=Role.CASEWORKER)
    client.force_login(user)

    page = client.get(HOME).content.decode()

    assert "I dag" in page
    assert "Oppgaver" in page


def test_account_without_a_role_is_told_whom_to_ask(client, db):
    client.force_login(UserFactory())

    assert "ingen rolle" in client.get(HOME).content.decode()


def test_child_who_moved_in_lately_puts_the_first_days_on_top(client, own):
    own.assignment.moved_in_on = today() - timedelta(days=3)
    own.assignment.save()
    client.force_login(own.users[FOSTER_PARENT])

    page = client.get(HOME).content.decode()

    assert page.index("De første dagene") < page.index("Ditt neste steg")


def test_child_who_moves_in_later_or_lived_there_long_changes_nothing(client, own):
    client.force_login(own.users[FOSTER_PARENT])
    for day in (today() + timedelta(days=5), today() - timedelta(days=90)):
        own.assignment.moved_in_on = day
        own.assignment.save()

        assert "De første dagene" not in client.get(HOME).content.decode()


def test_ended_assignment_leaves_no_trace_of_the_first_days(client, own):
    own.assignment.moved_in_on = today() - timedelta(days=3)
    own.assignment.ended_on = today()
    own.assignment.save()
    client.force_login(own.users[FOSTER_PARENT])

    assert "De første dagene" not in client.get(HOME).content.decode()


def test_family_never_reads_the_words_breach_or_overdue(client, own):
    own.assignment.moved_in_on = date(2020, 1, 1)
    own.assignment.save()
    client.force_login(own.users[FOSTER_PARENT])

    for language in ("", "/nn", "/en"):
        page = client.get(f"{language}{HOME}").content.decode().lower()
        for word in ("brudd", "brot", "breach", "overdue", "oversittet", "for sent"):
            assert word not in page


@pytest.mark.parametrize(
    ("outcome", "state"),
    [
        (gate.Outcome.CLEARED, "complete"),
        (gate.Outcome.MISSING, "under_way"),
        (gate.Outcome.URGENT, "soon"),
        (gate.Outcome.OVERDUE, "soon"),
        (gate.Outcome.BREACH, "soon"),
        (gate.Outcome.NOT_APPLICABLE, "exempt"),
    ],
)
def test_every_outcome_has_calm_words(outcome, state):
    from lms.approval.queries.standings import Standing
    from lms.portal.queries.home.family import _state

    answer = gate.Answer(outcome=outcome, may_approve=False, due_on=None, cells=(), follow_up=())

    assert _state(Standing(subject=cast(Any, None), facts=cast(Any, None), answer=answer), answer) == state


def test_partner_who_left_is_no_longer_shown(own):
    person, partner = own.users[FOSTER_PARENT], own.partner
    assert family_home(person, language="nb").partners == (partner,)

    partner.home_memberships.update(left_on=today())

    assert family_home(person, language="nb").partners == ()


def test_person_who_left_keeps_a_home_page_of_their_own(client, own):
    person = own.users[FOSTER_PARENT]
    person.home_memberships.update(left_on=today())
    client.force_login(person)

    assert client.get(HOME).status_code == 200
    assert family_home(person, language="nb").households == ()


def test_tour_of_a_family_is_folded_below_path_and_gathering(client, own):
    client.force_login(own.users[FOSTER_PARENT])
    page = client.get(HOME).content.decode()
    assert page.index("Veien din</h2>") < page.index("Neste samling") < page.index('<details class="tour')


def test_material_change_of_a_lesson_done_is_told_calmly_with_a_way_to_what_is_new(client, own):
    lesson = learning.part()
    person = learning.enrolled(own.users[FOSTER_PARENT], parts=[lesson]).person
    learning.finish(person, lesson)
    client.force_login(person)
    assert "Nytt siden du gjorde det" not in client.get(HOME).content.decode()

    publish(lesson, "Ro og søvn", "Ny kunnskap om søvn")
    page = client.get(HOME).content.decode()

    assert "Det du har fullført, gjelder fortsatt" in page
    assert "Ny kunnskap om søvn" in page
    assert reverse("cms:changes", args=[lesson.uuid]) in page


def test_coordinator_is_told_of_sessions_whose_trainer_has_since_said_to_be_away(client, own):
    anna, bo = trainer_of(own.service), trainer_of(own.service)
    session = led_by(TrainingSessionFactory(organisation=own.service), anna, bo)
    client.force_login(own.users[COORDINATOR])
    assert "kurslederen er borte" not in client.get(HOME).content.decode()

    add_absence(anna, begins_at=session.begins_at, ends_at=session.ends_at, by=anna)

    page = client.get(HOME).content.decode()
    assert "kurslederen er borte" in page
    assert f"{reverse('sessions:planned')}?vis={Worklist.AWAY}" in page


def test_editor_finds_the_pages_to_finish_one_click_away(client, own):
    draft = make.lesson(title="Ro og søvn")
    client.force_login(own.users[EDITOR])

    page = client.get(HOME).content.decode()

    assert reverse("wagtailadmin_pages:edit", args=[draft.pk]) in page


def test_path_page_is_for_foster_parents(client, own):
    client.force_login(own.users[TRAINER])
    assert client.get(reverse("portal:path")).status_code == 403

    client.force_login(own.users[FOSTER_PARENT])
    assert client.get(reverse("portal:path")).status_code == 200


@pytest.mark.parametrize("role", [CASEWORKER, COORDINATOR])
def test_staff_home_takes_the_same_queries_for_one_home_and_many(
    client, own, role, django_assert_max_num_queries
):
    for _ in range(30):
        AssignmentFactory(organisation=own.child_welfare, home__trained_by=own.service)
    client.force_login(own.users[role])

    with django_assert_max_num_queries(22):
        client.get(HOME)


def test_administrator_s_home_tells_what_waits_for_them_and_which_office_has_one_holder_alone(client, own):
    first = own.users[ADMIN]
    second, holder = MembershipFactory(role=Role.ADMIN).user, MembershipFactory()
    propose_administrator(holder.user, organisation=holder.organisation, by=second)
    right = propose_protected_access(holder.user, organisation=holder.organisation, by=second)

    def page(user) -> str:
        client.force_login(user)
        return " ".join(client.get(HOME).content.decode().split())

    assert "administratorer å bekrefte" in page(first)
    assert "administratorer å bekrefte" not in page(second)
    assert "kontorer der én person alene" not in page(first)
    confirm_protected_access(right, by=first)
    assert "kontorer der én person alene" in page(first)


def test_coordinator_s_home_tells_of_mail_that_could_not_be_delivered(client, own):
    client.force_login(own.users[COORDINATOR])
    assert "ikke kunne leveres" not in client.get(HOME).content.decode()
    MessageFactory(status="failed", organisation=own.service)
    assert "ikke kunne leveres" in client.get(HOME).content.decode()


def test_home_asks_who_is_at_an_open_door_to_say_so_until_they_have(own):
    person, now = own.users[FOSTER_PARENT], timezone.now()
    period = (now - timedelta(minutes=10), now + timedelta(hours=2))
    session = TrainingSessionFactory(organisation=own.service, period=period)
    signed_up(session, person)

    assert family_home(person, language="nb").path.next_step.kind == "check_in"

    CheckInClaim.objects.create(session=session, person=person, claimed_at=now)
    assert family_home(person, language="nb").path.next_step is None


def test_a_deadline_that_has_passed_is_not_shown_to_a_family():
    from lms.portal.queries.home.family import _still_ahead

    assert _still_ahead(today()) == today()
    assert _still_ahead(today() - timedelta(days=1)) is None
