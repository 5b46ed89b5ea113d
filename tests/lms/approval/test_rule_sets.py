"""Rule sets: made, copied, proposed and put in force by two people, from a later day."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from lms.approval import errors
from lms.approval.actions.evaluation import evaluate_stale, keep_statuses
from lms.approval.actions.rule_sets import (
    confirm_rule_set,
    copy_rule_set,
    draft_rule_set,
    propose_rule_set,
    set_requirements,
    take_back_rule_set,
)
from lms.approval.models import GateStatus, RuleSet
from lms.approval.queries.facts import RuleBook
from lms.dates import today
from lms.notices.models import Notice
from lms.people.errors import NotEstablished, SamePerson
from lms.refusals import NotAllowed
from tests import factories
from tests.lms.approval.factories import Case, member, ordinary_rules, training

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


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user, backend="lms.people.backends.NameOrEmailBackend")
    return client


def draft(by, **values):
    chosen: dict[str, Any] = {
        "code": "new",
        "kind": "ordinary",
        "urgent_days": 180,
        "requirements": [BASIC],
    } | values
    return draft_rule_set(by=by, **chosen)


def test_rule_set_is_put_in_force_by_two_people_from_a_later_day(alice, bob):
    tomorrow = today() + timedelta(days=1)
    proposed = propose_rule_set(draft(alice), valid_from=tomorrow, by=alice)
    confirmed = confirm_rule_set(proposed, by=bob)
    assert RuleBook().choose("ordinary", today()) is None
    assert RuleBook().choose("ordinary", tomorrow) == confirmed


def test_new_administrator_neither_proposes_nor_confirms_a_rule_set(directorate, alice, bob):
    tomorrow = today() + timedelta(days=1)
    fresh = member(directorate, "admin", given_at=timezone.now())
    with pytest.raises(NotEstablished) as refused:
        propose_rule_set(draft(fresh), valid_from=tomorrow, by=fresh)
    assert "72" in refused.value.said
    proposed = propose_rule_set(draft(alice, code="other"), valid_from=tomorrow, by=alice)
    with pytest.raises(NotEstablished):
        confirm_rule_set(proposed, by=fresh)


def test_every_administrator_is_told_of_both_steps(directorate, alice, bob):
    fresh = member(directorate, "admin", given_at=timezone.now())
    tomorrow = today() + timedelta(days=1)
    confirm_rule_set(propose_rule_set(draft(alice), valid_from=tomorrow, by=alice), by=bob)
    for user in (alice, bob, fresh):
        kinds = Notice.objects.filter(to=user).order_by("pk").values_list("kind", flat=True)
        assert list(kinds) == ["administrators.asked", "administrators.given"]


def test_who_proposes_does_not_confirm(alice):
    proposed = propose_rule_set(draft(alice), valid_from=today() + timedelta(days=1), by=alice)
    with pytest.raises(SamePerson):
        confirm_rule_set(proposed, by=alice)


@pytest.mark.parametrize("days", [0, -1])
def test_rule_set_is_never_in_force_from_today_or_earlier(alice, days):
    with pytest.raises(errors.RuleSetRefused):
        propose_rule_set(draft(alice), valid_from=today() + timedelta(days=days), by=alice)


def test_proposal_whose_day_has_come_is_not_confirmed(alice, bob):
    proposed = propose_rule_set(draft(alice), valid_from=today() + timedelta(days=1), by=alice)
    with pytest.raises(errors.RuleSetRefused):
        confirm_rule_set(proposed, by=bob, on=today() + timedelta(days=1))


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
        propose_rule_set(
            draft(alice, requirements=requirements), valid_from=today() + timedelta(days=1), by=alice
        )


def test_proposed_rule_set_is_changed_only_after_it_is_taken_back(alice):
    proposed = propose_rule_set(draft(alice), valid_from=today() + timedelta(days=1), by=alice)
    with pytest.raises(errors.RuleSetRefused):
        set_requirements(proposed, requirements=[BASIC], by=alice)
    taken_back = take_back_rule_set(proposed, by=alice)
    set_requirements(taken_back, requirements=[BASIC | {"valid_months": 24}], by=alice)
    assert RuleSet.objects.get().requirements.get().valid_months == 24


def test_two_sets_of_a_kind_are_not_in_force_from_the_same_day(alice, bob):
    day = today() + timedelta(days=1)
    confirm_rule_set(propose_rule_set(draft(alice), valid_from=day, by=alice), by=bob)
    second = propose_rule_set(draft(alice, code="second"), valid_from=day, by=alice)
    with pytest.raises(errors.RuleSetRefused):
        confirm_rule_set(second, by=bob)


def test_copy_is_a_draft_with_the_same_requirements_and_the_next_version(alice):
    copy = copy_rule_set(draft(alice), code="copy", by=alice)
    assert (copy.is_draft, copy.version) == (True, 2)
    assert copy.requirements.get().any_of == ["pride-basic"]


def test_only_administrators_make_rules(directorate):
    with pytest.raises(NotAllowed):
        draft(member(directorate, "editor"))


class TestThroughThePages:
    """Made, copied, compared, tried on open cases, and put in force, as administrators do it."""

    def post(self, user, name, rule_set, **sent):
        return signed_in(user).post(reverse(f"approval:{name}", args=[rule_set]), sent)

    def read(self, user, name, code) -> str:
        return signed_in(user).get(reverse(f"approval:{name}", args=[code])).content.decode()

    @pytest.fixture
    def case(self, directorate):
        ordinary_rules(code="ordinary-1", version=1)
        case = Case()
        evaluate_stale()
        return case

    def test_copy_is_changed_compared_and_put_in_force_by_another(self, case, alice, bob):
        training("modular-1")
        assert self.post(alice, "copy-rule-set", "ordinary-1", code="ordinary-2").status_code == 302
        stricter = [BASIC, {"key": "more", "any_of": ["modular-1"]}]
        set_requirements(RuleSet.objects.get(code="ordinary-2"), requirements=stricter, by=alice)
        compared = self.read(alice, "rule-set", "ordinary-2")
        assert '<strong>Modular-1</strong> <code class="quiet">more</code>: er ny' in compared
        assert "part-2</code>: er borte" in compared
        assert "Ordinært fosterhjem, versjon 2" in compared
        later = today() + timedelta(days=30)
        self.post(alice, "propose-rule-set", "ordinary-2", valid_from=later.isoformat())
        self.post(alice, "confirm-rule-set", "ordinary-2")
        assert not RuleSet.objects.get(code="ordinary-2").is_confirmed
        self.post(bob, "confirm-rule-set", "ordinary-2")
        assert RuleSet.objects.get(code="ordinary-2").is_confirmed
        assert RuleSet.objects.in_force("ordinary", today()).code == "ordinary-1"
        assert RuleSet.objects.in_force("ordinary", later).code == "ordinary-2"

    def test_dry_run_tells_what_would_differ_and_changes_nothing(self, case, alice):
        case.train()
        evaluate_stale()
        before = GateStatus.objects.values().get()
        training("modular-1")
        draft(alice, code="stricter", requirements=[BASIC, {"key": "more", "any_of": ["modular-1"]}])
        told = re.sub(r"\s+", " ", self.read(alice, "dry-run", "stricter"))
        assert case.assignment.case_reference in told
        assert re.search(r"<td>Opplæringen er fullført</td><td><strong>", told)
        assert GateStatus.objects.values().get() == before

    def test_dry_run_asks_the_database_as_much_for_one_case_as_for_ten(self, case, alice):
        draft(alice, code="tried")

        def queries() -> int:
            client = signed_in(alice)
            client.get(reverse("approval:rule-sets"))
            with CaptureQueriesContext(connection) as caught:
                client.get(reverse("approval:dry-run", args=["tried"]))
            return len(caught)

        with_one = queries()
        for _ in range(9):
            factories.AssignmentFactory(home=case.home, organisation=case.office)
        keep_statuses([case.home])
        assert queries() == with_one
