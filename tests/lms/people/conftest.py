"""The named cast of these tests: Kristin coordinates in the east, Jon in the middle; Sara is a
caseworker in Lillestrøm, Maja elsewhere; Kari and Ola are the adults of one home."""

from datetime import date

import pytest

from lms.people.models import Municipality, Organisation, Role
from tests.factories import (
    FosterHomeFactory,
    FosterParentFactory,
    MembershipFactory,
    OrganisationFactory,
    PreparationFactory,
    UserFactory,
)


def _staff(username: str, role: str, organisation: Organisation):
    return MembershipFactory(user=UserFactory(username=username), role=role, organisation=organisation).user


@pytest.fixture
def service(db):
    return OrganisationFactory(kind=Organisation.Kind.FOSTER_CARE, name="Tjenesten øst", region_id="ost")


@pytest.fixture
def lillestrom(db):
    return OrganisationFactory(name="Barnevernstjenesten i Lillestrøm", region_id="ost")


@pytest.fixture
def kristin(service):
    return _staff("kristin", Role.COORDINATOR, service)


@pytest.fixture
def jon(db):
    other = OrganisationFactory(kind=Organisation.Kind.FOSTER_CARE, name="Tjenesten midt", region_id="midt")
    return _staff("jon", Role.COORDINATOR, other)


@pytest.fixture
def sara(lillestrom):
    return _staff("sara", Role.CASEWORKER, lillestrom)


@pytest.fixture
def maja(db):
    return _staff("maja", Role.CASEWORKER, OrganisationFactory(name="Barnevernstjenesten i Selbu"))


@pytest.fixture
def home(service):
    home = FosterHomeFactory(
        host_municipality=Municipality.objects.get(number="3205"), registered_by=service, trained_by=service
    )
    PreparationFactory(home=home)
    return home


@pytest.fixture
def kari(home):
    return FosterParentFactory(home=home, user=UserFactory(username="kari"), joined_on=date(2026, 1, 10)).user


@pytest.fixture
def ola(home):
    return FosterParentFactory(home=home, user=UserFactory(username="ola"), joined_on=date(2026, 1, 10)).user
