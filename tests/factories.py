"""Factories for records that a test needs but does not speak about."""

from datetime import UTC, date, datetime, timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from lms.dates import today
from lms.people import models
from lms.people.actions.protection import set_address_protection
from lms.people.rules.role_notices import VERSIONS, as_it_stands


class RegionFactory(DjangoModelFactory):
    class Meta:
        model = models.Region
        django_get_or_create = ("code",)

    code = "ost"
    name = "Øst"


class MunicipalityFactory(DjangoModelFactory):
    class Meta:
        model = models.Municipality
        django_get_or_create = ("number",)

    number = factory.Sequence(lambda n: f"{6000 + n % 4000}")  # no municipality has these
    name = factory.LazyAttribute(lambda m: f"Kommune {m.number}")
    official_names = factory.LazyAttribute(lambda m: m.name)
    county_number = factory.LazyAttribute(lambda m: m.number[:2])
    county = "Fylke"
    region = factory.SubFactory(RegionFactory)


class OrganisationFactory(DjangoModelFactory):
    class Meta:
        model = models.Organisation

    kind = models.Organisation.Kind.CHILD_WELFARE
    name = factory.Sequence(lambda n: f"Barnevernstjenesten {n}")
    region = factory.SubFactory(RegionFactory)


class UserFactory(DjangoModelFactory):
    class Meta:
        model = models.User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"user{n}")
    email = factory.LazyAttribute(lambda u: f"{u.username}@example.no")
    first_name = factory.Sequence(lambda n: f"Fornavn{n}")
    last_name = "Testesen"
    password = factory.django.Password("passord-for-test")
    privacy_notice_seen_at = datetime(2026, 1, 1, tzinfo=UTC)
    notices_read = factory.LazyFunction(lambda: [as_it_stands(role) for role in VERSIONS])


class MembershipFactory(DjangoModelFactory):
    class Meta:
        model = models.Membership

    user = factory.SubFactory(UserFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    role = models.Role.CASEWORKER
    given_at = factory.LazyFunction(lambda: timezone.now() - timedelta(days=100))


class FosterHomeFactory(DjangoModelFactory):
    class Meta:
        model = models.FosterHome

    host_municipality = factory.SubFactory(MunicipalityFactory)
    registered_by = factory.SubFactory(OrganisationFactory, kind=models.Organisation.Kind.FOSTER_CARE)
    trained_by = factory.SelfAttribute("registered_by")
    registered_on = date(2026, 1, 10)


class FosterParentFactory(DjangoModelFactory):
    class Meta:
        model = models.FosterParent

    home = factory.SubFactory(FosterHomeFactory)
    user = factory.SubFactory(UserFactory)
    joined_on = date(2026, 1, 10)


class PreparationFactory(DjangoModelFactory):
    class Meta:
        model = models.Preparation

    home = factory.SubFactory(FosterHomeFactory)
    kind = models.HomeKind.ORDINARY
    registered_on = date(2026, 1, 10)


class AssignmentFactory(DjangoModelFactory):
    class Meta:
        model = models.Assignment

    home = factory.SubFactory(FosterHomeFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    case_reference = factory.Sequence(lambda n: f"26-{n:05}")
    kind = models.HomeKind.ORDINARY
    registered_on = date(2026, 1, 10)


class SupervisionCaseFactory(DjangoModelFactory):
    class Meta:
        model = models.SupervisionCase

    organisation = factory.SubFactory(
        OrganisationFactory, kind=models.Organisation.Kind.COUNTY_GOVERNOR, region=None
    )
    reference = factory.Sequence(lambda n: f"2026/{n}")
    purpose = models.SupervisionCase.Occasion.PLANNED
    came_from = models.SupervisionCase.Origin.GOVERNOR
    from_on = factory.LazyFunction(today)
    until_on = factory.LazyFunction(lambda: today() + timedelta(days=30))
    opened_by = factory.SubFactory(UserFactory)
    opened_at = factory.LazyFunction(timezone.now)


def supervise(
    governor: models.Organisation, *covered: models.Municipality | models.Organisation
) -> models.SupervisionCase:
    """An open case of a governor that covers these municipalities and offices."""
    case: models.SupervisionCase = SupervisionCaseFactory(organisation=governor)
    case.municipalities.set([one for one in covered if isinstance(one, models.Municipality)])
    case.offices.set([one for one in covered if isinstance(one, models.Organisation)])
    return case


def with_right(organisation: models.Organisation, role: str = models.Role.COORDINATOR) -> models.User:
    """A member of staff with the right to see address protection there."""
    user = MembershipFactory(organisation=organisation, role=role).user
    models.ProtectedAccess.objects.create(
        user=user, organisation=organisation, proposed_by=UserFactory(), confirmed_by=UserFactory()
    )
    return user


def protect(person: models.User, *, protection: str = "confidential", alias: str = "Anne Berg") -> None:
    """Address protection, set by somebody at the service that trains the person's home."""
    home = person.home_memberships.current().get().home
    set_address_protection(person, protection=protection, alias=alias, by=with_right(home.trained_by))
