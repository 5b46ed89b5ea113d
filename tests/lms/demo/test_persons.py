import pytest
from django.core.exceptions import ImproperlyConfigured

from lms.demo import persons
from lms.people.models import FosterHome, Role, User
from lms.people.queries import counties

pytestmark = pytest.mark.django_db


def test_production_has_no_demo(settings):
    settings.IS_PRODUCTION, before = True, User.objects.count()
    with pytest.raises(ImproperlyConfigured):
        persons.load()
    assert User.objects.count() == before


@pytest.fixture(scope="module")
def cast(stand):
    return stand(persons.load)


def test_every_printed_sign_in_works(cast):
    for _, username in persons.SIGN_INS:
        assert User.objects.get(username=username).check_password(persons.PASSWORD)


def test_every_role_has_a_sign_in_and_one_home_is_protected(cast):
    assert {m.role for user in cast.staff.values() for m in user.memberships.all()} == set(Role.values)
    assert FosterHome.objects.with_protection().filter(is_protected=True).count() == 1


def test_the_governors_mandate_is_each_county_of_its_name(cast):
    revisor = cast.staff["revisor"]
    (office,) = (one.organisation for one in revisor.memberships.select_related("organisation"))
    named = {name for number, name in counties() if number in office.county_numbers}
    assert office.name == "Statsforvalteren i Østfold, Buskerud, Oslo og Akershus"
    assert {name.split(" - ")[0] for name in named} == {"Østfold", "Buskerud", "Oslo", "Akershus"}
