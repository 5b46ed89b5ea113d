"""What becomes of seats, attendance, groups and calendars when a person is erased.

Seats ahead are given back, and go on to those in line. What was held is counted with what others did there:
who came, and what they thought of it, stays as nobody's.
"""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from lms.people.actions.erasing import (
    Answer,
    Column,
    Counted,
    Loosened,
    Rests,
    Stays,
    Vanishes,
    WhyKept,
    columns_of,
    make_nobody,
    nobodies,
)
from sessions.actions import seating
from sessions.actions.seating import locked_all
from sessions.models import Attendance, Evaluation, Registration, SeatEvent, TrainingSession

_STAFF = Stays(WhyKept.OTHERS)
_LED = Stays(WhyKept.OFFICE, named=True)


def _rests_on_it(rests: Rests) -> Q:
    return Q(statement__in=rests.statements)


def _rests_on_coming(rests: Rests) -> Q:
    return Q(session__in=Attendance.objects.filter(_rests_on_it(rests)).values("session"))


COLUMNS: dict[str, Answer] = {
    "training_sessions.checkinclaim.person": Vanishes(),
    "training_sessions.logistics.registration__person": Vanishes(),
    "training_sessions.interpreterorder.registration__person": Vanishes(),
    "training_sessions.interpreterneed.person": Vanishes(),
    "training_sessions.reachwish.person": Vanishes(),
    "training_sessions.unsuitabledays.person": Vanishes(),
    "training_sessions.notified.person": Vanishes(),
    "training_sessions.mailedentry.person": Vanishes(),
    "training_sessions.calendarfeed.person": Vanishes(),
    "training_sessions.calendarchoices.person": Vanishes(),
    "training_sessions.closingevaluation.by": Vanishes(),
    "training_sessions.groupmembership.person": Vanishes(),
    "training_sessions.postreport.by": Vanishes(),
    "training_sessions.grouppost.author": Vanishes(),
    "training_sessions.invitee.person": Vanishes(),
    "training_sessions.invitee_comes.user": Vanishes(),
    "training_sessions.competence.trainer": Vanishes(),
    "training_sessions.trainerabsence.trainer": Vanishes(),
    "training_sessions.trainerhours.trainer": Vanishes(),
    "training_sessions.trainercalendar.trainer": Vanishes(),
    "training_sessions.proposedseries_trainers.user": Vanishes(),
    "training_sessions.attendancecorrection.attendance__person": Vanishes(
        unless=lambda rests: Q(attendance__statement__in=rests.statements)
    ),
    "training_sessions.attendance.person": Counted(unless=_rests_on_it, columns={"statement": None}),
    "training_sessions.registration.person": Counted(unless=_rests_on_coming),
    "training_sessions.evaluation.person": Counted(),
    "training_sessions.dayfeedback.person": Counted(),
    "training_sessions.booking.made_by": Loosened(),
    "training_sessions.courseplace.made_by": Loosened(),
    "training_sessions.seatevent.by": Loosened(),
    "training_sessions.gatheringrequest.asked_by": Loosened(),
    "training_sessions.invitee.answered_by": Loosened(),
    "training_sessions.timeanswer.answered_by": Loosened(),
    "training_sessions.agreedpoint.noted_by": Loosened(),
    "training_sessions.dialoguemeeting.made_by": Loosened(),
    "training_sessions.visitor.made_by": Loosened(),
    "training_sessions.grouppost.hidden_by": Loosened(),
    "training_sessions.attendance.marked_by": _STAFF,
    "training_sessions.attendancecorrection.asked_by": _STAFF,
    "training_sessions.attendancecorrection.settled_by": _STAFF,
    "training_sessions.inhomeplan.asked_by": _STAFF,
    "training_sessions.inhomeplan.decided_by": _STAFF,
    "training_sessions.inhomeplan_resource_people.user": _STAFF,
    "training_sessions.inhomevisit.reported_by": _STAFF,
    "training_sessions.trainingsession.made_by": _STAFF,
    "training_sessions.series.made_by": _STAFF,
    "training_sessions.seriestemplate.made_by": _STAFF,
    "training_sessions.seriesmove.moved_by": _STAFF,
    "training_sessions.season.made_by": _STAFF,
    "training_sessions.networkgroup.facilitator": _STAFF,
    "training_sessions.trainerassignment.trainer": _LED,
}
_COUNTED = [one for one in columns_of(COLUMNS) if isinstance(one.answer, Counted)]


@transaction.atomic
def give_back_seats(persons: Collection[int], *, at: datetime | None = None) -> int:
    """Give back every seat ahead of these users; they go on to those in line. Returns how many."""
    now = at or timezone.now()
    registrations = list(
        Registration.objects.filter(person__in=list(persons), session__period__startswith__gt=now)
        .live()
        .without_mark()
        .select_related("booking", "person")
        .order_by("session", "pk")
    )
    sessions = locked_all({one.session_id for one in registrations})
    leaving: dict[TrainingSession, list[Registration]] = {}
    for one in registrations:
        leaving.setdefault(sessions[one.session_id], []).append(one)
    seating.give_back_all(
        leaving,
        status=Registration.Status.CANCELLED,
        step=SeatEvent.Step.SIGNED_OFF,
        by=None,
        at=now,
    )
    return len(registrations)


def count_as_nobodys(persons: Collection[int], rests: Rests) -> dict[str, int]:
    """Let one session's rows, or one course's, of those that are counted with others stand as nobody's, in
    the caller's transaction; returns how many by column, nothing when none are left.

    Which nobody is free: one who has no row there yet, so that two who were erased stay two.
    """
    for column in _COUNTED:
        if row := column.going(persons, rests).order_by("pk").first():
            where = {"series": row.series_id} if _is_of_a_course(row) else {"session": row.session_id}
            return _moved(persons, rests, where)
    return {}


def _is_of_a_course(row: object) -> bool:
    return isinstance(row, Evaluation) and row.series_id is not None


def _moved(persons: Collection[int], rests: Rests, where: dict[str, int]) -> dict[str, int]:
    of_it = [one for one in _COUNTED if "session" in where or one.model is Evaluation]
    known = nobodies()
    for one in of_it:
        known = known.exclude(pk__in=one.model._base_manager.filter(**where).values("person"))
    nobody = known.order_by("pk").first() or make_nobody()
    moved = {}
    for one in of_it:
        if number := _stand_as(nobody.pk, one, persons, rests, where):
            moved[one.label] = number
    return moved


def _stand_as(
    nobody: int, column: Column, persons: Collection[int], rests: Rests, where: dict[str, int]
) -> int:
    """Of a person who had two accounts there, the rows of the one that stands are counted."""
    rows = column.going(persons, rests).filter(**where)
    answer = column.answer
    columns = dict(answer.columns) if isinstance(answer, Counted) else {}
    if rows.values("person").distinct().count() > 1:
        stands = rows.order_by("pk").values_list("person", flat=True)[0]
        rows.exclude(person=stands).delete()
    number: int = column.going(persons, rests).filter(**where).update(person=nobody, **columns)
    return number
