"""Finding what the rules look for in the security events, and looking at it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Count, Max, Min, QuerySet
from django.utils import timezone

from lms.people.actions.traces import audit
from lms.people.models import SecurityEvent, User
from lms.people.signals import administrators_concerned
from lms.portal.models import SecurityAlert
from lms.portal.rules.alerts import WATCHES, Rule, Watch

ALERTS_PAGE = "portal:security-alerts"


@dataclass(frozen=True, slots=True)
class _Found:
    """What a rule has found: about whom, how many events, and from when until when."""

    person: int | None
    network: str
    number: int
    first_at: datetime
    last_at: datetime


@transaction.atomic
def judge() -> int:
    """Open an alert for all that the rules find, and tell the administrators once; says how many are new.

    What is open already grows; what was looked at is opened anew by what happened afterwards alone.
    """
    now = timezone.now()
    new = []
    for rule, watch in WATCHES.items():
        number = settings.SECURITY_ALERTS.get(rule.value, watch.number)
        if number:
            since = now - timedelta(minutes=watch.minutes)
            new += [alert for one in _found(watch, since, number) if (alert := _kept(rule, one, number, now))]
    if any(WATCHES[Rule(alert.rule)].is_told for alert in new):
        administrators_concerned.send(sender=SecurityAlert, news="alert", page=ALERTS_PAGE)
    return len(new)


@transaction.atomic
def look_at(alert: SecurityAlert, *, by: User) -> None:
    """Note that an administrator has looked at an alert; whoever does so first stands there."""
    changed = SecurityAlert.objects.open().filter(pk=alert.pk)
    if changed.update(looked_at=timezone.now(), looked_at_by=by):
        audit("security_alert.looked_at", f"security_alert:{alert.uuid}", by=by)


def _kept(rule: Rule, found: _Found, number: int, now: datetime) -> SecurityAlert | None:
    """The alert that is new; None where one stands open, or only what was looked at is found."""
    same = SecurityAlert.objects.filter(rule=rule, person=found.person, network=found.network)
    grown = same.open().update(number=found.number, last_at=found.last_at)
    last = None if grown else same.order_by("-made_at").first()
    if last is not None and last.looked_at:
        watch = WATCHES[rule]
        since = max(last.looked_at, now - timedelta(minutes=watch.minutes))
        again = [one for one in _found(watch, since, number) if _is_about(one, found)]
        if not again:
            return None
        found = again[0]
    if grown:
        return None
    return SecurityAlert.objects.create(
        rule=rule,
        person_id=found.person,
        network=found.network,
        number=found.number,
        first_at=found.first_at,
        last_at=found.last_at,
        made_at=now,
    )


def _is_about(one: _Found, other: _Found) -> bool:
    return (one.person, one.network) == (other.person, other.network)


def _found(watch: Watch, since: datetime, number: int) -> Iterator[_Found]:
    events: QuerySet[SecurityEvent] = SecurityEvent.objects.filter(kind__in=watch.kinds, at__gt=since)
    counted = {"number": Count(watch.of, distinct=True), "first": Min("at"), "last": Max("at")}
    if not watch.per:
        rows = [events.aggregate(**counted)]
    else:
        named = events.exclude(network="") if watch.per == "network" else events.exclude(**{watch.per: None})
        rows = list(named.order_by().values(watch.per).annotate(**counted).filter(number__gte=number))
    for row in rows:
        if row["number"] >= number:
            key = row.get(watch.per)
            is_network = watch.per == "network"
            yield _Found(
                person=None if is_network else key,
                network=str(key) if is_network else "",
                number=row["number"],
                first_at=row["first"],
                last_at=row["last"],
            )
