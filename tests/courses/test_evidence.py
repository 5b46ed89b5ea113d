"""What the gate is given."""

import pytest

from courses.actions.enrolments import enrol
from courses.actions.publishing import publish_programme, record_recommendation
from courses.content import ProgrammeContent
from courses.models import ProgrammeVersion
from courses.queries.evidence import basis_of, evidence_for, fallen
from courses.signals import progress_changed
from lms.dates import oslo_day
from lms.xapi.actions.statements import void
from lms.xapi.models import Statement
from tests.courses import factories as make
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def codes(person):
    return {(one.training, one.withdrawn) for one in evidence_for([person.pk])}


def test_evidence_is_the_announcement_with_person_code_and_day():
    lesson = make.part()
    anna = make.enrolled(parts=[lesson]).person
    make.finish(anna, lesson, when=make.at(3))
    evidence = next(one for one in evidence_for([anna.pk]) if one.training == "pride-basic")
    assert Statement.objects.get(pk=evidence.id).timestamp == make.at(3)
    assert (evidence.parent, evidence.completed_on) == (str(anna.uuid), oslo_day(make.at(3)))
    assert evidence_for([UserFactory().pk]) == []


def test_voided_evidence_is_shown_as_withdrawn():
    gathering = make.part("gathering")
    anna = make.enrolled(parts=[gathering]).person
    attendance = make.attend(anna, gathering)
    before = {one.id for one in evidence_for([anna.pk])}
    void(attendance.pk, by=None, reason="absent")
    after = evidence_for([anna.pk])
    assert {one.id for one in after} == before
    assert all(one.withdrawn for one in after)
    assert fallen(before) == before


def test_overtaken_evidence_has_not_fallen():
    lesson = make.part()
    anna = make.enrolled(parts=[lesson]).person
    make.finish(anna, lesson, when=make.at(9))
    before = {one.id for one in evidence_for([anna.pk])}
    make.finish(anna, lesson, when=make.at(3))
    after = evidence_for([anna.pk])
    assert not before & {one.id for one in after}
    assert not any(one.withdrawn for one in after)
    assert fallen(before) == set()


def test_every_completed_run_is_evidence():
    lesson = make.part()
    anna = make.enrolled(parts=[lesson]).person
    make.finish(anna, lesson, when=make.at(1))
    renewal = enrol(anna, training="pride-basic", by=None, renewal=True)
    make.finish(anna, lesson, when=make.at(9), registration=renewal.pk)
    days = [one.completed_on for one in evidence_for([anna.pk]) if one.training == "pride-basic"]
    assert days == [oslo_day(make.at(1)), oslo_day(make.at(9))]


def test_a_programme_counts_once_the_directorate_has_recorded_that_it_follows_the_recommendations():
    lesson = make.part()
    module = make.module_content(lesson)
    make.publish_module(module)
    version = publish_programme(
        ProgrammeContent(make.uuid4(), "pride-basic", "PRIDE", (module.uuid,)), by=None
    )
    anna, told = UserFactory(), []
    enrol(anna, training="pride-basic", by=None)
    make.finish(anna, lesson)
    assert "pride-basic" not in {code for code, _ in codes(anna)}

    def listen(persons, **_):
        told.append(persons)

    progress_changed.connect(listen)
    try:
        record_recommendation(version, by=UserFactory(), on=make.START.date())
    finally:
        progress_changed.disconnect(listen)
    assert ("pride-basic", False) in codes(anna)
    assert told == [[anna.pk]]


def test_a_new_version_does_not_carry_the_mark_and_enrolment_prefers_one_that_has_it():
    version = make.publish_programme(module := make.module_content(make.part()))
    make.publish_module(make.module_content(*module.parts, make.part(), uuid=module.uuid))
    newer = make.publish_programme_again(version)
    assert (newer.number, newer.follows_recommendation_on) == (2, None)
    assert enrol(UserFactory(), training="pride-basic", by=None).programme_version == version
    record_recommendation(newer, by=UserFactory(), on=make.START.date())
    assert enrol(UserFactory(), training="pride-basic", by=None).programme_version == newer
    assert ProgrammeVersion.objects.count() == 2


def test_demonstration_content_is_no_evidence_in_production(settings):
    lesson = make.part()
    anna = make.enrolled(parts=[lesson], is_demonstration=True).person
    make.finish(anna, lesson)
    assert ("pride-basic", False) in codes(anna)
    settings.IS_PRODUCTION = True
    assert "pride-basic" not in {code for code, _ in codes(anna)}


def test_the_basis_names_every_statement_with_its_hash_the_versions_and_the_staff():
    lesson, gathering = make.part(), make.part("gathering")
    enrolment = make.enrolled(parts=[lesson, gathering])
    anna, trainer = enrolment.person, UserFactory()
    read, came = make.finish(anna, lesson), make.attend(anna, gathering, trainer=trainer)
    evidence = next(one for one in evidence_for([anna.pk]) if one.training == "pride-basic")
    basis = basis_of([evidence.id])[evidence.id]
    assert sorted(basis.statements) == sorted([(str(read.pk), read.sha256), (str(came.pk), came.sha256)])
    assert basis.module_versions == [str(enrolment.programme_version.module_versions.get().pk)]
    assert basis.staff == [str(trainer.uuid)]


def test_the_basis_of_withdrawn_evidence_is_still_told():
    gathering = make.part("gathering")
    anna = make.enrolled(parts=[gathering]).person
    attendance = make.attend(anna, gathering)
    evidence = evidence_for([anna.pk])[0]
    void(attendance.pk, by=None, reason="absent")
    assert basis_of([evidence.id])[evidence.id].statements == [(str(attendance.pk), attendance.sha256)]


def test_evidence_takes_the_same_queries_for_one_person_and_for_many(django_assert_num_queries):
    lesson = make.part()
    people = [make.enrolled(parts=[lesson]).person, *[UserFactory() for _ in range(9)]]
    for person in people:
        enrol(person, training="pride-basic", by=None)
        make.finish(person, lesson)
    for some in (people[:1], people):
        with django_assert_num_queries(3):
            assert len(evidence_for([person.pk for person in some])) == 2 * len(some)
