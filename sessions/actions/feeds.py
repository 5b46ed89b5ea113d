from collections.abc import Collection, Iterable

from django.db import transaction
from django.utils import timezone

from lms.dates import today
from lms.people.actions.traces import audit
from lms.people.models import FosterHome, FosterParent, User
from lms.people.queries import lock_persons
from lms.secrets import keyed_hash, new_link_secret
from sessions.models import CalendarFeed
from sessions.queries.feeds import PURPOSE


@transaction.atomic
def make_feed(person: User, *, shows_venues: bool = False) -> str:
    """Give a person a new subscription address; the one before stops working. Returns its secret, which
    is kept nowhere."""
    lock_persons([person.pk])
    revoke_feeds([person.pk])
    secret = new_link_secret()
    CalendarFeed.objects.create(
        person=person,
        secret_hash=keyed_hash(secret, purpose=PURPOSE),
        shows_venues=shows_venues,
        made_at=timezone.now(),
    )
    audit("calendar_feed.made", f"person:{person.uuid}", by=person)
    return secret


@transaction.atomic
def show_venues(person: User, *, shown: bool) -> None:
    """Switch the venues of group gatherings on or off in a person's own feed."""
    CalendarFeed.objects.filter(person=person, revoked_at=None).update(shows_venues=shown)


@transaction.atomic
def renew_secrets_of(homes: Collection[FosterHome], *, all_adults: bool) -> int:
    """Stop the addresses of those who live in these homes and of those who have left them today:
    of all, or only where somebody has left. Returns how many stood."""
    members = FosterParent.objects.filter(home__in=homes)
    left = members.filter(left_on=today())
    if not all_adults:
        members = members.filter(home__in=left.values("home"))
    concerned = {*members.current().values_list("user", flat=True), *left.values_list("user", flat=True)}
    return revoke_feeds(concerned)


@transaction.atomic
def revoke_feeds(persons: Iterable[int]) -> int:
    """Stop the subscription addresses of these users. Returns how many stood."""
    return CalendarFeed.objects.filter(person__in=list(persons), revoked_at=None).update(
        revoked_at=timezone.now()
    )
