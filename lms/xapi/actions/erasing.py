"""Taking statements away for good, through the store's one door: the id, the hash and the reason stay."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.db.models import Q, QuerySet
from django.utils import timezone

from lms.people.models import User
from lms.people.queries import lock_accounts
from lms.xapi.actions import attachments
from lms.xapi.models import Document, Facet, Outbox, Statement
from lms.xapi.rules.facets import agent_identity, agent_keys, facets_of
from lms.xapi.rules.json_text import spell

_ERASE = "SELECT xapi_erase(one, %s, %s, %s) FROM unnest(%s::uuid[]) AS one"
_FORGET = (
    "DELETE FROM xapi_facet USING unnest(%s::uuid[], %s::timestamptz[]) AS gone (key, stored) "
    "WHERE xapi_facet.key = gone.key AND xapi_facet.stored = gone.stored"
)


def take_away(statements: Sequence[Statement], *, by: User | None, reason: str) -> None:
    """Take statements away, with what they are found by, what waits to be forwarded, and bytes that they
    alone attached, in the caller's transaction."""
    ids = [one.pk for one in statements]
    Outbox.objects.filter(statement__in=ids).delete()
    with connection.cursor() as cursor:
        cursor.execute(_ERASE, [reason, by.pk if by else None, timezone.now(), ids])
    _not_found_any_more(statements)
    for one in statements:
        attachments.forget(one.data)


def statements_about(accounts: Iterable[UUID], *, addresses: Iterable[str] = ()) -> QuerySet[Statement]:
    """The statements whose actor is one of these accounts, or is known by one of these e-mail addresses."""
    mailboxes = [f"mailto:{one}" for one in addresses if one]
    keys = [agent_keys(identity)[0] for one in mailboxes if (identity := agent_identity({"mbox": one}))]
    stored = list(Facet.objects.filter(key__in=keys, depths=Facet.OWN).values_list("stored", flat=True))
    found: QuerySet[Statement] = Statement.objects.filter(
        Q(person__in=list(accounts)) | Q(stored__in=stored, data__actor__mbox__in=mailboxes)
    )
    return found


def erase_some(
    accounts: Collection[UUID],
    *,
    addresses: Collection[str],
    unless: Collection[UUID],
    reason: str,
    at_most: int,
) -> int:
    """Erase some of a person's statements, the newest first, so that none outlives what it announces; in the
    caller's transaction. Returns how many; 0 when none are left but those kept: what `unless` names, and
    those that void another, which would rise again."""
    lock_accounts(accounts)
    found = statements_about(accounts, addresses=addresses).filter(voids=None).exclude(pk__in=unless)
    chosen = list(found.order_by("-stored")[:at_most])
    if chosen:
        take_away(chosen, by=None, reason=reason)
    return len(chosen)


def documents_about(accounts: Iterable[UUID], *, addresses: Iterable[str] = ()) -> QuerySet[Document]:
    """The documents that tools keep about these accounts, or about who has one of these addresses."""
    named = [{"homePage": settings.XAPI_BASE_IRI, "name": str(one)} for one in accounts]
    shapes: list[dict[str, Any]] = [{"account": one} for one in named]
    shapes += [{"objectType": "Agent", "account": one} for one in named]
    for one in addresses:
        shapes += [{"mbox": f"mailto:{one}"}, {"objectType": "Agent", "mbox": f"mailto:{one}"}]
    return Document.objects.filter(agent__in=[spell(one) for one in shapes])


def _not_found_any_more(statements: Iterable[Statement]) -> None:
    keys: list[UUID] = []
    moments: list[datetime] = []
    lent: list[datetime] = []
    for one in statements:
        own = facets_of(one.data)
        keys += own
        moments += [one.stored] * len(own)
        if one.refers is not None:
            lent.append(one.stored)
    with connection.cursor() as cursor:
        cursor.execute(_FORGET, [keys, moments])
    if lent:
        Facet.objects.filter(stored__in=lent).delete()
