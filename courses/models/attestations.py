import uuid

from django.core.files.storage import Storage, storages
from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.models.content import Training
from lms.people.models.fields import OneOf, Words


def private_files() -> Storage:
    """Where documents lie that no address leads to."""
    return storages["private"]


def attestation_document_path(attestation: "Attestation", filename: str) -> str:
    """Where a document lies: by its hash, so that the uploaded name is never kept."""
    return f"attestations/{attestation.document_sha256[:2]}/{attestation.document_sha256}"


class AssistedForm(models.TextChoices):
    """How staff and a learner went through e-learning together."""

    READ_ALOUD = "read_aloud", _("We read it aloud together")
    CONVERSATION = "conversation", _("We talked it through")
    TELEPHONE = "telephone", _("We went through it on the telephone or by video")
    INTERPRETER = "interpreter", _("We went through it with an interpreter")


class Attestation(models.Model):
    """Training given elsewhere, or recognised, as a member of staff recorded it.

    `checks` lists what was held against the national recommendations; the document is optional for
    recognition, and known in the record by its hash alone.
    """

    class Kind(models.TextChoices):
        ATTESTED = "attested"
        RECOGNISED = "recognised"

    class Reason(models.TextChoices):
        """Why prior training is recognised as equal."""

        EARLIER_BASIC = "earlier_basic", _("Basic training completed earlier")
        EQUIVALENT = "equivalent", _("Equal training in another programme")
        ABROAD = "abroad", _("Equal training in another country")

    uuid = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = OneOf(max_length=10, choices=Kind.choices)
    person = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="attestations")
    training = models.ForeignKey(Training, on_delete=models.PROTECT, related_name="+")
    provider = Words(max_length=160, blank=True)
    began_on = models.DateField(null=True)
    ended_on = models.DateField()
    reason = OneOf(max_length=20, choices=Reason.choices, blank=True)
    checks = models.JSONField(default=list)
    document = models.FileField(upload_to=attestation_document_path, storage=private_files, blank=True)
    document_sha256 = models.CharField(max_length=64, blank=True)
    attested_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    attested_at = models.DateTimeField()
    statement = models.UUIDField(unique=True)
    withdrawn_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"Attestation {self.uuid}"
