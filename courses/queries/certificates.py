"""What stands on a certificate, and whether one that is held up is genuine."""

import unicodedata
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.utils.translation import get_language

from courses.models import Certificate, Completion, ModuleVersion
from lms import folding
from lms.people.models import User
from lms.secrets import keyed_hashes
from lms.xapi.models import Voiding


@dataclass(frozen=True)
class Completed:
    """A standing completion that a certificate can be made of."""

    evidence: UUID
    title: str
    completed_on: date
    is_programme: bool
    is_demonstration: bool


def completed_trainings(person: User, language: str | None = None) -> list[Completed]:
    """A person's completions, newest first; modules that are no training of their own are left out."""
    language = language or get_language()
    runs = Completion.objects.filter(person=person).select_related("training", "training__module")
    return [
        Completed(
            run.announcement,
            run.training.title_in(language),
            run.completed_on,
            run.training.kind == run.training.Kind.PROGRAMME,
            run.training.is_demonstration,
        )
        for run in runs.order_by("-completed_on", "announcement")
        if not run.training_id.startswith("module-")
    ]


def modules_on(certificate: Certificate, language: str | None) -> list[str]:
    """The titles of the modules of the programme version that was completed, in order."""
    run = Completion.objects.filter(pk=certificate.evidence).first()
    if run is None or run.programme_version_id is None:
        return []
    versions = ModuleVersion.objects.filter(programme_modules__programme_version=run.programme_version_id)
    ordered = versions.order_by("programme_modules__position").select_related("module__training")
    return [version.module.training.title_in(language) for version in ordered]


def matches(code: str, name: str) -> bool:
    """Whether the certificate with this code bears this name, and what it certifies still holds.

    One query, whether the code is unknown, the name another's, or the evidence withdrawn.
    """
    return (
        Certificate.objects.filter(code_hash__in=hashes_of_code(code), name_hash__in=hashes_of_name(name))
        .exclude(Exists(Voiding.objects.filter(target=OuterRef("evidence"))))
        .exists()
    )


def hash_of_code(code: str) -> str:
    """The form in which a code is kept."""
    return hashes_of_code(code)[0]


def hashes_of_code(code: str) -> list[str]:
    """The forms in which a code may be kept, by each of the platform's keys."""
    alone = folding.code(code).replace("-", "").lower()
    return keyed_hashes(alone, purpose="certificate")


def hash_of_name(name: str) -> str:
    """The form in which a name is kept and compared: it is the same however it is spelt or pasted."""
    return _hashes_of_name(folding.folded(name))[0]


def hashes_of_name(name: str) -> set[str]:
    """`hash_of_name` by each of the platform's keys, and the forms in which names were kept before they were
    folded as they are now."""
    before = unicodedata.normalize("NFKC", " ".join(name.split())).casefold()
    return {*_hashes_of_name(folding.folded(name)), *_hashes_of_name(before)}


def _hashes_of_name(folded: str) -> list[str]:
    return keyed_hashes(f"name of the holder: {folded}", purpose="certificate-name")
