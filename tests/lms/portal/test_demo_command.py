import pytest
from django.core.management import CommandError, call_command

from lms.people.models import Organisation, User
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def test_the_demo_is_refused_where_there_are_people_already():
    UserFactory(username="alice")
    with pytest.raises(CommandError, match="holds people already"):
        call_command("demo")
    assert list(User.objects.values_list("username", flat=True)) == ["alice"]
    assert not Organisation.objects.exists()
