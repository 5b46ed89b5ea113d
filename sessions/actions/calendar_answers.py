"""What calendars answer by mail (RFC 5546 `REPLY`): read, and told to who it concerns; it moves no seat."""

import logging
from collections import Counter
from datetime import datetime
from email.utils import parseaddr
from enum import StrEnum
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from lms import folding, keys
from lms.documents.calendar_files import CalendarAnswer, NotAnAnswer, answer_in
from lms.mailbox import MailboxClosed, take_letters
from lms.people.models import User
from sessions.actions import notices
from sessions.models import MailedEntry, TrainingSession
from sessions.queries.feeds import host

logger = logging.getLogger(__name__)


class LetterOutcome(StrEnum):
    """What became of a letter."""

    KEPT = "kept"  # a no that is asked about, or a yes that takes a no back
    TOO_LARGE = "too large"
    NO_ANSWER = "no answer"  # broken, or something else
    UNKNOWN = "unknown"  # no entry of ours, or not the address that it was sent from
    NOT_THEIRS = "not theirs"  # from somebody else than the entry was sent to
    OLD = "old"  # about the entry as it was before
    TOO_LATE = "too late"  # it has begun, or the seat is given back


def organizer_for(person: User, session: TrainingSession) -> str:
    """The address that one person's entry comes from: where answers are read, with a mark that nobody else
    can make, so that whoever answers has had the mail."""
    address = parseaddr(settings.CALENDAR_ADDRESS)[1]
    if not settings.CALENDAR_REPLIES_URL:
        return address
    name, _at, domain = address.rpartition("@")
    return f"{name}+{_mark(person, session)[0]}@{domain}"


def read_answers() -> int:
    """Take the letters that wait in the mailbox; none where there is no mailbox. Returns how many."""
    if not settings.CALENDAR_REPLIES_URL:
        return 0
    outcomes: Counter[LetterOutcome] = Counter()
    try:
        take_letters(settings.CALENDAR_REPLIES_URL, lambda letter: outcomes.update([take(letter)]))
    except MailboxClosed as error:
        logger.warning("The mailbox for calendar answers cannot be read: %s", error)
    if outcomes:
        logger.info("Calendar answers: %s", ", ".join(f"{one}: {number}" for one, number in outcomes.items()))
    return outcomes.total()


def take(letter: bytes | None, *, at: datetime | None = None) -> LetterOutcome:
    """Keep what one letter answers, if it is the answer of who was asked; None is one that is too large."""
    if letter is None:
        return LetterOutcome.TOO_LARGE
    try:
        answer = answer_in(letter)
    except NotAnAnswer:
        return LetterOutcome.NO_ANSWER
    return _keep(answer, at=at or timezone.now())


@transaction.atomic
def come_after_all(entry: MailedEntry) -> None:
    """Forget that a calendar has said no: its person has said that they come."""
    MailedEntry.objects.filter(pk=entry.pk).update(answer="")


@transaction.atomic
def _keep(answer: CalendarAnswer, *, at: datetime) -> LetterOutcome:
    name, _at, where = answer.uid.rpartition("@")
    told = MailedEntry.objects.select_related("person", "session").select_for_update(of=("self",))
    if where != host():
        return LetterOutcome.UNKNOWN
    asked = [one for one in told.filter(session__in=_session(name)) if _was_sent(one, answer)]
    if not asked:
        return LetterOutcome.UNKNOWN
    entry = asked[0]
    theirs = folding.folded(entry.person.email)
    if any(folding.folded(one) != theirs for one in (answer.attendee, answer.sender)):
        return LetterOutcome.NOT_THEIRS
    if answer.sequence < entry.sequence:
        return LetterOutcome.OLD
    if entry.is_withdrawn or not entry.session.is_published or entry.session.begins_at <= at:
        return LetterOutcome.TOO_LATE
    said = MailedEntry.Answer.DECLINED if answer.is_no else ""
    if said and not entry.answer:
        notices.answered_no(entry.session, entry.person)
    entry.answer = said
    entry.save(update_fields=["answer"])
    return LetterOutcome.KEPT


def _session(name: str) -> list[int]:
    try:
        return list(TrainingSession.objects.filter(uuid=UUID(name)).values_list("pk", flat=True))
    except ValueError:
        return []


def _was_sent(entry: MailedEntry, answer: CalendarAnswer) -> bool:
    return answer.organizer.rpartition("@")[0].rpartition("+")[2] in _mark(entry.person, entry.session)


def _mark(person: User, session: TrainingSession) -> list[str]:
    return [one.hex()[:20] for one in keys.marks("calendar.answer", f"{person.uuid}:{session.uuid}")]
