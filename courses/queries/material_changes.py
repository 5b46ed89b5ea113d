"""What has changed since somebody learnt it, and how questions are answered at the first try."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Count, Min, Q

from courses.models import Answer, LessonVersion, PartProgress
from lms.dates import oslo_day
from lms.people.models import User
from lms.people.rules import norwegian_order

FEWEST_ANSWERS = 20
NEWS_DAYS = 90


@dataclass(frozen=True)
class MaterialChange:
    """A material change of a lesson that somebody had done before: what changed, and when."""

    lesson_uuid: UUID
    title: str
    text: str
    changed_on: date


def material_changes(person: User, language: str) -> list[MaterialChange]:
    """The material changes of lessons that a person had done by then, newest first, in a language,
    else in the source language. What is completed stands: this is for information."""
    done = dict(
        PartProgress.objects.filter(person=person)
        .values_list("part")
        .annotate(first=Min("done_at"))
        .order_by()
    )
    versions: dict[UUID, dict[str, list[LessonVersion]]] = {}
    rows = LessonVersion.objects.filter(lesson_uuid__in=done).defer("content")
    for version in rows.order_by("lesson_uuid", "language", "number"):
        versions.setdefault(version.lesson_uuid, {}).setdefault(version.language, []).append(version)
    found = [
        MaterialChange(uuid, version.title, version.material_change, oslo_day(version.published_at))
        for uuid, by_language in versions.items()
        for version in _news(_in(by_language, language))
        if version.published_at > done[uuid]
    ]
    by_title = sorted(found, key=lambda change: norwegian_order(change.title))
    return sorted(by_title, key=lambda change: change.changed_on, reverse=True)


def recent_changes(person: User, language: str, *, on: date) -> list[MaterialChange]:
    """Those material changes that are still news on a day: at most 90 days old."""
    since = on - timedelta(days=NEWS_DAYS)
    return [change for change in material_changes(person, language) if change.changed_on >= since]


def first_tries(lesson_uuids: Iterable[UUID]) -> dict[UUID, float]:
    """The share of first answers that were right, for each question of these lessons that at least
    20 people have answered."""
    rows = Answer.objects.filter(lesson_uuid__in=list(lesson_uuids), is_first=True, is_right__isnull=False)
    counted = rows.values("question_uuid").annotate(
        all=Count("pk"), right=Count("pk", filter=Q(is_right=True))
    )
    return {
        row["question_uuid"]: row["right"] / row["all"] for row in counted.filter(all__gte=FEWEST_ANSWERS)
    }


def _in(by_language: dict[str, list[LessonVersion]], language: str) -> list[LessonVersion]:
    source = next((rows for rows in by_language.values() if rows[-1].is_source), [])
    return by_language.get(language, source)


def _news(versions: list[LessonVersion]) -> Iterable[LessonVersion]:
    """Those whose text of change is another than the version's before."""
    before = ""
    for version in versions:
        if version.material_change and version.material_change != before:
            yield version
        before = version.material_change
