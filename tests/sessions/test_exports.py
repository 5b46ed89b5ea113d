"""A roster and trainers' hours leave the platform as spreadsheets, for whoever may read them as pages."""

import io
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from lms.notices.models import Notice
from lms.people.models import AuditEntry, SecurityEvent
from lms.people.rules.security import Kind
from sessions.actions.exports import export_roster
from sessions.models import Attendance, Mark, SessionKind, TrainingSession
from sessions.queries.trainer_hours import trainers_year
from tests import factories as people
from tests.factories import protect, with_right
from tests.sessions import factories as make

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 15, 12, tzinfo=UTC)


def rows_of(answer) -> list[tuple[object, ...]]:
    sheet = load_workbook(io.BytesIO(answer.content)).active
    return [tuple(cell.value for cell in row) for row in sheet.iter_rows()]


def file_for(user, name: str, *args, **query):
    client = Client()
    client.force_login(user)
    return client.get(reverse(name, args=args), query)


class TestRoster:
    def test_holds_who_is_on_the_list_and_the_mark_of_each(self, gathering, trainers):
        person = make.signed_up(gathering, make.adult()).person
        Attendance.objects.create(
            session=gathering,
            person=person,
            mark=Mark.LATE,
            minutes=150,
            completes=True,
            marked_by=trainers[0],
            marked_at=timezone.now(),
        )
        heading, line = rows_of(file_for(trainers[0], "sessions:roster-file", gathering.uuid))
        assert heading[:4] == ("Navn", "Dag", "Registrering", "Minutter")
        assert (line[0], line[2:5]) == (person.name, ("Kom for sent", 150, "Ja"))

    def test_names_protected_people_as_they_are_known_in_the_room_whoever_takes_it_out(
        self, gathering, trainers
    ):
        person = make.signed_up(gathering, make.adult()).person
        protect(person)
        for reader in (with_right(gathering.organisation), trainers[0]):
            words = str(rows_of(file_for(reader, "sessions:roster-file", gathering.uuid)))
            assert "Anne Berg" in words
            assert person.last_name not in words

    def test_is_told_of_in_the_audit_and_to_administrators_where_one_takes_out_many(
        self, gathering, trainers, settings
    ):
        settings.EXPORTS_BEFORE_ALARM = 2
        administrator = people.MembershipFactory(role="admin").user
        for _time in range(2):
            export_roster(gathering, by=trainers[0])
        entry = AuditEntry.objects.filter(act="roster.exported", by=trainers[0]).latest("pk")
        assert entry.data["format"] == "xlsx"
        assert SecurityEvent.objects.filter(kind=Kind.EXPORTED, by=trainers[0]).count() == 2
        assert Notice.objects.filter(to=administrator, kind="administrators.exported").count() == 1

    def test_is_not_there_for_others_than_who_leads_or_coordinates(self, gathering, service):
        other = make.trainer_of(service)
        assert file_for(other, "sessions:roster-file", gathering.uuid).status_code == 404
        assert not AuditEntry.objects.filter(act="roster.exported").exists()


def held(service, *trainers, on: datetime, hours: int = 3, **more) -> TrainingSession:
    session = make.TrainingSessionFactory(
        organisation=service, period=(on, on + timedelta(hours=hours)), **more
    )
    return make.led_by(session, *trainers)


class TestHours:
    @pytest.fixture(autouse=True)
    def _time(self):
        with time_machine.travel(NOW, tick=False):
            yield

    def test_are_summed_by_trainer_month_and_kind_with_the_time_kept_free_for_the_way(
        self, service, coordinator, trainers, settings
    ):
        settings.TRAVEL_BUFFER_MINUTES = 45
        one, other = trainers
        for day in (4, 11):
            held(service, one, other, on=datetime(2026, 5, day, 15, tzinfo=UTC))
        held(service, one, on=datetime(2026, 5, 20, 15, tzinfo=UTC), kind=SessionKind.ONLINE, hours=2)
        held(service, one, on=datetime(2026, 4, 30, 22, 30, tzinfo=UTC), hours=1)
        found = {year.trainer: year for year in trainers_year(coordinator, year=2026, at=NOW)}
        assert [
            (line.month.month, line.kind, line.number, line.led, line.travel) for line in found[one].lines
        ] == [
            (5, "gathering", 3, 420, 270),
            (5, "online", 1, 120, 0),
        ], "half past ten in the evening of 30 April is May in Oslo"
        assert (found[other].number, found[other].led, found[other].travel) == (2, 360, 180)

    def test_count_the_training_alone_of_a_weekend(self, service, coordinator, trainers):
        on = datetime(2026, 5, 8, 15, tzinfo=UTC)
        held(service, trainers[0], on=on, hours=48, kind=SessionKind.WEEKEND, taught_minutes=600)
        assert trainers_year(coordinator, year=2026, at=NOW)[0].led == 600

    def test_count_what_was_held_alone(self, service, coordinator, trainers):
        may = datetime(2026, 5, 8, 15, tzinfo=UTC)
        held(service, trainers[0], on=NOW + timedelta(days=2))
        held(service, trainers[0], on=may, status=TrainingSession.Status.CANCELLED)
        stepped_down = held(service, trainers[0], on=may + timedelta(days=2))
        stepped_down.trainer_assignments.update(withdrawn_at=NOW, holds=False)
        held(service, trainers[0], on=datetime(2025, 5, 8, 15, tzinfo=UTC))
        held(service, trainers[0], on=may + timedelta(days=4), kind=SessionKind.DIALOGUE_MEETING)
        assert trainers_year(coordinator, year=2026, at=NOW) == []

    def test_are_the_own_ones_for_a_trainer_and_the_service_s_for_a_coordinator(
        self, service, coordinator, trainers
    ):
        may = datetime(2026, 5, 8, 15, tzinfo=UTC)
        held(service, *trainers, on=may)
        elsewhere = people.OrganisationFactory(kind="foster_care")
        held(elsewhere, make.trainer_of(elsewhere), on=may)
        assert {one.trainer for one in trainers_year(coordinator, year=2026, at=NOW)} == set(trainers)
        assert [one.trainer for one in trainers_year(trainers[0], year=2026, at=NOW)] == [trainers[0]]
        own = file_for(trainers[0], "sessions:trainer-hours").content.decode()
        assert trainers[0].name in own
        assert trainers[1].name not in own

    def test_are_taken_out_as_a_spreadsheet_and_told_of(self, service, coordinator, trainers):
        held(service, trainers[0], on=datetime(2026, 5, 8, 15, tzinfo=UTC))
        answer = file_for(coordinator, "sessions:trainer-hours-file", ar="2026")
        assert rows_of(answer)[1] == (trainers[0].name, "2026-05", "Samling", 1, 3, 1)
        assert AuditEntry.objects.filter(act="trainer_hours.exported", by=coordinator).exists()

    @pytest.mark.parametrize("year", ["x", "20266", "²026", "2027"])
    def test_of_a_year_that_is_none_or_has_not_come_are_not_there(self, coordinator, year):
        assert file_for(coordinator, "sessions:trainer-hours", ar=year).status_code == 404
