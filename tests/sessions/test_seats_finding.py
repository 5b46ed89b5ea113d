"""A family that looks for a gathering meets what it lacks first."""

import pytest
from django.urls import reverse
from django.utils import timezone

from courses.models import Enrolment, PartProgress
from lms.dates import today
from lms.people.models import FosterParent
from tests.courses import factories as learning
from tests.factories import PreparationFactory
from tests.sessions.factories import TrainingSessionFactory, at, couple, signed_up

pytestmark = pytest.mark.django_db
OPEN = reverse("sessions:open")


@pytest.fixture
def kari():
    return couple()[1]


@pytest.fixture
def parts(kari):
    """Two gatherings on Kari's path."""
    found = [learning.part(kind="gathering"), learning.part(kind="gathering")]
    learning.enrolled(kari, parts=found)
    return found


def about(part, service, *, days):
    session = TrainingSessionFactory(organisation=service, period=(at(17, days=days), at(20, days=days)))
    session.delivers.add(part.uuid)
    return session


def test_what_is_lacking_comes_before_the_rest(client, kari, parts, service):
    other = TrainingSessionFactory(organisation=service, period=(at(9, days=2), at(12, days=2)))
    lacking = about(parts[0], service, days=20)
    client.force_login(kari)

    page = client.get(OPEN)

    assert [one.session for one in page.context["page"].wanted] == [lacking]
    assert [one.session for one in page.context["page"].others] == [other]


def test_nothing_is_lacking_when_the_path_is_closed(client, kari, parts, service):
    session = about(parts[0], service, days=20)
    preparation = PreparationFactory(home=FosterParent.objects.get(user=kari).home)
    client.force_login(kari)
    assert client.get(OPEN).context["page"].wanted

    preparation.ended_on = today()
    preparation.save()

    page = client.get(OPEN)
    assert page.context["page"].wanted == []
    assert [one.session for one in page.context["page"].others] == [session]


def test_a_part_with_a_date_booked_is_lacking_no_more(client, kari, parts, service):
    signed_up(about(parts[0], service, days=5), kari)
    about(parts[0], service, days=20)
    client.force_login(kari)

    assert client.get(OPEN).context["page"].wanted == []


def test_dates_for_one_part_leave_the_other_parts_out(client, kari, parts, service):
    about(parts[0], service, days=5)
    asked_for = about(parts[1], service, days=9)
    client.force_login(kari)

    page = client.get(OPEN, {"del": str(parts[1].uuid)})

    assert [one.session for one in page.context["page"].wanted] == [asked_for]
    assert page.context["page"].others == []


@pytest.mark.parametrize("asked", ["tull", "00000000-0000-0000-0000-000000000000"])
def test_asking_for_nonsense_shows_everything(client, kari, parts, service, asked):
    about(parts[0], service, days=5)
    client.force_login(kari)

    assert len(client.get(OPEN, {"del": asked}).context["page"].wanted) == 1


def test_no_list_of_what_is_open_offers_what_one_has_done(client, kari, parts, service):
    session = about(parts[0], service, days=20)
    PartProgress.objects.create(
        enrolment=Enrolment.objects.get(person=kari),
        part_id=parts[0].uuid,
        person=kari,
        done_on=today(),
        done_at=timezone.now(),
        rests_on=[],
    )
    client.force_login(kari)
    page = client.get(OPEN).context["page"]
    assert [one.session for one in page.done] == [session]
    assert [*page.wanted, *page.others, *page.farther] == []
