"""Who should be in the room, who was, and what waits to be settled."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, TextField, Value
from django.db.models.functions import Concat
from django.utils.translation import gettext as _

from courses.models import ModulePart, Part
from lms import folding
from lms.people.models import FosterHome, FosterParent, Role, User
from lms.people.models.access import access_of
from lms.people.models.fields import Folded
from lms.people.models.order import norwegian
from lms.people.rules import norwegian_order
from sessions.models import (
    Attendance,
    AttendanceCorrection,
    CheckInClaim,
    InterpreterOrder,
    Logistics,
    Registration,
    RequiredVisit,
    SeriesVisit,
    TrainingSession,
)
from sessions.models.training_sessions import TrainingSessionQuerySet
from sessions.rules.attendance import roster_name

_LEAST_LETTERS = 2


@dataclass(frozen=True)
class Participant:
    """One line of a roster; `name` is the alias where the reader may not see the person's own, and
    `known_as` the alias where `name` is an address-protected person's own. `lacks_visit` where the
    series asks for a training visit before this gathering that the person has not had."""

    person: User
    name: str
    known_as: str
    registration: Registration
    attendance: Attendance | None
    has_claimed: bool
    logistics: Logistics | None
    interpreter: InterpreterOrder | None
    lacks_visit: bool


def sessions_of_trainer(
    user: User, *, since: datetime, until: datetime | None = None
) -> list[TrainingSession]:
    """The standing sessions that a user leads and that end after an instant, in order, each with
    `coming` (persons on the roster) and `unmarked` (those without a mark)."""
    sessions = TrainingSession.objects.led_by(user).published().filter(period__endswith__gt=since)
    if until:
        sessions = sessions.filter(period__startswith__lt=until)
    return list(
        _with_counts(sessions).select_related("venue__municipality", "organisation", "series").in_order()
    )


def _with_counts(sessions: TrainingSessionQuerySet) -> TrainingSessionQuerySet:
    coming = Q(registrations__status__in=["registered", "walk_in"])
    marked = Exists(
        Attendance.objects.filter(
            session=OuterRef("registrations__session"), person=OuterRef("registrations__person")
        )
    )
    return sessions.annotate(
        coming=Count("registrations", filter=coming),
        unmarked=Count("registrations", filter=Q(coming, Q(~marked))),
    )


@dataclass(frozen=True)
class WaitingCorrection:
    """A correction that waits for a second person, with the name the reader may see."""

    correction: AttendanceCorrection
    name: str
    may_settle: bool


def open_corrections(session: TrainingSession, *, by: User) -> list[WaitingCorrection]:
    """The corrections of a session's marks that wait for confirmation."""
    rows = AttendanceCorrection.objects.filter(attendance__session=session, settled_at=None)
    has_right = has_right_to_names(by, session)
    return [
        WaitingCorrection(
            row, shown_name(row.attendance.person, has_right=has_right), may_settle=row.asked_by_id != by.pk
        )
        for row in rows.select_related("attendance__person", "asked_by").order_by("asked_at")
    ]


def unexpected_claims(session: TrainingSession, *, by: User) -> list[tuple[CheckInClaim, str]]:
    """Those who have said by the code that they came, and are not on the list; with the name to show."""
    on_list = Registration.objects.filter(session=session).coming().values("person")
    rows = CheckInClaim.objects.filter(session=session).exclude(person__in=on_list)
    has_right = has_right_to_names(by, session)
    return [
        (row, shown_name(row.person, has_right=has_right))
        for row in rows.select_related("person").order_by("claimed_at")
    ]


def without_place(session: TrainingSession, *, by: User) -> list[tuple[Registration, str]]:
    """The newest registration of each who waits for a seat, or gave theirs back, and might turn up; with
    the name to show."""
    here = Registration.objects.filter(session=session).coming().values("person")
    claimed = CheckInClaim.objects.filter(session=session).values("person")
    rows = Registration.objects.filter(session=session).exclude(person__in=here).exclude(person__in=claimed)
    newest = {one.person_id: one for one in rows.select_related("person").order_by("changed_at", "pk")}
    has_right = has_right_to_names(by, session)
    named = [(one, shown_name(one.person, has_right=has_right)) for one in newest.values()]
    return sorted(named, key=lambda one: norwegian_order(one[1]))


def mark_of(person: User, session: TrainingSession) -> Attendance | None:
    """A person's mark at a session."""
    return Attendance.objects.filter(session=session, person=person).first()


def line_of(person: User, session: TrainingSession) -> Registration | None:
    """The line of a roster on which a person stands."""
    return Registration.objects.coming().filter(session=session, person=person).first()


def within_reach(by: User) -> QuerySet[User]:
    """Whom staff may put on a list by name: who is on the lists of the sessions that they lead or
    coordinate, and the adults of the homes they may open. Address-protected persons only of homes
    that they have the right to open."""
    listed = Registration.objects.visible_to(by).exclude(person__address_protection__gt="")
    homes = FosterHome.objects.visible_to(by).values("pk")
    adults = FosterParent.objects.filter(home__in=homes).current()
    return User.objects.filter(Q(pk__in=listed.values("person")) | Q(pk__in=adults.values("user"))).exclude(
        pk=by.pk
    )


def found_by_name(session: TrainingSession, *, name: str, by: User, most: int = 10) -> list[User]:
    """Those within reach who are not on the list of a session and whose name holds each word asked
    for; nobody for less than two letters."""
    words = folding.folded(name).split()
    if len("".join(words)) < _LEAST_LETTERS:
        return []
    here = Registration.objects.filter(session=session).coming().values("person")
    found = within_reach(by).exclude(pk__in=here)
    found = found.annotate(
        full_name=Folded(Concat("first_name", Value(" "), "last_name", output_field=TextField()))
    )
    for word in words:
        found = found.filter(full_name__contains=word)
    return list(found.order_by(*norwegian("last_name", "first_name"), "pk")[:most])


def has_right_to_names(by: User, session: TrainingSession) -> bool:
    """Whether a reader may see the own names of address-protected participants."""
    access = access_of(by)
    return (
        session.organisation_id in access.organisations(Role.COORDINATOR)
        and session.organisation_id in access.protected_organisations
    )


def roster(session: TrainingSession, *, by: User, in_the_room: bool = False) -> list[Participant]:
    """The participants of a session as `by` may see them, by the name shown; `in_the_room`, where
    others read along, as they are known there. Five queries, and two for a series."""
    has_right = has_right_to_names(by, session) and not in_the_room
    registrations = (
        Registration.objects.filter(session=session)
        .coming()
        .select_related("person", "logistics", "interpreter_order")
    )
    required, had = _visits_before(session)
    marks = {mark.person_id: mark for mark in Attendance.objects.filter(session=session)}
    claims = set(CheckInClaim.objects.filter(session=session).values_list("person", flat=True))
    found = [
        Participant(
            person=registration.person,
            name=shown_name(registration.person, has_right=has_right),
            known_as=shown_name(registration.person, has_right=False)
            if has_right and registration.person.is_address_protected
            else "",
            registration=registration,
            attendance=marks.get(registration.person_id),
            has_claimed=registration.person_id in claims,
            logistics=getattr(registration, "logistics", None),
            interpreter=getattr(registration, "interpreter_order", None),
            lacks_visit=bool(required - had.get(registration.person_id, set())),
        )
        for registration in registrations
    ]
    return sorted(found, key=lambda one: (norwegian_order(one.name), one.registration.pk))


def _visits_before(session: TrainingSession) -> tuple[set[int], dict[int, set[int]]]:
    """The visits that a session's series asks for before it, by id, and those that each person, by id,
    had by then."""
    if session.series_id is None or session.number is None:
        return set(), {}
    asked = RequiredVisit.objects.filter(series=session.series_id, after_number__lt=session.number)
    required = set(asked.values_list("pk", flat=True))
    held = SeriesVisit.objects.filter(required__in=required, session__period__endswith__lte=session.begins_at)
    came = Registration.objects.filter(session__series_visit__in=held).coming()
    had: dict[int, set[int]] = {}
    for person, visit in came.values_list("person", "session__series_visit__required"):
        had.setdefault(person, set()).add(visit)
    return required, had


def shown_name(person: User, *, has_right: bool) -> str:
    """The name under which a person stands on a roster."""
    return roster_name(
        person.name,
        is_protected=person.is_address_protected,
        alias=person.alias,
        has_right=has_right,
        fallback=_("Participant"),
    )


DEFAULT_SHARE = 80


def share_asked_by(parts: Sequence[Part]) -> int:
    """The largest share of a session, in percent, that the parts' newest module versions ask for."""
    shares: dict[object, float] = {}
    rows = (
        ModulePart.objects.filter(part__in=parts)
        .order_by("part", "-module_version__number")
        .distinct("part")
        .values_list("part", "min_share", "module_version__min_share")
    )
    for part, own, of_module in rows:
        shares[part] = of_module if own is None else own
    if not shares:
        return DEFAULT_SHARE
    percent = (Decimal(str(max(shares.values()))) * 100).quantize(Decimal(1), ROUND_HALF_UP)
    return max(1, int(percent))
