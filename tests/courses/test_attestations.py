"""Training given elsewhere, prior training, and work done together with staff."""

from datetime import date, timedelta
from hashlib import sha256

import pytest
from django.utils import timezone

from courses.actions import attestations
from courses.actions.assistance import assist
from courses.actions.attestations import recognise, withdraw_attestation
from courses.actions.enrolments import enrol
from courses.errors import DaysNotPossible, DocumentRefused, UnknownTraining
from courses.models import Attestation, Completion, PartProgress
from courses.queries.evidence import basis_of, evidence_for
from lms.dates import today
from lms.people.actions.homes import declare_conflict_of_interest
from lms.people.models import Organisation, Role
from lms.portal.actions.keeping import let_go
from lms.refusals import NotAllowed
from lms.xapi import profile
from lms.xapi.models import Statement
from tests import files
from tests.courses import factories as make
from tests.factories import (
    AssignmentFactory,
    FosterHomeFactory,
    FosterParentFactory,
    MembershipFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
PDF = files.pdf(Author="Kari")


@pytest.fixture
def case():
    """Anna's home, trained by the region and assigned by a municipality; coordinator and caseworker."""
    membership = FosterParentFactory()
    home = membership.home
    coordinator = MembershipFactory(role=Role.COORDINATOR, organisation=home.trained_by).user
    assignment = AssignmentFactory(home=home)
    caseworker = MembershipFactory(role=Role.CASEWORKER, organisation=assignment.organisation).user
    lesson = make.part()
    make.publish_programme(make.module_content(lesson, code="special-siblings"))
    return membership.user, home, coordinator, caseworker, lesson


def attest(person, by, **values):
    return attestations.attest(
        person,
        by=by,
        **{"training": "pride-basic", "provider": "Bufetat", "ended_on": date(2026, 1, 5), **values},
    )


def test_attesting_completes_that_code_alone_on_the_day_it_ended(case):
    anna, _, coordinator, *_ = case
    attestation = attest(anna, coordinator, document=PDF)
    run = Completion.objects.get()
    assert (run.training_id, run.completed_on, run.how) == ("pride-basic", date(2026, 1, 5), "attested")
    assert run.announcement == attestation.statement
    (evidence,) = evidence_for([anna.pk])
    assert evidence.id == str(attestation.statement)
    assert basis_of([evidence.id])[evidence.id].staff == [str(coordinator.uuid)]


def test_the_document_is_kept_by_its_hash_and_known_in_the_record_by_it(case):
    anna, _, coordinator, *_ = case
    attestation = attest(anna, coordinator, document=PDF)
    statement = Statement.objects.get(pk=attestation.statement)
    extensions = statement.data["context"]["extensions"]
    assert extensions[profile.extension("document-sha256")] == attestation.document_sha256
    kept = attestation.document.read()
    assert attestation.document_sha256 == sha256(kept).hexdigest()
    assert b"Kari" in PDF
    assert b"Kari" not in kept


def test_no_address_leads_to_a_document(case, client):
    attestation = attest(case[0], case[2], document=PDF)
    client.force_login(MembershipFactory(role=Role.ADMIN).user)
    assert client.get(f"/media/{attestation.document.name}").status_code == 404


def test_a_document_is_deleted_after_its_keeping_and_its_hash_stands(
    case, settings, django_capture_on_commit_callbacks
):
    settings.RETENTION_DAYS = settings.RETENTION_DAYS | {"ATTESTATION_DOCUMENT_RETENTION_DAYS": 10}
    attestation = attest(case[0], case[2], document=PDF)
    name, storage = attestation.document.name, attestation.document.storage
    assert let_go(only="attestation-documents") == 0
    Attestation.objects.update(attested_at=timezone.now() - timedelta(days=11))
    with django_capture_on_commit_callbacks(execute=True):
        assert let_go(only="attestation-documents") == 1
    attestation.refresh_from_db()
    assert not storage.exists(name)
    assert not attestation.document
    assert len(attestation.document_sha256) == 64


def test_attesting_twice_is_recorded_once(case):
    anna, _, coordinator, *_ = case
    assert attest(anna, coordinator) == attest(anna, coordinator)
    assert Statement.objects.count() == 1


@pytest.mark.parametrize(
    "document",
    [
        b"MZ\x90\x00" + b"0" * 100,
        b"<svg onload=alert(1)>",
        b"%PDF" + b"0" * (10 * 1024 * 1024),
        b"%PDF-1.4 not a pdf at all",
    ],
)
def test_a_document_of_another_kind_or_too_large_is_refused(case, document):
    with pytest.raises(DocumentRefused):
        attest(case[0], case[2], document=document)
    assert not Statement.objects.exists()


def test_training_that_has_not_ended_is_refused(case):
    with pytest.raises(DaysNotPossible):
        attest(case[0], case[2], ended_on=today() + timedelta(days=1))
    with pytest.raises(UnknownTraining):
        attest(case[0], case[2], training="unknown")


def test_withdrawing_an_attestation_withdraws_the_evidence(case):
    anna, _, coordinator, *_ = case
    attestation = attest(anna, coordinator)
    withdraw_attestation(attestation, by=coordinator, reason="wrong-person")
    (evidence,) = evidence_for([anna.pk])
    assert evidence.withdrawn
    assert not Completion.objects.exists()
    attest(anna, coordinator)
    assert Completion.objects.filter(training="pride-basic").count() == 1


def test_recognising_completes_that_code_with_its_reason(case):
    anna, _, _, caseworker, _ = case
    recognise(anna, training="special-siblings", reason=Attestation.Reason.EQUIVALENT, by=caseworker)
    recognise(anna, training="special-siblings", reason=Attestation.Reason.EQUIVALENT, by=caseworker)
    (run,) = Completion.objects.all()
    assert (run.training_id, run.how, run.completed_on) == ("special-siblings", "recognised", today())
    statement = Statement.objects.get(pk=run.announcement)
    assert statement.data["result"]["extensions"] == {profile.REASON: "equivalent"}


def test_an_attested_module_completes_no_programme(case):
    anna, _, coordinator, *_ = case
    enrol(anna, training="pride-basic", by=None)
    attest(anna, coordinator, training="special-siblings")
    assert set(Completion.objects.values_list("training", flat=True)) == {"special-siblings"}


def test_staff_of_another_office_a_trainer_and_the_person_may_not_vouch(case):
    anna, home, *_ = case
    kind = Organisation.Kind.FOSTER_CARE
    others = [
        MembershipFactory(role=Role.COORDINATOR, organisation__kind=kind).user,
        MembershipFactory(role=Role.CASEWORKER).user,
        MembershipFactory(role=Role.TRAINER, organisation=home.trained_by).user,
        MembershipFactory(role=Role.ADMIN).user,
        anna,
        UserFactory(),
    ]
    for someone in others:
        with pytest.raises(NotAllowed):
            attest(anna, someone)


def test_nobody_vouches_for_their_own_home_or_with_a_conflict_of_interest(case):
    anna, home, coordinator, *_ = case
    MembershipFactory(user=anna, role=Role.COORDINATOR, organisation=home.trained_by)
    partner = FosterParentFactory(home=home).user
    with pytest.raises(NotAllowed):
        attest(partner, anna)
    declare_conflict_of_interest(home, by=coordinator)
    with pytest.raises(NotAllowed):
        attest(anna, coordinator)


def test_an_assisted_lesson_is_done_with_staff_as_instructor_and_no_answer(case):
    anna, _, coordinator, _, lesson = case
    enrol(anna, training="pride-basic", by=None)
    for _ in range(2):
        assist(anna, part_uuid=lesson.uuid, form="interpreter", by=coordinator)
    assert PartProgress.objects.get().part_id == lesson.uuid
    statement = Statement.objects.get(object_id__contains="/lesson/")
    assert statement.data["context"]["instructor"]["account"]["name"] == str(coordinator.uuid)
    assert statement.data["result"] == {"completion": True}


def test_an_assisted_quiz_is_done_without_a_score():
    home = FosterHomeFactory()
    anna = FosterParentFactory(home=home).user
    coordinator = MembershipFactory(role=Role.COORDINATOR, organisation=home.trained_by).user
    quiz = make.part("quiz")
    make.enrolled(anna, parts=[quiz])
    assist(anna, part_uuid=quiz.uuid, form="read_aloud", by=coordinator)
    assert Completion.objects.filter(training="pride-basic").exists()
    assert "score" not in Statement.objects.get(object_id__contains="/quiz/").data["result"]


def test_staff_of_another_office_may_not_assist(case):
    anna, *_, lesson = case
    enrol(anna, training="pride-basic", by=None)
    with pytest.raises(NotAllowed):
        assist(anna, part_uuid=lesson.uuid, form="conversation", by=UserFactory())
