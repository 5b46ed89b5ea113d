"""The sessions that a person has behind them, each with how it went in kind words."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lms.people.models import User
from sessions.models import Attendance, Mark, Registration, TrainingSession

_WORDS: dict[str, Promise] = {
    Mark.PRESENT: _("You were there"),
    Mark.LATE: _("You were there for part of it"),
    Mark.LEFT_EARLY: _("You were there for part of it"),
    Mark.ABSENT: _("You were not there"),
    Mark.EXCUSED: _("You let us know"),
    "": _("Not written down yet"),
}
_STANDING = (Registration.Status.REGISTERED, Registration.Status.WALK_IN, Registration.Status.EXCUSED)


@dataclass(frozen=True)
class Been:
    """A session behind one: `was_there` for all that counts, the words for how it went, and whether one
    may open its page still."""

    session: TrainingSession
    was_there: bool
    words: Promise
    has_page: bool


def behind(person: User) -> QuerySet[Registration]:
    """A person's places in sessions that were held and are over, the newest first; with session and venue."""
    newest = Registration.objects.filter(
        session=OuterRef("session"), person=OuterRef("person"), status__in=_STANDING
    ).order_by("-changed_at", "-pk")
    return (
        Registration.objects.filter(person=person, pk=Subquery(newest.values("pk")[:1]))
        .filter(session__period__endswith__lte=timezone.now())
        .filter(session__status=TrainingSession.Status.PUBLISHED)
        .select_related("session__venue__municipality", "session__series")
        .order_by(Lower("session__period").desc(), "-pk")
    )


def told(places: Sequence[Registration]) -> list[Been]:
    """One person's places from `behind`, in words. One query."""
    persons = {place.person_id for place in places}
    held = Attendance.objects.filter(person__in=persons, session__in={place.session_id for place in places})
    marks = {one.session_id: one for one in held}
    return [_told(place, marks.get(place.session_id)) for place in places]


def _told(place: Registration, marked: Attendance | None) -> Been:
    excused = place.status == Registration.Status.EXCUSED
    if marked is None:
        return Been(place.session, False, _WORDS[Mark.EXCUSED if excused else ""], has_page=not excused)
    was_there = marked.mark == Mark.PRESENT or marked.completes
    words = _WORDS[Mark.PRESENT if was_there else marked.mark]
    return Been(place.session, was_there, words, has_page=was_there or not excused)
