"""A county governor's mandate is every county that it supervises."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from lms.people.models import AuditEntry, Organisation, Role
from lms.people.queries import counties
from tests.factories import MembershipFactory, OrganisationFactory

pytestmark = pytest.mark.django_db
GOVERNOR = Organisation.Kind.COUNTY_GOVERNOR


@pytest.fixture
def save(client):
    client.force_login(MembershipFactory(role=Role.ADMIN).user)

    def _save(organisation, **changes):
        sent = {"kind": organisation.kind, "name": organisation.name, "municipalities": []} | changes
        return client.post(reverse("admin:people_organisation_change", args=[organisation.pk]), sent)

    return _save


def test_the_administration_chooses_several_counties_by_name_and_the_audit_keeps_them(save, client):
    governor = OrganisationFactory(kind=GOVERNOR, region=None, county_numbers=["32"])
    page = client.get(reverse("admin:people_organisation_change", args=[governor.pk])).content.decode()
    assert all(name in page for name in ("Østfold", "Buskerud", "Oslo", "Akershus"))
    assert save(governor, county_numbers=["03", "31", "32", "33"]).status_code == 302
    governor.refresh_from_db()
    assert governor.county_numbers == ["03", "31", "32", "33"]
    kept = AuditEntry.objects.get(act="organisation.counties")
    assert kept.data == {"counties": ["03", "31", "32", "33"]}


@pytest.mark.parametrize(
    ("kind", "chosen", "words"),
    [
        (GOVERNOR, [], "Velg alle fylker"),
        (Organisation.Kind.CHILD_WELFARE, ["32"], "Bare en statsforvalter"),
        (GOVERNOR, ["99"], "99"),
    ],
)
def test_counties_that_cannot_be_are_told_beside_the_field(save, kind, chosen, words):
    answer = save(OrganisationFactory(kind=kind, region=None), county_numbers=chosen)
    assert answer.status_code == 200
    assert words in answer.content.decode()


def test_only_governors_have_counties_in_the_database():
    with pytest.raises(IntegrityError, match="organisation_only_governors"), transaction.atomic():
        OrganisationFactory(county_numbers=["32"])


def test_every_county_is_listed_once_by_name():
    numbers = [number for number, _name in counties()]
    assert len(numbers) == len(set(numbers)) == 15
