"""The municipal API: what is told and done, and that it refuses as the desk does."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lms.approval.actions import approvals
from lms.approval.actions.evaluation import evaluate_stale
from lms.approval.actions.following import follow_homes
from lms.approval.models import ApiCall, Approval
from lms.dates import today
from lms.people.actions.homes import declare_conflict_of_interest, end_assignment, make_home_code
from lms.people.actions.move_ins import record_move_in
from lms.people.models import Assignment, AuditEntry, LookUp
from tests import factories
from tests.lms.approval.case_systems.systems import ALL, System
from tests.lms.approval.factories import Case, member
from tests.lms.approval.test_desk import signed_in

pytestmark = pytest.mark.django_db


class TestReading:
    def test_list_has_own_assignments_with_their_outcome(self, case, foreign):
        (found,) = System().get("/assignments").json()["items"]
        assert (found["id"], found["outcome"]) == (str(case.assignment.uuid), "missing")

    def test_nothing_told_names_anybody(self, case):
        told = System().get("/assignments").content.decode()
        told += System().get(f"/assignments/{case.assignment.uuid}", by=case.caseworker).content.decode()
        for adult in case.adults:
            assert adult.first_name not in told
            assert adult.email not in told
        assert case.municipality.name not in told

    def test_grid_has_states_and_days(self, case):
        case.train(case.adults[0], on=date(2026, 2, 1))
        found = System().get(f"/assignments/{case.assignment.uuid}", by=case.caseworker).json()
        assert {c["adult"]: (c["state"], c["completed_on"]) for c in found["cells"]} == {
            str(case.adults[0].uuid): ("met", "2026-02-01"),
            str(case.adults[1].uuid): ("missing", None),
        }

    def test_fetching_one_is_a_look_up_by_the_caseworker_named(self, case):
        System().get(f"/assignments/{case.assignment.uuid}", by=case.caseworker)
        assert {(e.person, e.by, e.organisation) for e in LookUp.objects.all()} == {
            (adult, case.caseworker, case.office) for adult in case.adults
        }

    def test_foreign_and_unknown_assignments_get_the_same_answer(self, case, foreign):
        answers = []
        for uuid in (foreign.assignment.uuid, "00000000-0000-4000-8000-000000000000"):
            System().get("/assignments")
            with CaptureQueriesContext(connection) as caught:
                answer = System().get(f"/assignments/{uuid}", by=case.caseworker)
            answers.append((answer.status_code, answer.content, len(caught)))
        assert answers[0] == answers[1]
        assert answers[0][0] == 404

    def test_protected_home_is_never_told(self, case):
        factories.protect(case.adults[0])
        assert System().get("/assignments").json()["items"] == []
        assert System().get("/changes").json()["items"] == []
        assert System().get(f"/assignments/{case.assignment.uuid}", by=case.caseworker).status_code == 404

    def test_caseworker_of_another_office_cannot_be_named(self, case, foreign):
        answer = System().get(f"/assignments/{case.assignment.uuid}", by=foreign.caseworker)
        assert answer.status_code == 403

    def test_caseworker_who_works_at_the_office_no_more_cannot_be_named(self, case):
        case.caseworker.memberships.all().delete()
        answer = System().get(f"/assignments/{case.assignment.uuid}", by=case.caseworker)
        assert answer.status_code == 403

    def test_caseworker_with_a_conflict_gets_nothing(self, case):
        declare_conflict_of_interest(case.home, by=case.caseworker)
        answer = System().get(f"/assignments/{case.assignment.uuid}", by=case.caseworker)
        assert answer.status_code == 404

    def test_list_is_paged_without_losing_or_repeating(self, case):
        for _ in range(4):
            factories.AssignmentFactory(home=case.home, organisation=case.office)
        page: dict[str, Any] = {"next": 0}
        seen: list[str] = []
        while page["next"] is not None:
            page = System().get(f"/assignments?limit=2&after={page['next']}").json()
            seen += [item["id"] for item in page["items"]]
        ours = Assignment.objects.filter(organisation=case.office)
        assert sorted(seen) == sorted(str(one.uuid) for one in ours)

    def test_number_of_queries_does_not_grow_with_the_list(self, case):
        def queries() -> int:
            with CaptureQueriesContext(connection) as caught:
                assert System().get("/assignments?limit=500").status_code == 200
            return len(caught)

        queries()
        with_one = queries()
        for _ in range(30):
            factories.AssignmentFactory(home=case.home, organisation=case.office)
        follow_homes([case.home])
        assert queries() == with_one

    def test_changes_are_told_after_a_cursor_in_order(self, case):
        start = System().get("/changes").json()["cursor"]
        record_move_in(case.assignment, moved_in_on=today(), by=case.caseworker)
        evaluate_stale()
        case.train()
        evaluate_stale()
        approvals.approve(
            case.assignment,
            by=case.caseworker,
            police_certificate_seen_on=date(2026, 2, 1),
            suitability_confirmed=True,
        )
        end_assignment(case.assignment, by=case.caseworker)
        told = System().get(f"/changes?after={start}").json()["items"]
        assert [item["kind"] for item in told] == ["moved_in", "outcome", "outcome", "approved", "ended"]
        assert {item["assignment"] for item in told} == {str(case.assignment.uuid)}

    def test_every_call_is_logged_with_its_purpose(self, case):
        System().get("/assignments")
        System().get(f"/assignments/{case.assignment.uuid}", by=case.caseworker)
        System(scopes=()).get("/changes")
        assert list(ApiCall.objects.order_by("pk").values_list("purpose", "status", "caseworker")) == [
            ("follow_up", 200, None),
            ("assignment", 200, case.caseworker.pk),
            ("follow_up", 403, None),
        ]


class TestWriting:
    def test_assignment_is_registered_by_the_familys_code(self, case):
        home = factories.FosterHomeFactory(host_municipality=case.municipality, registered_by=case.service)
        parent = factories.FosterParentFactory(home=home).user
        code = make_home_code(home, by=parent)
        answer = System().post("/assignments", {"code": code, "kind": "ordinary"}, by=case.caseworker)
        assert answer.status_code == 201
        assert Assignment.objects.get(home=home).uuid.hex == answer.json()["id"].replace("-", "")

    def test_wrong_and_foreign_codes_get_the_same_answer(self, case):
        barred = Case(adults=1)
        code = make_home_code(barred.home, by=barred.adults[0])
        barred.adults[0].address_protection = "confidential"
        barred.adults[0].save()
        System().get("/assignments")
        answers = []
        for tried in (code, "AAAA-BBBB-CCCC"):
            with CaptureQueriesContext(connection) as caught:
                answer = System().post(
                    "/assignments", {"code": tried, "kind": "ordinary"}, by=case.caseworker
                )
            answers.append((answer.status_code, answer.content, len(caught)))
        assert answers[0] == answers[1]
        assert answers[0][0] == 404

    def test_move_in_recorded_by_mistake_is_taken_back_once(self, case):
        address = f"/assignments/{case.assignment.uuid}/move-in"
        System().post(address, {"moved_in_on": today().isoformat()}, by=case.caseworker)
        answer = System().call("DELETE", address, by=case.caseworker)
        assert answer.status_code == 200
        assert (answer.json()["moved_in_on"], answer.json()["outcome"]) == (None, "missing")
        again = System().call("DELETE", address, by=case.caseworker)
        assert (again.status_code, again.json()["title"]) == (409, "not_moved_in")
        assert System(scopes=["read"]).call("DELETE", address, by=case.caseworker).status_code == 403

    def test_move_in_is_recorded_and_answered_with_the_new_outcome(self, case):
        answer = System().post(
            f"/assignments/{case.assignment.uuid}/move-in",
            {"moved_in_on": today() - timedelta(days=2)},
            by=case.caseworker,
        )
        assert (answer.status_code, answer.json()["outcome"]) == (200, "breach")

    @pytest.mark.parametrize(
        "body",
        [
            {"moved_in_on": "2999-01-01"},
            {"moved_in_on": "2026-02-01", "urgent_basis": "urgent_voluntary_stay"},
            {"moved_in_on": "2026-02-01", "urgent_basis": "other"},
            {"moved_in_on": "yesterday"},
            {"moved_in_on": "2026-02-01", "child": "name"},
            {},
        ],
    )
    def test_impossible_move_in_is_refused_and_nothing_is_stored(self, case, body):
        answer = System().post(f"/assignments/{case.assignment.uuid}/move-in", body, by=case.caseworker)
        assert answer.status_code == 422
        case.assignment.refresh_from_db()
        assert case.assignment.moved_in_on is None

    def plan(self, assignment, by, *, scopes=ALL, **body):
        return System(scopes=scopes).call("PUT", f"/assignments/{assignment.uuid}/planned-move-in", body, by)

    def test_planned_move_in_is_set_changed_and_taken_away(self, case):
        for day in (today(), today() + timedelta(days=30), None):
            answer = self.plan(case.assignment, case.caseworker, planned_move_in_on=day)
            assert answer.status_code == 200
            assert answer.json()["planned_move_in_on"] == (day and day.isoformat())
        assert AuditEntry.objects.filter(act="assignment.planned", by=case.caseworker).count() == 3

    def test_plan_made_on_the_desk_is_told_to_the_case_system(self, case):
        start = System().get("/changes").json()["cursor"]
        address = reverse("approval:plan-move-in", kwargs={"assignment": case.assignment.uuid})
        signed_in(case.caseworker).post(address, {"planned_move_in_on": today().isoformat()})
        (told,) = System().get(f"/changes?after={start}").json()["items"]
        assert (told["kind"], told["assignment"]) == ("planned", str(case.assignment.uuid))

    @pytest.mark.parametrize(
        "body", [{"planned_move_in_on": day} for day in ("2026-01-01", "2206-12-01", "soon")] + [{}]
    )
    def test_impossible_plan_is_refused_and_nothing_is_stored(self, case, body):
        assert self.plan(case.assignment, case.caseworker, **body).status_code == 422
        case.assignment.refresh_from_db()
        assert case.assignment.planned_move_in_on is None

    def test_planning_asks_for_the_scope_to_write(self, case):
        scopes = [scope for scope in ALL if scope != "write"]
        answer = self.plan(case.assignment, case.caseworker, scopes=scopes, planned_move_in_on=today())
        assert (answer.status_code, answer.json()["title"]) == (403, "scope")

    def test_nothing_is_planned_once_the_child_has_moved_in(self, case):
        record_move_in(case.assignment, moved_in_on=today(), by=case.caseworker)
        answer = self.plan(case.assignment, case.caseworker, planned_move_in_on=today())
        assert (answer.status_code, answer.json()["title"]) == (409, "moved_in")

    def test_planning_for_a_foreign_office_is_answered_as_for_no_assignment(self, case, foreign):
        answers = [
            self.plan(one, case.caseworker, planned_move_in_on=today())
            for one in (foreign.assignment, Assignment(uuid="00000000-0000-4000-8000-000000000000"))
        ]
        assert answers[0].status_code == 404
        assert answers[0].content == answers[1].content

    def approve(self, case, by=None, **changes):
        body = {"police_certificate_seen_on": "2026-02-01", "suitability_confirmed": True} | changes
        return System().post(f"/assignments/{case.assignment.uuid}/approval", body, by=by or case.caseworker)

    def test_approval_is_the_same_act_as_on_the_desk(self, case):
        case.train()
        answer = self.approve(case)
        approval = Approval.objects.get()
        assert (answer.status_code, answer.json()["id"]) == (201, str(approval.uuid))
        assert approval.decided_by == case.caseworker
        assert self.approve(case).status_code == 409

    def test_refused_approval_says_which_cells_are_open(self, case):
        case.train(case.adults[0])
        answer = self.approve(case)
        assert (answer.status_code, answer.json()["title"]) == (409, "not_cleared")
        assert answer.json()["open"] == [
            {
                "requirement": "basic",
                "adult": str(case.adults[1].uuid),
                "state": "missing",
                "any_of": ["pride-basic"],
            }
        ]
        assert not Approval.objects.exists()

    def test_own_evidence_bars_the_caseworker_named(self, case):
        case.train(by=case.caseworker)
        assert self.approve(case).json()["title"] == "own_evidence"
        assert self.approve(case, by=case.colleague).status_code == 201

    def test_caseworker_without_the_permission_cannot_be_named_for_it(self, case):
        case.train()
        assert self.approve(case, by=member(case.office, "caseworker")).status_code == 403

    @pytest.mark.parametrize(
        "changes", [{"suitability_confirmed": False}, {"police_certificate_seen_on": "2999-01-01"}]
    )
    def test_both_confirmations_are_needed(self, case, changes):
        case.train()
        assert self.approve(case, **changes).status_code == 422
