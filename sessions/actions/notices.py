"""What people are told about their sessions: handed to the messages, with neutral words only."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import override

from lms.dates import OSLO
from lms.notices.actions import sending as notices
from lms.people.models import FosterParent, Organisation, Role, User
from sessions import notices as kinds
from sessions.actions import visitors_told
from sessions.models import (
    InHomePlan,
    Registration,
    SeatOffer,
    Series,
    TrainerAssignment,
    TrainingSession,
)
from sessions.rules.seats import URGENT_WITHIN

_is_known = ContextVar("what happens is known", default=False)


@contextmanager
def told_then() -> Iterator[None]:
    """Tell nobody of what is done within: for what happened, and was told, before it is written here."""
    before = _is_known.set(True)
    try:
        yield
    finally:
        _is_known.reset(before)


def confirmed(registration: Registration) -> None:
    _tell(kinds.CONFIRMED, registration.session, registration.person)


def invited(session: TrainingSession, person: User) -> None:
    _tell(kinds.INVITED, session, person)


def queued(registration: Registration) -> None:
    _tell(kinds.QUEUED, registration.session, registration.person)


def offered(registration: Registration, offer: SeatOffer) -> None:
    _tell(
        kinds.OFFERED,
        registration.session,
        registration.person,
        lambda: {"deadline": _moment(offer.expires_at)},
    )


def course_confirmed(registrations: Sequence[Registration]) -> None:
    """One message to each of these persons with the dates of all that they are signed up to."""
    _tell_of_course(kinds.COURSE_CONFIRMED, registrations)


def course_queued(registrations: Sequence[Registration]) -> None:
    """One message to each who waits for a whole course."""
    _tell_of_course(kinds.COURSE_QUEUED, registrations)


def course_offered(registrations: Sequence[Registration], deadline: datetime) -> None:
    """One message to each who is offered a whole course."""
    _tell_of_course(kinds.COURSE_OFFERED, registrations, lambda: {"deadline": _moment(deadline)})


def stop_course(series: Series, persons: Iterable[int]) -> None:
    """Send nothing more about a course as a whole to these users."""
    notices.stop(about=about_course(series), to=list(persons))


def apology_received(registration: Registration) -> None:
    _tell(kinds.APOLOGY, registration.session, registration.person)


def changed(session: TrainingSession, *, must_choose: Collection[int] = ()) -> None:
    """Time or place changed: reminders of the old time are stopped, everyone concerned is told; those
    (ids) who now hold two seats at the same time are told to choose."""
    notices.stop(about=about(session))
    for person in _concerned(session):
        _tell(kinds.COLLIDES if person.pk in must_choose else kinds.CHANGED, session, person)
    if not _is_known.get():
        visitors_told.changed(session)


def must_choose(session: TrainingSession, persons: Collection[int]) -> None:
    """Tell these (ids) that they hold another seat at the session's time, and choose."""
    for person in User.objects.filter(pk__in=persons).order_by("pk"):
        _tell(kinds.COLLIDES, session, person)


def cancelled(session: TrainingSession, persons: Iterable[User], replacement: TrainingSession | None) -> None:
    """Called off: nothing more is sent about it, but that."""
    notices.stop(about=about(session))
    persons = list(persons)
    leaders = [row.trainer for row in _leaders(session)]
    for person in {one.pk: one for one in [*persons, *leaders]}.values():
        if replacement is None:
            _tell(kinds.CANCELLED, session, person)
        else:
            _tell(kinds.REPLACED, session, person, lambda: _when(replacement, "new_"))
    if not _is_known.get():
        visitors_told.cancelled(session, replacement)


def answered_no(session: TrainingSession, person: User) -> None:
    """Ask whose calendar said no whether they meant it."""
    _tell(kinds.ANSWERED_NO, session, person)


def staffing_changed(session: TrainingSession) -> None:
    """Tell the service's coordinators that the leaders of a session changed."""
    for coordinator in User.objects.with_role(Role.COORDINATOR, at=[session.organisation_id]).order_by("pk"):
        _tell(kinds.STAFFING, session, coordinator)


def leaders_changed(session: TrainingSession, trainers: Iterable[int]) -> None:
    """Tell these trainers (ids), who are to lead a session or no more, that its leaders changed."""
    for trainer in User.objects.filter(pk__in=list(trainers)).order_by("pk"):
        _tell(kinds.STAFFING, session, trainer)


def point_given(registration: Registration) -> None:
    """What one waited for on the programme of a day is one's own."""
    _tell(kinds.POINT, registration.session, registration.person)


def programme_changed(session: TrainingSession, persons: Iterable[User]) -> None:
    """Something that these persons chose on the programme of a day is at another time or place, or gone."""
    for person in persons:
        _tell(kinds.PROGRAMME, session, person)


def reminded(session: TrainingSession, person: User) -> None:
    _tell(kinds.REMINDER, session, person)


def asked_what_one_thought(session: TrainingSession, person: User) -> None:
    _tell(kinds.EVALUATION, session, person)


def interpreter_unconfirmed(session: TrainingSession) -> None:
    for coordinator in User.objects.with_role(Role.COORDINATOR, at=[session.organisation_id]).order_by("pk"):
        _tell(kinds.INTERPRETER, session, coordinator)


def plan_answered(plan: InHomePlan, *, by: User) -> None:
    """Tell the home's adults, and whoever asked and may still see the plan, that there is an answer;
    nothing about what."""
    adults = FosterParent.objects.filter(home=plan.assignment.home).current().values("user")
    for person in User.objects.filter(Q(pk__in=adults) | Q(pk=plan.asked_by_id)).order_by("pk"):
        if person.pk != by.pk and InHomePlan.objects.visible_to(person).filter(pk=plan.pk).exists():
            notices.send(
                to=person,
                template=kinds.ANSWERED,
                variables={},
                about=about_plan(plan),
                organisation=plan.organisation,
            )


def request_answered(person: User, organisation: Organisation) -> None:
    """Tell who asked that there is an answer; nothing about what."""
    notices.send(
        to=person, template=kinds.ANSWERED, variables={}, about=kinds.OWN_PATH, organisation=organisation
    )


def asked_to_help(plan: InHomePlan, people: Iterable[User]) -> None:
    """Tell resource people that a plan waits for them."""
    for person in people:
        notices.send(
            to=person,
            template=kinds.TASK,
            variables={},
            about=about_plan(plan),
            organisation=plan.organisation,
        )


def stop_plan(plan: InHomePlan) -> None:
    """Send nothing more about a plan to anybody."""
    notices.stop(about=about_plan(plan))


def written(session: TrainingSession, person: User, words: str) -> None:
    """Words of those who lead, read on the page alone; the mail says only that they are there."""
    _tell(kinds.WORDS, session, person, lambda: {"words": words})


def group_meeting(session: TrainingSession, person: User) -> None:
    _tell(kinds.GROUP, session, person)


def stop_all(session: TrainingSession) -> None:
    """Send nothing more about a session to anybody."""
    notices.stop(about=about(session))


def stop_for(session: TrainingSession, persons: Iterable[int]) -> None:
    """Send nothing more about a session to these users."""
    notices.stop(about=about(session), to=list(persons))


def about(session: TrainingSession) -> str:
    return f"session:{session.uuid}"


def about_course(series: Series) -> str:
    return f"course:{series.uuid}"


def about_plan(plan: InHomePlan) -> str:
    return f"in_home_plan:{plan.uuid}"


def _tell(
    kind: str,
    session: TrainingSession,
    person: User,
    more: Callable[[], dict[str, str]] | None = None,
) -> None:
    if _is_known.get():
        return
    with override(person.language):
        variables = _when(session)
        if more:
            variables |= more()
    now = timezone.now()
    close = now < session.begins_at < now + URGENT_WITHIN
    notices.send(
        to=person,
        template=kind,
        variables=variables,
        urgent=close and kind in kinds.URGENT_WHEN_CLOSE,
        about=about(session) if kind not in (kinds.CANCELLED, kinds.REPLACED) else "",
        organisation=session.organisation,
    )


def _tell_of_course(
    kind: str, registrations: Sequence[Registration], more: Callable[[], dict[str, str]] = dict
) -> None:
    if _is_known.get():
        return
    by_person: dict[User, list[TrainingSession]] = {}
    for one in sorted(registrations, key=lambda row: (row.session.begins_at, row.pk)):
        by_person.setdefault(one.person, []).append(one.session)
    for person, sessions in by_person.items():
        first = sessions[0]
        with override(person.language):
            dates = [moment_of(session) for session in sessions]
            variables = {"dates": "\n".join(dates)} | more()
        notices.send(
            to=person,
            template=kind,
            variables=variables,
            about=about_course(first.series) if first.series else about(first),
            organisation=first.organisation,
        )


def moment_of(session: TrainingSession) -> str:
    begin = session.begins_at.astimezone(OSLO)
    return f"{date_format(begin, 'l j. F Y')} {begin:%H:%M}"


def _when(session: TrainingSession, prefix: str = "") -> dict[str, str]:
    begin = session.begins_at.astimezone(OSLO)
    return {
        f"{prefix}date": date_format(begin, "l j. F Y"),
        f"{prefix}time": f"{begin:%H:%M}",
    }


def _moment(instant: datetime) -> str:
    local = instant.astimezone(OSLO)
    return f"{date_format(local, 'j. F Y')} {local:%H:%M}"


def _concerned(session: TrainingSession) -> list[User]:
    signed_up = Registration.objects.filter(session=session).live().values("person")
    leaders = _leading(session).values("trainer")
    return list(User.objects.filter(Q(pk__in=signed_up) | Q(pk__in=leaders)).order_by("pk"))


def _leading(session: TrainingSession) -> QuerySet[TrainerAssignment]:
    """The standing assignments of those who are trainers of the service still: nobody else is told."""
    trainers = User.objects.with_role(Role.TRAINER, at=[session.organisation_id])
    return TrainerAssignment.objects.filter(
        trainer__in=trainers.values("pk"), session=session, withdrawn_at=None
    )


def _leaders(session: TrainingSession) -> list[TrainerAssignment]:
    return list(_leading(session).select_related("trainer"))
