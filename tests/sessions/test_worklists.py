"""The plan's piles: only the sessions in which something waits for who plans them."""

import pytest
from django.urls import reverse

from sessions.actions.trainers import add_absence
from sessions.models import InterpreterOrder
from sessions.queries.worklists import Worklist
from tests.sessions.factories import TrainingSessionFactory, adult, at, led_by, signed_up, trainer_of

pytestmark = pytest.mark.django_db
PLAN = reverse("sessions:planned")


@pytest.fixture
def session(service, trainers):
    """Make a session with two leaders on a day of its own."""

    def _session(title, *, days, leaders=trainers):
        made = TrainingSessionFactory(
            organisation=service, title=title, capacity=1, period=(at(17, days=days), at(20, days=days))
        )
        return led_by(made, *leaders)

    return _session


def test_each_pile_opens_the_sessions_in_which_that_waits_and_no_others(
    client, session, service, coordinator, django_assert_max_num_queries
):
    session("I orden", days=3)
    session("Uten nok", days=4, leaders=[trainer_of(service)])
    away = session("Borte", days=5, leaders=[trainer_of(service), trainer_of(service)])
    leader = away.trainer_assignments.first().trainer
    add_absence(leader, begins_at=away.begins_at, ends_at=away.ends_at, by=leader)
    for days in (6, 7):
        full = session("Full", days=days)
        signed_up(full, adult())
        signed_up(full, adult(), "waiting")
    for title, days in (("Tolk", 8), ("Senere", 40)):
        InterpreterOrder.objects.create(registration=signed_up(session(title, days=days), adult()))
    session("Gikk av stabelen", days=-3, leaders=[trainer_of(service)])
    client.force_login(coordinator)

    def shown(**query):
        with django_assert_max_num_queries(24):
            return [one.title for one in client.get(PLAN, query).context["sessions"]]

    assert shown(vis=Worklist.LEADERS) == ["Uten nok"]
    assert shown(vis=Worklist.AWAY) == ["Borte"]
    assert shown(vis=Worklist.WAITING) == ["Full", "Full"]
    assert shown(vis=Worklist.INTERPRETERS) == ["Tolk"]
    assert len(shown(vis="tull")) == len(shown()) == 7


def test_an_empty_pile_says_so_and_leads_back_to_all_sessions(client, gathering, coordinator):
    client.force_login(coordinator)
    page = client.get(PLAN, {"vis": Worklist.AWAY}).content.decode()
    assert "Her er det ingenting som venter" in page
    assert gathering.title not in page
