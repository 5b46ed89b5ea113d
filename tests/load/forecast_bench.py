"""How quick the forecast is: the search alone, one home with its reading, and ten thousand homes."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from courses.models import Part
from lms.approval.actions.evaluation import evaluate_stale, keep_statuses
from lms.approval.actions.forecasts import keep_all_forecasts
from lms.approval.actions.statistics import ask_for_outlook, compute_outlook
from lms.approval.forecast import ForecastAdult, ForecastCase, OfferedMeeting, OpenNeed, WayToMeet, forecast
from lms.approval.forecast import PartToDo as Left
from lms.approval.models import GateStatus
from lms.approval.queries.forecast.prospects import prospect_of
from lms.approval.queries.standings import standings_of
from lms.dates import today
from lms.people.models import FosterHome, FosterParent, Preparation, User
from sessions.models import TrainingSession, Venue
from tests.lms.approval.factories import Case as World
from tests.lms.approval.factories import ordinary_rules, published_programme
from tests.load.report import heading, measure, per_second, percentile, timed
from tests.sessions.factories import at

HOMES, GATHERINGS, ROUNDS, TIMES = 10_000, 8, 6, 20
DAY = 24 * 60


def main() -> None:
    _search()
    _homes()


def _search() -> None:
    heading("The search for a plan, without reading anything")
    for lessons in (0, 1):
        case = _couple(lessons)
        found = forecast(case)
        assert found.ready_at is not None
        word = "e-learning before each" if lessons else "no order between them"
        name = f"two adults, {GATHERINGS} gatherings held {ROUNDS} times, {word}"
        measure(name, per_second(lambda case=case: forecast(case)), "plans/s")


def _couple(lessons: int) -> ForecastCase:
    """Gatherings that follow each other every week, all rounds overlapping those of the next."""
    order = [name for n in range(GATHERINGS) for name in ([f"l{n}"] if lessons else []) + [f"g{n}"]]
    parts = tuple(
        Left(name, 60 if name[0] == "l" else None, frozenset(order[:place] if lessons else ()))
        for place, name in enumerate(order)
    )
    adults = tuple(ForecastAdult(name, parts) for name in ("one", "other"))
    meetings = tuple(
        OfferedMeeting(f"{n}-{r}", start, start + 180, frozenset({f"g{n}"}), 4, frozenset({"one", "other"}))
        for n in range(GATHERINGS)
        for r in range(ROUNDS)
        for start in [(7 * n + 10 * r + 3) * DAY + 17 * 60]
    )
    needs = tuple(OpenNeed(a.id, (WayToMeet(a.id, frozenset(order)),)) for a in adults)
    return ForecastCase(adults, needs, meetings, 240)


def _homes() -> None:
    heading("Homes with what they have left, read from the database")
    ordinary_rules()
    programme = published_programme("pride-basic", lessons=10, gatherings=GATHERINGS)
    world = World()
    _publish(world, programme[2])
    evaluate_stale()
    times = []
    for _ in range(TIMES):
        (standing,) = standings_of(world.home, user=world.caseworker, language="nb")
        with timed() as clock:
            prospect_of(standing.subject, standing.facts, standing.answer, language="nb")
        times.append(clock.seconds)
    measure("one home with its page's questions: median", percentile(times, 0.5) * 1000, "ms")
    measure("one home with its page's questions: p95", percentile(times, 0.95) * 1000, "ms")
    with timed() as clock:
        _fill(world)
    measure("registering and evaluating homes", HOMES / clock.seconds, "homes/s")
    with timed() as clock:
        kept = keep_all_forecasts()
    measure(f"forecasting {kept} homes and keeping it", kept / clock.seconds, "homes/s")
    outlook = ask_for_outlook(region=world.region)
    with timed() as clock:
        compute_outlook(outlook.pk)
    measure(f"a region's figures of {kept} homes", clock.seconds, "s")


def _publish(world: World, gatherings: list) -> None:
    venue = Venue.objects.create(
        organisation=world.service, municipality=world.municipality, name="Sal", capacity=20
    )
    for number, part in enumerate(gatherings):
        for turn in range(ROUNDS):
            days = 7 * number + 10 * turn + 3
            session = TrainingSession.objects.create(
                kind="gathering",
                status="published",
                organisation=world.service,
                title=f"Samling {number}",
                period=(at(17, days=days), at(20, days=days)),
                venue=venue,
                capacity=16,
                changed_at=timezone.now(),
            )
            session.delivers.add(Part.objects.get(pk=part))


def _fill(world: World) -> None:
    day = today() - timedelta(days=90)
    homes = FosterHome.objects.bulk_create(
        FosterHome(
            host_municipality=world.municipality,
            registered_by=world.service,
            trained_by=world.service,
            registered_on=day,
        )
        for _ in range(HOMES)
    )
    adults = User.objects.bulk_create(
        User(username=f"bench-{number}-{side}", first_name=f"Adult {side}", last_name=f"Home {number}")
        for number in range(HOMES)
        for side in (1, 2)
    )
    FosterParent.objects.bulk_create(
        FosterParent(home=homes[place // 2], user=adult, joined_on=day) for place, adult in enumerate(adults)
    )
    Preparation.objects.bulk_create(
        Preparation(home=home, kind="ordinary", registered_on=day) for home in homes
    )
    with transaction.atomic():
        keep_statuses(homes)
    assert not GateStatus.objects.stale().exists()
