"""The demo's sessions: venues, gatherings around today, sign-ups, marks and a waiting list."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import count

from django.utils import timezone

from courses.models import Part, ProgrammeVersion
from courses.signals import progress_changed
from lms.dates import OSLO, on_wall
from lms.demo import meetings, neighbour_gatherings, network, plans
from lms.demo.neighbour_homes import Stage
from lms.demo.persons import Cast
from lms.notices.actions import choices
from lms.notices.models import Notice
from lms.people.models import User
from lms.xapi.signals import statements_recorded
from sessions.actions import notices
from sessions.actions.attendance import record_attendance
from sessions.actions.evaluations import evaluate
from sessions.actions.planning import plan_session
from sessions.actions.seats import register
from sessions.actions.series import SessionSlot, adjust_series, propose_series, publish_series
from sessions.actions.series_templates import make_template
from sessions.models import SeriesTemplate, SessionKind, TrainingSession, Venue
from sessions.queries.calendars import days_to_ask_for, red_days, school_holidays

PROGRAMME = "pride-basic"
_VENUES = {
    "ost": [
        ("Kulturhuset, sal 2", "3205", "Torvet 3", 16, "Fem minutter å gå fra stasjonen."),
        ("Fosterhjemstjenesten, møterom Furu", "3201", "Sandvikaveien 20", 12, "Gratis parkering bak huset."),
    ],
    "midt": [("Tinghuset, møterom 1", "5035", "Kjøpmannsgata 1", 14, "Buss 310 stopper utenfor.")],
}


def load(cast: Cast) -> None:
    """Make venues, past and coming gatherings of the basic training, and who has signed up."""
    with progress_changed.gathered():
        _Demo(cast).load()
        cast.tell(0.78)
        network.load(cast)
        meetings.load(cast)
    _forget_old_news()


class _Demo:
    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.service = cast.organisations["ost"]
        self.coordinator = cast.staff["koordinator"]
        self.trainers = [cast.staff["kursleder"], cast.staff["kursleder2"]]
        self.parts = _gatherings()

    def load(self) -> None:
        tell = self.cast.tell
        plans.make_school_holidays()
        venues = self._venues()
        template = self._template()
        tell(0.05)
        past, coming = self._series(template, venues[0])
        tell(0.2)
        again = [
            self._gathering(number, days, venues[1], hour=10)
            for number, days in enumerate((10, 17, 24))
            if number < len(self.parts)
        ]
        with notices.told_then(), statements_recorded.gathered():
            self._attend(past)
            self._speak_of_the_first(past[:1])
        tell(0.28)
        self._sign_up([*coming, *again])
        self._information_meeting(venues[0])
        self._weekend(venues[1])
        self._full_with_waiting_list(venues[1])
        tell(0.4)
        neighbour_gatherings.load(self.cast, self.parts, coming[1:])
        tell(0.62)
        plans.load(self.cast, template=template, venue=venues[0])

    def _venues(self) -> list[Venue]:
        made = [
            Venue.objects.create(
                organisation=self.cast.organisations[key],
                municipality_id=municipality,
                name=name,
                street_address=street,
                capacity=capacity,
                is_step_free=True,
                has_accessible_toilet=True,
                travel_note=note,
            )
            for key, rows in _VENUES.items()
            for name, municipality, street, capacity, note in rows
        ]
        return [venue for venue in made if venue.organisation_id == self.service.pk]

    def _template(self) -> SeriesTemplate | None:
        newest = ProgrammeVersion.objects.filter(programme__training=PROGRAMME).order_by("-number").first()
        if newest is None:
            return None
        weekends = make_template(
            newest, name="PRIDE grunnopplæring, helger", organisation=self.service, by=self.coordinator
        )
        weekends.gatherings.exclude(kind=SessionKind.IN_HOME).update(
            kind=SessionKind.WEEKEND, days=2, begins=time(10), ends=time(15), minutes=540
        )
        return make_template(
            newest,
            name="PRIDE grunnopplæring, kvelder",
            organisation=None,
            by=self.cast.staff["redaktor"],
        )

    def _series(
        self, template: SeriesTemplate | None, venue: Venue
    ) -> tuple[list[TrainingSession], list[TrainingSession]]:
        """A published series around today: what was held, and what is ahead."""
        if template is None:
            return [], []
        series = propose_series(
            template,
            organisation=self.service,
            name="Lillestrøm, høsten",
            starts_on=self.cast.on - timedelta(days=21),
            weekdays=range(7),
            starts_at=time(17),
            venue=venue,
            trainers=self.trainers,
            capacity=12,
            by=self.coordinator,
        )
        sessions = list(series.sessions.order_by("number"))
        slots = [
            SessionSlot(session.pk, evening)
            for session, evening in zip(sessions, self._evenings(), strict=False)
        ]
        adjust_series(series, slots=slots, by=self.coordinator)
        publish_series(series, by=self.coordinator)
        standing = list(series.sessions.order_by("number"))
        return standing[:3], standing[3:]

    def _evenings(self) -> Iterator[datetime]:
        """Five o'clock on a working day each week from three weeks ago, school holidays ahead skipped;
        today itself within this hour."""
        for days in count(-21, 7):
            day = _working_day(self.cast.on + timedelta(days=days))
            if days == 0:
                hour = min(max(timezone.now().astimezone(OSLO).hour, 8), 20)
                yield on_wall(self.cast.on, time(hour))
            elif days < 0 or not school_holidays(day, day):
                yield on_wall(day, time(17))

    def _gathering(self, number: int, days: int, venue: Venue, *, hour: int = 17) -> TrainingSession:
        part = self.parts[number]
        day = self.cast.on if days == 0 else _working_day(self.cast.on + timedelta(days=days))
        if days == 0:
            hour = min(max(timezone.now().astimezone(OSLO).hour, 8), 20)
        return plan_session(
            organisation=self.service,
            kind=SessionKind.GATHERING,
            begins_at=on_wall(day, time(hour)),
            ends_at=on_wall(day, time(hour + 3)),
            parts=[part],
            venue=venue,
            capacity=12,
            trainers=self.trainers,
            by=self.coordinator,
        )

    def _attend(self, sessions: Sequence[TrainingSession]) -> None:
        marks = {"kari": "present", "ola": "present", "mona": "present", "eva": "late"}
        for session in sessions:
            for names in (["kari", "ola"], ["mona", "eva"]):
                self._register(session, names, at=self._before(session))
            for name, mark in marks.items():
                record_attendance(
                    session,
                    person=self.cast.parents[name],
                    mark=mark,
                    minutes=150 if mark == "late" else None,
                    by=self.trainers[0],
                    at=session.ends_at,
                )
            for name, useful in (("ola", 4), ("mona", 5), ("eva", 3)):
                self._evaluate(session, self.cast.parents[name], useful=useful)

    def _speak_of_the_first(self, sessions: Sequence[TrainingSession]) -> None:
        """Two neighbours were there too, so that five have answered, and averages are shown."""
        couple = next(
            one.adults
            for one in self.cast.neighbours
            if one.region == "ost" and one.stage is Stage.UNDER_WAY and len(one.adults) == 2
        )
        for session in sessions:
            register(session, persons=couple, together=True, by=couple[0], at=self._before(session))
            for person in couple:
                record_attendance(
                    session, person=person, mark="present", by=self.trainers[0], at=session.ends_at
                )
                self._evaluate(session, person, useful=5)

    def _evaluate(self, session: TrainingSession, person: User, *, useful: int) -> None:
        evaluate(session, useful=useful, led=5, safe=4, by=person, at=session.ends_at + timedelta(hours=2))

    def _before(self, session: TrainingSession) -> datetime:
        return session.begins_at - timedelta(days=5)

    def _sign_up(self, sessions: Sequence[TrainingSession]) -> None:
        for session in sessions[:2]:
            earlier = min(timezone.now(), session.begins_at - timedelta(days=3))
            self._register(session, ["mona", "eva"], at=earlier)
            self._register(session, ["siri", "tor"], at=earlier)
        if sessions:
            self._register(sessions[0], ["kari", "ola"], at=sessions[0].begins_at - timedelta(days=3))

    def _information_meeting(self, venue: Venue) -> None:
        day = _working_day(self.cast.on + timedelta(days=12))
        plan_session(
            organisation=self.service,
            kind=SessionKind.INFORMATION_MEETING,
            title="Informasjonsmøte om å bli fosterhjem",
            begins_at=on_wall(day, time(14)),
            ends_at=on_wall(day, time(15, 30)),
            venue=venue,
            capacity=16,
            trainers=self.trainers[:1],
            by=self.coordinator,
        )

    def _weekend(self, venue: Venue) -> None:
        """A drafted weekend, on a Saturday and Sunday that are neither red nor kept free; a draft is in
        no group's way."""
        saturday = self.cast.on + timedelta(days=45 + (5 - self.cast.on.weekday()) % 7)
        while days_to_ask_for(saturday, saturday + timedelta(days=1)):
            saturday += timedelta(days=7)
        plan_session(
            organisation=self.service,
            kind=SessionKind.WEEKEND,
            begins_at=on_wall(saturday, time(10)),
            ends_at=on_wall(saturday + timedelta(days=1), time(15)),
            taught_minutes=540,
            parts=self.parts[2:3],
            title="" if self.parts else "Helgesamling",
            venue=venue,
            capacity=12,
            trainers=self.trainers,
            is_published=False,
            by=self.coordinator,
        )

    def _full_with_waiting_list(self, venue: Venue) -> None:
        if not self.parts:
            return
        day = _working_day(self.cast.on + timedelta(days=5))
        session = plan_session(
            organisation=self.service,
            kind=SessionKind.GATHERING,
            begins_at=on_wall(day, time(10)),
            ends_at=on_wall(day, time(13)),
            parts=[self.parts[0]],
            venue=venue,
            capacity=2,
            trainers=self.trainers,
            by=self.coordinator,
        )
        choices.choose(self.cast.parents["arne"], declined=[], wants_letters=True)
        self._register(session, ["liv", "arne"])
        self._register(session, ["siri", "tor"])
        self._register(session, ["ingrid"])

    def _register(self, session: TrainingSession, names: list[str], *, at: datetime | None = None) -> None:
        persons: list[User] = [self.cast.parents[name] for name in names]
        together = len(persons) > 1
        register(session, persons=persons, together=together, by=persons[0], at=at)


def _forget_old_news() -> None:
    """Take away what families were told of sessions that are over: it was sent as the demo was made."""
    over = TrainingSession.objects.filter(period__endswith__lt=timezone.now()).values_list("uuid", flat=True)
    Notice.objects.filter(about__in=[f"session:{uuid}" for uuid in over]).delete()


def _gatherings() -> list[Part]:
    """The gatherings of the basic programme in order, or any where it is not there."""
    parts = Part.objects.filter(kind=Part.Kind.GATHERING)
    own = parts.filter(
        module__versions__programme_modules__programme_version__programme__training=PROGRAMME
    ).order_by("module__versions__programme_modules__position", "module_parts__position", "uuid")
    seen = {part.pk: part for part in own}
    return list(seen.values()) or list(parts.order_by("uuid"))


def _working_day(day: date) -> date:
    """The day itself, or the next that is neither red nor in a weekend."""
    while day.weekday() > 4 or day in red_days(day.year):
        day += timedelta(days=1)
    return day
