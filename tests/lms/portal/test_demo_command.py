import pytest
from django.core.management import CommandError, call_command

from lms.approval import actions
from lms.approval.models import GateStatus
from lms.people.models import FosterHome, Organisation, User
from lms.portal import demo_country
from lms.portal.errors import NothingToCopy
from tests.factories import AssignmentFactory, PreparationFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_the_demo_is_refused_where_there_are_people_already():
    UserFactory(username="alice")
    with pytest.raises(CommandError, match="holds people already"):
        call_command("demo")
    assert list(User.objects.values_list("username", flat=True)) == ["alice"]
    assert not Organisation.objects.exists()


def test_country_of_homes_is_written_in_bulk_with_standings_to_read():
    AssignmentFactory()
    PreparationFactory()
    actions.follow_homes(list(FosterHome.objects.all()))
    actions.evaluate(GateStatus.objects.values_list("pk", flat=True))

    said = list(demo_country.load(30))

    assert FosterHome.objects.filter(parents__user__username__startswith="stor-").distinct().count() == 30
    assert GateStatus.objects.filter(home__parents__user__username__startswith="stor-").exists()
    assert said[1] == "30 of 30 homes, each with 2 adults"


def test_country_needs_homes_to_copy_from():
    with pytest.raises(NothingToCopy):
        list(demo_country.load(1))
