"""The municipal API: how it describes itself, and to whom."""

import pytest
from django.test import Client
from django.urls import reverse

from tests import factories
from tests.lms.approval.factories import member

pytestmark = pytest.mark.django_db


def test_description_draws_itself_without_a_content_network():
    described = Client().get("/api/v1/openapi.json").json()
    assert described["openapi"].startswith("3.1")
    page = Client().get("/api/v1/docs")
    assert page.status_code == 200
    assert "https://" not in page.content.decode().replace("https://www.w3.org", "")


@pytest.mark.parametrize("address", ["/api/v1/docs", "/api/v1/openapi.json"])
def test_description_is_in_production_for_those_who_have_to_do_with_case_systems(case, settings, address):
    settings.IS_PRODUCTION = True
    signed_out = Client().get(address)
    assert (signed_out.status_code, signed_out["Location"]) == (
        302,
        f"{reverse('people:sign-in')}?next={address}",
    )
    for user, status in (
        (case.caseworker, 200),
        (member(case.office, "admin"), 200),
        (member(case.office, "trainer"), 403),
        (factories.UserFactory(), 403),
    ):
        client = Client()
        client.force_login(user)
        assert client.get(address).status_code == status


def test_every_operation_tells_how_it_refuses():
    paths = Client().get("/api/v1/openapi.json").json()["paths"]
    for path in paths.values():
        for operation in path.values():
            assert {"401", "403", "422", "429"} <= set(operation["responses"])
