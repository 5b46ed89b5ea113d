"""How quick the planning board is with few sessions in a month and with many."""

from datetime import timedelta

from django.test import Client
from django.urls import reverse

from sessions.models import TrainingSession
from tests.load.report import heading, measure, ratio
from tests.load.sessions_bench import BACKEND, FIRST, led, read_page, service_named, sessions_at
from tests.sessions.factories import VenueFactory, coordinator_of, trainer_of

FEW, MANY = 200, 2_000


def main() -> None:
    heading("The planning board of four weeks")
    service = service_named("board")
    client = Client()
    client.force_login(coordinator_of(service), backend=BACKEND)
    venues = [VenueFactory(organisation=service) for _ in range(25)]
    trainers = [trainer_of(service) for _ in range(40)]
    medians = {}
    for number in (FEW, MANY):
        TrainingSession.objects.all().delete()
        for place, venue in enumerate(venues):
            beginnings = [
                FIRST + timedelta(days=each % 28, minutes=37 * each % 480)
                for each in range(place, number, len(venues))
            ]
            led(sessions_at(service, beginnings, venue=venue), trainers[place:], holds=False)
        for rows in ("kursledere", "lokaler"):
            address = reverse("sessions:board") + f"?fra=2027-03-01&uker=4&rader={rows}"
            median, queries, size = read_page(client, address)
            medians[rows, number] = median
            measure(f"{rows}, {number} sessions in the month: median", median * 1000, "ms")
            measure(f"{rows}, {number} sessions in the month: queries", queries)
            measure(f"{rows}, {number} sessions in the month: page", size / 1024, "kB")
    for rows in ("kursledere", "lokaler"):
        ratio(f"{rows}: {MANY} sessions against {FEW}", medians[rows, MANY], medians[rows, FEW])
