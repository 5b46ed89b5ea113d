"""What it costs that all that is recorded hangs in chains: statements and acts, recorded and sealed, against
the same recorded alone; and how quickly everything is checked."""

from datetime import timedelta
from itertools import cycle, islice
from uuid import uuid4

from django.db import connection, transaction
from django.utils import timezone

from lms.people.actions.traces import audit
from lms.people.models import User
from lms.portal.actions.chain_checks import begin, go_on
from lms.portal.actions.sealing import seal_all
from lms.xapi import profile
from lms.xapi.actions.statements import record
from tests.load.report import heading, measure, ratio, timed

ROUNDS, STATEMENTS, MANY = 5, 400, 20_000


def main() -> None:
    heading("Recording, with and without chains")
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = on")
    _record(50)
    seal_all()
    recording, sealing, rows = 0.0, 0.0, 0
    for _ in range(ROUNDS):
        with timed() as clock:
            _record(STATEMENTS)
        recording += clock.seconds
        with timed() as clock:
            rows += seal_all()
        sealing += clock.seconds
    measure("lessons completed and an act beside each", ROUNDS * STATEMENTS / recording, "a second")
    measure("rows sealed", rows / sealing, "a second")
    ratio("recording and sealing against recording alone", recording + sealing, recording, "under 1.05")
    heading(f"With {MANY:,} statements more")
    with timed() as recorded:
        for _ in range(MANY // 1000):
            with transaction.atomic():
                record(_lessons(1000))
    with timed() as clock:
        rows = seal_all()
    measure("rows sealed", rows / clock.seconds, "a second")
    ratio(
        "recording in thousands and sealing against recording alone",
        recorded.seconds + clock.seconds,
        recorded.seconds,
        "under 1.05",
    )
    check = begin()
    with timed() as clock:
        while go_on(check.pk):
            pass
    check.refresh_from_db()
    measure("rows checked", check.checked / clock.seconds, "a second")
    if check.found:
        raise RuntimeError(f"The check found {check.found} things.")


def _record(number: int) -> None:
    """The platform's own recording, one lesson and one act at a time, each committed."""
    for statement in _lessons(number):
        with transaction.atomic():
            record([statement])
            audit("lesson.finished", f"lesson:{uuid4()}", by=None)


def _lessons(number: int) -> list[profile.Stated]:
    people = [User.objects.create(username=f"bench-{uuid4()}").uuid for _ in range(20)]
    return [
        profile.completed_lesson(person, lesson=uuid4(), duration=timedelta(minutes=9), at=timezone.now())
        for person in islice(cycle(people), number)
    ]
