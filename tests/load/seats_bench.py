"""How long fifty parallel sign-ups for the last seats take, with a connection each, against one by one."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from time import perf_counter

from django.db import connection

from lms.people.models import User
from sessions.actions.seats import register
from sessions.models import Registration, TrainingSession
from tests.load.report import heading, measure, percentile, ratio, timed
from tests.sessions.factories import TrainingSessionFactory, adult

AT_ONCE, SEATS, ROUNDS = 50, 12, 3


def main() -> None:
    heading(f"{AT_ONCE} sign-ups at once for {SEATS} seats")
    people = [adult() for _ in range(AT_ONCE)]
    waits: list[float] = []
    rounds: list[float] = []
    in_line: list[float] = []
    for _ in range(ROUNDS):
        with timed() as clock:
            _one_by_one(TrainingSessionFactory(capacity=SEATS), people)
        in_line.append(clock.seconds)
        session = TrainingSessionFactory(capacity=SEATS)
        began = perf_counter()
        waits += _all_at_once(session, people)
        rounds.append(perf_counter() - began)
        registered = Registration.objects.filter(session=session, status="registered").count()
        waiting = Registration.objects.filter(session=session, status="waiting").count()
        if (registered, waiting) != (SEATS, AT_ONCE - SEATS):
            raise AssertionError(f"{registered} were let in and {waiting} wait")
        Registration.objects.all().delete()
    measure("all fifty answered, median", percentile(rounds, 0.5) * 1000, "ms")
    measure("one sign-up, median", percentile(waits, 0.5) * 1000, "ms")
    measure("one sign-up, p95", percentile(waits, 0.95) * 1000, "ms")
    ratio("all at once against one by one", percentile(rounds, 0.5), percentile(in_line, 0.5))


def _one_by_one(session: TrainingSession, people: list[User]) -> None:
    """Sign everyone up in turn, and let go of the seats again."""
    for person in people:
        register(session, persons=[person], together=False, by=person)
    Registration.objects.filter(session=session).delete()


def _all_at_once(session: TrainingSession, people: list[User]) -> list[float]:
    """Sign everyone up in the same instant; the seconds each waited."""
    start = Barrier(len(people))

    def sign_up(person: User) -> float:
        connection.ensure_connection()
        try:
            start.wait(60)
            began = perf_counter()
            register(session, persons=[person], together=False, by=person)
            return perf_counter() - began
        finally:
            connection.close()

    with ThreadPoolExecutor(len(people)) as pool:
        return list(pool.map(sign_up, people))
