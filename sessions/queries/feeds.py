"""What a person's own calendar holds."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Exists, Max, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from lms.documents.calendar_files import IcalEvent
from lms.people.models import User
from lms.people.models.access import FOSTER_PARENT, access_of
from lms.secrets import keyed_hashes
from sessions.models import CalendarChoices, CalendarFeed, MailedEntry, Registration, TrainingSession
from sessions.models.training_sessions import TrainingSessionQuerySet
from sessions.queries.meetings import attended_by

KEPT = timedelta(days=30)
PURPOSE = "calendar-feed"
COMING_OR_TOLD = (Registration.Status.REGISTERED, Registration.Status.WALK_IN, Registration.Status.CALLED_OFF)


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
    """What a person attends or leads, from a month back on, cancellations included; a fixed number of
    queries."""
    since = (at or timezone.now()) - KEPT
    return entries(sessions_of(person).filter(period__endswith__gt=since), person, shows_venues=shows_venues)


def sessions_of(person: User) -> TrainingSessionQuerySet:
    """What a person attends or leads and was told of, in order: called-off ones too, and dialogue meetings
    that they come to."""
    own = Registration.objects.filter(session=OuterRef("pk"), person=person, status__in=COMING_OR_TOLD)
    leads = TrainingSession.objects.led_by(person).values("pk")
    meets = attended_by(person).filter(session=OuterRef("pk"))
    return (
        TrainingSession.objects.exclude(status=TrainingSession.Status.DRAFT)
        .filter(Q(Exists(own.in_force())) | Q(pk__in=leads) | Q(Exists(meets)))
        .select_related("venue__municipality")
        .in_order()
    )


def entries(
    sessions: Iterable[TrainingSession], person: User, *, shows_venues: bool = False
) -> list[IcalEvent]:
    """Sessions as a person's calendar may learn them: a neutral word, its number in the course and an alarm
    if chosen, the address of the page that says the rest to who is signed in and may see it, and the venue
    of group sessions if wanted. Their sequence is that of what was told by mail."""
    sessions = list(sessions)
    chosen = choices_of(person)
    mailed = dict(
        MailedEntry.objects.filter(person=person, session__in=sessions).values_list("session", "sequence")
    )
    lengths = _lengths_of_courses(sessions) if chosen.is_numbered else {}
    return [
        IcalEvent(
            uuid=session.uuid,
            begins_at=session.begins_at,
            ends_at=session.ends_at,
            changed_at=session.changed_at,
            revision=max(session.revision, mailed.get(session.pk, 0)),
            is_cancelled=session.is_cancelled,
            word=_word(session, chosen, lengths),
            place=_place(session) if shows_venues else "",
            link=settings.SITE_URL + reverse("sessions:session", args=[session.uuid]),
            alarm_minutes=int(chosen.alarm or 0),
        )
        for session in sessions
    ]


def choices_of(person: User) -> CalendarChoices:
    """How a person wants entries; who has not said gets the most neutral ones, staff with numbers."""
    stored = CalendarChoices.objects.filter(person=person).first()
    return stored or CalendarChoices(person=person, is_numbered=not access_of(person).has(FOSTER_PARENT))


def host() -> str:
    """The platform's name in uids."""
    return urlsplit(settings.SITE_URL).hostname or ""


def _word(session: TrainingSession, chosen: CalendarChoices, lengths: Mapping[int, int]) -> str:
    is_appointment = chosen.word == CalendarChoices.Word.APPOINTMENT
    word = _("Appointment") if is_appointment else _("Gathering")
    length = lengths.get(session.series_id or 0)
    if not length or not session.number or session.traits.is_in_home:
        return word
    return _("%(word)s %(number)d of %(length)d") % {
        "word": word,
        "number": session.number,
        "length": max(length, session.number),
    }


def _lengths_of_courses(sessions: Iterable[TrainingSession]) -> dict[int, int]:
    """How many gatherings the courses of these sessions have, by the series' ids."""
    series = {session.series_id for session in sessions if session.series_id}
    standing = TrainingSession.objects.standing().filter(series__in=series, is_make_up=False)
    counted = standing.order_by().values("series").annotate(last=Max("number"))
    return {row["series"]: row["last"] for row in counted if row["last"]}


def _place(session: TrainingSession) -> str:
    if session.venue is None or not session.traits.shows_venue:
        return ""
    venue = session.venue
    return ", ".join(filter(None, (venue.name, venue.street_address, venue.municipality.name)))
