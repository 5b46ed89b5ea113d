"""Telling people's own calendars by mail what they attend or lead (iTIP, RFC 5546 and 6047).

A calendar is told what differs from what it was told before, whichever way that came to be. It rides on
the next message about sessions that leaves for its person; what no message carries, a message of its own
does.
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from lms.documents.calendar_files import IcalEvent, scheduling, written
from lms.notices.actions.sending import send
from lms.notices.kinds import Enclosure
from lms.notices.models import Notice
from lms.people.models import User
from lms.people.queries import lock_persons
from sessions import notices as kinds
from sessions.actions.calendar_answers import organizer_for
from sessions.actions.notices import moment_of
from sessions.models import CalendarChoices, MailedEntry, Registration, TrainingSession
from sessions.queries import feeds, mailed_entries
from sessions.rules.calendar_mail import next_sequence

_FOUND_BY = {"session": "uuid", "course": "series__uuid"}


@transaction.atomic
def choose(person: User, *, word: str, is_numbered: bool, alarm: str, by_mail: bool) -> CalendarChoices:
    """Keep how a person wants entries in their own calendar, and whether they come by mail."""
    chosen, _is_new = CalendarChoices.objects.update_or_create(
        person=person,
        defaults={"word": word, "is_numbered": is_numbered, "alarm": alarm, "by_mail": by_mail},
    )
    return chosen


def enclosed(message: Notice) -> Sequence[Enclosure]:
    """What goes with a message about sessions as it leaves: to who has asked for entries by mail, all that
    their calendar has not heard; to others, with a confirmation, a file of what they are signed up to."""
    with override(message.to.language):
        if mailed_entries.wants_mail(message.to):
            return _scheduling(message)
        return _file(_confirmed_in(message))


def tell_calendars(*, at: datetime | None = None) -> int:
    """Send what no message has carried to those whose calendars are told by mail. Returns how many."""
    now = at or timezone.now()
    return sum(_tell(person, now) for person in mailed_entries.persons_to_tell(at=now))


@transaction.atomic
def _tell(person: User, at: datetime) -> bool:
    lock_persons([person.pk])
    untold = mailed_entries.untold(person, mailed_entries.told_of(person), at=at)
    if not untold:
        return False
    with override(person.language):
        lines = [
            moment_of(session)
            if holds
            else _("%(when)s: taken out of your calendar") % {"when": moment_of(session)}
            for session, holds in untold.items()
        ]
    send(to=person, template=kinds.CALENDAR, variables={"dates": "\n".join(lines)}, about=kinds.OWN_CALENDAR)
    return True


def _scheduling(message: Notice) -> list[Enclosure]:
    """One scheduling message for each entry, since each may speak of one only; with several to hold, a
    file of them all too, for programs that read no more than one."""
    _keep_what_is_told(message)
    entries = mailed_entries.entries_in(message)
    sessions = {one.session.uuid: one.session for one in mailed_entries.told_in(message)}
    found = []
    for number, entry in enumerate(entries, 1):
        method, content = scheduling(
            entry,
            organizer=organizer_for(message.to, sessions[entry.uuid]),
            attendee=message.to.email,
            host=feeds.host(),
            is_answered=bool(settings.CALENDAR_REPLIES_URL),
        )
        name = f"samling-{number}.ics" if len(entries) > 1 else "samling.ics"
        found.append(Enclosure(name, content, method))
    held = [entry for entry in entries if not entry.is_cancelled]
    return [*found, *(_file(held) if len(held) > 1 else ())]


@transaction.atomic
def _keep_what_is_told(message: Notice) -> None:
    """Note what this message tells, before it leaves; tried again, it tells the same and what is new."""
    lock_persons([message.to_id])
    told, now = mailed_entries.told_of(message.to), timezone.now()
    for session, holds in mailed_entries.untold(message.to, told, at=now).items():
        MailedEntry.objects.update_or_create(
            person=message.to,
            session=session,
            defaults={
                "message": message,
                "revision": session.revision,
                "sequence": next_sequence(session.revision, told.get(session.pk)),
                "is_withdrawn": not holds,
                "told_at": now,
                "answer": "",
            },
        )


def _confirmed_in(message: Notice) -> list[IcalEvent]:
    """What a confirmation tells its receiver to be signed up to, as it stands now."""
    word, _colon, uuid = message.about.partition(":")
    if message.kind not in (kinds.CONFIRMED, kinds.COURSE_CONFIRMED) or word not in _FOUND_BY:
        return []
    try:
        named = {_FOUND_BY[word]: UUID(uuid)}
    except ValueError:
        return []
    seats = Registration.objects.filter(person=message.to, status=Registration.Status.REGISTERED).in_force()
    sessions = (
        TrainingSession.objects.published()
        .filter(pk__in=seats.values("session"), period__endswith__gt=timezone.now(), **named)
        .select_related("venue__municipality")
        .in_order()
    )
    return feeds.entries(sessions, message.to)


def _file(entries: Sequence[IcalEvent]) -> list[Enclosure]:
    if not entries:
        return []
    name = "samlinger.ics" if len(entries) > 1 else "samling.ics"
    return [Enclosure(name, written(entries, name=_("My gatherings"), host=feeds.host()))]
