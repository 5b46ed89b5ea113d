"""What a person's own calendar holds."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from lms.documents.calendar_files import IcalEvent
from lms.people.models import User
from lms.secrets import keyed_hashes
from sessions.models import CalendarFeed, Registration, TrainingSession

KEPT = timedelta(days=30)
PURPOSE = "calendar-feed"
_COMING = (Registration.Status.REGISTERED, Registration.Status.WALK_IN, Registration.Status.CALLED_OFF)


def feed_behind(secret: str) -> CalendarFeed | None:
    """The standing feed with this secret, with its person."""
    return (
        CalendarFeed.objects.select_related("person")
        .filter(
            secret_hash__in=keyed_hashes(secret, purpose=PURPOSE), revoked_at=None, person__is_active=True
        )
        .first()
    )


def feed_of(person: User) -> CalendarFeed | None:
    """A person's own standing feed."""
    return CalendarFeed.objects.filter(person=person, revoked_at=None).first()


def entries_of(person: User, *, shows_venues: bool, at: datetime | None = None) -> list[IcalEvent]:
    """What a person attends or leads, from a month back on, cancellations included; one query beside
    what the person is to which office."""
    since = (at or timezone.now()) - KEPT
    own = Registration.objects.filter(session=OuterRef("pk"), person=person, status__in=_COMING)
    leads = TrainingSession.objects.led_by(person).values("pk")
    sessions = (
        TrainingSession.objects.exclude(status=TrainingSession.Status.DRAFT)
        .filter(Q(Exists(own.in_force())) | Q(pk__in=leads), period__endswith__gt=since)
        .select_related("venue__municipality")
        .in_order()
    )
    return entries(sessions, shows_venues=shows_venues)


def entries(sessions: Iterable[TrainingSession], *, shows_venues: bool) -> list[IcalEvent]:
    """Sessions as a calendar may learn them: a neutral word, the address of the page that says the rest to
    who is signed in and may see it, and the venue of group sessions if wanted."""
    word = _("Gathering")
    return [
        IcalEvent(
            uuid=session.uuid,
            begins_at=session.begins_at,
            ends_at=session.ends_at,
            changed_at=session.changed_at,
            revision=session.revision,
            is_cancelled=session.is_cancelled,
            word=word,
            place=_place(session) if shows_venues else "",
            link=settings.SITE_URL + reverse("sessions:session", args=[session.uuid]),
        )
        for session in sessions
    ]


def _place(session: TrainingSession) -> str:
    if session.venue is None or not session.traits.shows_venue:
        return ""
    venue = session.venue
    return ", ".join(filter(None, (venue.name, venue.street_address, venue.municipality.name)))
