"""What opens a module, and what stays open."""

from datetime import timedelta
from uuid import uuid4

import pytest

from courses.actions.enrolments import enrol, withdraw
from courses.content import ModulePhase
from courses.models import Completion
from courses.queries.progress import lesson_access, may_read, progress_of, tallies_of
from courses.queries.progress_state import Opening
from courses.queries.remaining import open_parts
from courses.rules.opening import Closed, PartStep, opens_module, opens_parts
from lms.dates import today
from lms.people.models import Role
from tests.courses import factories as make
from tests.factories import (
    AssignmentFactory,
    FosterParentFactory,
    MembershipFactory,
    UserFactory,
)

FREE = {
    "phase": "before",
    "waits_for": (),
    "is_complete": False,
    "has_assignment": False,
    "has_moved_in": False,
}


@pytest.mark.parametrize(
    ("given", "opens_with"),
    [
        ({}, None),
        ({"phase": "around"}, Closed("phase_around")),
        ({"phase": "around", "has_assignment": True}, None),
        ({"phase": "during", "has_assignment": True}, Closed("phase_during")),
        ({"phase": "during", "has_moved_in": True}, None),
        ({"waits_for": ["Tap", "Ro"]}, Closed("prerequisite", "Tap", "module")),
        ({"waits_for": ["Tap"], "has_moved_in": True}, None),
        ({"waits_for": ["Tap"], "phase": "during", "is_complete": True}, None),
    ],
)
def test_modules_open_by_rule(given, opens_with):
    assert opens_module(**{**FREE, **given}) == opens_with


def steps(*done):
    return [
        PartStep("Innledning", "lesson", True, done[0]),
        PartStep("Samling 1", "gathering", True, done[1]),
        PartStep("Ekstra", "lesson", False, False),
        PartStep("Etterpå", "lesson", True, done[2]),
    ]


def test_a_part_waits_for_the_first_required_one_before_it():
    waits = Closed("part_before", "Samling 1", "gathering")
    assert opens_parts(steps(True, False, False), module=None, any_order=False, has_moved_in=False) == [
        None,
        None,
        waits,
        waits,
    ]


def test_in_any_order_no_part_waits():
    assert (
        opens_parts(steps(False, False, False), module=None, any_order=True, has_moved_in=False) == [None] * 4
    )


def test_once_a_child_has_moved_in_all_e_learning_is_open():
    found = opens_parts(steps(False, False, False), module=None, any_order=False, has_moved_in=True)
    assert found == [None, Closed("part_before", "Innledning", "lesson"), None, None]


def test_what_is_done_stays_open_in_a_module_that_is_closed():
    closed = Closed("phase_during")
    found = opens_parts(steps(True, False, False), module=closed, any_order=True, has_moved_in=False)
    assert found == [None, closed, closed, closed]


@pytest.fixture
def path(db):
    """A programme of two modules: the second waits for the first; a third is for after the move."""
    first, second, third = make.part(), make.part(), make.part()
    one = make.module_content(first, title="Innledning")
    two = make.module_content(second, title="Tap", prerequisites=(one.uuid,))
    three = make.module_content(third, title="Hverdag", phase=ModulePhase.DURING)
    make.publish_programme(one, two, three)
    anna = FosterParentFactory().user
    enrol(anna, training="pride-basic", by=None)
    return anna, first, second, third


def test_a_prerequisite_opens_the_next_module(path):
    anna, first, second, _ = path
    access = lesson_access(anna, second.uuid)
    assert (access.may_read, access.opens_with) == (
        False,
        Opening("prerequisite", "Innledning", "module"),
    )
    make.finish(anna, first)
    assert may_read(anna, second.uuid)


def test_a_child_moving_in_opens_everything(path):
    anna, _, second, third = path
    assert lesson_access(anna, third.uuid).opens_with.reason == "phase_during"
    assignment = AssignmentFactory(
        home=anna.home_memberships.get().home, moved_in_on=today() + timedelta(days=1)
    )
    assert not may_read(anna, third.uuid)
    assignment.moved_in_on = today()
    assignment.save()
    assert may_read(anna, third.uuid)
    assert may_read(anna, second.uuid)


def test_a_lesson_stays_open_after_completion_and_withdrawal(path):
    anna, first, *_ = path
    make.finish(anna, first)
    withdraw(anna.enrolments.get(), by=None)
    assert may_read(anna, first.uuid)


def test_who_is_not_enrolled_reads_nothing(path):
    assert not may_read(FosterParentFactory().user, path[1].uuid)
    assert not may_read(path[0], uuid4())


@pytest.mark.parametrize("role", [Role.TRAINER, Role.COORDINATOR, Role.CASEWORKER, Role.EDITOR, Role.ADMIN])
def test_staff_read_for_guidance_and_leave_no_progress(path, role):
    staff = MembershipFactory(role=role).user
    access = lesson_access(staff, path[3].uuid)
    assert (access.may_read, access.registration) == (True, None)


def test_an_auditor_reads_no_lessons(path):
    assert not may_read(MembershipFactory(role=Role.AUDITOR).user, path[1].uuid)


def test_progress_shows_modules_parts_and_what_comes_next(path, django_assert_num_queries):
    anna, first, second, third = path
    (programme,) = progress_of(anna, "nb")
    assert (programme.done, programme.required, programme.minutes_left) == (0, 3, 30)
    assert programme.next_part.uuid == first.uuid
    make.finish(anna, first, when=make.at(1))
    (programme,) = progress_of(anna, "nb")
    assert programme.next_part.uuid == second.uuid
    assert [module.completed_on is not None for module in programme.modules] == [True, False, False]
    assert programme.modules[2].opens_with == Opening("phase_during")
    make.finish(anna, second)
    make.finish(anna, third)
    (programme,) = progress_of(anna, "nb")
    assert programme.completed_on == Completion.objects.get(training="pride-basic").completed_on
    assert programme.next_part is None


@pytest.mark.django_db
def test_progress_takes_the_same_queries_for_one_programme_and_for_many(django_assert_max_num_queries):
    anna = UserFactory()
    for n in range(6):
        make.publish_programme(
            *[make.module_content(make.part(), make.part()) for _ in range(3)], code=f"p-{n}"
        )
    enrol(anna, training="p-0", by=None)
    with django_assert_max_num_queries(13):
        progress_of(anna)
    for n in range(1, 6):
        enrol(anna, training=f"p-{n}", by=None)
    anna = type(anna).objects.get(pk=anna.pk)
    with django_assert_max_num_queries(13):
        assert len(progress_of(anna)) == 6


@pytest.mark.django_db
def test_tallies_take_the_same_queries_for_one_person_and_for_many(django_assert_num_queries):
    lesson = make.part()
    make.publish_programme(make.module_content(lesson, make.part("gathering")))
    people = [UserFactory() for _ in range(12)]
    for person in people:
        enrol(person, training="pride-basic", by=None)
    make.finish(people[0], lesson)
    for some in (people[:1], people):
        with django_assert_num_queries(6):
            tallies = tallies_of([person.pk for person in some], ["pride-basic"])
    assert (tallies[people[0].pk][0].done, tallies[people[1].pk][0].done) == (1, 0)
    assert {tally.required for one in tallies.values() for tally in one} == {2}


@pytest.mark.django_db
def test_open_parts_are_those_left_with_their_estimates():
    lesson, gathering = (
        make.part(minutes=25, title="Ro"),
        make.part("gathering", minutes=180, title="Samling 1"),
    )
    make.publish_programme(make.module_content(lesson, gathering))
    anna = UserFactory()
    assert len(open_parts(anna, "pride-basic")) == 2
    enrol(anna, training="pride-basic", by=None)
    make.finish(anna, lesson)
    (left,) = open_parts(anna, "pride-basic")
    assert (left.part_uuid, left.kind, left.title, left.minutes) == (
        gathering.uuid,
        "gathering",
        "Samling 1",
        180,
    )
    make.attend(anna, gathering)
    assert open_parts(anna, "pride-basic") == []
    assert open_parts(anna, "unknown") == []


@pytest.mark.django_db
def test_a_renewal_is_not_done_when_one_of_its_modules_is():
    first, second = make.part(), make.part()
    make.publish_programme(make.module_content(first), make.module_content(second, title="Tap"))
    anna = UserFactory()
    enrol(anna, training="pride-basic", by=None)
    for lesson in (first, second):
        make.finish(anna, lesson)
    renewal = enrol(anna, training="pride-basic", by=None, renewal=True)
    make.finish(anna, first, registration=renewal.pk)
    assert [part.part_uuid for part in open_parts(anna, "pride-basic")] == [second.uuid]
    make.finish(anna, second, registration=renewal.pk)
    assert open_parts(anna, "pride-basic") == []


@pytest.mark.django_db
def test_whether_a_lesson_is_open_takes_few_queries(django_assert_max_num_queries):
    free, bound = make.part(), make.part()
    first = make.module_content(free)
    make.publish_programme(
        first, make.module_content(make.part(), bound, any_order=False, prerequisites=(first.uuid,))
    )
    anna = UserFactory()
    enrol(anna, training="pride-basic", by=None)
    lesson_access(anna, free.uuid)
    with django_assert_max_num_queries(4):
        assert may_read(anna, free.uuid)
    with django_assert_max_num_queries(8):
        assert not may_read(anna, bound.uuid)
    make.finish(anna, free)
    with django_assert_max_num_queries(10):
        assert lesson_access(anna, bound.uuid).opens_with.reason == "part_before"
