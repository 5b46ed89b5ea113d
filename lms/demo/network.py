"""The demo's network: groups with meetings and messages, network days, needs, and a place offered."""

from datetime import date, time, timedelta
from uuid import UUID

from django.utils import timezone

from lms.dates import on_wall
from lms.demo.persons import Cast
from lms.people.models import TargetGroup
from sessions.actions import group_meetings, network_days, network_groups, notices
from sessions.actions.arrangements import keep_logistics, order_interpreter
from sessions.actions.attendance import record_attendance
from sessions.actions.planning import plan_session
from sessions.actions.seats import excuse, register
from sessions.actions.wishes import add_unsuitable_days, keep_interpreter_need, keep_wish
from sessions.models import (
    AgendaItem,
    Attendance,
    GroupPost,
    Mark,
    NetworkGroup,
    Registration,
    SessionKind,
    TrainingSession,
    Venue,
)
from sessions.queries.calendars import red_days

DAY_AHEAD = UUID("0b9f2c52-55a5-5d0e-8a3c-3f0c0f8f6d41")
THEME = "Trygg tilknytning i hverdagen"
_BOARD = [
    ("kari", 9, "Hei alle! Noen som har tips til rolige kvelder før leggetid?"),
    ("siri", 8, "Vi leser høyt på sofaen hver kveld. Det tok tid, men nå er det fast."),
    ("ola", 8, "Det skal vi prøve. Takk!"),
    ("ingrid", 3, "Jeg gleder meg til neste møte. Jeg tar med kake."),
]


def network_day_on(day: date) -> date:
    """The demo's network day ahead: the first working day after four weeks."""
    return _working_day(day + timedelta(days=28))


def load(cast: Cast) -> None:
    """Make groups, days and needs, after the gatherings are there."""
    _Network(cast).load()


class _Network:
    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.service = cast.organisations["ost"]
        self.coordinator = cast.staff["koordinator"]
        self.trainers = [cast.staff["kursleder"], cast.staff["kursleder2"]]
        self.venue = Venue.objects.filter(organisation=self.service).order_by("pk").first()

    def load(self) -> None:
        self._group_nearby()
        self._group_online()
        self._day_ahead()
        with notices.told_then():
            self._day_held()
            self._missed()
        self._needs()
        self._offer()

    def _group_nearby(self) -> None:
        group = network_groups.start_group(
            organisation=self.service,
            name="Fosterforeldre på Romerike",
            about="Vi møtes en gang i måneden, deler erfaringer og heier på hverandre.",
            facilitator=self.trainers[0],
            by=self.coordinator,
        )
        self._meet(group, rhythm=group_meetings.MONTHLY, days_ahead=15, venue=self.venue)
        self._join(group, ["kari", "ola", "ingrid", "siri"])
        for name, days_ago, text in _BOARD:
            post = network_groups.write_post(group, text=text, by=self.cast.parents[name])
            GroupPost.objects.filter(pk=post.pk).update(at=timezone.now() - timedelta(days=days_ago))
        network_groups.add_resource(
            group,
            title="Fosterhjemsavtalen og rettigheter (Bufdir)",
            link="https://www.bufdir.no/fosterhjem/",
            by=self.trainers[0],
        )

    def _group_online(self) -> None:
        group = network_groups.start_group(
            organisation=self.service,
            name="Søsken i fosterhjem, digital gruppe",
            about="For hjem med søsken. Vi møtes på skjerm annenhver uke.",
            facilitator=self.trainers[1],
            target_groups=list(TargetGroup.objects.filter(code="siblings")),
            by=self.coordinator,
        )
        self._meet(
            group, rhythm=group_meetings.FORTNIGHTLY, days_ahead=9, link="https://mote.example.no/sosken"
        )
        self._join(group, ["ingrid", "mona"])
        network_groups.write_post(
            group, text="Velkommen! Her kan dere spørre om stort og smått.", by=self.trainers[1]
        )

    def _meet(
        self, group: NetworkGroup, *, rhythm: str, days_ahead: int, venue: Venue | None = None, link: str = ""
    ) -> None:
        first = _working_day(self.cast.on + timedelta(days=days_ahead))
        group_meetings.plan_meetings(
            group,
            rhythm=rhythm,
            first_day=first,
            begins=time(20, 30),
            minutes=90,
            until=first + timedelta(days=60),
            venue=venue,
            meeting_link=link,
            by=self.coordinator,
        )

    def _join(self, group: NetworkGroup, names: list[str]) -> None:
        for name in names:
            network_groups.join_group(group, by=self.cast.parents[name])

    def _day_ahead(self) -> None:
        day = self._day(network_day_on(self.cast.on), title=THEME, capacity=16)
        TrainingSession.objects.filter(pk=day.pk).update(uuid=DAY_AHEAD)
        day.refresh_from_db()
        self._agenda(day)
        kari, ola = self.cast.parents["kari"], self.cast.parents["ola"]
        first, _ = register(day, persons=[kari, ola], together=True, by=kari)
        bedtime = AgendaItem.objects.filter(session=day, capacity=1)
        for seat in Registration.objects.filter(session=day).select_related("person").order_by("pk"):
            network_days.choose_points(seat, bedtime, by=seat.person)
        network_days.keep_children(first, {"0-5": 1, "6-9": 2}, by=kari)

    def _day_held(self) -> None:
        day = self._day(
            _working_day(self.cast.on - timedelta(days=20)), title="Søvn, mat og gode rutiner", capacity=12
        )
        self._agenda(day, materials="https://www.bufdir.no/fosterhjem/")
        for name in ("kari", "ola", "siri", "tor", "mona", "eva"):
            person = self.cast.parents[name]
            booked = day.begins_at - timedelta(days=9)
            register(day, persons=[person], together=False, by=person, at=booked)
            record_attendance(day, person=person, mark=Mark.PRESENT, by=self.trainers[0], at=day.ends_at)
            if name != "kari":
                after = day.ends_at + timedelta(hours=2)
                network_days.give_feedback(day, content=4, meeting_others=5, by=person, at=after)

    def _day(self, on: date, *, title: str, capacity: int) -> TrainingSession:
        return plan_session(
            organisation=self.service,
            kind=SessionKind.NETWORK_DAY,
            title=title,
            begins_at=on_wall(on, time(9, 30)),
            ends_at=on_wall(on, time(14, 30)),
            venue=self.venue,
            capacity=capacity,
            trainers=self.trainers,
            by=self.coordinator,
        )

    def _agenda(self, day: TrainingSession, *, materials: str = "") -> None:
        network_days.keep_agenda(
            day,
            [
                network_days.AgendaPoint(None, 1, time(9, 30), time(10), "Kaffe og velkommen"),
                network_days.AgendaPoint(
                    None,
                    2,
                    time(10),
                    time(12),
                    "Foredrag: Hva trygghet er",
                    materials=materials,
                    speaker="psykolog Nora Strand",
                ),
                network_days.AgendaPoint(
                    None, 3, time(12, 30), time(13, 45), "Leggetid uten kamp", "Sal 1", materials, capacity=1
                ),
                network_days.AgendaPoint(
                    None, 3, time(12, 30), time(13, 30), "Samarbeid med skolen", "Sal 2", materials
                ),
                network_days.AgendaPoint(None, 4, time(14), time(14, 30), "Oppsummering"),
            ],
            by=self.coordinator,
        )

    def _needs(self) -> None:
        mona, kari = self.cast.parents["mona"], self.cast.parents["kari"]
        keep_interpreter_need(mona, language="Norsk tegnspråk", variant="", sex="woman", not_wanted="")
        keep_wish(kari, weekdays=[4], reachable=[])
        away = self.cast.on + timedelta(days=45)
        add_unsuitable_days(kari, first_day=away, last_day=away + timedelta(days=6))
        for registration in Registration.objects.filter(
            person=mona, status=Registration.Status.REGISTERED, session__period__startswith__gt=timezone.now()
        ).order_by("session__period")[:1]:
            order_interpreter(registration, by=self.coordinator)
        for registration in Registration.objects.filter(
            person=kari, status=Registration.Status.REGISTERED, session__uuid=DAY_AHEAD
        ):
            keep_logistics(registration, by=kari, diets=["vegetarian"], children_in_care=0)

    def _missed(self) -> None:
        """Ingrid was ill one evening of a course."""
        ingrid = self.cast.parents["ingrid"]
        gatherings = self._held_gatherings()
        if len(gatherings) < 2:
            return
        held = gatherings[1]
        booked = held.begins_at - timedelta(days=6)
        register(held, persons=[ingrid], together=False, by=ingrid, at=booked)
        record_attendance(held, person=ingrid, mark=Mark.ABSENT, by=self.trainers[0], at=held.ends_at)

    def _held_gatherings(self) -> list[TrainingSession]:
        held = Attendance.objects.filter(person=self.cast.parents["kari"]).values("session")
        gatherings = TrainingSession.objects.filter(pk__in=held, kind=SessionKind.GATHERING)
        return list(gatherings.in_order())

    def _offer(self) -> None:
        """One of a couple signs off from the full gathering: the next two in line are a couple, so the
        one place is offered to the one after them."""
        waiting = Registration.objects.filter(
            person=self.cast.parents["ingrid"], status=Registration.Status.WAITING
        ).first()
        if waiting is None:
            return
        liv = self.cast.parents["liv"]
        seat = Registration.objects.filter(session=waiting.session, person=liv).live().first()
        if seat:
            excuse(seat, by=liv)


def _working_day(day: date) -> date:
    while day.weekday() > 4 or day in red_days(day.year):
        day += timedelta(days=1)
    return day
