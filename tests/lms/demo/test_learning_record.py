"""What the demo shows of external systems."""

import pytest

from lms.demo import learning_record
from lms.demo import persons as people
from lms.xapi.models import Credential, Statement

pytestmark = pytest.mark.django_db


def test_the_demo_lets_a_simulator_in_and_a_former_system_out():
    cast = people.load()
    learning_record.load(cast)
    simulator = Credential.objects.standing().get()
    assert Credential.objects.exclude(revoked_at=None).count() == 1
    told = Statement.objects.filter(credential=simulator)
    assert {one.person for one in told} == {cast.parents[name].uuid for name in ("kari", "ingrid", "mona")}
    assert {tie.activity for tie in simulator.ties.all()} == set(told.values_list("object_id", flat=True))
