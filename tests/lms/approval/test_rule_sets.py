"""Rule sets: made, copied, proposed and put in force by two people, from a later day."""

from datetime import timedelta

import pytest

from lms.approval import actions, errors
from lms.approval.models import RuleSet
from lms.approval.queries import RuleBook
from lms.people.queries import today
from tests import factories
from tests.lms.approval.factories import member, training

pytestmark = pytest.mark.django_db
BASIC = {"key": "basic", "any_of": ["pride-basic"]}


@pytest.fixture
def directorate():
    training("pride-basic")
    return factories.OrganisationFactory(kind="directorate", region=None)


@pytest.fixture
def alice(directorate):
    return member(directorate, "admin")


@pytest.fixture
def bob(directorate):
    return member(directorate, "admin")


def draft(by, **values):
    chosen = {"code": "new", "kind": "ordinary", "urgent_days": 180, "requirements": [BASIC]} | values
    return actions.draft_rule_set(by=by, **chosen)


def test_rule_set_is_put_in_force_by_two_people_from_a_later_day(alice, bob):
    tomorrow = today() + timedelta(days=1)
    proposed = actions.propose_rule_set(draft(alice), valid_from=tomorrow, by=alice)
    confirmed = actions.confirm_rule_set(proposed, by=bob)
    assert RuleBook().choose("ordinary", today()) is None
    assert RuleBook().choose("ordinary", tomorrow) == confirmed


def test_who_proposes_does_not_confirm(alice):
    proposed = actions.propose_rule_set(draft(alice), valid_from=today() + timedelta(days=1), by=alice)
    with pytest.raises(errors.RuleSetRefused):
        actions.confirm_rule_set(proposed, by=alice)


@pytest.mark.parametrize("days", [0, -1])
def test_rule_set_is_never_in_force_from_today_or_earlier(alice, days):
    with pytest.raises(errors.RuleSetRefused):
        actions.propose_rule_set(draft(alice), valid_from=today() + timedelta(days=days), by=alice)


def test_proposal_whose_day_has_come_is_not_confirmed(alice, bob):
    proposed = actions.propose_rule_set(draft(alice), valid_from=today() + timedelta(days=1), by=alice)
    with pytest.raises(errors.RuleSetRefused):
        actions.confirm_rule_set(proposed, by=bob, on=today() + timedelta(days=1))


@pytest.mark.parametrize(
    "requirements",
    [
        [],
        [BASIC | {"strength": "recommended"}],
        [BASIC | {"phase": "after_move_in"}],
        [BASIC | {"only_for": ["siblings"]}],
        [BASIC | {"any_of": ["no-such-training"]}],
        [BASIC, {"key": "more", "any_of": ["pride-basic"], "only_for": ["no-such-group"]}],
    ],
)
def test_rule_set_that_would_leave_a_gate_empty_or_names_nothing_is_refused(alice, requirements):
    with pytest.raises(errors.RuleSetRefused):
        actions.propose_rule_set(
            draft(alice, requirements=requirements), valid_from=today() + timedelta(days=1), by=alice
        )


def test_proposed_rule_set_is_changed_only_after_it_is_taken_back(alice):
    proposed = actions.propose_rule_set(draft(alice), valid_from=today() + timedelta(days=1), by=alice)
    with pytest.raises(errors.RuleSetRefused):
        actions.set_requirements(proposed, requirements=[BASIC], by=alice)
    taken_back = actions.take_back_rule_set(proposed, by=alice)
    actions.set_requirements(taken_back, requirements=[BASIC | {"valid_months": 24}], by=alice)
    assert RuleSet.objects.get().requirements.get().valid_months == 24


def test_two_sets_of_a_kind_are_not_in_force_from_the_same_day(alice, bob):
    day = today() + timedelta(days=1)
    actions.confirm_rule_set(actions.propose_rule_set(draft(alice), valid_from=day, by=alice), by=bob)
    second = actions.propose_rule_set(draft(alice, code="second"), valid_from=day, by=alice)
    with pytest.raises(errors.RuleSetRefused):
        actions.confirm_rule_set(second, by=bob)


def test_copy_is_a_draft_with_the_same_requirements_and_the_next_version(alice):
    copy = actions.copy_rule_set(draft(alice), code="copy", by=alice)
    assert (copy.is_draft, copy.version) == (True, 2)
    assert copy.requirements.get().any_of == ["pride-basic"]


def test_only_administrators_make_rules(directorate):
    with pytest.raises(errors.NotAllowed):
        draft(member(directorate, "editor"))
