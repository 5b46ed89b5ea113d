"""Cleaning attested documents that were kept before they were cleaned at the door."""

from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from uuid import UUID

from django.core.files.base import ContentFile
from django.db import transaction

from courses.models import Attestation
from lms.documents.intake import FileRefused, clean_evidence
from lms.people.actions.traces import audit


@dataclass
class CleanedDocuments:
    """How many documents were cleaned, and how many cannot be, because they would be refused today."""

    changed: int = 0
    refused: int = 0


def clean_documents() -> CleanedDocuments:
    """Clean each document that is kept, one transaction each; what is clean stays as it is.

    The record goes on naming the hash of what was sent; the audit trail ties it to that of what is kept.
    """
    found = CleanedDocuments()
    for number in list(Attestation.objects.exclude(document="").values_list("pk", flat=True)):
        try:
            found.changed += _clean(number)
        except (FileRefused, FileNotFoundError):
            found.refused += 1
    return found


@transaction.atomic
def _clean(number: UUID) -> bool:
    attestation = Attestation.objects.select_for_update(of=("self",)).select_related("person").get(pk=number)
    with attestation.document.open() as opened:
        before = opened.read()
    content = clean_evidence(before, anew=False)
    if content == before:
        return False
    sent, kept = attestation.document_sha256, sha256(content).hexdigest()
    storage, name = attestation.document.storage, str(attestation.document.name)
    attestation.document_sha256 = kept
    attestation.document.save("document", ContentFile(content), save=False)
    attestation.save(update_fields=["document", "document_sha256"])
    transaction.on_commit(partial(storage.delete, name))
    audit(
        "training.document_cleaned",
        f"person:{attestation.person.uuid}",
        by=None,
        statement=str(attestation.statement),
        sent=sent,
        kept=kept,
    )
    return True
