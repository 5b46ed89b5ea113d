"""What a season is planned from, read from what is kept: who lacks what and lives where, rooms, trainers,
and what is booked already."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Q

from courses.content import MEETINGS
from courses.models import Enrolment
from courses.queries.remaining import Left
from lms.dates import OSLO, on_wall, oslo_day
from lms.people.models import FosterHome, FosterParent, Municipality, User
from lms.people.rules.travel import way_between
from sessions.models import (
    Competence,
    ProposedSeries,
    Registration,
    Season,
    SeriesTemplate,
    TrainerAssignment,
    TrainerHours,
    TrainingSession,
    Venue,
    VenueBooking,
)
from sessions.queries.calendars import days_to_ask_for, school_holidays
from sessions.queries.reach import Wishes, wishes_by_person
from sessions.queries.staffing import trainers_for
from sessions.queries.trainers import said_of
from sessions.rules.kinds import KINDS, SessionKind
from sessions.rules.season.case import (
    Asked,
    Chosen,
    Course,
    Meeting,
    Need,
    Room,
    SeasonCase,
    Slot,
    Stretch,
    Trainer,
    Wanted,
    moment,
    monday_of,
)

# Where a municipality has no known place, the way to it is counted in steps.
SAME_COUNTY, SAME_REGION, FARTHER = 45, 90, 180
ENOUGH_LEFT = 2  # a home needs a course of which it lacks a half; less than that is made up singly


def case_of(season: Season) -> SeasonCase:
    """The case of a season, as its maker may see it; a fixed number of queries."""
    wishes = season.wishes
    templates = templates_of(season)
    rooms = list(
        Venue.objects.in_use()
        .filter(organisation=season.organisation_id)
        .select_related("municipality")
        .order_by("pk")
    )
    trainers = list(trainers_for(season.organisation).distinct())
    window = on_wall(season.first_day, time(0)), on_wall(season.last_day + timedelta(days=1), time(0))
    courses = tuple(_course(one, wishes["seats"]) for one in templates)
    needs = _needs(season, templates)
    places = {one.municipality_id for one in rooms} | {one.place for one in needs}
    read = _trainers(trainers, window)
    return SeasonCase(
        first=season.first_day,
        last=season.last_day,
        courses=courses,
        rooms=_rooms(rooms, season, window),
        trainers=read,
        needs=needs,
        wishes=wishes_of(wishes),
        closed=frozenset(days_to_ask_for(season.first_day, season.last_day)),
        travel=travel_between(places | {one.place for one in read if one.place}),
        leaders=wishes.get("leaders", 2),
        travel_buffer=settings.TRAVEL_BUFFER_MINUTES,
        locked=tuple(chosen_of(one) for one in _locked(season)),
    )


def templates_of(season: Season) -> list[SeriesTemplate]:
    """The templates that a season is planned from, gatherings and parts read."""
    found = SeriesTemplate.objects.filter(pk__in=season.wishes["templates"]).order_by("pk")
    return list(found.select_related("programme_version__programme").prefetch_related("gatherings__delivers"))


def wishes_of(said: dict[str, Any]) -> Wanted:
    """The wishes as they were filled in."""
    return Wanted(
        weekdays=frozenset(said["weekdays"]),
        begins=tuple(time.fromisoformat(one) for one in said["begins"]),
        fewest=said["fewest"],
        most_a_week=said["most_a_week"],
        most_series=said.get("most_series"),
        asked=tuple(
            Asked(place=one["place"], number=one["number"], course=one.get("course", ""))
            for one in said.get("asked", ())
        ),
    )


def chosen_of(one: ProposedSeries) -> Chosen:
    """A proposed series as the planner knows it; its trainers read."""
    return Chosen(
        slot=Slot(
            course=str(one.template_id),
            room=one.venue_id,
            weekday=one.weekday,
            begins=one.begins,
            days=tuple(one.days),
        ),
        trainers=tuple(sorted(who.pk for who in one.trainers.all())),
    )


def travel_between(places: Collection[str]) -> dict[tuple[str, str], int]:
    """The minutes, one way, between municipalities, by number: as the crow flies, or an estimate from county
    and region where it is not known where they lie."""
    read = list(Municipality.objects.filter(pk__in=places))
    return {(one.pk, other.pk): _way(one, other) for one in read for other in read if one != other}


def _way(one: Municipality, other: Municipality) -> int:
    if one.spot and other.spot:
        return way_between(one.spot, other.spot).minutes
    if one.county_number == other.county_number:
        return SAME_COUNTY
    return SAME_REGION if one.region_id == other.region_id else FARTHER


def _locked(season: Season) -> list[ProposedSeries]:
    return list(season.proposed.filter(is_locked=True).prefetch_related("trainers").order_by("number"))


def gatherings_of_template(template: SeriesTemplate) -> list[Any]:
    """A template's gatherings that a group meets to, in order; required visits are planned home by home."""
    in_order = sorted(template.gatherings.all(), key=lambda one: one.number)
    return [one for one in in_order if not KINDS[SessionKind(one.kind)].is_in_home]


def _course(template: SeriesTemplate, seats: int) -> Course:
    return Course(
        key=str(template.pk),
        seats=seats,
        meetings=tuple(
            Meeting(
                minutes=one.minutes,
                gap=one.days_after_previous,
                modules=frozenset(str(part.module_id) for part in one.delivers.all()),
                days=one.days,
                begins=one.begins,
                ends=one.ends,
            )
            for one in gatherings_of_template(template)
        ),
    )


def _rooms(rooms: Sequence[Venue], season: Season, window: tuple[datetime, datetime]) -> tuple[Room, ...]:
    tidying = timedelta(minutes=settings.VENUE_BUFFER_MINUTES)
    taken: dict[int, list[Stretch]] = defaultdict(list)
    booked = VenueBooking.objects.filter(_HELD, venue__in=rooms, busy__overlap=window)
    for venue, busy in booked.values_list("venue", "busy"):
        taken[venue].append(_stretch(busy.lower, busy.upper + tidying))
    closed = {
        county: frozenset(school_holidays(season.first_day, season.last_day, county))
        for county in sorted({one.municipality.county_number for one in rooms})
    }
    return tuple(
        Room(
            key=one.pk,
            place=one.municipality_id,
            seats=one.capacity,
            taken=tuple(sorted(taken[one.pk])),
            closed=closed[one.municipality.county_number],
        )
        for one in rooms
    )


# A draft holds nobody, yet two seasons are not to be planned onto each other.
_HELD = Q(holds=True) | Q(session__status=TrainingSession.Status.DRAFT)


def _trainers(trainers: Sequence[User], window: tuple[datetime, datetime]) -> tuple[Trainer, ...]:
    travel = timedelta(minutes=settings.TRAVEL_BUFFER_MINUTES)
    taken: dict[int, list[Stretch]] = defaultdict(list)
    held: dict[int, Counter[date]] = defaultdict(Counter)
    minutes: Counter[int] = Counter()
    leading = TrainerAssignment.objects.filter(
        _HELD, trainer__in=trainers, withdrawn_at=None, busy__overlap=window
    ).select_related("session")
    for one in leading:
        taken[one.trainer_id].append(_stretch(one.busy.lower, one.busy.upper + travel))
        held[one.trainer_id][monday_of(oslo_day(one.session.begins_at))] += 1
        minutes[one.trainer_id] += one.session.minutes
    for trainer, period, _is_busy in said_of([one.pk for one in trainers], window):
        taken[trainer].append(_stretch(max(period.lower, window[0]), min(period.upper, window[1])))
    hours = {one.trainer_id: one for one in TrainerHours.objects.filter(trainer__in=trainers)}
    known: dict[int, set[str]] = defaultdict(set)
    for trainer, module in Competence.objects.filter(trainer__in=trainers).values_list("trainer", "module"):
        known[trainer].add(str(module))
    places = _usual_places(trainers)
    return tuple(
        Trainer(
            key=one.pk,
            place=places.get(one.pk, ""),
            weekdays=frozenset(hours[one.pk].weekdays) if one.pk in hours else frozenset(range(7)),
            earliest=hours[one.pk].earliest if one.pk in hours else None,
            latest=hours[one.pk].latest if one.pk in hours else None,
            taken=tuple(sorted(taken[one.pk])),
            modules=frozenset(known[one.pk]) if one.pk in known else None,
            hours=minutes[one.pk] // 60,
            held=held[one.pk],
        )
        for one in trainers
    )


def _usual_places(trainers: Sequence[User]) -> dict[int, str]:
    """The municipality that each trainer leads in most often: where they are taken to set out from."""
    rows = TrainerAssignment.objects.filter(
        trainer__in=trainers, withdrawn_at=None, session__venue__isnull=False
    ).values_list("trainer", "session__venue__municipality")
    counts: dict[int, Counter[str]] = defaultdict(Counter)
    for trainer, place in rows:
        counts[trainer][place] += 1
    return {trainer: min(found, key=lambda one: (-found[one], one)) for trainer, found in counts.items()}


def _needs(season: Season, templates: Sequence[SeriesTemplate]) -> tuple[Need, ...]:
    """The homes of the service that lack a course, alike ones together. Those that its maker may not open
    are not among them."""
    homes = FosterHome.objects.visible_to(season.made_by).active().filter(trained_by=season.organisation_id)
    members = list(
        FosterParent.objects.filter(home__in=homes.values("pk"))
        .current()
        .order_by("home", "pk")
        .values_list("home", "home__host_municipality", "user")
    )
    persons = [user for _home, _place, user in members]
    said = wishes_by_person(persons)
    lacking = {str(one.pk): _lacking(one, persons) for one in templates}
    found: Counter[tuple[str, str, int, tuple[int, ...], tuple[str, ...]]] = Counter()
    by_home: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for home, place, user in members:
        by_home[home].append((place, user))
    for adults in by_home.values():
        for course, lack in lacking.items():
            coming = [user for _place, user in adults if user in lack]
            if not coming:
                continue
            wishes = [said.get(user, Wishes()) for user in coming]
            weekdays = frozenset().union(*(one.weekdays for one in wishes))
            named = [one.places for one in wishes if one.places]
            reach = frozenset.intersection(*named) if named else frozenset()
            if named and not reach:
                reach = frozenset({adults[0][0]})
            found[course, adults[0][0], len(coming), tuple(sorted(weekdays)), tuple(sorted(reach))] += 1
    return tuple(
        Need(
            key=number,
            course=course,
            place=place,
            persons=size,
            homes=homes_alike,
            weekdays=frozenset(weekdays),
            reach=frozenset(reach),
        )
        for number, ((course, place, size, weekdays, reach), homes_alike) in enumerate(sorted(found.items()))
    )


def _lacking(template: SeriesTemplate, persons: Iterable[int]) -> set[int]:
    """Those of these users (ids) who follow the template's programme, lack at least half of what its
    gatherings deliver, and have no seat for it."""
    code = template.programme_version.programme.training_id
    parts = {part.pk for one in gatherings_of_template(template) for part in one.delivers.all()}
    enrolled = set(
        Enrolment.objects.standing()
        .filter(person__in=list(persons), training=code)
        .values_list("person", flat=True)
    )
    left = Left((person, code) for person in enrolled)
    seats: dict[int, set[Any]] = defaultdict(set)
    for person, part in Registration.objects.filter(
        person__in=enrolled, status=Registration.Status.REGISTERED, session__delivers__in=parts
    ).values_list("person", "session__delivers"):
        seats[person].add(part)
    return {
        person
        for person in enrolled
        if ENOUGH_LEFT * len(_open(left, person, code, parts) - seats[person]) >= len(parts) > 0
    }


def _open(left: Left, person: int, code: str, parts: set[Any]) -> set[Any]:
    return {
        part.part_uuid
        for part in left.parts(person, code, "nb")
        if part.kind in MEETINGS and part.part_uuid in parts
    }


def _stretch(begin: datetime, end: datetime) -> Stretch:
    return _moment(begin), _moment(end)


def _moment(instant: datetime) -> int:
    local = instant.astimezone(OSLO)
    return moment(local.date(), local.time())
