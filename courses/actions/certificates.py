import base64
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from courses.errors import NotComplete
from courses.models import Certificate, Completion
from courses.queries.certificates import (
    hash_of_code,
    hash_of_name,
    hashes_of_code,
    hashes_of_name,
    modules_on,
)
from lms import keys
from lms.documents.pdf import make_pdf
from lms.documents.qr import qr_svg
from lms.people.models import User

SOURCE = settings.BASE_DIR / "courses" / "typst" / "certificate.typ"


@transaction.atomic
def issue_certificate(person: User, *, evidence: UUID) -> tuple[Certificate, str]:
    """The certificate for one of a person's standing completions, in their present name, and the
    code of its page. Asked for again, it is the same one. Raises `NotComplete`."""
    run = Completion.objects.filter(person=person, pk=evidence).first()
    if run is None:
        raise NotComplete
    known = hashes_of_name(person.name)
    issued = Certificate.objects.filter(evidence=evidence, name_hash__in=known)
    certificate = issued.order_by("issued_at").first()
    if certificate is None:
        certificate = Certificate(
            person=person,
            training_id=run.training_id,
            evidence=evidence,
            completed_on=run.completed_on,
            name_hash=hash_of_name(person.name),
            issued_at=timezone.now(),
        )
        certificate.code_hash = hash_of_code(_codes_of(certificate)[0])
        certificate.save(force_insert=True)
    return certificate, code_of(certificate)


def certificate_pdf(certificate: Certificate, *, code: str) -> bytes:
    """The certificate as an accessible PDF, in the active language."""
    language = get_language() or settings.LANGUAGE_CODE
    address = settings.SITE_URL + _address(code)
    training = certificate.training
    return make_pdf(
        SOURCE,
        {
            "title": _("Certificate of completion"),
            "language": language,
            "sender": _("Foster home training"),
            "footer": _("This certificate is about training. It is not an approval of a foster home."),
            "intro": _("This certifies that"),
            "name": certificate.person.name,
            "has_completed": _("has completed the training"),
            "training": training.title_in(language),
            "completed": _("Completed on %(day)s") % {"day": date_format(certificate.completed_on, "j. F Y")},
            "modules": modules_on(certificate, language),
            "modules_heading": _("Modules"),
            "demonstration": _("Demonstration: this content is made up and counts for no approval.")
            if training.is_demonstration
            else "",
            "qr": qr_svg(address),
            "qr_alt": _("QR code with the address below"),
            "verify_heading": _("Is it genuine?"),
            "verify": _("Open the address, and write the name on this certificate."),
            "address": address,
        },
        at=certificate.issued_at,
    )


def _address(code: str) -> str:
    with override(settings.LANGUAGE_CODE):
        return reverse("courses:verify", kwargs={"code": code})


def code_of(certificate: Certificate) -> str:
    """The code that stands on the paper: made from the uuid with the key that the platform had then, 125
    bits. Raises `LookupError` where the platform does not have that key any more."""
    for code in _codes_of(certificate):
        if certificate.code_hash in hashes_of_code(code):
            return code
    raise LookupError(f"no key of the platform's made the code of {certificate}")


def _codes_of(certificate: Certificate) -> list[str]:
    """By each of the platform's keys, the present one's first."""
    digests = keys.marks("certificate-code", str(certificate.uuid))
    return [base64.b32encode(digest).decode()[:25].lower() for digest in digests]
