"""What staff record on another's behalf: training given elsewhere, prior training, assisted work."""

from collections.abc import Sequence
from datetime import date, datetime, time
from hashlib import sha256
from uuid import UUID

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from courses.errors import DaysNotPossible, DocumentRefused, DocumentTooLarge, UnknownTraining
from courses.models import Attestation, Training
from courses.queries.attestations import may_vouch_for
from lms.dates import OSLO, today
from lms.documents.intake import FileRefused, clean_evidence
from lms.look.form_fields import A_WORKING_LIFE, years_from_today
from lms.people.actions.traces import audit
from lms.people.models import User
from lms.people.queries import lock_persons
from lms.refusals import NotAllowed
from lms.xapi import profile
from lms.xapi.actions.statements import record, void

LARGEST_DOCUMENT = 10 * 1024 * 1024


@transaction.atomic
def attest(
    person: User,
    *,
    training: str,
    provider: str,
    ended_on: date,
    began_on: date | None = None,
    checks: Sequence[str] = (),
    document: bytes = b"",
    by: User,
) -> Attestation:
    """Attest training that was given elsewhere: who delivered it (an organisation, never a person),
    when, what was checked against the national recommendations, and the document that shows it, which is
    cleaned before it is kept and hashed.

    It completes that training alone, on the day it ended. Sent twice, it is recorded once. Raises
    `NotAllowed`, `UnknownTraining`, `DocumentRefused`, or `DaysNotPossible`.
    """
    lock_persons([person.pk])
    kind, activity = _vouched(person, training, by)
    earliest = years_from_today(-A_WORKING_LIFE)()
    if not earliest <= (began_on or ended_on) <= ended_on <= today():
        raise DaysNotPossible
    document = _looked_into(document)
    digest = sha256(document).hexdigest() if document else ""
    same = Attestation.objects.filter(
        kind=Attestation.Kind.ATTESTED,
        person=person,
        training=training,
        provider=provider,
        ended_on=ended_on,
        document_sha256=digest,
        withdrawn_at=None,
    ).first()
    if same:
        return same
    (statement,) = record(
        [
            profile.attested(
                person.uuid,
                kind=kind,
                training=activity,
                provider=provider,
                document_sha256=digest,
                attester=by.uuid,
                at=datetime.combine(ended_on, time(12), OSLO),
            )
        ]
    )
    attestation = Attestation(
        kind=Attestation.Kind.ATTESTED,
        person=person,
        training_id=training,
        provider=provider,
        began_on=began_on,
        ended_on=ended_on,
        checks=list(checks),
        document_sha256=digest,
        attested_by=by,
        attested_at=timezone.now(),
        statement=statement.pk,
    )
    if document:
        attestation.document.save("document", ContentFile(document), save=False)
    attestation.save(force_insert=True)
    audit(
        "training.attested",
        f"person:{person.uuid}",
        by=by,
        training=training,
        statement=str(statement.pk),
    )
    return attestation


@transaction.atomic
def recognise(person: User, *, training: str, reason: str, by: User) -> Attestation:
    """Recognise prior training as equal to one of the platform's; `reason` is an `Attestation.Reason`.

    It completes that training alone, from this moment. Raises `NotAllowed`, `UnknownTraining`, or
    `ValueError` for a reason that is not on the list.
    """
    lock_persons([person.pk])
    kind, activity = _vouched(person, training, by)
    code = Attestation.Reason(reason)
    same = Attestation.objects.filter(
        kind=Attestation.Kind.RECOGNISED, person=person, training=training, reason=code, withdrawn_at=None
    ).first()
    if same:
        return same
    now = timezone.now()
    (statement,) = record(
        [
            profile.recognised(
                person.uuid, kind=kind, training=activity, reason=code, recogniser=by.uuid, at=now
            )
        ]
    )
    attestation = Attestation.objects.create(
        kind=Attestation.Kind.RECOGNISED,
        person=person,
        training_id=training,
        ended_on=today(),
        reason=code,
        attested_by=by,
        attested_at=now,
        statement=statement.pk,
    )
    audit(
        "training.recognised",
        f"person:{person.uuid}",
        by=by,
        training=training,
        reason=code,
        statement=str(statement.pk),
    )
    return attestation


@transaction.atomic
def withdraw_attestation(attestation: Attestation, *, by: User, reason: str) -> Attestation:
    """Take back what was attested or recognised wrongly: its statement is voided, and the evidence
    with it. `reason` names nobody. Raises `NotAllowed`."""
    lock_persons([attestation.person_id])
    if not may_vouch_for(by, attestation.person):
        raise NotAllowed
    attestation.refresh_from_db()
    if attestation.withdrawn_at is None:
        attestation.withdrawn_at = timezone.now()
        attestation.save(update_fields=["withdrawn_at"])
        void(attestation.statement, by=by, reason=reason, persons=[attestation.person_id])
        audit("training.withdrawn", f"person:{attestation.person.uuid}", by=by, reason=reason)
    return attestation


def _vouched(person: User, training: str, by: User) -> tuple[str, UUID]:
    if not may_vouch_for(by, person):
        raise NotAllowed
    found = Training.objects.select_related("module", "programme").filter(pk=training).first()
    if found is None:
        raise UnknownTraining(training)
    if found.kind == Training.Kind.MODULE:
        return "module", found.module.pk
    return "programme", found.programme.pk


def _looked_into(document: bytes) -> bytes:
    """The document as it is kept: what it shows and nothing else."""
    if len(document) > LARGEST_DOCUMENT:
        raise DocumentTooLarge
    try:
        return clean_evidence(document) if document else document
    except FileRefused as refused:
        raise DocumentRefused(str(refused)) from refused
