"""The caseworker's and coordinator's pages, as they are read and used through HTTP."""

import re
import unicodedata
from copy import deepcopy
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lms.approval.actions.approvals import approve
from lms.approval.actions.evaluation import evaluate_stale, keep_statuses
from lms.approval.actions.following import follow_homes
from lms.approval.actions.hand_overs import hand_over, take_back
from lms.approval.models import Approval, GateStatus, HandOver
from lms.dates import today
from lms.notices.models import Notice
from lms.people.actions.homes import declare_conflict_of_interest, make_home_code, open_preparation
from lms.people.actions.invitations import invite
from lms.people.actions.leaving import leave_home
from lms.people.actions.move_ins import plan_move_in, record_move_in
from lms.people.errors import AlreadyMovedIn
from lms.people.models import Assignment, AuditEntry, FosterHome, Invitation, LookUp, Role
from tests import factories
from tests.lms.approval.factories import Case, member

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(standing_case, db):
    return deepcopy(standing_case)


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user, backend="lms.people.backends.NameOrEmailBackend")
    return client


def page(user, name, **kwargs):
    return signed_in(user).get(reverse(f"approval:{name}", kwargs=kwargs or None))


def text_of(response) -> str:
    """The words of a page, without what is drawn anew for each request."""
    body = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", response.content.decode())
    return re.sub(r"\s+", " ", body)


class TestList:
    def test_home_stands_with_outcome_in_words_and_each_adults_bar(self, case):
        case.train(case.adults[0])
        evaluate_stale()
        words = text_of(page(case.caseworker, "desk"))
        assert case.assignment.case_reference in words
        for adult, share in zip(case.adults, (100, 0), strict=True):
            assert f'value="{share}" aria-label="{adult.first_name}"' in words

    def test_next_deadline_stands_with_the_days_left(self, case):
        case.assignment.planned_move_in_on = today() + timedelta(days=12)
        case.assignment.save()
        words = text_of(page(case.caseworker, "desk"))
        assert re.search(r"planlagt innflytting \S+, 12 dager igjen", words)
        record_move_in(case.assignment, moved_in_on=today(), by=case.caseworker)
        evaluate_stale()
        words = text_of(page(case.caseworker, "desk"))
        assert re.search(r"opplæring etter innflytting \S+, 90 dager igjen", words)

    def test_list_stands_in_the_order_that_is_chosen(self, case):
        other = factories.AssignmentFactory(home=case.home, organisation=case.office)
        plan_move_in(case.assignment, planned_move_in_on=today() + timedelta(9), by=case.caseworker)
        plan_move_in(other, planned_move_in_on=today() + timedelta(2), by=case.caseworker)
        type(other).objects.filter(pk=other.pk).update(registered_on=today() - timedelta(400))
        keep_statuses([case.home])

        def shown(order):
            response = signed_in(case.caseworker).get(reverse("approval:desk"), {"order": order})
            words = text_of(response)
            table = words[words.index("<tbody>") :]
            return sorted((case.assignment, other), key=lambda one: table.index(one.case_reference))

        assert shown("deadline") == [other, case.assignment]
        assert shown("newest") == [case.assignment, other]
        assert set(shown("nonsense")) == {case.assignment, other}

    def test_home_of_another_office_is_not_there(self, case):
        other = Case()
        assert other.assignment.case_reference not in text_of(page(case.caseworker, "desk"))

    def test_own_home_is_never_on_ones_desk(self, case):
        factories.MembershipFactory(user=case.adults[0], organisation=case.office)
        assert case.assignment.case_reference not in text_of(page(case.adults[0], "desk"))

    def test_protected_home_is_absent_without_the_right(self, case):
        factories.protect(case.adults[0])
        assert case.assignment.case_reference not in text_of(page(case.caseworker, "desk"))

    def test_home_with_declared_conflict_is_absent(self, case):
        declare_conflict_of_interest(case.home, by=case.caseworker)
        assert case.assignment.case_reference not in text_of(page(case.caseworker, "desk"))
        assert case.assignment.case_reference in text_of(page(case.colleague, "desk"))

    def test_handed_over_assignment_stands_on_both_desks(self, case):
        office = factories.OrganisationFactory()
        deputy = member(office, "caseworker", may_approve=True)
        hand_over(case.assignment, to=office, by=case.caseworker)
        assert case.assignment.case_reference in text_of(page(deputy, "desk"))
        assert case.assignment.case_reference in text_of(page(case.caseworker, "desk"))
        take_back(HandOver.objects.get(), by=case.caseworker)
        assert case.assignment.case_reference not in text_of(page(deputy, "desk"))

    def test_preparation_is_seen_by_the_service_that_trains_but_by_no_office(self, case):
        home = factories.FosterHomeFactory(host_municipality=case.municipality, registered_by=case.service)
        parent = factories.FosterParentFactory(home=home).user
        open_preparation(home, kind="ordinary", by=case.coordinator)
        assert parent.last_name in text_of(page(case.coordinator, "desk"))
        assert str(home.uuid) in text_of(page(case.coordinator, "desk"))
        assert str(home.uuid) not in text_of(page(case.caseworker, "desk"))

    def test_most_pressing_stands_first(self, case):
        calm = factories.AssignmentFactory(home=case.home, organisation=case.office)
        follow_homes([case.home])
        record_move_in(calm, moved_in_on=today() - timedelta(days=3), by=case.caseworker)
        evaluate_stale()
        words = text_of(page(case.caseworker, "desk"))
        assert words.index(calm.case_reference) < words.index(case.assignment.case_reference)

    @pytest.mark.parametrize(
        ("query", "found"),
        [
            ("standing=missing", True),
            ("standing=cleared", False),
            ("kind=kinship", False),
            ("words={reference}", True),
            ("words={name}", True),
            ("words={municipality}", True),
            ("words={decorated}", True),
            ("words=Ukjent", False),
            ("standing=nonsense&kind=nonsense", False),
            ("page=99", True),
        ],
    )
    def test_list_is_narrowed(self, case, query, found):
        query = query.format(
            reference=case.assignment.case_reference,
            name=case.adults[0].first_name.upper(),
            municipality=case.municipality.name,
            decorated=unicodedata.normalize("NFD", f"{case.adults[0].name}\u200b"),
        )
        response = signed_in(case.caseworker).get(f"{reverse('approval:desk')}?{query}")
        assert (f"/hjem/{case.home.uuid}/" in text_of(response)) is found

    def test_number_of_queries_is_the_same_with_one_and_a_hundred_homes(self, case):
        def queries() -> int:
            client = signed_in(case.caseworker)
            client.get(reverse("approval:desk"))
            with CaptureQueriesContext(
                connection,
            ) as caught:
                assert client.get(reverse("approval:desk")).status_code == 200
            return len(caught)

        with_one = queries()
        homes = [
            factories.FosterHomeFactory(host_municipality=case.municipality, registered_by=case.service)
            for _ in range(99)
        ]
        for home in homes:
            factories.FosterParentFactory(home=home)
            factories.AssignmentFactory(home=home, organisation=case.office)
        keep_statuses(homes)
        evaluate_stale()
        assert queries() == with_one


class TestExport:
    def test_file_holds_references_and_days_but_no_names_or_places(self, case):
        response = page(case.caseworker, "export", file_format="csv")
        words = response.content.decode("utf-8-sig")
        assert case.assignment.case_reference in words
        for hidden in (case.adults[0].last_name, case.adults[0].first_name, case.municipality.name):
            assert hidden not in words

    def test_spreadsheet_opens_with_the_same_rows(self, case):
        from io import BytesIO

        from openpyxl import load_workbook

        response = page(case.caseworker, "export", file_format="xlsx")
        rows = list(load_workbook(BytesIO(response.content)).active.values)
        assert [row[0] for row in rows[1:]] == [case.assignment.case_reference]

    def test_export_is_one_entry_in_the_log_and_no_look_up_of_each_home(self, case):
        page(case.caseworker, "export", file_format="csv")
        assert AuditEntry.objects.get(act="desk.exported").data["rows"] == 1
        assert not LookUp.objects.exists()

    def test_administrators_are_told_once_of_who_takes_out_unusually_many_lists(self, case, settings):
        settings.EXPORTS_BEFORE_ALARM = 2
        admin = factories.MembershipFactory(role=Role.ADMIN).user
        for _ in range(3):
            page(case.caseworker, "export", file_format="csv")
        assert [one.to for one in Notice.objects.filter(kind="administrators.exported")] == [admin]

    def test_unknown_format_is_not_found(self, case):
        assert page(case.caseworker, "export", file_format="exe").status_code == 404


class TestHome:
    def approve_of(self, case):
        return reverse("approval:approve", kwargs={"assignment": case.assignment.uuid})

    def test_answer_says_what_is_missing_and_offers_no_approval(self, case):
        case.train(case.adults[0])
        words = text_of(page(case.caseworker, "home", home=case.home.uuid))
        assert self.approve_of(case) not in words
        assert re.search(rf"{case.adults[1].name}[^<]*Pride-Basic", words)
        assert not re.search(rf"{case.adults[0].name} har ikke fullført", words)

    def test_approve_is_on_when_the_gate_opens(self, case):
        case.train()
        words = text_of(page(case.caseworker, "home", home=case.home.uuid))
        assert self.approve_of(case) in words

    def test_approve_is_off_for_who_lacks_the_permission(self, case):
        case.train()
        other = member(case.office, "caseworker")
        words = text_of(page(other, "home", home=case.home.uuid))
        assert self.approve_of(case) not in words

    def test_opening_a_home_is_a_look_up_for_each_adult(self, case):
        page(case.caseworker, "home", home=case.home.uuid)
        assert {(entry.person, entry.role) for entry in LookUp.objects.all()} == {
            (adult, "caseworker") for adult in case.adults
        }

    def test_another_offices_assignment_in_the_same_home_is_absent(self, case):
        other = factories.AssignmentFactory(home=case.home)
        words = text_of(page(case.caseworker, "home", home=case.home.uuid))
        assert other.case_reference not in words
        assert other.organisation.name not in words

    def test_foreign_and_unknown_home_are_the_same_to_a_caseworker(self, case):
        foreign, unknown = Case().home.uuid, "00000000-0000-4000-8000-000000000000"
        answers = []
        for uuid in (foreign, unknown):
            client = signed_in(case.caseworker)
            client.get(reverse("approval:desk"))
            with CaptureQueriesContext(connection) as caught:
                response = client.get(reverse("approval:home", kwargs={"home": uuid}))
            answers.append((response.status_code, text_of(response).replace(str(uuid), ""), len(caught)))
        assert answers[0] == answers[1]
        assert answers[0][0] == 404

    def test_conflicting_invitation_is_told_to_the_region_alone(self, case):
        other = Case()
        case.home.registered_by = case.office
        case.home.save()
        invite(case.home, email=other.adults[0].email, first_name="Et", last_name="Navn", by=case.coordinator)
        Invitation.objects.update(conflict_at="2026-03-01T12:00Z")
        told = 'invitation-conflict"'
        assert told in text_of(page(case.coordinator, "home", home=case.home.uuid))
        assert told not in text_of(page(case.caseworker, "home", home=case.home.uuid))


class TestRegistering:
    def test_home_is_registered_by_the_municipalitys_number(self, case):
        sent = {
            "municipality": case.municipality.number,
            "kind": "kinship",
            "registered_by": case.service.pk,
            "trained_by": case.service.pk,
        }
        response = signed_in(case.coordinator).post(reverse("approval:register"), sent)
        home = FosterHome.objects.latest("pk")
        assert response["Location"] == reverse("approval:invite", kwargs={"home": home.uuid})
        assert home.host_municipality == case.municipality
        assert GateStatus.objects.get(home=home).preparation.kind == "kinship"

    @pytest.mark.parametrize("number", ["0000", "", "Herøy"])
    def test_unknown_municipality_is_refused_and_nothing_is_stored(self, case, number):
        before = FosterHome.objects.count()
        sent = {"municipality": number, "kind": "ordinary", "registered_by": case.service.pk}
        response = signed_in(case.coordinator).post(reverse("approval:register"), sent)
        assert response.status_code == 422
        assert FosterHome.objects.count() == before

    def test_another_office_cannot_be_registered_for(self, case):
        sent = {
            "municipality": case.municipality.number,
            "kind": "ordinary",
            "registered_by": Case().service.pk,
        }
        assert signed_in(case.coordinator).post(reverse("approval:register"), sent).status_code == 422

    def test_inviting_says_sent_whether_the_address_is_known_or_not(self, case):
        answers = []
        for email in (Case().adults[0].email, "ukjent@example.no"):
            client = signed_in(case.coordinator)
            sent = {"first_name": "Et", "last_name": "Navn", "email": email, "language": "nb"}
            response = client.post(
                reverse("approval:invite", kwargs={"home": case.home.uuid}), sent, follow=True
            )
            answers.append(text_of(response).replace(email, "").replace("ukjent@example.no", ""))
        assert Notice.objects.filter(kind="home.invitation").count() == 2
        assert answers[0].count("mail") == answers[1].count("mail") - 1

    def test_caseworker_does_not_invite_to_a_home_they_did_not_register(self, case):
        sent = {"first_name": "Et", "last_name": "Navn", "email": "ny@example.no", "language": "nb"}
        client = signed_in(case.caseworker)
        response = client.post(reverse("approval:invite", kwargs={"home": case.home.uuid}), sent)
        assert response.status_code == 403
        assert not Invitation.objects.exists()


class TestOpeningByCode:
    @pytest.fixture
    def prepared(self, case):
        home = factories.FosterHomeFactory(host_municipality=case.municipality, registered_by=case.service)
        parent = factories.FosterParentFactory(home=home).user
        open_preparation(home, kind="ordinary", by=case.coordinator, on=date(2026, 1, 5))
        return home, parent

    def post(self, case, code, client=None):
        sent = {"code": code, "organisation": case.office.pk, "kind": "ordinary", "planned_move_in_on": ""}
        return (client or signed_in(case.caseworker)).post(reverse("approval:open-assignment"), sent)

    def test_code_from_the_family_opens_an_assignment_on_the_preparations_day(self, case, prepared):
        home, parent = prepared
        response = self.post(case, make_home_code(home, by=parent).lower())
        assert response["Location"] == reverse("approval:home", kwargs={"home": home.uuid})
        assignment = Assignment.objects.get(home=home)
        assert (assignment.organisation, assignment.registered_on) == (case.office, date(2026, 1, 5))

    def test_wrong_used_foreign_and_own_codes_get_the_same_answer(self, case, prepared):
        home, parent = prepared
        used = make_home_code(home, by=parent)
        self.post(case, used)
        protected = Case(adults=1)
        barred = make_home_code(protected.home, by=protected.adults[0])
        protected.adults[0].address_protection = "confidential"
        protected.adults[0].save()
        answers = []
        for code in (used, "AAAA-BBBB-CCCC", barred, "ZZZ"):
            client = signed_in(case.caseworker)
            client.get(reverse("approval:desk"))
            with CaptureQueriesContext(connection) as caught:
                response = self.post(case, code, client)
            assert code not in text_of(response)
            answers.append((response.status_code, text_of(response), len(caught)))
        assert len(set(answers)) == 1
        assert answers[0][0] == 422
        assert "påkrevd" not in answers[0][1]


class TestDecisions:
    def test_row_that_waits_for_a_decision_says_so_as_its_next_step(self, case):
        case.train()
        evaluate_stale()
        client = signed_in(case.caseworker)
        assert "Avgjør om hjemmet skal godkjennes" in text_of(client.get(reverse("approval:desk")))
        approve(
            case.assignment,
            by=case.caseworker,
            police_certificate_seen_on=today(),
            suitability_confirmed=True,
        )
        assert "Avgjør om hjemmet skal godkjennes" not in text_of(client.get(reverse("approval:desk")))


class TestPlannedMoveIn:
    def post(self, case, day):
        address = reverse("approval:plan-move-in", kwargs={"assignment": case.assignment.uuid})
        return signed_in(case.caseworker).post(address, {"planned_move_in_on": day})

    def planned(self, case):
        case.assignment.refresh_from_db()
        return case.assignment.planned_move_in_on

    def test_day_is_set_changed_and_taken_away_and_each_leaves_a_trace(self, case):
        day = today() + timedelta(days=20)
        for sent, kept in ((day, day), (day + timedelta(days=7), day + timedelta(days=7)), ("", None)):
            self.post(case, sent)
            assert self.planned(case) == kept
        assert AuditEntry.objects.filter(act="assignment.planned").count() == 3

    @pytest.mark.parametrize(
        "sent", [today() - timedelta(days=1), "i morgen", "31.02.2027", "9999-99-99", "2206-12-01"]
    )
    def test_nonsense_and_days_gone_by_change_nothing(self, case, sent):
        assert self.post(case, sent).status_code == 422
        assert self.planned(case) is None

    def test_move_in_that_took_place_is_not_planned_any_more(self, case):
        record_move_in(case.assignment, moved_in_on=today(), by=case.caseworker)
        self.post(case, today() + timedelta(days=3))
        assert self.planned(case) is None
        with pytest.raises(AlreadyMovedIn):
            plan_move_in(case.assignment, planned_move_in_on=today(), by=case.caseworker)


class TestMoveIn:
    def post(self, case, **sent):
        address = reverse("approval:move-in", kwargs={"assignment": case.assignment.uuid})
        return signed_in(case.caseworker).post(address, sent)

    def test_move_in_without_ground_shows_as_breach_with_days(self, case):
        self.post(case, moved_in_on=today() - timedelta(days=4), urgent_basis="")
        evaluate_stale()
        assert case.status.outcome == "breach"

    def test_voluntary_stay_is_refused_as_ground_outside_kinship(self, case):
        response = self.post(case, moved_in_on=today(), urgent_basis="urgent_voluntary_stay")
        assert response.status_code == 422
        case.assignment.refresh_from_db()
        assert case.assignment.moved_in_on is None

    def test_day_to_come_is_refused(self, case):
        assert self.post(case, moved_in_on=today() + timedelta(days=1)).status_code == 422


class TestApproving:
    def post(self, case, user=None, **sent):
        confirmed = {"police_certificate_seen_on": "2026-02-01", "suitability_confirmed": "on"} | sent
        address = reverse("approval:approve", kwargs={"assignment": case.assignment.uuid})
        return signed_in(user or case.caseworker).post(address, confirmed)

    def test_approval_is_given_and_shown_with_its_checked_evidence(self, case):
        case.train()
        response = self.post(case)
        approval = Approval.objects.get()
        assert response["Location"] == reverse("approval:approval", kwargs={"approval": approval.uuid})
        words = text_of(page(case.caseworker, "approval", approval=approval.uuid))
        assert words.count('data-tone="success"') == 3

    def test_refusal_explains_itself_on_the_page(self, case):
        case.train(case.adults[0])
        response = self.post(case)
        assert response.status_code == 422
        assert case.adults[1].name in text_of(response)
        assert not Approval.objects.exists()

    def test_missing_confirmation_is_refused_at_its_field(self, case):
        case.train()
        response = self.post(case, suitability_confirmed="")
        assert response.status_code == 422
        assert "id_suitability_confirmed_error" in text_of(response)

    def test_page_of_an_approved_assignment_says_so_and_offers_no_form(self, case):
        case.train()
        self.post(case)
        address = reverse("approval:approve", kwargs={"assignment": case.assignment.uuid})
        words = text_of(signed_in(case.colleague).get(address))
        assert reverse("approval:approval", args=[Approval.objects.get().uuid]) in words
        assert case.caseworker.name in words
        assert "police_certificate_seen_on" not in words
        assert self.post(case, user=case.colleague).status_code == 409

    def test_approved_home_shows_as_approved_on_the_desk(self, case):
        case.train()
        self.post(case)
        response = signed_in(case.caseworker).get(f"{reverse('approval:desk')}?standing=approved")
        assert case.assignment.case_reference in text_of(response)

    def test_review_is_upheld_by_a_press(self, case):
        case.train()
        self.post(case)
        Approval.objects.update(state=Approval.State.NEEDS_REVIEW)
        approval = Approval.objects.get()
        signed_in(case.caseworker).post(reverse("approval:uphold", kwargs={"approval": approval.uuid}))
        approval.refresh_from_db()
        assert approval.state == Approval.State.UPHELD


class TestFamily:
    FORBIDDEN = re.compile(r"brudd|brot|overdue|breach|over fristen|klarert|klargjort", re.IGNORECASE)

    @pytest.mark.parametrize("days", [1, 400])
    @pytest.mark.parametrize("basis", ["", "emergency_decision"])
    @pytest.mark.parametrize("language", ["", "/nn", "/en"])
    def test_family_never_reads_breach_or_overdue(self, case, days, basis, language):
        record_move_in(
            case.assignment,
            moved_in_on=today() - timedelta(days=days),
            urgent_basis=basis,
            by=case.caseworker,
        )
        response = signed_in(case.adults[0]).get(f"{language}/mitt-hjem/opplaering/")
        assert response.status_code == 200
        body = re.search(r"<main.*</main>", text_of(response))
        assert body
        assert not self.FORBIDDEN.search(body[0])

    def test_partner_is_shown_as_done_or_not_without_what_is_left_for_them(self, case):
        case.train(case.adults[0])
        words = text_of(page(case.adults[0], "our-home"))
        assert case.adults[1].name in words
        assert f"<strong>{case.adults[1].name}</strong>" not in words

    def test_who_has_left_sees_only_their_own_record(self, case):
        leave_home(case.home.parents.get(user=case.adults[1]), by=case.adults[1])
        words = text_of(page(case.adults[1], "our-home"))
        assert case.adults[0].name not in words
