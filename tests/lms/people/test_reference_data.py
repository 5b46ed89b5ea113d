import pytest

from lms.people.actions import reference_data
from lms.people.models import Municipality, Region, TargetGroup

pytestmark = pytest.mark.django_db


def test_every_municipality_of_2024_is_there_in_its_region():
    assert Municipality.objects.count() == 357
    codes = set(Region.objects.values_list("code", flat=True))
    assert codes == {
        "nord",
        "midt",
        "vest",
        "sor",
        "ost",
        "oslo",
    }
    assert Municipality.objects.filter(name="Herøy").count() == 2
    assert TargetGroup.objects.count() == 3


def test_loading_again_keeps_what_staff_have_changed():
    Municipality.objects.filter(number="3205").update(region="sor")
    reference_data.load()
    assert Municipality.objects.get(number="3205").region_id == "sor"
    assert Municipality.objects.count() == 357
