"""Kari is a foster parent, Ola her partner; Sara is a caseworker who approves; all have numbers of their own.
They sign in by a provider that really runs."""

import pytest

from lms.people.models import Role
from tests import sign_in_provider
from tests.factories import FosterParentFactory, MembershipFactory, OrganisationFactory, UserFactory
from tests.sign_in_provider import KARI, OFFICE, SARA, Visitor, know


@pytest.fixture
def provider(settings, db):
    """The provider, answering truly, and the platform that signs people in by it."""
    found = sign_in_provider.start()
    found.forget()
    settings.SIGN_IN_PROVIDERS = found.ways_in
    settings.SITE_URL = "http://testserver"
    return found


@pytest.fixture
def visitor(provider):
    return Visitor(provider)


@pytest.fixture
def kari(db):
    return know(FosterParentFactory(user__username="kari", user__first_name="Kari").user, KARI)


@pytest.fixture
def office(db):
    return OrganisationFactory(name="Barnevernet i Nord", organisation_number=OFFICE)


@pytest.fixture
def sara(office):
    user = UserFactory(username="sara", first_name="Sara")
    MembershipFactory(user=user, organisation=office, role=Role.CASEWORKER, may_approve=True)
    return know(user, SARA)
