"""Questions that every page asks about its reader, drawn up in SQL once.

Django takes several times as long to draw such a question up as the database takes to answer it.
"""

from collections.abc import Iterator
from typing import Any

from django.db import connection
from django.db.models import QuerySet

ANYBODY = -1
"""Stands in a question for the id of the person whom it will be asked about."""

Question = tuple[str, tuple[Any, ...]]


def drawn_up(rows: "QuerySet[Any, Any]") -> Question:
    """The question of `values(…)`, in SQL with its values."""
    return rows.query.sql_with_params()


def asked_about(person_id: int, question: Question) -> Iterator[dict[str, Any]]:
    """The rows that answer a question, by the names that it gives them; one query."""
    sql, values = question
    with connection.cursor() as cursor:
        cursor.execute(sql, [person_id if value == ANYBODY else value for value in values])
        names = [column.name for column in cursor.description or ()]
        yield from (dict(zip(names, row, strict=True)) for row in cursor.fetchall())
