from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from lms.dates import OSLO
from lms.notices.models import Notice
from lms.people.models import AuditEntry
from lms.refusals import NotAllowed
from sessions.actions.calling_off import cancel_session
from sessions.actions.planning import add_make_up, change_session, move_session, plan_session, publish_session
from sessions.actions.seats import register
from sessions.actions.staffing import hand_over
from sessions.errors import (
    LiesBehind,
    NotCompetent,
    NotPlanned,
    SeatsInUse,
    TakenPlace,
    TrainerBusy,
    TwoLeadersNeeded,
    VenueBusy,
    VenueTooSmall,
)
from sessions.models import Attendance, Competence, Mark, TrainerAbsence, TrainerAssignment, TrainingSession
from tests.factories import OrganisationFactory
from tests.sessions.factories import (
    TrainingSessionFactory,
    VenueFactory,
    adult,
    at,
    coordinator_of,
    published_part,
    signed_up,
    trainer_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(service, coordinator, trainers):
    """Plan a gathering of three hours with both trainers, unless told otherwise."""

    def _plan(begins_at=None, **changes):
        begins_at = begins_at or at(17)
        values = {
            "organisation": service,
            "kind": "gathering",
            "begins_at": begins_at,
            "ends_at": begins_at + timedelta(hours=3),
            "capacity": 12,
            "title": "Samling",
            "trainers": trainers,
            "by": coordinator,
        }
        return plan_session(**values | changes)

    return _plan


def test_a_planned_gathering_is_published_and_holds_its_trainers(plan, trainers):
    session = plan()
    assert session.is_published
    held = TrainerAssignment.objects.filter(session=session, holds=True)
    assert {row.trainer for row in held} == set(trainers)
    assert AuditEntry.objects.filter(act="session.planned", subject=f"session:{session.uuid}").exists()


def test_the_share_to_attend_follows_the_module_version(plan):
    assert plan(parts=[published_part(min_share=0.75)]).min_share == 75
    assert plan(at(17, days=11), parts=[published_part(min_share=0.75, part_share=0.9)]).min_share == 90


def test_a_busy_trainer_is_refused_with_the_nearest_free_times(plan, trainers):
    first = plan()
    with pytest.raises(TrainerBusy) as refused:
        plan(at(19), trainers=trainers)
    assert refused.value.whose in {trainer.name for trainer in trainers}
    assert refused.value.nearest
    for begin in refused.value.nearest:
        assert plan(begin, title="Nærmeste").begins_at == begin
        TrainingSession.objects.exclude(pk=first.pk).delete()


def test_travel_time_between_two_sessions_is_kept(plan, settings):
    settings.TRAVEL_BUFFER_MINUTES = 45
    session = plan(at(9), ends_at=at(12))
    with pytest.raises(TrainerBusy):
        plan(session.ends_at + timedelta(minutes=44))
    assert plan(session.ends_at + timedelta(minutes=45)).is_published


def test_an_online_gathering_asks_for_no_travel(plan):
    session = plan(at(9), ends_at=at(12), kind="online")
    assert plan(session.ends_at, kind="online").is_published


def test_an_absent_trainer_is_refused(plan, trainers):
    TrainerAbsence.objects.create(trainer=trainers[0], period=(at(6), at(22)))
    with pytest.raises(TrainerBusy, match=trainers[0].first_name):
        plan()


def test_a_taken_venue_is_refused(plan, service):
    venue = VenueFactory(organisation=service)
    plan(venue=venue)
    others = [trainer_of(service), trainer_of(service)]
    with pytest.raises(VenueBusy, match=venue.name):
        plan(at(18), venue=venue, trainers=others)


def test_a_venue_must_hold_the_participants(plan, service):
    with pytest.raises(VenueTooSmall):
        plan(venue=VenueFactory(organisation=service, capacity=11))


def test_one_leader_needs_a_reason(plan, trainers):
    with pytest.raises(TwoLeadersNeeded):
        plan(trainers=trainers[:1])
    assert plan(trainers=trainers[:1], staffing_reason="small_group").is_published


def test_a_trainer_leads_only_modules_they_know_unless_a_reason_is_given(plan, trainers):
    part = published_part()
    Competence.objects.create(trainer=trainers[0], module=published_part().module)
    with pytest.raises(NotCompetent):
        plan(parts=[part])
    assert plan(parts=[part], staffing_reason="learning").is_published


def test_a_coordinator_of_another_service_cannot_plan(plan):
    with pytest.raises(NotAllowed):
        plan(by=coordinator_of(OrganisationFactory()))


def test_a_trainer_plans_only_what_they_lead(plan, service, trainers):
    assert plan(by=trainers[0]).is_published
    with pytest.raises(NotAllowed):
        plan(at(9), by=trainer_of(service))


def test_a_draft_holds_nobody_until_it_is_published(plan, coordinator):
    draft = plan(is_published=False)
    other = plan(at(18))
    with pytest.raises(TrainerBusy):
        publish_session(draft, by=coordinator)
    cancel_session(other, by=coordinator)
    assert publish_session(draft, by=coordinator).is_published
    with pytest.raises(NotPlanned):
        publish_session(draft, by=coordinator)


def test_the_database_itself_refuses_a_trainer_in_two_places(gathering, service, trainers):
    other = TrainingSessionFactory(organisation=service, period=(at(18), at(19)))
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    with pytest.raises(IntegrityError, match="trainer_in_one_session_at_a_time"), transaction.atomic():
        TrainerAssignment.objects.create(trainer=trainers[0], session=other, busy=(at(18), at(19)))


def test_a_cancelled_session_frees_its_trainers_and_venue(plan, service, coordinator):
    venue = VenueFactory(organisation=service)
    session = plan(venue=venue)
    cancel_session(session, by=coordinator)
    assert plan(venue=venue).is_published


def test_a_moved_session_keeps_its_wall_clock_length_and_tells_those_concerned(
    plan, coordinator, django_capture_on_commit_callbacks
):
    session, person = plan(), adult()
    signed_up(session, person)
    moved = move_session(session, begins_at=at(15, days=12), by=coordinator)
    assert moved.ends_at - moved.begins_at == timedelta(hours=3)
    assert moved.revision == 1
    message = Notice.objects.get(to=person, kind="session.changed")
    assert message.variables["time"] == f"{at(15, days=12).astimezone(OSLO):%H:%M}"


def test_capacity_cannot_fall_below_those_signed_up(plan, coordinator, trainers):
    session = plan()
    for _ in range(3):
        signed_up(session, adult())
    change = {
        "begins_at": session.begins_at,
        "ends_at": session.ends_at,
        "venue": None,
        "trainers": trainers,
        "by": coordinator,
    }
    with pytest.raises(SeatsInUse):
        change_session(session, capacity=2, **change)
    assert change_session(session, capacity=3, **change).capacity == 3


def test_a_replacement_takes_over_the_participants(plan, coordinator):
    session, comes, waits = plan(capacity=1), adult(), adult()
    signed_up(session, comes)
    signed_up(session, waits, "waiting")
    replacement = cancel_session(session, by=coordinator, replacement_begins_at=at(17, days=17))
    session.refresh_from_db()
    assert session.is_cancelled
    assert session.replaced_by == replacement
    statuses = dict(replacement.registrations.values_list("person", "status"))
    assert statuses == {comes.pk: "registered", waits.pk: "waiting"}
    assert replacement.seats_held == 1
    told = Notice.objects.get(to=comes)
    assert told.kind == "session.replaced"
    assert set(told.variables) == {"date", "time", "new_date", "new_time"}


def test_session_with_attendance_is_neither_moved_nor_called_off(plan, coordinator):
    session, person = plan(begins_at=at(17, days=-2)), adult()
    Attendance.objects.create(
        session=session, person=person, mark=Mark.PRESENT, marked_by=coordinator, marked_at=at(20, days=-2)
    )
    with pytest.raises(TakenPlace):
        cancel_session(session, by=coordinator)
    with pytest.raises(TakenPlace):
        move_session(session, begins_at=at(17, days=3), by=coordinator)


def test_replacement_that_lies_behind_is_refused(plan, coordinator):
    with pytest.raises(LiesBehind):
        cancel_session(plan(), by=coordinator, replacement_begins_at=at(17, days=-1))


def test_nothing_but_the_cancellation_is_sent_about_a_cancelled_session(plan, coordinator):
    session, person = plan(), adult()
    register(session, persons=[person], together=False, by=person)
    cancel_session(session, by=coordinator)
    statuses = dict(Notice.objects.filter(to=person).values_list("kind", "status"))
    assert statuses == {"session.confirmed": "stopped", "session.cancelled": "queued"}


def test_a_sick_trainer_steps_down_in_one_tap(plan, trainers, coordinator):
    session = plan()
    hand_over(session, to=None, by=trainers[0])
    left = TrainerAssignment.objects.get(session=session, withdrawn_at=None)
    assert left.trainer == trainers[1]
    assert Notice.objects.filter(to=coordinator, kind="session.staffing").exists()


def test_a_make_up_delivers_the_same_parts(plan, coordinator, trainers):
    part = published_part()
    session = plan(parts=[part])
    extra = add_make_up(session, begins_at=at(17, days=20), by=coordinator, venue=None, trainers=trainers)
    assert extra.is_make_up
    assert list(extra.delivers.all()) == [part]
