"""The archive: what was decided stays readable when the assignment ends, and nothing else of the home."""

from copy import deepcopy
from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import URLResolver, get_resolver, reverse
from django.utils import timezone

from courses.models import Attestation
from lms.approval import errors
from lms.approval.actions import approvals, archive
from lms.approval.actions.hand_overs import hand_over
from lms.approval.models import Approval, ArchiveRecord, archived_for
from lms.approval.queries.archive_parcel import parcel_of
from lms.dates import today
from lms.people.actions.homes import declare_conflict_of_interest, end_assignment
from lms.people.actions.leaving import leave_home
from lms.people.actions.supervision import end_case
from lms.people.models import (
    Assignment,
    AuditEntry,
    FosterParent,
    LookUp,
    Organisation,
    Role,
    SupervisionCase,
    User,
)
from lms.people.queries.supervision import looks_within
from lms.portal.actions.keeping import due, left_over, let_go
from lms.refusals import NotAllowed
from tests import databases, factories
from tests.lms.approval.case_systems.systems import System, office_with
from tests.lms.approval.factories import Case, member, ordinary_rules
from tests.lms.approval.test_desk import signed_in

pytestmark = pytest.mark.django_db


def _approved() -> SimpleNamespace:
    """A case whose home is approved, and the governor's auditor."""
    ordinary_rules()
    case = Case()
    case.attested = case.train()
    kept = Attestation.objects.get(person=case.adults[0])
    kept.document, kept.document_sha256 = ContentFile(b"%PDF-1.7\n%%EOF", "paper"), "ab" * 32
    kept.save()
    governor = factories.OrganisationFactory(
        kind=Organisation.Kind.COUNTY_GOVERNOR, region=None, county_numbers=[case.municipality.county_number]
    )
    approval = approvals.approve(
        case.assignment,
        by=case.caseworker,
        police_certificate_seen_on=date(2026, 2, 1),
        suitability_confirmed=True,
    )
    factories.supervise(governor, case.municipality)
    return SimpleNamespace(case=case, approval=approval, kept=kept, auditor=member(governor, Role.AUDITOR))


@pytest.fixture(scope="module")
def standing(stand):
    return stand(_approved)


@pytest.fixture
def decided(standing, db):
    return deepcopy(standing)


@pytest.fixture
def ended(decided):
    end_assignment(decided.case.assignment, by=decided.case.caseworker)
    return decided


def pages_of(decided) -> list[str]:
    """Every page of the archive that has to do with the decision."""
    approval, assignment = decided.approval.uuid, decided.case.assignment.uuid
    return [
        reverse("approval:archived", args=[assignment]),
        reverse("approval:archived-document", args=[assignment, decided.kept.pk]),
        reverse("approval:approval", args=[approval]),
        reverse("approval:approval-paper", args=[approval]),
    ]


def addresses_of(decided) -> list[str]:
    """Every address of the platform that takes a home, an assignment or one of its adults."""
    case = decided.case
    known = {
        "home": case.home.uuid,
        "assignment": case.assignment.uuid,
        "adult": FosterParent.objects.get(user=case.adults[0]).pk,
        "account": case.adults[0].pk,
        "attestation": decided.kept.pk,
        "status": case.status.pk,
    }
    return [
        reverse(name, kwargs={key: known[key] for key in keys})
        for name, keys in _patterns(get_resolver())
        if keys and keys <= set(known) and not name.startswith("approval:archive")
    ]


def _patterns(resolver, spaces: tuple[str, ...] = (), outer: frozenset[str] = frozenset()):
    for pattern in resolver.url_patterns:
        keys = outer | set(pattern.pattern.converters)
        if isinstance(pattern, URLResolver):
            yield from _patterns(
                pattern, (*spaces, *([pattern.namespace] if pattern.namespace else [])), keys
            )
        elif pattern.name:
            yield ":".join([*spaces, pattern.name]), keys


def statuses(user: User, addresses: list[str]) -> set[int]:
    client = signed_in(user)
    return {client.get(address).status_code for address in addresses}


def test_decision_its_paper_and_what_it_rests_on_stay_readable_for_the_office_and_the_auditor(ended):
    for reader in (ended.case.caseworker, ended.case.colleague, ended.auditor):
        assert statuses(reader, pages_of(ended)) == {200}


def test_nothing_else_of_the_home_is_open_to_the_office_once_the_assignment_has_ended(decided, without_words):
    client = signed_in(decided.case.caseworker)
    addresses = addresses_of(decided)
    assert len(addresses) > 30
    assert client.get(reverse("approval:home", args=[decided.case.home.uuid])).status_code == 200
    end_assignment(decided.case.assignment, by=decided.case.caseworker)
    for address in addresses:
        answer = client.get(address)
        if answer.status_code == 405:
            answer = client.post(address)
        assert answer.status_code in {403, 404}, address
    lists = (
        "portal:home",
        "approval:desk",
        "approval:unplaced",
        "sessions:in-home-plans",
        "notices:post-room",
    )
    for name in lists:
        page = client.get(reverse(name)).content.decode()
        assert decided.case.adults[0].name not in page, name
        assert str(decided.case.home.uuid) not in page, name


def test_office_it_was_handed_over_to_keeps_the_decision_and_not_the_home(decided):
    case = decided.case
    deputy = factories.OrganisationFactory(region=case.region)
    helper = member(deputy, Role.CASEWORKER)
    hand_over(case.assignment, to=deputy, by=case.caseworker)
    home = reverse("approval:home", args=[case.home.uuid])
    assert signed_in(helper).get(home).status_code == 200
    end_assignment(case.assignment, by=case.caseworker)
    assert signed_in(helper).get(home).status_code == 404
    assert statuses(helper, pages_of(decided)) == {200}


def test_no_other_office_no_coordinator_and_no_trainer_reads_the_archive(ended):
    other = member(factories.OrganisationFactory(region=ended.case.region), Role.CASEWORKER)
    pages = pages_of(ended)
    assert statuses(other, pages) == {404}
    assert statuses(ended.case.coordinator, [reverse("approval:archive"), *pages[:2]]) == {403}


def test_an_auditor_reads_the_archive_while_a_case_is_open_and_each_look_is_logged_under_it(ended):
    case = SupervisionCase.objects.get()
    assert statuses(ended.auditor, pages_of(ended)) == {200}
    looks = LookUp.objects.filter(by=ended.auditor)
    assert {one.supervision for one in looks} == {case}
    assert {one.references for one in looks_within(case)} == {(ended.case.assignment.case_reference,)}
    end_case(case, by=ended.auditor)
    assert statuses(ended.auditor, pages_of(ended)) == {404}


def test_conflict_of_interest_and_having_lived_there_close_the_archive(ended):
    declare_conflict_of_interest(ended.case.home, by=ended.case.caseworker)
    assert not archived_for(User.objects.get(pk=ended.case.caseworker.pk)).exists()
    colleague = ended.case.colleague
    factories.FosterParentFactory(
        home=ended.case.home, user=colleague, joined_on=date(2020, 1, 1), left_on=date(2021, 1, 1)
    )
    assert not archived_for(User.objects.get(pk=colleague.pk)).exists()


def test_one_under_protection_closes_the_archive_to_who_lacks_the_right_after_leaving_too(ended):
    case, adult = ended.case, ended.case.adults[0]
    factories.protect(adult)
    leave_home(FosterParent.objects.get(user=adult), by=adult)
    for reader in (case.caseworker, ended.auditor):
        assert statuses(reader, pages_of(ended)) == {404}
    assert statuses(factories.with_right(case.office, Role.CASEWORKER), pages_of(ended)) == {200}


def test_opening_it_is_a_look_up_of_those_whom_the_decision_names(ended):
    joined = factories.FosterParentFactory(home=ended.case.home).user
    signed_in(ended.case.caseworker).get(pages_of(ended)[0])
    looked = set(LookUp.objects.values_list("person", flat=True))
    assert looked == {adult.pk for adult in ended.case.adults}
    assert joined.pk not in looked


def test_archive_is_found_by_reference_name_place_and_days(ended):
    case, client = ended.case, signed_in(ended.case.caseworker)
    listed, link = reverse("approval:archive"), pages_of(ended)[0]
    day = today().isoformat()
    tomorrow = (today() + timedelta(days=1)).isoformat()
    for found in (
        {},
        {"words": case.assignment.case_reference.lower()},
        {"words": f"{case.adults[0].last_name} {case.municipality.name}"},
        {"since": day, "until": day},
    ):
        assert link in client.get(listed, found).content.decode(), found
    for missed in ({"words": "Ingensteds"}, {"since": tomorrow}, {"until": "2001-01-01"}):
        page = client.get(listed, missed).content.decode()
        assert link not in page
        assert "Fant ingenting" in page


def test_archive_asks_the_database_as_often_for_three_as_for_one(ended):
    case, client = ended.case, signed_in(ended.case.caseworker)
    listed = reverse("approval:archive")
    client.get(listed)
    asked = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as caught:
            assert client.get(listed).status_code == 200
        asked.append(len(caught))
        for _ in range(2):
            factories.AssignmentFactory(home=case.home, organisation=case.office, ended_on=today())
    assert asked[0] == asked[1]


def test_office_with_nothing_ended_is_told_what_will_stand_there(decided):
    page = signed_in(decided.case.caseworker).get(reverse("approval:archive")).content.decode()
    assert "Arkivet er tomt" in page
    assert "tilsynssak" in signed_in(decided.auditor).get(reverse("approval:archive")).content.decode()


def test_page_that_ends_an_assignment_says_what_stays_readable_and_leads_there(decided):
    client = signed_in(decided.case.caseworker)
    end = reverse("approval:end-assignment", args=[decided.case.assignment.uuid])
    assert "under Arkiv" in client.get(end).content.decode()
    after = client.post(end, follow=True)
    assert after.redirect_chain[-1][0] == reverse("approval:archive")
    assert decided.case.assignment.case_reference in after.content.decode()


class TestTheCaseSystem:
    @pytest.fixture(autouse=True)
    def _quiet(self, settings, tmp_path):
        settings.DATA_DIR = tmp_path

    def test_reads_ended_ones_by_a_filter_and_one_with_its_decision(self, ended):
        case = office_with("910000001", ended.case)
        assert System().get("/assignments").json()["items"] == []
        (row,) = System().get("/assignments?ended=true").json()["items"]
        assert (row["outcome"], row["ended_on"], row["may_approve"]) == ("ended", today().isoformat(), False)
        assert row["approval"]["state"] == "ended"
        one = System().get(f"/assignments/{case.assignment.uuid}", by=case.caseworker).json()
        assert one["archive"] is None
        (decision,) = one["decisions"]
        assert decision["id"] == str(ended.approval.uuid)
        assert decision["records"] == {"same": 2, "voided": 0, "missing": 0, "changed": 0}
        assert {look.person for look in LookUp.objects.all()} == set(case.adults)

    def test_reads_how_far_it_has_come_into_the_archive(self, ended):
        case = office_with("910000001", ended.case)
        record = confirmed(ended)
        one = System().get(f"/assignments/{case.assignment.uuid}", by=case.caseworker).json()
        assert one["archive"] == {
            "number": "2026/1",
            "handed_over_on": today().isoformat(),
            "sha256": record.sha256,
            "receipt": "K-1",
            "confirmed_on": today().isoformat(),
            "deleted_on": None,
        }

    def test_changes_nothing_of_an_ended_one(self, ended):
        case = office_with("910000001", ended.case)
        path = f"/assignments/{case.assignment.uuid}"
        sent = {"police_certificate_seen_on": "2026-02-01", "suitability_confirmed": True}
        assert System().post(f"{path}/approval", sent, by=case.caseworker).status_code == 404
        assert (
            System().post(f"{path}/move-in", {"moved_in_on": "2026-02-01"}, by=case.caseworker).status_code
            == 404
        )

    def test_is_never_told_of_an_ended_one_with_somebody_under_protection(self, ended):
        case = office_with("910000001", ended.case)
        factories.protect(case.adults[0])
        FosterParent.objects.filter(user=case.adults[0]).update(left_on=today())
        assert System().get("/assignments?ended=true").json()["items"] == []
        assert System().get(f"/assignments/{case.assignment.uuid}", by=case.caseworker).status_code == 404


class TestTheWayIntoTheArchive:
    def test_goes_from_number_to_hand_over_to_receipt_and_each_step_is_seen(self, ended):
        case, client = ended.case, signed_in(ended.case.caseworker)
        page, number, over, receipt = steps_of(ended)
        client.post(number, {"number": "2026/1234"})
        assert page in client.get(reverse("approval:archive"), {"words": "2026/1234"}).content.decode()
        shown = client.get(over).content.decode()
        parcel = parcel_of(case.assignment)
        assert {one["kind"] for one in parcel.listing} == {"assignment", "decision", "document"}
        assert all(one["sha256"] in shown for one in parcel.listing)
        client.post(over, {"number": "2026/1234", "seen": parcel.sha256})
        client.post(receipt, {"receipt": "K-77", "seen": parcel.sha256})
        text = client.get(page).content.decode()
        told = ("sak 2026/1234", "bekreftet det: K-77", "Slettes her etter denne dagen", parcel.sha256)
        assert [one for one in told if one not in text] == []
        assert "bekreftet det: K-77" in signed_in(ended.auditor).get(pages_of(ended)[2]).content.decode()
        acts = AuditEntry.objects.filter(subject=f"assignment:{case.assignment.uuid}", by=case.caseworker)
        assert {"assignment.case_number", "assignment.archived", "assignment.archive_confirmed"} <= set(
            acts.values_list("act", flat=True)
        )

    def test_is_one_step_once_though_two_press_and_pages_are_old(self, ended):
        case = ended.case
        seen = parcel_of(case.assignment).sha256
        with pytest.raises(errors.ParcelChanged):
            archive.hand_over_to_archive(case.assignment, number="1", seen="0" * 64, by=case.caseworker)
        with pytest.raises(errors.NotHandedOver):
            archive.confirm_receipt(case.assignment, receipt="K", seen=seen, by=case.caseworker)
        archive.hand_over_to_archive(case.assignment, number="1", seen=seen, by=case.caseworker)
        with pytest.raises(errors.HandedOverToArchive):
            archive.hand_over_to_archive(case.assignment, number="2", seen=seen, by=case.colleague)
        archive.confirm_receipt(case.assignment, receipt="K", seen=seen, by=case.caseworker)
        with pytest.raises(errors.ReceiptConfirmed):
            archive.confirm_receipt(case.assignment, receipt="L", seen=seen, by=case.colleague)
        with pytest.raises(errors.ReceiptConfirmed):
            archive.take_back_hand_over(case.assignment, by=case.colleague)
        assert (
            signed_in(case.colleague).post(steps_of(ended)[2], {"number": "2", "seen": seen}).status_code
            == 409
        )
        record = ArchiveRecord.objects.get()
        assert (record.number, record.receipt) == ("1", "K")

    def test_goes_back_where_it_was_recorded_by_mistake(self, ended):
        confirmed(ended)
        client = signed_in(ended.case.caseworker)
        back = reverse("approval:archive-take-back", args=[ended.case.assignment.uuid])
        for step in ("receipt", "hand_over"):
            assert client.post(back, {"step": step}).status_code == 302
        record = ArchiveRecord.objects.get()
        assert (record.number, record.receipt, record.sha256, record.listing) == ("2026/1", "", "", [])
        assert client.post(back, {"step": "all"}).status_code == 404

    def test_is_walked_by_the_own_office_alone(self, decided):
        case = decided.case
        deputy = factories.OrganisationFactory(region=case.region)
        helper = member(deputy, Role.CASEWORKER)
        hand_over(case.assignment, to=deputy, by=case.caseworker)
        end_assignment(case.assignment, by=case.caseworker)
        assert statuses(helper, steps_of(decided)[1:]) == {404}
        assert statuses(decided.auditor, steps_of(decided)[1:]) == {403}
        seen = parcel_of(case.assignment).sha256
        with pytest.raises(NotAllowed):
            archive.hand_over_to_archive(case.assignment, number="1", seen=seen, by=helper)

    def test_begins_only_where_something_was_decided(self, ended):
        case = ended.case
        other = factories.AssignmentFactory(home=case.home, organisation=case.office, ended_on=today())
        with pytest.raises(errors.NothingDecided):
            archive.note_number(other, number="1", by=case.caseworker)

    @pytest.mark.parametrize(
        "change",
        [
            "UPDATE approval_archiverecord SET sha256 = 'x'",
            "UPDATE approval_archiverecord SET listing = '[]'",
            "UPDATE approval_archiverecord SET handed_over_at = NULL",
            "UPDATE approval_archiverecord SET deleted_at = now(), confirmed_at = NULL",
            "UPDATE approval_archiverecord SET assignment_id = NULL",
            "DELETE FROM approval_archiverecord",
        ],
    )
    def test_is_held_by_the_database(self, ended, change):
        confirmed(ended)
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(change)


class TestWhatIsDeletedHere:
    def test_nothing_is_deleted_without_the_archives_receipt(self, ended):
        long_ended(ended)
        handed(ended)
        assert let_go(only="approvals") + let_go(only="assignments") == 0
        assert Approval.objects.filter(pk=ended.approval.pk).exists()
        with pytest.raises(IntegrityError), databases.unbound(), transaction.atomic():
            Approval.objects.filter(pk=ended.approval.pk).delete()

    def test_nothing_is_deleted_before_its_time_though_the_archive_has_it(self, ended):
        confirmed(ended)
        assert let_go(only="approvals") == 0
        with connection.cursor() as cursor:
            cursor.execute("SELECT * FROM approval_forget(interval '0 days', 100)")
            assert cursor.fetchall() == []

    def test_the_document_that_a_decision_rests_on_stays_as_long_as_the_decision(self, ended):
        Attestation.objects.update(attested_at=timezone.now() - timedelta(days=11 * 366))
        assert let_go(only="attestation-documents") == 0
        long_ended(ended)
        confirmed(ended)
        assert let_go(only="approvals") == 1
        assert let_go(only="attestation-documents") == 1

    def test_decision_goes_when_both_are_so_and_the_office_still_finds_where_it_is(self, ended):
        long_ended(ended)
        record = confirmed(ended)
        assert {one.kind.code: one.number for one in due() if one.number}["approvals"] == 1
        assert let_go(only="approvals") == 1
        client, page = signed_in(ended.case.caseworker), steps_of(ended)[0]
        assert "Arkivet deres har dem som sak 2026/1" in client.get(page).content.decode()
        assert let_go(only="assignments") > 0
        assert client.get(page).status_code == 404
        found = client.get(reverse("approval:archive"), {"words": "2026/1"}).content.decode()
        assert f"kvittering K-1. Slettet her {today():%d.%m.%Y}" in found
        record.refresh_from_db()
        assert (record.assignment, record.sha256 == "") == (None, False)
        assert "approvals" not in {one.kind.code for one in left_over()}


def steps_of(decided) -> list[str]:
    """The ended assignment, and its steps into the archive."""
    names = ("archived", "archive-number", "archive-hand-over", "archive-receipt")
    return [reverse(f"approval:{name}", args=[decided.case.assignment.uuid]) for name in names]


def handed(decided) -> ArchiveRecord:
    case = decided.case
    seen = parcel_of(case.assignment).sha256
    return archive.hand_over_to_archive(case.assignment, number="2026/1", seen=seen, by=case.caseworker)


def confirmed(decided) -> ArchiveRecord:
    record = handed(decided)
    return archive.confirm_receipt(
        decided.case.assignment, receipt="K-1", seen=record.sha256, by=decided.case.caseworker
    )


def long_ended(decided) -> None:
    """As if the assignment had ended eleven years ago."""
    ended_on = today() - timedelta(days=11 * 366)
    Assignment.objects.filter(pk=decided.case.assignment.pk).update(ended_on=ended_on)
    decided.case.assignment.refresh_from_db()
