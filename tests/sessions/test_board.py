"""The planning board: who and what is taken, day by day."""

from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from typing import Any

import pytest
import time_machine
from django.urls import reverse

from lms.dates import on_wall
from lms.people.models import Organisation, User
from sessions.models import TrainerAbsence, TrainingSession, Venue
from sessions.queries.board import BoardAsked, board_of
from sessions.rules.board import Rows, columns_of, touches
from tests import factories as people
from tests.sessions.factories import (
    TrainingSessionFactory,
    VenueFactory,
    coordinator_of,
    led_by,
    trainer_of,
)

MONDAY = date(2027, 3, 1)
NOW = on_wall(date(2027, 2, 25), time(12))


@dataclass
class Week:
    """A service with two trainers and a room: Anne leads a gathering on Tuesday and is away on Friday."""

    service: Organisation
    coordinator: User
    anne: User
    bjorn: User
    hall: Venue
    gathering: TrainingSession


def _week() -> Week:
    with time_machine.travel(NOW, tick=False):
        service = people.OrganisationFactory(kind="foster_care", name="Øst", region_id="ost")
        anne, bjorn = trainer_of(service), trainer_of(service)
        hall = VenueFactory(organisation=service, name="Salen")
        begin = on_wall(MONDAY + timedelta(days=1), time(17, 30))
        gathering = TrainingSessionFactory(
            organisation=service, title="Samling 1", period=(begin, begin + timedelta(hours=3)), venue=hall
        )
        led_by(gathering, anne)
        friday = on_wall(MONDAY + timedelta(days=4), time(8))
        TrainerAbsence.objects.create(trainer=anne, period=(friday, friday + timedelta(hours=8)))
        return Week(service, coordinator_of(service), anne, bjorn, hall, gathering)


@pytest.fixture(scope="module")
def standing_week(stand):
    return stand(_week)


@pytest.fixture
def week(standing_week, db):
    with time_machine.travel(NOW, tick=False):
        yield deepcopy(standing_week)


def shown(week: Week, **asked: Any):
    wanted = replace(BoardAsked(organisation=week.service, monday=MONDAY), **asked)
    return board_of(week.coordinator, wanted, on=NOW.date())


def row_of(board, name: str):
    return next(row for row in board.rows if row.name.startswith(name))


def test_a_few_weeks_have_a_column_for_each_day_and_many_one_for_each_week() -> None:
    assert len(columns_of(MONDAY, 2)) == 14
    assert columns_of(MONDAY, 2)[13] == (date(2027, 3, 14), date(2027, 3, 14))
    assert len(columns_of(MONDAY, 12)) == 12
    assert columns_of(MONDAY, 12)[1] == (date(2027, 3, 8), date(2027, 3, 14))
    assert touches(MONDAY, MONDAY, MONDAY - timedelta(days=2), MONDAY)
    assert not touches(MONDAY, MONDAY, MONDAY - timedelta(days=2), MONDAY - timedelta(days=1))


def test_a_trainers_row_shows_what_they_lead_when_they_are_away_and_their_hours(week) -> None:
    anne, bjorn = (row_of(shown(week), one.name) for one in (week.anne, week.bjorn))
    assert [entry.title for entry in anne.cells[1].entries] == ["Samling 1"]
    assert [place for place, cell in enumerate(anne.cells) if cell.away] == [4]
    assert (anne.hours, bjorn.hours) == (3, 0)


def test_a_rooms_row_shows_what_is_held_there(week) -> None:
    board = shown(week, rows=Rows.VENUES, weeks=12)
    assert [entry.title for entry in row_of(board, "Salen").cells[0].entries] == ["Samling 1"]
    assert row_of(board, "Salen").hours == 3


def test_red_days_and_school_holidays_are_marked(week) -> None:
    columns = shown(week, monday=date(2027, 3, 22)).columns
    assert [column.notes for column in columns if column.first == date(2027, 3, 25)] == [["Skjærtorsdag"]]
    assert [column.first.day for column in columns[:7] if column.is_red] == [25, 26, 28]


def test_a_gathering_of_another_service_says_only_that_its_trainer_is_taken(week) -> None:
    other = people.OrganisationFactory(kind="foster_care", name="Midt")
    week.gathering.organisation = other
    week.gathering.save()
    (entry,) = row_of(shown(week), week.anne.name).cells[1].entries
    assert (entry.uuid, entry.title, entry.course, entry.town) == (None, "", "", "")


def test_what_nobody_leads_stands_in_a_row_of_its_own(week) -> None:
    led_by(week.gathering)
    first = shown(week).rows[0]
    assert first.key is None
    assert [entry.title for entry in first.cells[1].entries] == ["Samling 1"]


def test_a_board_is_narrowed_and_the_hours_stay(week) -> None:
    for asked in ({"kind": "online"}, {"programme": "pride"}, {"municipality": "0301"}):
        anne = row_of(shown(week, **asked), week.anne.name)
        assert not anne.cells[1].entries, asked
        assert anne.hours == 3
    assert row_of(shown(week, kind="gathering"), week.anne.name).cells[1].entries
    assert [row.name for row in shown(week, trainer=week.bjorn.uuid).rows] == [week.bjorn.name]


def test_a_board_of_many_sessions_asks_no_more_than_one_of_few(week, django_assert_max_num_queries) -> None:
    begin = on_wall(MONDAY + timedelta(days=2), time(9))
    for number in range(5):
        span = (begin + timedelta(hours=4 * number), begin + timedelta(hours=4 * number + 2))
        led_by(TrainingSessionFactory(organisation=week.service, period=span), trainer_of(week.service))
    with django_assert_max_num_queries(10):
        shown(week)


def test_an_empty_day_leads_to_the_form_filled_in(week, client) -> None:
    client.force_login(week.coordinator)
    page = client.get(reverse("sessions:board"), {"fra": "2027-03-03", "rader": "kursledere"})
    said = page.content.decode()
    address = f"kursleder={week.bjorn.uuid}&amp;day=2027-03-03"
    assert address in said
    form = client.get(
        reverse("sessions:plan"), {"day": "2027-03-03", "kursleder": str(week.bjorn.uuid)}
    ).content.decode()
    assert 'value="2027-03-03"' in form
    assert (
        f'value="{week.bjorn.pk}"' in form.split("checked")[0][-200:]
        or f'value="{week.bjorn.pk}" checked' in form
    )


def test_words_that_mean_nothing_to_the_board_are_as_though_they_were_not_said(week, client) -> None:
    client.force_login(week.coordinator)
    odd = {"uker": "999", "fra": "x", "kursleder": "1", "rader": "x", "slag": "x", "side": "-3"}
    assert client.get(reverse("sessions:board"), odd).status_code == 200


def test_a_page_of_rows_is_kept_to(week) -> None:
    asked = BoardAsked(organisation=week.service, monday=MONDAY)
    assert board_of(week.coordinator, replace(asked, page="99"), on=NOW.date()).page.number == 1
