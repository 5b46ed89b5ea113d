import pytest
from django.db import IntegrityError, transaction

from tests.factories import FosterParentFactory

pytestmark = pytest.mark.django_db


def test_an_adult_cannot_belong_to_two_homes_at_once():
    membership = FosterParentFactory()
    with pytest.raises(IntegrityError, match="foster_parent_one_home_at_a_time"), transaction.atomic():
        FosterParentFactory(user=membership.user)
