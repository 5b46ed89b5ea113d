from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from courses.models import Enrolment
from lms.people.actions import doors
from lms.people.actions.traces import audit
from lms.people.models import ConflictOfInterest, FosterParent, User
from lms.people.queries import lock_persons
from lms.refusals import NotAllowed, Refused
from lms.xapi import profile
from lms.xapi.actions.statements import record, void
from sessions.actions import seating
from sessions.errors import (
    AttendanceNotOpen,
    CodeNotValid,
    MarkedMeanwhile,
    MinutesRefused,
    NeedsSecondPerson,
    NothingToCorrect,
    NotOnRoster,
    OwnCorrection,
    OwnRecord,
    ReasonNeeded,
)
from sessions.models import (
    Attendance,
    AttendanceCorrection,
    CheckInClaim,
    CorrectionReason,
    Mark,
    Registration,
    TrainingSession,
)
from sessions.queries.attendance import roster
from sessions.queries.check_in import is_valid
from sessions.queries.make_ups import stood_in_for
from sessions.rules.attendance import attendance_is_open, counts_as_attended, minutes_of, needs_second_person

Status = Registration.Status


@dataclass(frozen=True)
class MarkedAll:
    """What came of marking everyone: how many were marked, and by the name shown who was refused, and why."""

    number: int
    refused: Sequence[tuple[str, Refused]]


def mark_rest_present(session: TrainingSession, *, by: User) -> MarkedAll:
    """Mark everyone without a mark as present, each by itself: one who is refused stops no other."""
    number, refused = 0, []
    for participant in roster(session, by=by):
        if participant.attendance is None:
            try:
                record_attendance(
                    session, person=participant.person, mark=Mark.PRESENT, by=by, seen_version=0
                )
            except Refused as error:
                refused.append((participant.name, error))
            else:
                number += 1
    return MarkedAll(number, refused)


@transaction.atomic
def record_attendance(
    session: TrainingSession,
    *,
    person: User,
    mark: str,
    by: User,
    minutes: int | None = None,
    reason: str = "",
    seen_version: int | None = None,
    at: datetime | None = None,
) -> Attendance:
    """Mark one participant; what was attended becomes a statement, a correction voids and records anew.

    `minutes` is the person's own time, wanted for late and left early. `reason` (a code of
    `CorrectionReason`) is wanted when a mark that stands is changed; more than 48 hours after the
    session that takes a second person. `seen_version` is the version of the mark that the sheet
    showed (0: none): if another stands by now, nothing is overwritten.

    Raises `AttendanceNotOpen`, `NotOnRoster`, `MinutesRefused`, `ReasonNeeded`,
    `NeedsSecondPerson`, `MarkedMeanwhile`, `OwnRecord` or `NotAllowed`.
    """
    now = at or timezone.now()
    session = _open_for_marks(session, now)
    _may_mark(by, session, person)
    lock_persons([person.pk])
    attended = minutes_of(Mark(mark), minutes, session.minutes)
    if attended is None:
        raise MinutesRefused
    known = Attendance.objects.filter(session=session, person=person).first()
    if known is None:
        if not Registration.objects.filter(session=session, person=person).coming().exists():
            raise NotOnRoster
        return _mark_first(session, person, mark, attended, by=by, at=now)
    if (known.mark, known.minutes) == (mark, attended):
        return known
    if seen_version is not None and seen_version != known.version:
        raise MarkedMeanwhile
    if reason not in CorrectionReason:
        raise ReasonNeeded
    if needs_second_person(session.ends_at, now):
        raise NeedsSecondPerson
    return _correct(session, known, mark, attended, reason=reason, by=by, at=now)


@transaction.atomic
def ask_correction(
    session: TrainingSession,
    *,
    person: User,
    mark: str,
    by: User,
    reason: str,
    minutes: int | None = None,
    at: datetime | None = None,
) -> AttendanceCorrection:
    """Ask for a correction that another person must confirm. Raises as `record_attendance`, and
    `NothingToCorrect` where it changes nothing."""
    now = at or timezone.now()
    session = _open_for_marks(session, now)
    _may_mark(by, session, person)
    attended = minutes_of(Mark(mark), minutes, session.minutes)
    if attended is None:
        raise MinutesRefused
    if reason not in CorrectionReason:
        raise ReasonNeeded
    known = Attendance.objects.filter(session=session, person=person).first()
    if known is None:
        raise NotOnRoster
    if (known.mark, known.minutes) == (mark, attended):
        raise NothingToCorrect
    AttendanceCorrection.objects.filter(attendance=known, settled_at=None).delete()
    correction = AttendanceCorrection.objects.create(
        attendance=known, mark=mark, minutes=attended, reason=reason, asked_by=by, asked_at=now
    )
    audit("attendance.correction_asked", f"session:{session.uuid}", by=by, person=str(person.uuid), mark=mark)
    return correction


@transaction.atomic
def settle_correction(
    correction: AttendanceCorrection, *, grant: bool, by: User, at: datetime | None = None
) -> Attendance:
    """Confirm or refuse a correction that another person asked for.

    Raises `OwnCorrection`, `OwnRecord` or `NotAllowed`.
    """
    now = at or timezone.now()
    session = _locked(correction.attendance.session)
    attendance = Attendance.objects.select_related("person").get(pk=correction.attendance_id)
    correction = AttendanceCorrection.objects.select_for_update().get(pk=correction.pk)
    _may_mark(by, session, attendance.person)
    if correction.asked_by_id == by.pk or correction.settled_at is not None:
        raise OwnCorrection
    lock_persons([attendance.person_id])
    correction.settled_by, correction.settled_at, correction.is_granted = by, now, grant
    correction.save(update_fields=["settled_by", "settled_at", "is_granted"])
    audit("attendance.correction_settled", f"session:{session.uuid}", by=by, granted=grant)
    if not grant:
        return attendance
    return _correct(
        session, attendance, correction.mark, correction.minutes or 0, reason=correction.reason, by=by, at=now
    )


@transaction.atomic
def withdraw_correction(correction: AttendanceCorrection, *, by: User) -> None:
    """Take back a correction that one has asked for oneself and nobody has settled. Raises `NotAllowed`."""
    _locked(correction.attendance.session)
    waiting = AttendanceCorrection.objects.filter(pk=correction.pk, asked_by=by, settled_at=None)
    if not waiting.delete()[0]:
        raise NotAllowed
    audit("attendance.correction_withdrawn", f"session:{correction.attendance.session.uuid}", by=by)


@transaction.atomic
def add_walk_in(
    session: TrainingSession, *, person: User, by: User, at: datetime | None = None
) -> Registration:
    """Put somebody on the roster who came without signing up; takes no seat from anybody."""
    now = at or timezone.now()
    session = _open_for_marks(session, now)
    _may_mark(by, session, person)
    known = Registration.objects.filter(session=session, person=person).coming().first()
    if known:
        return known
    in_line = Registration.objects.filter(session=session, person=person).live().select_related("booking")
    seating.release(list(in_line), status=Status.CANCELLED, step=None, by=by)
    (registration,) = seating.seat(session, {person: Status.WALK_IN}, by=by, at=now)
    audit("attendance.walk_in", f"session:{session.uuid}", by=by, person=str(person.uuid))
    return registration


def check_in(
    session: TrainingSession, *, person: User, code: str, at: datetime | None = None
) -> CheckInClaim:
    """Note a person's own word that they have come; it is no mark until the trainer confirms it.

    Who is not signed up may say so too, where families can sign up: the trainer then adds them.
    Raises `CodeNotValid`, `NotOnRoster`, or `lms.people.errors.TooManyTries`, by which the code is not
    looked at.
    """
    now = at or timezone.now()
    with doors.CHECK_IN.trying(f"person:{person.uuid}", wrong=CodeNotValid):
        if not session.is_published or not is_valid(session, code, at=now):
            raise CodeNotValid
    signed_up = Registration.objects.filter(session=session, person=person).coming().exists()
    if not signed_up and not session.traits.families_sign_up:
        raise NotOnRoster
    claim, _ = CheckInClaim.objects.get_or_create(
        session=session, person=person, defaults={"claimed_at": now}
    )
    return claim


def _mark_first(
    session: TrainingSession, person: User, mark: str, minutes: int, *, by: User, at: datetime
) -> Attendance:
    attendance = Attendance(session=session, person=person, marked_by=by, marked_at=at)
    _write(session, attendance, person, mark, minutes, by=by, at=at)
    attendance.save()
    audit("attendance.marked", f"session:{session.uuid}", by=by, person=str(person.uuid), mark=mark)
    return attendance


def _correct(
    session: TrainingSession,
    attendance: Attendance,
    mark: str,
    minutes: int,
    *,
    reason: str,
    by: User,
    at: datetime,
) -> Attendance:
    person = attendance.person
    if attendance.statement:
        void(attendance.statement, by=by, reason=reason, persons=[person.pk])
    was = attendance.mark
    attendance.marked_by, attendance.marked_at = by, at
    attendance.version += 1
    _write(session, attendance, person, mark, minutes, by=by, at=at)
    attendance.save()
    audit(
        "attendance.corrected",
        f"session:{session.uuid}",
        by=by,
        person=str(person.uuid),
        was=was,
        mark=mark,
        reason=reason,
    )
    return attendance


def _write(
    session: TrainingSession,
    attendance: Attendance,
    person: User,
    mark: str,
    minutes: int,
    *,
    by: User,
    at: datetime,
) -> None:
    attendance.mark, attendance.minutes = mark, minutes
    attendance.completes = minutes > 0 and counts_as_attended(
        minutes, session.minutes, min_share=session.min_share
    )
    attendance.statement = None
    parts = list(session.delivers.order_by("pk"))
    if minutes == 0 or not parts:
        return
    part_ids = [part.pk for part in parts]
    part_ids += stood_in_for(person, part_ids)
    enrolment = _enrolment(person, part_ids)
    statement = profile.attended(
        person.uuid,
        session=session.uuid,
        parts=part_ids,
        duration=timedelta(minutes=minutes),
        scheduled=timedelta(minutes=session.minutes),
        completion=attendance.completes,
        at=min(session.ends_at, at),
        place=profile.Context(
            registration=enrolment.pk if enrolment else None,
            module=parts[0].module_id,
            programme=_programme(enrolment),
            instructor=by.uuid,
        ),
    )
    (stored,) = record([statement])
    attendance.statement = stored.pk


def _enrolment(person: User, part_ids: Sequence[UUID]) -> Enrolment | None:
    """The enrolment that attendance counts for: a renewal under way before the first run."""
    of_programme = Q(programme_version__module_versions__module_parts__part__in=part_ids)
    of_module = Q(module_version__module_parts__part__in=part_ids)
    return (
        Enrolment.objects.standing()
        .filter(of_programme | of_module, person=person)
        .select_related("programme_version")
        .order_by("-is_renewal", "-enrolled_on", "pk")
        .first()
    )


def _programme(enrolment: Enrolment | None) -> UUID | None:
    version = enrolment.programme_version if enrolment else None
    return version.programme_id if version else None


def _locked(session: TrainingSession) -> TrainingSession:
    return TrainingSession.objects.select_for_update(no_key=True).get(pk=session.pk)


def _open_for_marks(session: TrainingSession, at: datetime) -> TrainingSession:
    session = _locked(session)
    if not session.is_published or not attendance_is_open(session.begins_at, at):
        raise AttendanceNotOpen
    return session


def _may_mark(by: User, session: TrainingSession, person: User) -> None:
    if not TrainingSession.objects.managed_by(by).filter(pk=session.pk).exists():
        raise NotAllowed
    homes = FosterParent.objects.filter(user=person).current().values("home")
    own_home = FosterParent.objects.filter(user=by, home__in=homes).current().exists()
    conflict = ConflictOfInterest.objects.standing(by).filter(home__in=homes).exists()
    if by.pk == person.pk or own_home or conflict:
        raise OwnRecord
