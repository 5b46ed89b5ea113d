import pytest

from tests import factories as people
from tests.sessions import factories


@pytest.fixture
def service(db):
    """A regional foster care service."""
    return people.OrganisationFactory(kind="foster_care", name="Tjenesten øst")


@pytest.fixture
def coordinator(service):
    return factories.coordinator_of(service)


@pytest.fixture
def trainers(service):
    """Two trainers of the service."""
    return [factories.trainer_of(service), factories.trainer_of(service)]


@pytest.fixture
def gathering(service, trainers):
    """A published gathering with two leaders and twelve seats."""
    session = factories.TrainingSessionFactory(organisation=service)
    return factories.led_by(session, *trainers)
