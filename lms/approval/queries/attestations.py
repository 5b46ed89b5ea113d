"""What is attested and recognised for the adults of a home."""

from django.db.models import QuerySet

from courses.models import Attestation
from courses.queries.assistance import adults_of
from courses.queries.trainings import titles
from lms.people.models import FosterHome


def attestations_of(home: FosterHome) -> QuerySet[Attestation]:
    """Those that stand, with the adult each is of."""
    standing = Attestation.objects.filter(person__in=adults_of(home), withdrawn_at=None)
    return standing.select_related("person")


def attested(home: FosterHome, *, language: str) -> list[tuple[Attestation, str]]:
    """Each with the title of its training, the latest first."""
    kept = list(attestations_of(home).order_by("-ended_on"))
    names = titles({one.training_id for one in kept}, language)
    return [(one, names.get(one.training_id, one.training_id)) for one in kept]
