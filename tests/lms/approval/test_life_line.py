"""The life of a decision, as a table: which stages lie behind, and on which days."""

from datetime import date

import pytest

from lms.approval.rules.life_line import Life, Stage, life_line

MADE, ENDED, KEPT = date(2020, 1, 1), date(2021, 1, 1), date(2030, 12, 30)
HANDED, CONFIRMED = date(2021, 2, 1), date(2021, 3, 1)


def life(**known) -> Life:
    return Life(made_on=MADE, changed_on=None, ended_on=known.pop("ended_on", ENDED), kept_days=3650, **known)


def days(on: date = date(2026, 1, 1), **known) -> dict[Stage, tuple[date | None, bool]]:
    return {step.stage: (step.on, step.is_done) for step in life_line(life(**known), on=on)}


def test_every_stage_is_told_in_its_order_whatever_has_come():
    assert [step.stage for step in life_line(life(ended_on=None), on=MADE)] == list(Stage)


def test_decision_in_an_open_assignment_has_no_day_on_which_it_goes():
    found = days(ended_on=None)
    assert found[Stage.STATE] == (MADE, True)
    assert {found[stage] for stage in list(Stage)[2:]} == {(None, False)}


@pytest.mark.parametrize(
    ("known", "deleted"),
    [
        ({}, (None, False)),
        ({"handed_over_on": HANDED}, (None, False)),
        ({"handed_over_on": HANDED, "confirmed_on": CONFIRMED}, (KEPT, False)),
        ({"handed_over_on": HANDED, "confirmed_on": date(2031, 6, 1)}, (date(2031, 6, 1), False)),
        (
            {"handed_over_on": HANDED, "confirmed_on": CONFIRMED, "deleted_on": date(2031, 1, 2)},
            (date(2031, 1, 2), True),
        ),
    ],
)
def test_it_is_deleted_when_its_time_is_over_and_the_archive_has_confirmed_it(known, deleted):
    found = days(**known)
    assert found[Stage.DELETED] == deleted
    assert found[Stage.KEPT] == (KEPT, False)
    assert days(on=date(2031, 1, 1), **known)[Stage.KEPT] == (KEPT, True)
