"""Letting external systems in, and out again."""

from collections.abc import Sequence
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from lms.people.actions.traces import audit
from lms.people.models import User
from lms.secrets import keyed_hash, new_link_secret
from lms.xapi.models import Actors, Credential, Facet, Scope, Statement, Tie
from lms.xapi.queries.credentials import PURPOSE
from lms.xapi.rules.facets import activity_keys
from lms.xapi.signals import statements_recorded


@transaction.atomic
def make_credential(
    *,
    name: str,
    scopes: Sequence[Scope],
    actors: Actors,
    by: User | None,
    requests_per_minute: int | None = None,
    origins: Sequence[str] = (),
) -> tuple[Credential, str]:
    """Make a credential and return it with its secret, which is shown once and never again."""
    secret = new_link_secret()
    credential = Credential.objects.create(
        name=name,
        key=uuid4().hex,
        secret_hash=keyed_hash(secret, purpose=PURPOSE),
        scopes=list(scopes),
        actors=actors,
        requests_per_minute=requests_per_minute,
        origins=list(origins),
        created_by=by,
    )
    audit(
        "xapi.make_credential",
        f"credential:{credential.key}",
        by=by,
        scopes=list(credential.scopes),
        actors=credential.actors,
    )
    return credential, secret


@transaction.atomic
def revoke(credential: Credential, *, by: User | None) -> None:
    """Refuse the credential from now on; what it wrote stays. Revoking twice changes nothing."""
    if credential.revoked_at is None:
        credential.revoked_at = timezone.now()
        credential.revoked_by = by
        credential.save(update_fields=["revoked_at", "revoked_by"])
        audit("xapi.revoke_credential", f"credential:{credential.key}", by=by)


@transaction.atomic
def tie(credential: Credential, *, activity: str, by: User | None) -> None:
    """Let the credential's statements about one activity count as evidence."""
    _, is_new = Tie.objects.get_or_create(credential=credential, activity=activity, defaults={"tied_by": by})
    if is_new:
        _tell_what_counts(credential, activity)
        audit("xapi.tie", f"credential:{credential.key}", by=by, activity=activity)


@transaction.atomic
def untie(credential: Credential, *, activity: str, by: User | None) -> None:
    """Let the credential's statements about one activity no longer count."""
    removed, _ = Tie.objects.filter(credential=credential, activity=activity).delete()
    if removed:
        _tell_what_counts(credential, activity)
        audit("xapi.untie", f"credential:{credential.key}", by=by, activity=activity)


def _tell_what_counts(credential: Credential, activity: str) -> None:
    about, _ = activity_keys(activity)
    moments = Facet.objects.filter(key=about, depths=Facet.OWN).values("stored")
    if batch := list(Statement.objects.filter(stored__in=moments, credential=credential).order_by("stored")):
        statements_recorded.send(sender=Statement, batch=batch)
