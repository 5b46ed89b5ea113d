"""A family finds the gatherings it has behind it, in kind words and beneath those ahead."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from sessions.models import Attendance, Mark, Registration, TrainingSession
from tests.sessions.factories import TrainingSessionFactory, adult, signed_up

pytestmark = pytest.mark.django_db
MINE = reverse("sessions:mine")
REGISTERED = Registration.Status.REGISTERED


@pytest.fixture
def kari(client):
    person = adult()
    client.force_login(person)
    return person


@pytest.fixture
def held(service, kari):
    """A gathering some days ago that Kari had a place in, and her mark in it, if any."""

    def _held(days, mark=None, *, status=REGISTERED, completes=False, title="Samling"):
        begin = timezone.now() - timedelta(days=days, hours=3)
        session = TrainingSessionFactory(
            organisation=service, period=(begin, begin + timedelta(hours=3)), title=title
        )
        signed_up(session, kari, status)
        if mark is not None:
            Attendance.objects.create(
                session=session,
                person=kari,
                mark=mark,
                completes=completes,
                marked_by=kari,
                marked_at=session.ends_at,
            )
        return session

    return _held


def been(client, **query):
    return [(one.session, str(one.words)) for one in client.get(MINE, query).context["been"]]


@pytest.mark.parametrize(
    ("mark", "completes", "words"),
    [
        (Mark.PRESENT, True, "Du var med"),
        (Mark.LATE, True, "Du var med"),
        (Mark.LATE, False, "Du var med på en del av den"),
        (Mark.LEFT_EARLY, False, "Du var med på en del av den"),
        (Mark.ABSENT, False, "Du var ikke med"),
        (Mark.EXCUSED, False, "Du ga beskjed om at du ikke kunne"),
        (None, False, "Ikke ført ennå"),
    ],
)
def test_a_gathering_behind_one_says_kindly_how_it_went(client, held, mark, completes, words):
    session = held(3, mark, completes=completes)
    assert been(client) == [(session, words)]


def test_whoever_sent_apologies_is_remembered_for_it(client, held):
    session = held(3, status=Registration.Status.EXCUSED)
    assert been(client) == [(session, "Du ga beskjed om at du ikke kunne")]


def test_what_one_gave_back_or_never_got_and_what_was_called_off_is_left_out(client, held):
    held(2, status=Registration.Status.CANCELLED)
    held(3, status=Registration.Status.WAITING)
    called_off = held(4)
    TrainingSession.objects.filter(pk=called_off.pk).update(status=TrainingSession.Status.CANCELLED)
    assert been(client) == []


def test_a_place_taken_again_is_told_once(client, kari, held):
    session = held(3, status=Registration.Status.EXCUSED)
    signed_up(session, kari)
    assert been(client) == [(session, "Ikke ført ennå")]


def test_the_newest_come_first_a_page_at_a_time_in_as_many_queries_for_one_as_for_many(
    client, held, django_assert_max_num_queries
):
    oldest = held(40, Mark.PRESENT, completes=True)
    client.get(MINE)
    with django_assert_max_num_queries(30) as few:
        client.get(MINE)
    newer = [held(days, Mark.PRESENT, completes=True) for days in range(1, 21)]
    with django_assert_max_num_queries(len(few)):
        assert [session for session, _ in been(client)] == newer
    assert [session for session, _ in been(client, side="2")] == [oldest]
    assert [session for session, _ in been(client, side="tull")] == newer


def test_nobody_meets_anothers_gatherings(client, held):
    held(3, Mark.PRESENT, completes=True)
    client.force_login(adult())
    page = client.get(MINE)
    assert page.context["been"] == []
    assert "Tidligere samlinger" not in page.content.decode()
