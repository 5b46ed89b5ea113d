"""Network groups: who is inside, what the board shows, and meetings with exceptions."""

from datetime import date, time, timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from lms.dates import OSLO, on_wall
from lms.notices.models import Notice
from lms.people.actions.leaving import leave_home
from lms.people.models import AddressProtection, FosterParent, TargetGroup
from lms.refusals import NotAllowed
from sessions.actions.group_meetings import FORTNIGHTLY, MONTHLY, call_off_meeting, plan_meetings
from sessions.actions.network_groups import (
    change_group_page,
    close_group,
    join_group,
    leave_group,
    start_group,
    write_post,
)
from sessions.errors import NamesSomebody, NoRoomInTime, NotAMember
from sessions.errors.in_the_way import InTheWay
from sessions.models import (
    GroupPost,
    NetworkGroup,
    PostReport,
    Registration,
    SchoolHoliday,
    TrainerAbsence,
    TrainingSession,
)
from sessions.queries.network_groups import board_of, members_of, suggested_groups
from tests.factories import AssignmentFactory, MunicipalityFactory
from tests.sessions.factories import (
    TrainingSessionFactory,
    VenueFactory,
    adult,
    coordinator_of,
    led_by,
    ordinary,
    trainer_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def group(service, coordinator, trainers):
    return start_group(
        organisation=service, name="Fosterforeldre i øst", facilitator=trainers[0], by=coordinator
    )


@pytest.fixture
def as_(client):
    def _as(user):
        client.force_login(user)
        return client

    return _as


def member_of(group, **home):
    person = adult(**home)
    join_group(group, by=person)
    return person


def planned(group, coordinator, **changes):
    first = timezone.localdate() + timedelta(days=8)
    values: dict[str, Any] = {
        "rhythm": FORTNIGHTLY,
        "first_day": first,
        "begins": time(18),
        "minutes": 90,
        "until": first + timedelta(days=56),
        "meeting_link": "https://mote.example.no/a",
    } | changes
    return plan_meetings(group, **values, by=coordinator)


def days_of(made):
    return [one.begins_at.astimezone(OSLO).date() for one in made]


def test_a_member_is_on_every_meeting_ahead_and_on_none_after_leaving(group, coordinator):
    made = planned(group, coordinator)
    person = member_of(group)
    held = Registration.objects.filter(person=person, status="registered")
    assert held.count() == len(made) >= 4
    leave_group(group, person=person)
    assert not Registration.objects.filter(person=person).live().exists()
    assert not TrainingSession.objects.exclude(seats_held=0).exists()


def test_meetings_leave_out_red_days_and_the_days_asked_for(group, coordinator):
    made = planned(
        group,
        coordinator,
        rhythm=FORTNIGHTLY,
        first_day=date(2027, 5, 3),
        until=date(2027, 6, 28),
        apart_from=[date(2027, 6, 14)],
    )
    assert days_of(made) == [date(2027, 5, 3), date(2027, 5, 31), date(2027, 6, 28)]


def test_a_monthly_meeting_keeps_its_weekday_in_the_month(group, coordinator):
    made = planned(group, coordinator, rhythm=MONTHLY, first_day=date(2027, 2, 9), until=date(2027, 5, 31))
    assert days_of(made) == [date(2027, 2, 9), date(2027, 3, 9), date(2027, 4, 13), date(2027, 5, 11)]


def test_a_monthly_meeting_on_the_last_weekday_stays_the_last(group, coordinator):
    made = planned(
        group,
        coordinator,
        rhythm=MONTHLY,
        first_day=date(2027, 8, 31),
        until=date(2027, 11, 30),
    )
    assert days_of(made) == [date(2027, 8, 31), date(2027, 9, 28), date(2027, 10, 26), date(2027, 11, 30)]


def test_one_meeting_is_called_off_and_the_others_stay(group, coordinator, trainers):
    person = member_of(group)
    first, *rest = planned(group, coordinator)
    call_off_meeting(first, by=trainers[0])
    assert Notice.objects.filter(to=person, kind="session.cancelled").count() == 1
    assert TrainingSession.objects.filter(group=group).published().count() == len(rest)


def test_the_facilitator_moves_one_meeting_and_the_others_stay(group, coordinator, trainers, as_):
    first, *others = planned(group, coordinator)
    address = reverse("sessions:move-meeting", args=[group.uuid, first.uuid])
    day = first.begins_at.astimezone(OSLO).date() + timedelta(days=1)
    assert as_(trainers[0]).post(address, {"day": "i morgen", "begins": "19:00"}).status_code == 422
    as_(trainers[0]).post(address, {"day": day.isoformat(), "begins": "19:00"})
    first.refresh_from_db()
    assert first.begins_at == on_wall(day, time(19))
    assert first.minutes == 90
    assert days_of(TrainingSession.objects.filter(group=group).in_order())[1:] == days_of(others)


def test_a_members_own_list_shows_a_groups_next_meeting_and_counts_the_others(group, coordinator, as_):
    person = member_of(group)
    first, *others = planned(group, coordinator)
    page = as_(person).get(reverse("sessions:mine")).content.decode()
    assert str(first.uuid) in page
    assert str(others[0].uuid) not in page
    assert f"og {len(others)} møter til" in page


def test_a_round_without_any_day_is_refused(group, coordinator):
    with pytest.raises(NoRoomInTime):
        planned(group, coordinator, first_day=date(2027, 5, 17), until=date(2027, 5, 18))


def test_more_members_than_the_room_holds_wait(group, coordinator, service):
    planned(group, coordinator, meeting_link="", venue=VenueFactory(organisation=service, capacity=1))
    member_of(group)
    late = member_of(group)
    assert set(Registration.objects.filter(person=late).values_list("status", flat=True)) == {"waiting"}


def test_nobody_outside_sees_the_inside_or_writes(group, as_):
    person, stranger = member_of(group), adult()
    write_post(group, text="Hei alle", by=person)
    address = reverse("sessions:group", args=[group.uuid])
    assert as_(stranger).get(address).status_code == 404
    assert person.first_name not in as_(stranger).get(reverse("sessions:network")).content.decode()
    with pytest.raises(NotAMember):
        write_post(group, text="Hei", by=stranger)


def test_the_board_shows_first_names_alone(group, as_):
    writer, reader = member_of(group), member_of(group)
    writer.last_name = "Hemmelig"
    writer.save()
    write_post(group, text="Hei alle", by=writer)
    page = as_(reader).get(reverse("sessions:group", args=[group.uuid])).content.decode()
    assert writer.first_name in page
    assert "Hemmelig" not in page


def test_address_protection_takes_a_member_off_the_list_at_once(group):
    person, reader = member_of(group), member_of(group)
    write_post(group, text="Hei", by=person)
    person.address_protection = AddressProtection.STRICTLY_CONFIDENTIAL
    person.alias = "Anne Berg"
    person.save()
    assert members_of(group, reader=reader) == [reader.first_name]
    (post,) = board_of(group, reader=reader, moderates=False)
    assert post.author == "Anne"


def test_what_points_at_somebody_is_refused(group, as_):
    person = member_of(group)
    with pytest.raises(NamesSomebody):
        write_post(group, text="Født 12.03.2015", by=person)
    address = reverse("sessions:write-post", args=[group.uuid])
    answer = as_(person).post(address, {"text": "Ring 010190 12345"})
    assert answer.status_code == 422
    assert "taushetsplikt" in answer.content.decode()
    assert not GroupPost.objects.exists()


def test_a_reported_message_reaches_the_facilitator_once_and_can_be_hidden(group, trainers, as_):
    writer, reader = member_of(group), member_of(group)
    post = write_post(group, text="Noe dumt", by=writer)
    address = reverse("sessions:group-post", args=[post.pk])
    for _ in range(2):
        as_(reader).post(address, {"report": "1"})
    assert Notice.objects.filter(to=trainers[0], kind="group.reported").count() == 1
    page = reverse("sessions:group", args=[group.uuid])
    assert "Rapportert" in as_(trainers[0]).get(page).content.decode()
    assert "Rapportert" not in as_(reader).get(page).content.decode()
    as_(trainers[0]).post(address, {"hide": "1"})
    assert "Noe dumt" not in as_(reader).get(page).content.decode()
    assert not PostReport.objects.exists()


def test_nobody_hides_or_erases_what_another_wrote(group, as_):
    writer, reader = member_of(group), member_of(group)
    post = write_post(group, text="Hei", by=writer)
    address = reverse("sessions:group-post", args=[post.pk])
    assert as_(reader).post(address, {"hide": "1"}).status_code == 404
    assert as_(reader).post(address, {"erase": "1"}).status_code == 404
    as_(writer).post(address, {"erase": "1"})
    assert not GroupPost.objects.exists()


def test_groups_near_in_language_and_situation_are_suggested_first(group, service, coordinator, trainers):
    far_service = type(service).objects.create(kind="foster_care", name="Tjenesten nord", region_id="nord")
    far = start_group(
        organisation=far_service,
        name="Alle i nord",
        facilitator=trainer_of(far_service),
        by=coordinator_of(far_service),
    )
    siblings = TargetGroup.objects.get(code="siblings")
    closest = start_group(
        organisation=service,
        name="Søsken i øst",
        facilitator=trainers[1],
        target_groups=[siblings],
        by=coordinator,
    )
    person = adult(host_municipality=MunicipalityFactory(region=service.region))
    home = FosterParent.objects.get(user=person).home
    AssignmentFactory(home=home).target_groups.add(siblings)
    found = suggested_groups(person)
    assert [one.group for one in found] == [closest, group, far]
    assert found[0].reasons == ("target_group", "region", "language")


def test_who_leaves_the_last_home_leaves_the_groups(group, django_capture_on_commit_callbacks):
    person = member_of(group)
    with django_capture_on_commit_callbacks(execute=True):
        leave_home(FosterParent.objects.get(user=person), by=person)
    assert not NetworkGroup.objects.with_member(person.pk).exists()


def test_a_facilitator_who_leads_elsewhere_then_is_refused_by_name(group, coordinator, trainers, service):
    first, *_ = planned(group, coordinator)
    led_by(TrainingSessionFactory(organisation=service, period=first.period), trainers[1])
    values = {"name": group.name, "about": "", "language": "nb", "target_groups": []}
    with pytest.raises(InTheWay) as refused:
        change_group_page(group, **values, facilitator=trainers[1], by=coordinator)
    assert trainers[1].name in refused.value.said


def test_a_new_facilitator_takes_over_although_away_at_one_meeting(group, coordinator, trainers):
    first, *_ = planned(group, coordinator)
    TrainerAbsence.objects.create(trainer=trainers[1], period=first.period)
    values = {"name": group.name, "about": "", "language": "nb", "target_groups": []}
    change_group_page(group, **values, facilitator=trainers[1], by=coordinator)
    assert first.trainer_assignments.get(withdrawn_at=None).trainer == trainers[1]


def test_staff_join_no_group_and_trainers_start_none(group, service, trainers):
    with pytest.raises(NotAllowed):
        join_group(group, by=trainers[1])
    with pytest.raises(NotAllowed):
        start_group(organisation=service, name="X", facilitator=trainers[0], by=trainers[0])


def test_a_closed_group_calls_its_meetings_off(group, coordinator):
    person = member_of(group)
    planned(group, coordinator)
    close_group(group, by=coordinator)
    assert not TrainingSession.objects.filter(group=group).published().exists()
    assert not Registration.objects.filter(person=person).live().exists()
    with pytest.raises(NotAllowed):
        join_group(group, by=adult())


def test_a_group_page_takes_as_many_queries_for_many_as_for_one(
    group, coordinator, as_, django_assert_max_num_queries
):
    reader = member_of(group)
    write_post(group, text="Hei", by=reader)
    planned(group, coordinator, until=timezone.localdate() + timedelta(days=9))
    address = reverse("sessions:group", args=[group.uuid])
    as_(reader).get(address)
    with django_assert_max_num_queries(40) as one:
        as_(reader).get(address)
    for _ in range(4):
        write_post(group, text="Hei", by=member_of(group))
    planned(group, coordinator, first_day=timezone.localdate() + timedelta(days=30), begins=time(12))
    with django_assert_max_num_queries(len(one.captured_queries)):
        as_(reader).get(address)


def test_school_holidays_are_left_out_unless_the_group_wants_them(group, coordinator):
    second = ordinary(22)
    first = second - timedelta(days=14)
    SchoolHoliday.objects.create(name="Ferie", first_day=second, last_day=second)
    assert second not in days_of(planned(group, coordinator, first_day=first))
    anyway = planned(group, coordinator, first_day=first, begins=time(12), in_school_holidays=True)
    assert second in days_of(anyway)
