"""The sessions that homes could go to, in the forecast's terms; read once for however many homes."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Exists, F, Max, OuterRef, Q

from lms.approval.forecast import OfferedMeeting
from lms.dates import oslo_day
from lms.people.models import FosterHome, Municipality, User
from sessions.models import Registration, TrainingSession
from sessions.models.seats import LIVE
from sessions.models.training_sessions import TrainingSessionQuerySet
from sessions.queries.reach import Wishes, reach_from, wishes_by_person

_MINUTE = timedelta(minutes=1)
_NOBODY: frozenset[str] = frozenset()


class Attendees:
    """What some adults hold seats in, wait for, and can come to; a fixed number of queries. With `anywhere`
    they could go to any place, if not on any day."""

    def __init__(self, person_ids: Collection[int], *, since: datetime, anywhere: bool = False) -> None:
        self._since, self._anywhere = since, anywhere
        self.seats: dict[int, list[TrainingSession]] = {}
        self.offered: dict[int, list[TrainingSession]] = {}
        self.waiting: set[tuple[int, int]] = set()
        live = (
            Registration.objects.filter(
                person__in=person_ids, status__in=[*LIVE, Registration.Status.EXCUSED]
            )
            .filter(session__period__endswith__gt=since)
            .exclude(session__status__in=[TrainingSession.Status.CANCELLED, TrainingSession.Status.DRAFT])
            .select_related("session__venue__municipality", "session__series", "booking")
            .prefetch_related("session__delivers", "session__due_before")
        )
        rows = list(live)
        again = {(one.person_id, one.session_id) for one in rows if one.is_live}
        self.declined = {(one.person_id, one.session_id) for one in rows if not one.is_live} - again
        for one in rows:
            if not one.is_live:
                continue
            whole = one.status == Registration.Status.OFFERED and one.booking.course_id is not None
            if one.status == Registration.Status.WAITING or whole:  # a whole course has an answer of its own
                self.waiting.add((one.person_id, one.session_id))
            elif one.status == Registration.Status.OFFERED:
                self.offered.setdefault(one.person_id, []).append(one.session)
            else:
                self.seats.setdefault(one.person_id, []).append(one.session)
        self._wishes = wishes_by_person(person_ids)
        self._near: dict[tuple[int | None, str], dict[int, bool]] = {}
        self._wait = {person for person, _ in self.waiting}

    def busy(self, user: User) -> tuple[tuple[int, int], ...]:
        """When the user is signed up to something, in minutes."""
        return tuple(_span(session, self._since) for session in self.seats.get(user.pk, ()))

    def suited(
        self, users: Collection[User], sessions: Mapping[int, TrainingSession], home: FosterHome
    ) -> dict[int, frozenset[str]]:
        """By session, the accounts of those whom its day and place suit and who wait for no seat in it.

        Whoever has no wishes of their own can come to what their neighbours can: asked once for them all.
        """
        near = self._near.setdefault((home.trained_by_id, home.host_municipality.region_id), {})
        plain = [user for user in users if user.pk not in self._wishes and user.pk not in self._wait]
        others = [user for user in users if user not in plain]
        if plain:
            for pk in sessions.keys() - near.keys():
                near[pk] = self._can_come_to(sessions[pk], plain[0], home)
        everyone = frozenset(str(user.uuid) for user in plain)
        found = {pk: everyone if plain and near[pk] else _NOBODY for pk in sessions}
        for user in others:
            account = {str(user.uuid)}
            for pk, session in sessions.items():
                if (user.pk, pk) not in self.waiting and self._can_come_to(session, user, home):
                    found[pk] |= account
        for user in users:
            for pk in found:
                if (user.pk, pk) in self.declined:
                    found[pk] -= {str(user.uuid)}
            for session in self.offered.get(user.pk, ()):
                if session.pk in found:
                    found[session.pk] |= {str(user.uuid)}
        return found

    def reach(self, homes: Iterable[FosterHome]) -> Q:
        """The sessions whose place lets any of these adults come, as `can_come` has it, and those that
        they hold seats in or are offered one in."""
        if self._anywhere:
            return Q()
        homes = list(homes)
        known = [*self.seats.values(), *self.offered.values()]
        held = {session.pk for sessions in known for session in sessions}
        return (
            Q(venue__municipality=None)
            | Q(venue__municipality__region__in={home.host_municipality.region_id for home in homes})
            | Q(venue__municipality__in=set().union(*(one.places for one in self._wishes.values())))
            | Q(organisation__in={home.trained_by_id for home in homes if home.trained_by_id})
            | Q(pk__in=held)
        )

    def _can_come_to(self, session: TrainingSession, user: User, home: FosterHome) -> bool:
        place = session.venue.municipality if session.venue else None
        days = oslo_day(session.begins_at), oslo_day(session.ends_at)
        return self.can_come(user, home, days=days, place=place, organisation=session.organisation_id)

    def can_come(
        self,
        user: User,
        home: FosterHome,
        *,
        days: tuple[date, date],
        place: Municipality | None,
        organisation: int | None,
    ) -> bool:
        """Whether the user could come on these days (both included), by the rule of reach that lists and
        suggestions go by too."""
        reach = reach_from(self._wishes.get(user.pk, Wishes()), [home])
        is_near = self._anywhere or reach.is_near(place, organisation)
        return is_near and reach.suits(*days)


class Published:
    """What is open to sign up to from an instant on, full sessions included; a fixed number of queries.

    With `within` and `parts`, only the sessions there that deliver one of these parts are read; of the
    others, `elsewhere` tells by part the most seats that are free in one."""

    def __init__(self, since: datetime, *, within: Q | None = None, parts: Collection[UUID] = ()) -> None:
        self.since = since
        through = TrainingSession.delivers.through
        delivering = through.objects.filter(trainingsession=OuterRef("pk"))
        self._open = TrainingSession.objects.open_to_sign_up(since)
        if within is not None:
            delivering = delivering.filter(part__in=parts)
        found = (
            self._open.filter(Exists(delivering), within or Q())
            .select_related("venue__municipality", "series")
            .prefetch_related("delivers", "due_before")
            .in_order()
        )
        self._by_part: dict[str, dict[int, TrainingSession]] = {}
        self._ids: dict[int, str] = {}
        self._spans: dict[int, tuple[int, int]] = {}
        self._parts: dict[int, frozenset[str]] = {}
        self._due: dict[int, frozenset[str]] = {}
        self._seats = {session.pk: max(session.seats_left, 0) for session in found}
        for session in found:
            self._read(session)
            for part in self._parts[session.pk]:
                self._by_part.setdefault(part, {})[session.pk] = session
        self.elsewhere: dict[str, int] = {}
        if within is not None:
            most = Max(F("trainingsession__capacity") - F("trainingsession__seats_held"))
            others = through.objects.filter(part__in=parts, trainingsession__in=self._others())
            rows = others.values_list("part").annotate(most=most)
            self.elsewhere = {str(part): max(seats, 0) for part, seats in rows}

    def earliest_elsewhere(self, part: str, *, before: datetime) -> TrainingSession | None:
        """The first of the sessions not read that delivers a part and begins before an instant."""
        if part not in self.elsewhere:
            return None
        return self._others().filter(delivers=UUID(part), period__startswith__lt=before).in_order().first()

    def _others(self) -> TrainingSessionQuerySet:
        return self._open.exclude(pk__in=list(self._seats))

    def meetings(
        self,
        parts: Collection[str],
        users: Collection[User],
        attendees: Attendees,
        home: FosterHome,
    ) -> tuple[tuple[OfferedMeeting, ...], dict[str, TrainingSession]]:
        """The sessions that deliver any of these parts, as these users of a home see them. A seat that is
        offered to one of them is none yet, but free for them."""
        sessions: dict[int, TrainingSession] = {}
        for part in parts:
            sessions.update(self._by_part.get(part, {}))
        held: dict[int, frozenset[str]] = {}
        offered: Counter[int] = Counter()
        for user in users:
            for session in attendees.offered.get(user.pk, ()):
                self._read(session)
                if not self._parts[session.pk].isdisjoint(parts):
                    sessions.setdefault(session.pk, session)
                    offered[session.pk] += 1
            for session in attendees.seats.get(user.pk, ()):
                self._read(session)
                if not self._parts[session.pk].isdisjoint(parts):
                    sessions.setdefault(session.pk, session)
                    held[session.pk] = held.get(session.pk, _NOBODY) | {str(user.uuid)}
        suited = attendees.suited(users, sessions, home)
        found = tuple(
            OfferedMeeting(
                self._ids[pk],
                *self._spans[pk],
                self._parts[pk],
                self._seats.get(pk, 0) + offered[pk],
                suited[pk],
                held.get(pk, _NOBODY),
                self._due[pk],
                frozenset(str(user.uuid) for user in users if (user.pk, pk) in attendees.declined),
            )
            for pk in sessions
        )
        return found, {self._ids[pk]: session for pk, session in sessions.items()}

    def _read(self, session: TrainingSession) -> None:
        if session.pk not in self._spans:
            self._ids[session.pk] = str(session.uuid)
            self._spans[session.pk] = _span(session, self.since)
            self._parts[session.pk] = frozenset(str(part.pk) for part in session.delivers.all())
            self._due[session.pk] = frozenset(str(part.pk) for part in session.due_before.all())


def _span(session: TrainingSession, since: datetime) -> tuple[int, int]:
    return (session.begins_at - since) // _MINUTE, -((since - session.ends_at) // _MINUTE)
