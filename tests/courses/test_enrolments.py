"""Staff put people on paths, take them off, and bring them back."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from courses.actions.enrolments import enrol, enrol_each
from courses.actions.publishing import record_recommendation
from courses.errors import UnknownTraining
from courses.models import Completion, Enrolment
from lms.people.models import AuditEntry, Role
from tests.courses import factories as make
from tests.factories import FosterParentFactory, MembershipFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(client):
    membership = FosterParentFactory()
    coordinator = MembershipFactory(role=Role.COORDINATOR, organisation=membership.home.trained_by).user
    client.force_login(coordinator)
    return membership.user, membership.home, reverse("courses:enrolments", args=[membership.home.uuid])


def change(client, home, enrolment, act):
    return client.post(reverse("courses:change-enrolment", args=[home.uuid, enrolment.pk]), {"act": act})


def test_staff_put_an_adult_on_a_path(client, case):
    anna, _, address = case
    make.publish_programme(make.module_content(make.part()))
    client.post(address, {"person": str(anna.uuid), "training": "pride-basic"})
    enrolment = Enrolment.objects.get(person=anna)
    assert (enrolment.training_id, enrolment.is_renewal) == ("pride-basic", False)
    assert "PRIDE grunnopplæring" in client.get(address).content.decode()


def test_a_new_run_is_an_enrolment_of_its_own(client, case):
    anna, _, address = case
    lesson = make.part()
    make.enrolled(anna, parts=[lesson])
    make.finish(anna, lesson)
    client.post(address, {"person": str(anna.uuid), "training": "pride-basic", "renewal": "on"})
    assert Enrolment.objects.filter(person=anna, is_renewal=True).count() == 1


def test_somebody_of_another_home_is_refused(client, case):
    stranger = FosterParentFactory().user
    make.publish_programme(make.module_content(make.part()))
    assert client.post(case[2], {"person": str(stranger.uuid), "training": "pride-basic"}).status_code == 200
    assert not Enrolment.objects.exists()


def test_withdrawing_and_taking_back_lose_nothing(client, case):
    anna, home, _ = case
    first, second = make.part(), make.part()
    enrolment = make.enrolled(anna, parts=[first, second])
    make.finish(anna, first)
    change(client, home, enrolment, "withdraw")
    enrolment.refresh_from_db()
    assert enrolment.withdrawn_at
    change(client, home, enrolment, "return")
    make.finish(anna, second)
    assert Completion.objects.filter(person=anna, training="pride-basic").exists()


def test_an_incomplete_path_moves_to_the_newest_version_and_a_complete_one_stays(client, case):
    anna, home, address = case
    lesson = make.part()
    version = make.publish_programme(module := make.module_content(lesson))
    enrolment = enrol(anna, training="pride-basic", by=None)
    make.publish_module(make.module_content(lesson, make.part(), uuid=module.uuid))
    newer = make.publish_programme_again(version)
    assert 'value="move"' not in client.get(address).content.decode()
    record_recommendation(newer, by=MembershipFactory().user, on=make.START.date())
    assert 'value="move"' in client.get(address).content.decode()
    change(client, home, enrolment, "move")
    enrolment.refresh_from_db()
    assert enrolment.programme_version == newer
    assert AuditEntry.objects.filter(act="enrolment.moved").count() == 1
    make.finish(anna, lesson)
    for part in newer.module_versions.get().module_parts.all():
        make.finish(anna, part.part_id)
    change(client, home, enrolment, "move")
    assert AuditEntry.objects.filter(act="enrolment.moved").count() == 1


def test_an_unknown_act_and_a_foreign_enrolment_are_not_there(client, case):
    anna, home, _ = case
    assert change(client, home, make.enrolled(anna), "erase").status_code == 404
    other = enrol(FosterParentFactory().user, training="pride-basic", by=None)
    assert change(client, home, other, "withdraw").status_code == 404


def test_the_page_takes_the_same_queries_for_one_path_and_for_many(
    client, case, django_assert_max_num_queries
):
    anna, _, address = case
    for n in range(8):
        make.publish_programme(make.module_content(make.part()), code=f"p-{n}")
        enrol(anna, training=f"p-{n}", by=None)
        if n in (0, 7):
            with django_assert_max_num_queries(33):
                client.get(address)


def test_many_are_enrolled_as_one_by_one_in_no_more_queries():
    versions = {
        code: make.publish_programme(make.module_content(make.part()), code=code) for code in ("a", "b")
    }
    alone = enrol(UserFactory(), training="a", by=None)

    def queries(count):
        people = UserFactory.create_batch(count)
        with CaptureQueriesContext(connection) as captured:
            made = enrol_each([(one, code) for one in people for code in ("a", "b")], by=None)
        assert [(one.person, one.programme_version) for one in made] == [
            (one, versions[code]) for one in people for code in ("a", "b")
        ]
        return len(captured)

    queries(1)  # reads what is kept of the programmes
    assert queries(7) == queries(2)
    first = AuditEntry.objects.filter(act="enrolment.made").order_by("pk")[1]
    assert set(first.data) == set(AuditEntry.objects.get(subject=f"enrolment:{alone.uuid}").data)
    assert first.data["renewal"] is False


def test_what_was_learnt_before_counts_for_many_at_once():
    lesson = make.part()
    module = make.module_content(lesson)
    make.publish_programme(module)
    earlier = enrol(UserFactory(), training="pride-basic", by=None)
    make.finish(earlier.person, lesson)
    make.publish_programme(make.module_content(make.part()), code="b")
    make.publish_programme(module, code="c")
    bob = UserFactory()
    enrol_each([(earlier.person, "c"), (bob, "b")], by=None)
    assert Completion.objects.filter(person=earlier.person, training="c").exists()
    assert not Completion.objects.filter(person=bob).exists()


def test_nobody_is_enrolled_where_one_training_is_not_published():
    make.publish_programme(make.module_content(make.part()), code="a")
    with pytest.raises(UnknownTraining):
        enrol_each([(UserFactory(), "a"), (UserFactory(), "x")], by=None)
    assert not Enrolment.objects.exists()
