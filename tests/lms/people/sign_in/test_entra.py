"""The tenant of one organisation, asked directly: people by tenant and object, us by a certificate.

Stepping up is by an authentication context where that organisation may, and never to approve."""

import pytest
from django.urls import reverse
from django.utils import timezone

from lms import providers
from lms.people.models import Identity, SecurityEvent
from lms.people.rules.security import Kind
from tests import world
from tests.role_table import CASEWORKER
from tests.sign_in_provider import OFFICE

pytestmark = pytest.mark.django_db
EXPORT = {"file_format": "csv"}


@pytest.fixture
def office_world(provider, settings):
    """The role table's world, whose caseworker is known at the tenant, where her organisation may step up."""
    settings.SIGN_IN_PROVIDERS = (*provider.ways_in, provider.entra(context="c1"))
    built = world.build()
    built.child_welfare.organisation_number = OFFICE
    built.child_welfare.save()
    now = timezone.now()
    Identity.objects.create(
        user=built.users[CASEWORKER],
        issuer=provider.entra().issuer,
        subject="entra:saksbehandler",
        door="staff",
        first_seen_at=now,
        last_seen_at=now,
    )
    return built


def step_up(visitor, *, level: str = "entraid"):
    began = visitor.client.post("/logg-inn/bekreft/")
    return visitor.come_back(visitor.through(began["Location"], person="saksbehandler", level=level))


def asks(answer) -> bool:
    return answer.status_code == 302 and answer["Location"] == "/logg-inn/bekreft/"


def test_staff_come_by_their_employer_s_tenant_for_its_one_organisation(visitor, office_world):
    assert visitor.choose("saksbehandler", "entra").status_code == 302
    assert "Du handler for" in visitor.client.get("/konto/").content.decode()
    event = SecurityEvent.objects.get(kind=Kind.SIGNED_IN)
    assert (event.office, event.reference) == (office_world.child_welfare, "entra")


def test_who_is_unknown_at_the_tenant_is_told_so_whatever_their_e_mail_address(visitor, office_world):
    office_world.users[CASEWORKER].identities.all().delete()
    office_world.users[CASEWORKER].email = "saksbehandler@example.no"
    office_world.users[CASEWORKER].save()
    assert visitor.choose("saksbehandler", "entra").status_code == 403


def test_a_token_of_another_tenant_is_not_believed(visitor, provider, office_world):
    provider.prove("entra", switches={"token": {"claims": {"tid": "another"}}})
    assert visitor.choose("saksbehandler", "entra").status_code == 400


def test_taking_a_list_out_is_asked_for_by_an_authentication_context(visitor, office_world):
    visitor.choose("saksbehandler", "entra")
    address = reverse("approval:export", kwargs=EXPORT)
    assert asks(visitor.client.get(address))
    assert "arbeidsgiverens konto" in visitor.client.get("/logg-inn/bekreft/").content.decode()
    assert step_up(visitor)["Location"] == "/logg-inn/bekreftet/"
    assert visitor.client.get(address).status_code == 200


def test_a_context_that_the_tenant_does_not_answer_is_no_step_up(visitor, provider, office_world):
    visitor.choose("saksbehandler", "entra")
    address = reverse("approval:export", kwargs=EXPORT)
    visitor.client.get(address)
    provider.prove("entra", switches={"withoutContext": True})
    assert step_up(visitor).status_code == 403
    assert asks(visitor.client.get(address))
    assert SecurityEvent.objects.filter(kind=Kind.STEP_UP_REFUSED).count() == 1


def test_an_organisation_that_was_not_allowed_it_is_sent_to_an_electronic_identity(
    visitor, provider, office_world, settings
):
    settings.SIGN_IN_PROVIDERS = (*provider.ways_in, provider.entra())
    visitor.choose("saksbehandler", "entra")
    visitor.client.get(reverse("approval:export", kwargs=EXPORT))
    assert "/ansattporten/" in visitor.client.post("/logg-inn/bekreft/")["Location"]


def test_approving_asks_for_an_electronic_identity_also_of_an_organisation_that_may_step_up(
    visitor, office_world
):
    visitor.choose("saksbehandler", "entra")
    approve = reverse("approval:approve", kwargs={"assignment": office_world.assignment.uuid})
    assert asks(visitor.client.post(approve))
    assert "BankID" in visitor.client.get("/logg-inn/bekreft/").content.decode()
    assert "/ansattporten/" in visitor.client.post("/logg-inn/bekreft/")["Location"]


@pytest.mark.parametrize(
    "wrong", [{"context": "c26"}, {"context": "mfa"}, {"certificate_file": ""}, {"organisation": "12"}]
)
def test_an_entry_that_says_something_else_is_refused(provider, wrong):
    with pytest.raises(providers.ProviderNotSaid):
        provider.entra(**wrong)
