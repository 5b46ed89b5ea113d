"""The directorate says which versions follow the national recommendations."""

from typing import Any

import pytest
from django.urls import reverse

from courses.models import ProgrammeVersion
from lms.dates import today
from lms.people.models import AuditEntry, Role
from tests.courses import factories as make
from tests.factories import MembershipFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client):
    admin = MembershipFactory(role=Role.ADMIN).user
    client.force_login(admin)
    return admin


@pytest.fixture
def newer():
    """A second version, with one lesson more, that waits."""
    version = make.publish_programme(module := make.module_content(make.part(title="Ro")))
    make.publish_module(make.module_content(*module.parts, make.part(title="Tid"), uuid=module.uuid))
    return make.publish_programme_again(version)


def test_the_page_shows_what_is_new_in_a_version_that_waits(client, admin, newer):
    page = client.get(reverse("courses:recommendations")).content.decode()
    assert "Tilknytning: Tid" in page
    assert "Tilknytning: Ro" not in page


def test_recording_needs_a_yes_and_is_signed(client, admin, newer):
    address = reverse("courses:recommend", args=[newer.pk])
    assert client.get(address).status_code == 200
    newer.refresh_from_db()
    assert newer.follows_recommendation_on is None
    assert client.post(address).status_code == 302
    newer.refresh_from_db()
    followed: Any = (newer.follows_recommendation_on, newer.follows_recommendation_by)
    assert followed == (today(), admin)
    assert AuditEntry.objects.filter(act="programme.recommended", by=admin).count() == 1


def test_recording_again_changes_nothing(client, admin, newer):
    for _ in range(2):
        client.post(reverse("courses:recommend", args=[newer.pk]))
    assert AuditEntry.objects.filter(act="programme.recommended", by=admin).count() == 1
    assert ProgrammeVersion.objects.exclude(follows_recommendation_on=None).count() == 2


def test_the_page_takes_the_same_queries_for_one_programme_and_for_many(
    client, admin, newer, django_assert_max_num_queries
):
    for n in range(8):
        if n in (0, 7):
            with django_assert_max_num_queries(14):
                client.get(reverse("courses:recommendations"))
        make.publish_programme(make.module_content(make.part()), code=f"p-{n}")
