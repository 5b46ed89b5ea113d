"""The projection as text, for comparing what stands with what the record says."""

from collections.abc import Collection, Sequence

from django.db import connection

from courses.models import Completion, Enrolment, PartProgress
from lms.people.models import User
from lms.people.models.one_person import standing_ids
from lms.xapi.models import Statement

_COPIES = (
    "COPY (SELECT * FROM courses_partprogress WHERE person_id = ANY(%s) "
    "ORDER BY enrolment_id, part_id) TO STDOUT",
    "COPY (SELECT * FROM courses_completion WHERE person_id = ANY(%s) ORDER BY announcement) TO STDOUT",
)


def learners() -> list[int]:
    """The users who are enrolled, have progress, or have statements of their own, by id."""
    known = set(Enrolment.objects.values_list("person", flat=True).distinct())
    known.update(PartProgress.objects.values_list("person", flat=True).distinct())
    known.update(Completion.objects.values_list("person", flat=True).distinct())
    accounts = Statement.objects.filter(person__isnull=False).values("person").distinct()
    known.update(User.objects.filter(uuid__in=accounts).values_list("pk", flat=True))
    return sorted(standing_ids(known))


def keep_copy(persons: Collection[int]) -> list[str]:
    """The rows of these users as `COPY (SELECT … ORDER BY key)` gives them, one line each."""
    lines: list[str] = []
    for query in _COPIES:
        with connection.cursor() as cursor, cursor.copy(query, [list(persons)]) as rows:
            lines += b"".join(bytes(chunk) for chunk in rows).decode().splitlines()
    return lines


def difference(before: Sequence[str], after: Sequence[str]) -> list[str]:
    """The lines that stand in one alone: `-` gone, `+` new."""
    gone, new = set(before) - set(after), set(after) - set(before)
    return sorted(f"- {line}" for line in gone) + sorted(f"+ {line}" for line in new)
