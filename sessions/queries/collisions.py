"""Seats that are held at the same time."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db.models import F
from django.db.models.functions import Lower
from django.utils import timezone

from lms.dates import OSLO
from lms.look.form_fields import dated
from lms.people.models import User
from lms.people.rules import norwegian_order
from sessions.errors import Collision
from sessions.models import Registration, TrainingSession
from sessions.queries.attendance import has_right_to_names, shown_name
from sessions.rules.times import Span, overlaps


def clashing(
    persons: Collection[int], session: TrainingSession, *, span: Span | None = None
) -> list[Registration]:
    """Seats that these users have in other standing sessions at the session's time, or at `span`; a seat
    that is offered is none before it is taken."""
    return list(
        Registration.objects.filter(
            person__in=persons,
            session__period__overlap=span or session.period,
            status=Registration.Status.REGISTERED,
        )
        .exclude(session=session.pk)
        .exclude(session__status=TrainingSession.Status.CANCELLED)
        .select_related("person", "session__venue__municipality", "session__series")
        .order_by(F("person"), Lower("session__period"), "pk")
    )


def collisions_at(
    wanted: Sequence[tuple[TrainingSession, Span]], *, by: User, moved: Collection[int] = ()
) -> list[Collision]:
    """Those who hold a seat in one of these sessions and would hold another at the time wanted for it,
    by name; `moved` are sessions (ids) that will be elsewhere themselves."""
    found: dict[int, Collision] = {}
    for session, span in wanted:
        seated = Registration.objects.filter(session=session, status=Registration.Status.REGISTERED)
        persons = list(seated.values_list("person", flat=True))
        clashes = [one for one in clashing(persons, session, span=span) if one.session_id not in moved]
        has_right = bool(clashes) and has_right_to_names(by, session)
        for clash in clashes:
            name = shown_name(clash.person, has_right=has_right)
            found.setdefault(clash.person_id, Collision(clash.person_id, name, clash.uuid))
    return sorted(found.values(), key=lambda one: (norwegian_order(one.name), one.person))


def beside(offered: Registration, registrations: Sequence[Registration]) -> list[Registration]:
    """Which of a person's registrations, their sessions read, are seats at the time of one that is
    offered; no query."""
    span = (offered.session.begins_at, offered.session.ends_at)
    return [
        one
        for one in registrations
        if one.status == Registration.Status.REGISTERED
        and one.session.is_published
        and overlaps(span, (one.session.begins_at, one.session.ends_at))
    ]


@dataclass(frozen=True)
class Choice:
    """Two seats or more of one person at the same time, in the order of their beginnings."""

    registrations: tuple[Registration, ...]


def choices_of(registrations: Sequence[Registration]) -> list[Choice]:
    """Which of a person's registrations, in order of time and with their sessions read, hold seats at the
    same time: the person has to choose. An offer is answered, not chosen; no query."""
    now = timezone.now()
    held = [
        one
        for one in registrations
        if one.status == Registration.Status.REGISTERED
        and one.session.is_published
        and one.session.begins_at > now
    ]
    groups: list[list[Registration]] = []
    until = None
    for one in sorted(held, key=lambda row: (row.session.begins_at, row.pk)):
        span = (one.session.begins_at, one.session.ends_at)
        if until is not None and overlaps(span, (span[0], until)):
            groups[-1].append(one)
            until = max(until, span[1])
        else:
            groups.append([one])
            until = span[1]
    return [Choice(tuple(group)) for group in groups if len(group) > 1]


def days_of_seats_twice(first: User, second: User) -> str:
    """The days of the sessions ahead that both of these users are signed up to or wait for; "" for none."""
    ahead = Registration.objects.live().filter(session__period__endswith__gt=timezone.now())
    held = ahead.filter(person=second).values("session")
    found = ahead.filter(person=first, session__in=held).select_related("session")
    sessions = [one.session for one in found.order_by(Lower("session__period"), "pk")]
    return ", ".join(dated(one.begins_at.astimezone(OSLO), "j. F Y") for one in sessions)
