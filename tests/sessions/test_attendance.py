from datetime import date, time, timedelta

import pytest
from django.utils import timezone

from lms.dates import on_wall
from lms.refusals import NotAllowed
from lms.xapi.models import Statement, Voiding
from sessions.actions import attendance as attendance_actions
from sessions.actions.attendance import add_walk_in, ask_correction, record_attendance, settle_correction
from sessions.errors import (
    AttendanceNotOpen,
    CodeNotValid,
    MarkedMeanwhile,
    MinutesRefused,
    NeedsSecondPerson,
    NothingToCorrect,
    NotOnRoster,
    OwnCorrection,
    OwnRecord,
    ReasonNeeded,
)
from sessions.models import Attendance, Registration
from sessions.queries import check_in
from sessions.rules.attendance import minutes_by_clock
from tests.factories import FosterParentFactory
from tests.sessions.factories import (
    TrainingSessionFactory,
    adult,
    coordinator_of,
    led_by,
    published_part,
    signed_up,
    trainer_of,
)

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def held_lately(service, trainers):
    """A gathering of three hours that ended an hour ago and delivers one part."""
    session = TrainingSessionFactory(
        organisation=service, period=(NOW - timedelta(hours=4), NOW - timedelta(hours=1))
    )
    session.delivers.add(published_part())
    return led_by(session, *trainers)


@pytest.fixture
def person(held_lately):
    person = adult()
    signed_up(held_lately, person)
    return person


@pytest.fixture
def mark(held_lately, person, trainers):
    def _mark(what, **values):
        values = {"person": person, "by": trainers[0]} | values
        return record_attendance(held_lately, mark=what, **values)

    return _mark


def attended(person):
    voided = Voiding.objects.values("target")
    return Statement.objects.filter(person=person.uuid, verb__endswith="/attended").exclude(pk__in=voided)


def test_present_becomes_a_statement_with_the_attended_time(mark, person, held_lately, trainers):
    attendance = mark("present")
    statement = attended(person).get()
    assert attendance.statement == statement.pk
    assert statement.data["result"] == {"completion": True, "duration": "PT03H00M00S"}
    assert statement.timestamp == held_lately.ends_at
    context = statement.data["context"]
    assert context["instructor"]["account"]["name"] == str(trainers[0].uuid)
    part = held_lately.delivers.get()
    assert [one["id"] for one in context["contextActivities"]["other"]] == [
        f"https://opplaering.example/activities/part/{part.pk}"
    ]


def test_less_than_the_share_asked_for_is_no_completion(mark, person):
    assert not mark("left_early", minutes=143).completes
    assert attended(person).get().data["result"] == {"completion": False, "duration": "PT02H23M00S"}


def test_the_share_itself_completes(mark):
    assert mark("late", minutes=144).completes


@pytest.mark.parametrize("what", ["absent", "excused"])
def test_absence_makes_no_statement(mark, person, what):
    assert mark(what).statement is None
    assert not attended(person).exists()


def test_correcting_present_to_absent_only_voids(mark, person):
    mark("present")
    mark("absent", reason="wrong_mark")
    assert not attended(person).exists()
    assert Voiding.objects.count() == 1


def test_correcting_the_minutes_voids_and_records_anew(mark, person):
    first = mark("present").statement
    second = mark("left_early", minutes=60, reason="wrong_minutes").statement
    assert attended(person).get().pk == second != first


def test_a_mark_that_stands_is_not_changed_without_a_reason(mark):
    mark("present")
    with pytest.raises(ReasonNeeded):
        mark("absent")


def test_the_same_mark_twice_is_one_statement(mark, person):
    mark("present")
    mark("present")
    assert attended(person).count() == 1


def test_after_48_hours_a_correction_needs_a_second_person(mark, person, held_lately, trainers):
    mark("present")
    late = held_lately.ends_at + timedelta(hours=48, seconds=1)
    with pytest.raises(NeedsSecondPerson):
        mark("absent", reason="wrong_mark", at=late)
    correction = ask_correction(
        held_lately, person=person, mark="absent", reason="wrong_mark", by=trainers[0], at=late
    )
    with pytest.raises(OwnCorrection):
        settle_correction(correction, grant=True, by=trainers[0])
    settle_correction(correction, grant=True, by=trainers[1])
    assert not attended(person).exists()
    with pytest.raises(OwnCorrection):
        settle_correction(correction, grant=True, by=trainers[1])


def test_a_correction_to_what_stands_is_refused(mark, person, held_lately, trainers):
    mark("present")
    with pytest.raises(NothingToCorrect):
        ask_correction(held_lately, person=person, mark="present", reason="wrong_mark", by=trainers[0])


def test_a_refused_correction_changes_nothing(mark, person, held_lately, trainers):
    mark("present")
    correction = ask_correction(
        held_lately, person=person, mark="absent", reason="wrong_mark", by=trainers[0]
    )
    settle_correction(correction, grant=False, by=trainers[1])
    assert attended(person).count() == 1


def test_attendance_opens_thirty_minutes_before(held_lately, mark, person):
    opens = held_lately.begins_at - timedelta(minutes=30)
    with pytest.raises(AttendanceNotOpen):
        mark("present", at=opens - timedelta(seconds=1))
    mark("present", at=opens)
    assert attended(person).get().timestamp == opens


@pytest.mark.parametrize(
    ("what", "minutes"),
    [("late", None), ("late", 0), ("late", 180), ("left_early", 181), ("absent", 5), ("present", 100)],
)
def test_minutes_must_fit_the_mark(mark, what, minutes):
    with pytest.raises(MinutesRefused):
        mark(what, minutes=minutes)


def test_only_who_is_on_the_list_is_marked(mark):
    with pytest.raises(NotOnRoster):
        mark("present", person=adult())


def test_other_trainers_and_regions_cannot_mark(mark, service):
    with pytest.raises(NotAllowed):
        mark("present", by=trainer_of(service))
    with pytest.raises(NotAllowed):
        mark("present", by=coordinator_of(TrainingSessionFactory().organisation))


def test_nobody_marks_their_own_home(mark, person, trainers):
    FosterParentFactory(home=person.home_memberships.get().home, user=trainers[0])
    with pytest.raises(OwnRecord):
        mark("present")


def test_a_sheet_from_before_somebody_elses_mark_overwrites_nothing(mark, person, trainers):
    mark("present", by=trainers[1])
    with pytest.raises(MarkedMeanwhile):
        mark("absent", seen_version=0, reason="offline")
    assert Attendance.objects.get().mark == "present"


def test_a_walk_in_comes_on_the_list_without_taking_a_seat(held_lately, trainers, mark):
    guest = adult()
    seats = held_lately.seats_held
    add_walk_in(held_lately, person=guest, by=trainers[0])
    held_lately.refresh_from_db()
    assert held_lately.seats_held == seats
    assert mark("present", person=guest).completes
    assert Registration.objects.get(person=guest).status == "walk_in"


def test_the_check_in_code_changes_and_is_valid_only_during_the_session(service, person):
    session = TrainingSessionFactory(
        organisation=service, period=(NOW - timedelta(hours=1), NOW + timedelta(hours=1))
    )
    signed_up(session, person)
    code = check_in.code_at(session, NOW)
    for typed in (code.lower(), f" {code[:3]} {code[3:]}\u200b", f"{code[:3]}–{code[3:]}"):
        attendance_actions.check_in(session, person=person, code=typed, at=NOW)
    for moment in (NOW + timedelta(minutes=3), NOW + timedelta(hours=2)):
        with pytest.raises(CodeNotValid):
            attendance_actions.check_in(session, person=person, code=code, at=moment)
    assert code != check_in.code_at(TrainingSessionFactory(), NOW)


def test_a_claim_is_no_mark(service, person):
    session = TrainingSessionFactory(
        organisation=service, period=(NOW - timedelta(hours=1), NOW + timedelta(hours=1))
    )
    signed_up(session, person)
    attendance_actions.check_in(session, person=person, code=check_in.code_at(session, NOW), at=NOW)
    assert not Attendance.objects.exists()
    assert not attended(person).exists()


def test_the_clock_that_jumps_at_night_is_not_counted_as_training():
    begin, end = on_wall(date(2027, 3, 28), time(1)), on_wall(date(2027, 3, 28), time(5))
    came = on_wall(date(2027, 3, 28), time(4))
    assert minutes_by_clock("left_early", came, begin, end) == 120
    assert minutes_by_clock("late", came, begin, end) == 60
