"""What trainings there are, by code and title."""

from collections.abc import Iterable

from django.db.models import Q
from django.utils.translation import get_language

from courses.models import Training
from lms.people.rules import norwegian_order


def titles(training_codes: Iterable[str], language: str | None = None) -> dict[str, str]:
    """The titles of these trainings by code, in a language (default: the active one)."""
    language = language or get_language()
    found = Training.objects.in_bulk(list(training_codes))
    return {code: training.title_in(language) for code, training in found.items()}


def choices_of_training(language: str | None = None) -> list[tuple[str, str]]:
    """Every training of its own with something published, as (code, title), by title."""
    language = language or get_language()
    found = Training.objects.filter(
        Q(programme__versions__isnull=False) | Q(module__versions__isnull=False)
    ).exclude(code__startswith="module-")
    return sorted(
        ((one.code, one.title_in(language)) for one in found.distinct()),
        key=lambda one: norwegian_order(one[1]),
    )
