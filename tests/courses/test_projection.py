"""Progress follows the record, whatever the order in which it arrives."""

from io import StringIO
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from courses.actions.enrolments import enrol, move_enrolment, return_to, withdraw
from courses.actions.projection import rebuild
from courses.models import Completion, PartProgress
from courses.queries.projection import difference, keep_copy
from courses.signals import progress_changed
from lms.dates import oslo_day
from lms.xapi import profile
from lms.xapi.actions.credentials import tie, untie
from lms.xapi.actions.statements import erase, void
from lms.xapi.models import Statement, Voiding
from lms.xapi.profile import Verb
from tests.courses import factories as make
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def announcements(person):
    return Statement.objects.filter(
        person=person.uuid, verb__in=[Verb.COMPLETED, Verb.SATISFIED], object_id__regex="/(module|programme)/"
    )


def standing(person):
    return announcements(person).exclude(pk__in=Voiding.objects.values("target"))


def test_finishing_the_last_part_completes_module_and_programme():
    first, second = make.part(), make.part("gathering")
    enrolment = make.enrolled(parts=[first, second])
    anna = enrolment.person
    make.finish(anna, first, when=make.at(1))
    assert not Completion.objects.exists()
    make.attend(anna, second, when=make.at(5))
    runs = {run.training_id: run for run in Completion.objects.all()}
    assert len(runs) == 2
    assert runs["pride-basic"].completed_on == oslo_day(make.at(5))
    assert {one.pk for one in announcements(anna)} == {run.announcement for run in runs.values()}
    assert all(one.timestamp == make.at(5) for one in announcements(anna))
    assert all(one.registration == enrolment.pk for one in announcements(anna))


def test_optional_parts_are_not_needed():
    needed, optional = make.part(), make.part(required=False)
    enrolment = make.enrolled(parts=[needed, optional])
    make.finish(enrolment.person, needed)
    assert Completion.objects.filter(training="pride-basic").exists()
    assert [row.part_id for row in PartProgress.objects.all()] == [needed.uuid]


def test_voiding_attendance_takes_completion_and_announcement_away():
    gathering = make.part("gathering")
    anna = make.enrolled(parts=[gathering]).person
    before = keep_copy([anna.pk])
    attendance = make.attend(anna, gathering)
    assert standing(anna).count() == 2
    void(attendance.pk, by=None, reason="wrong-person")
    assert keep_copy([anna.pk]) == before
    assert not standing(anna).exists()


def test_erasing_attendance_takes_completion_and_announcement_away():
    gathering = make.part("gathering")
    anna = make.enrolled(parts=[gathering]).person
    before = keep_copy([anna.pk])
    attendance = make.attend(anna, gathering)
    erase(attendance.pk, by=None, reason="kept longer than its period")
    assert keep_copy([anna.pk]) == before
    assert not standing(anna).exists()


def test_an_erased_announcement_is_not_made_again():
    first, second = make.part(), make.part()
    anna = make.enrolled(parts=[first]).person
    make.finish(anna, first)
    for announcement in announcements(anna):
        erase(announcement.pk, by=None, reason="kept longer than its period")
    before = keep_copy([anna.pk])
    make.finish(anna, second)
    assert not announcements(anna).exists()
    assert keep_copy([anna.pk]) == before


def test_attending_again_after_voiding_completes_anew():
    gathering = make.part("gathering")
    anna = make.enrolled(parts=[gathering]).person
    void(make.attend(anna, gathering, when=make.at(1)).pk, by=None, reason="wrong-day")
    make.attend(anna, gathering, when=make.at(2))
    assert Completion.objects.get(training="pride-basic").completed_on == oslo_day(make.at(2))
    assert standing(anna).count() == 2


def test_partial_attendance_does_nothing_by_itself():
    gathering = make.part("gathering")
    anna = make.enrolled(parts=[gathering]).person
    for day in (1, 2):
        make.attend(anna, gathering, when=make.at(day), minutes=90, completion=False)
    assert not PartProgress.objects.exists()


def test_partial_attendances_add_up_where_the_programme_version_says_so():
    gathering = make.part("gathering", min_share=0.8)
    anna = make.enrolled(parts=[gathering], adds_up_attendance=True).person
    first = make.attend(anna, gathering, when=make.at(1), minutes=90, completion=False)
    assert not PartProgress.objects.exists()
    second = make.attend(anna, gathering, when=make.at(2), minutes=60, completion=False)
    done = PartProgress.objects.get()
    assert set(done.rests_on) == {first.pk, second.pk}
    assert done.done_on == oslo_day(make.at(2))


def test_a_late_arrival_moves_completion_earlier_and_the_first_announcement_stands():
    lesson = make.part()
    anna = make.enrolled(parts=[lesson]).person
    make.finish(anna, lesson, when=make.at(9))
    make.finish(anna, lesson, when=make.at(3))
    assert Completion.objects.get(training="pride-basic").completed_on == oslo_day(make.at(3))
    assert standing(anna).count() == 4


def test_an_overtaken_announcement_falls_with_what_it_rests_on():
    lesson = make.part()
    anna = make.enrolled(parts=[lesson]).person
    later = make.finish(anna, lesson, when=make.at(9))
    make.finish(anna, lesson, when=make.at(3))
    void(later.pk, by=None, reason="wrong")
    assert set(standing(anna).values_list("pk", flat=True)) == {
        run.announcement for run in Completion.objects.all()
    }


def test_a_day_is_a_day_in_oslo():
    lesson = make.part()
    anna = make.enrolled(parts=[lesson]).person
    make.finish(anna, lesson, when=make.at(1, hour=23))
    assert Completion.objects.get(training="pride-basic").completed_on == oslo_day(make.at(2))


def test_what_was_learnt_before_counts_when_one_enrols():
    lesson = make.part()
    anna = UserFactory()
    make.publish_programme(make.module_content(lesson))
    make.finish(anna, lesson)
    assert not Completion.objects.exists()
    enrol(anna, training="pride-basic", by=None)
    assert Completion.objects.filter(person=anna, training="pride-basic").exists()


def test_a_part_counts_in_every_programme_that_holds_its_module():
    lesson = make.part()
    module = make.module_content(lesson)
    make.publish_programme(module)
    make.publish_programme(module, code="modular-1")
    anna = UserFactory()
    for code in ("pride-basic", "modular-1"):
        enrol(anna, training=code, by=None)
    make.finish(anna, lesson)
    assert set(Completion.objects.values_list("training", flat=True)) >= {"pride-basic", "modular-1"}


def test_a_renewal_counts_its_own_registration_alone():
    lesson = make.part()
    enrolment = make.enrolled(parts=[lesson])
    anna = enrolment.person
    make.finish(anna, lesson, when=make.at(1))
    renewal = enrol(anna, training="pride-basic", by=None, renewal=True)
    assert Completion.objects.filter(training="pride-basic").count() == 1
    make.finish(anna, lesson, when=make.at(40), registration=renewal.pk)
    days = Completion.objects.filter(training="pride-basic").order_by("completed_on")
    assert [run.completed_on for run in days] == [oslo_day(make.at(1)), oslo_day(make.at(40))]


def test_withdrawing_keeps_what_is_done_and_returning_brings_all_back():
    first, second = make.part(), make.part()
    enrolment = make.enrolled(parts=[first, second])
    anna = enrolment.person
    make.finish(anna, first, when=make.at(1))
    withdraw(enrolment, by=None, at=make.at(2))
    make.finish(anna, second, when=make.at(3))
    assert PartProgress.objects.get().part_id == first.uuid
    assert not Completion.objects.exists()
    return_to(enrolment, by=None)
    assert Completion.objects.filter(training="pride-basic").exists()


def test_an_edit_takes_no_completion_away():
    lesson = make.part()
    module = make.module_content(lesson)
    make.publish_programme(module)
    anna = UserFactory()
    enrol(anna, training="pride-basic", by=None)
    make.finish(anna, lesson)
    grown = make.module_content(lesson, make.part(), uuid=module.uuid)
    make.publish_module(grown)
    call_command("rebuild_progress", stdout=StringIO())
    assert Completion.objects.filter(person=anna, training="pride-basic").exists()


def test_moving_an_enrolment_keeps_the_modules_completed_before():
    one, other = make.part(), make.part()
    first, second = make.module_content(one), make.module_content(other, title="Tap")
    version = make.publish_programme(first, second)
    bo = UserFactory()
    enrolment = enrol(bo, training="pride-basic", by=None)
    make.finish(bo, one, when=make.at(1))
    make.publish_module(make.module_content(one, make.part(), uuid=first.uuid))
    newer = make.publish_programme_again(version)
    move_enrolment(enrolment, to=newer, by=UserFactory(), at=make.at(2))
    assert Completion.objects.filter(person=bo, training=f"module-{first.uuid.hex}").exists()
    assert not Completion.objects.filter(person=bo, training="pride-basic").exists()
    make.finish(bo, other, when=make.at(3))
    assert not Completion.objects.filter(person=bo, training="pride-basic").exists()


def test_progress_is_announced_once_for_each_change():
    told = []

    def listen(persons, **_):
        told.append(persons)

    lesson = make.part()
    anna = make.enrolled(parts=[lesson]).person
    progress_changed.connect(listen)
    try:
        make.finish(anna, lesson)
        make.finish(UserFactory(), uuid4())
    finally:
        progress_changed.disconnect(listen)
    assert told == [[anna.pk]]


@pytest.mark.parametrize("is_tied", [False, True])
def test_an_outside_credential_counts_only_for_what_an_admin_tied_it_to(is_tied):
    lesson = make.part()
    anna = make.enrolled(parts=[lesson]).person
    make.outside_finish(anna, lesson, is_tied=is_tied)
    assert PartProgress.objects.exists() is is_tied


def test_progress_follows_when_an_admin_ties_a_credential_and_looses_it():
    lesson = make.part()
    anna = make.enrolled(parts=[lesson]).person
    before = keep_copy([anna.pk])
    credential = make.outside_finish(anna, lesson, is_tied=False).credential
    activity = profile.activity_id("lesson", lesson.uuid)
    tie(credential, activity=activity, by=None)
    assert Completion.objects.filter(training="pride-basic").exists()
    untie(credential, activity=activity, by=None)
    assert keep_copy([anna.pk]) == before
    assert not standing(anna).exists()


PARTS = 4


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_order_and_any_repetition_gives_the_same_progress(data, db):
    """Deeds, voidings and enrolments arrive in any order, some twice; the outcome is one."""
    sets = []
    with transaction.atomic():
        parts = [make.part() if n % 2 else make.part("gathering") for n in range(PARTS)]
        enrolment = make.enrolled(parts=parts, code=f"pride-{uuid4().hex[:6]}")
        code = enrolment.training_id
        people = [enrolment.person, UserFactory()]
        enrol(people[1], training=code, by=None)
        deeds = data.draw(
            st.lists(st.tuples(st.integers(0, PARTS - 1), st.integers(0, 20)), min_size=1, max_size=8)
        )
        voided = data.draw(st.sets(st.integers(0, len(deeds) - 1)))
        for person in people:
            order = data.draw(st.permutations(range(len(deeds))))
            made = {}
            for n in order:
                which, day = deeds[n]
                act = make.attend if which % 2 == 0 else make.finish
                made[n] = act(person, parts[which], when=make.at(day, hour=10))
                if n in voided and data.draw(st.booleans()):
                    void(made[n].pk, by=None, reason="wrong")
            for n in voided:
                if not Voiding.objects.filter(target=made[n].pk).exists():
                    void(made[n].pk, by=None, reason="wrong")
            sets.append(
                (
                    set(PartProgress.objects.filter(person=person).values_list("part", "done_at")),
                    set(Completion.objects.filter(person=person).values_list("training", "completed_at")),
                )
            )
            kept = keep_copy([person.pk])
            rebuild([person.pk])
            assert keep_copy([person.pk]) == kept
        transaction.set_rollback(True)
    assert sets[0] == sets[1]


def test_rebuilding_gives_the_same_rows_and_records_nothing():
    parts = [make.part(), make.part("gathering"), make.part("quiz")]
    enrolment = make.enrolled(parts=parts)
    anna, bo = enrolment.person, UserFactory()
    enrol(bo, training="pride-basic", by=None)
    for person in (anna, bo):
        make.finish(person, parts[0], when=make.at(1))
        make.attend(person, parts[1], when=make.at(2))
    make.pass_quiz(anna, parts[2], when=make.at(3))
    kept, recorded = keep_copy([anna.pk, bo.pk]), Statement.objects.count()
    assert len(kept) == 7
    PartProgress.objects.all().delete()
    Completion.objects.filter(person=anna).update(completed_on=make.at(30).date())
    out = StringIO()
    call_command("rebuild_progress", "--batch", "1", stdout=out)
    assert difference(kept, keep_copy([anna.pk, bo.pk])) == []
    assert Statement.objects.count() == recorded
    assert "2/2 persons" in out.getvalue()


def test_a_check_tells_what_differs_and_mends_nothing():
    lesson = make.part()
    anna = make.enrolled(parts=[lesson]).person
    make.finish(anna, lesson)
    call_command("rebuild_progress", "--check", stdout=StringIO())
    Completion.objects.update(completed_on=make.at(30).date())
    with pytest.raises(SystemExit):
        call_command("rebuild_progress", "--check", stdout=StringIO())
    assert Completion.objects.filter(completed_on=make.at(30).date()).exists()
