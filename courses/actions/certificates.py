import base64
import unicodedata
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from courses.errors import NotComplete
from courses.models import Certificate, Completion
from lms.people.models import User
from lms.people.secrets import keyed_hash


@transaction.atomic
def issue_certificate(person: User, *, evidence: UUID) -> tuple[Certificate, str]:
    """The certificate for one of a person's standing completions, in their present name, and the
    code of its page. Asked for again, it is the same one. Raises `NotComplete`."""
    run = Completion.objects.filter(person=person, pk=evidence).first()
    if run is None:
        raise NotComplete
    name_hash = hash_of_name(person.name)
    certificate = Certificate.objects.filter(evidence=evidence, name_hash=name_hash).first()
    if certificate is None:
        certificate = Certificate(
            person=person,
            training_id=run.training_id,
            evidence=evidence,
            completed_on=run.completed_on,
            name_hash=name_hash,
            issued_at=timezone.now(),
        )
        certificate.code_hash = hash_of_code(code_of(certificate))
        certificate.save(force_insert=True)
    return certificate, code_of(certificate)


def code_of(certificate: Certificate) -> str:
    """The code that stands on the paper: made from the uuid with the platform's key, 125 bits."""
    digest = salted_hmac("certificate-code", str(certificate.uuid), algorithm="sha256").digest()
    return base64.b32encode(digest).decode()[:25].lower()


def hash_of_code(code: str) -> str:
    """The form in which a code is kept."""
    return keyed_hash(code.strip().lower(), purpose="certificate")


def hash_of_name(name: str) -> str:
    """The form in which a name is kept and compared: without regard to case, spaces and accents' spelling."""
    folded = unicodedata.normalize("NFKC", " ".join(name.split())).casefold()
    return keyed_hash(folded.ljust(24, "\0"), purpose="certificate-name")
