"""How quick calendars, feeds and the check for conflicts are with few sessions and with many."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from itertools import cycle

from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lms.people.models import Organisation, Role, User
from sessions.actions.feeds import make_feed
from sessions.models import TrainerAssignment, TrainingSession, Venue
from sessions.queries.conflicts import Plan, conflicts_of
from tests import databases
from tests import factories as people
from tests.load.report import heading, measure, percentile, ratio, timed
from tests.sessions.factories import VenueFactory, coordinator_of, trainer_of

FEW, MONTH, FEED = 20, 2_000, 500
SOME, MANY, TIMES = 500, 50_000, 15
FIRST = datetime(2027, 3, 1, 8, tzinfo=UTC)
BACKEND = "lms.people.backends.NameOrEmailBackend"


def main() -> None:
    _month()
    _feed()
    _conflicts()


def service_named(name: str) -> Organisation:
    return people.OrganisationFactory(kind=Organisation.Kind.FOSTER_CARE, name=name)


def sessions_at(
    service: Organisation, beginnings: Sequence[datetime], *, venue: Venue | None = None
) -> list[TrainingSession]:
    now = timezone.now()
    return TrainingSession.objects.bulk_create(
        [
            TrainingSession(
                kind="gathering",
                status=TrainingSession.Status.PUBLISHED,
                organisation=service,
                title=f"Samling {place}",
                period=DateTimeTZRange(begins_at, begins_at + timedelta(hours=3)),
                venue=venue,
                capacity=12,
                changed_at=now,
            )
            for place, begins_at in enumerate(beginnings)
        ],
        batch_size=5_000,
    )


def led(sessions: Sequence[TrainingSession], trainers: Sequence[User], *, holds: bool = True) -> None:
    """Give each session the next of the trainers, with half an hour's travel before it."""
    TrainerAssignment.objects.bulk_create(
        [
            TrainerAssignment(
                trainer=trainer,
                session=session,
                busy=DateTimeTZRange(session.begins_at - timedelta(minutes=30), session.ends_at),
                holds=holds,
            )
            for session, trainer in zip(sessions, cycle(trainers), strict=False)
        ],
        batch_size=5_000,
    )


def read_page(client: Client, address: str) -> tuple[float, int, int]:
    """The median time in seconds, the queries, and the bytes of a page."""
    asked: list[str] = []

    def count(execute: Callable[..., object], sql: str, *rest: object) -> object:
        asked.append(sql)
        return execute(sql, *rest)

    client.get(address)
    with connection.execute_wrapper(count):
        size = len(client.get(address).content)
    times = []
    for _ in range(TIMES):
        with timed() as clock:
            assert client.get(address).status_code == 200
        times.append(clock.seconds)
    return percentile(times, 0.5), len(asked), size


def _month() -> None:
    heading("The calendar of a month")
    service = service_named("calendar")
    client = Client()
    client.force_login(coordinator_of(service), backend=BACKEND)
    venue = VenueFactory(organisation=service)
    trainers = [trainer_of(service) for _ in range(40)]
    medians = {}
    for number in (FEW, MONTH):
        TrainingSession.objects.all().delete()
        beginnings = [FIRST + timedelta(days=place % 28, minutes=place % 480) for place in range(number)]
        led(sessions_at(service, beginnings, venue=venue), trainers, holds=False)
        for name in ("month", "week", "list"):
            median, queries, size = read_page(client, reverse(f"sessions:{name}") + "?fra=2027-03-01")
            medians[name, number] = median
            measure(f"{name}, {number} sessions in the month: median", median * 1000, "ms")
            measure(f"{name}, {number} sessions in the month: queries", queries)
            measure(f"{name}, {number} sessions in the month: page", size / 1024, "kB")
    for name in ("month", "week", "list"):
        ratio(f"{name}: {MONTH} sessions against {FEW}", medians[name, MONTH], medians[name, FEW])


def _feed() -> None:
    heading("A calendar feed")
    service = service_named("feed")
    medians = {}
    for number in (FEW, FEED):
        trainer = people.MembershipFactory(organisation=service, role=Role.TRAINER).user
        begin = timezone.now() + timedelta(days=1)
        beginnings = [begin + timedelta(hours=6 * place) for place in range(number)]
        led(sessions_at(service, beginnings), [trainer])
        median, queries, size = read_page(Client(), reverse("calendar-feed", args=[make_feed(trainer)]))
        medians[number] = median
        measure(f"{number} events: median", median * 1000, "ms")
        measure(f"{number} events: queries", queries)
        measure(f"{number} events: size", size / 1024, "kB")
    ratio(f"{FEED} events against {FEW}", medians[FEED], medians[FEW])


def _conflicts() -> None:
    heading("The check for conflicts")
    service = service_named("conflicts")
    trainers = [trainer_of(service) for _ in range(100)]
    medians = {}
    beginnings = [FIRST + timedelta(hours=6 * (place // len(trainers))) for place in range(MANY)]
    for wanted in (beginnings[:SOME], beginnings[SOME:]):
        with timed() as clock:
            led(sessions_at(service, wanted), trainers)
        number = SOME if len(wanted) == SOME else MANY
        if number == MANY:
            measure(
                "storing sessions with a leader, exclusion checked", len(wanted) / clock.seconds, "a second"
            )
        with databases.unbound(), connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        times = []
        for trial in range(TIMES * 4):
            begin = FIRST + timedelta(days=trial % 28, hours=1)
            with timed() as clock:
                leaders = trainers[trial % 100 : trial % 100 + 2]
                conflicts_of(
                    [Plan(kind="gathering", span=(begin, begin + timedelta(hours=3)), trainers=leaders)]
                )
            times.append(clock.seconds)
        medians[number] = percentile(times, 0.5)
        measure(f"{number} sessions: median", medians[number] * 1000, "ms")
    ratio(f"{MANY} sessions against {SOME}", medians[MANY], medians[SOME])
