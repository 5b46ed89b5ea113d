"""Reads of the learning record."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, Q

from lms.xapi.models import Erasure, Statement, Tie, Voiding


def counting() -> Any:
    """Statements that count as evidence: not voided, and by the platform itself or by a credential
    that an admin tied to the activity they are about. A voiding statement is among them.
    """
    tied = Tie.objects.filter(credential=OuterRef("credential"), activity=OuterRef("object_id"))
    return Statement.objects.standing().filter(Q(credential=None) | Exists(tied))


def voided(ids: Iterable[UUID]) -> set[UUID]:
    """Which of these statements are voided; one that has not arrived yet counts if it will be."""
    wanted = set(ids)
    standing = set(Statement.objects.filter(pk__in=wanted).standing().values_list("pk", flat=True))
    known = set(Statement.objects.filter(pk__in=wanted - standing).values_list("pk", flat=True))
    awaited = Voiding.objects.filter(target__in=wanted - standing - known, reach=None)
    return known | set(awaited.values_list("target", flat=True))


def taken(ids: Iterable[UUID]) -> set[UUID]:
    """Which of these ids statements have, or had before they were erased."""
    wanted = set(ids)
    gone = Erasure.objects.filter(statement_id__in=wanted).values_list("statement_id", flat=True)
    return {*Statement.objects.filter(pk__in=wanted).values_list("pk", flat=True), *gone}


def consistent_through() -> datetime:
    """The moment up to which everything stored can be read by now."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT xapi_consistent_through()")
        moment: datetime = cursor.fetchone()[0]
    return moment


def is_voided(statement: Statement) -> bool:
    """Whether this stored statement is voided."""
    return not Statement.objects.filter(pk=statement.pk).standing().exists()


def voiding_of(statement: Statement) -> Statement | None:
    """The statement that voids this stored one, if it is voided."""
    found = Voiding.objects.filter(target=statement.pk).reaching(statement.credential)
    voiding = found.select_related("statement").order_by("pk").first()
    return voiding.statement if voiding else None
