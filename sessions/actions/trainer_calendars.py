"""Reading when trainers are busy from their own calendars."""

from datetime import datetime, timedelta
from urllib.parse import urljoin, urlsplit

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.db.models import F, Q
from django.utils import timezone

from lms import outgoing, seals
from lms.documents.busy_times import Busy, NotACalendar, busy_times
from lms.jobs import run_on_commit
from lms.people.actions.traces import audit
from lms.people.models import User
from sessions.errors.trainers import NoCalendarAddress
from sessions.models import BusyTime, TrainerCalendar
from sessions.queries.feeds import host

READ = "sessions.tasks.read_calendar"
MOST_BYTES = 2_000_000
EVERY = timedelta(minutes=50)
AHEAD = timedelta(days=400)
_MOST_REDIRECTS = 3
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
Failure = TrainerCalendar.Failure


@transaction.atomic
def subscribe(trainer: User, *, address: str) -> TrainerCalendar:
    """Read a trainer's own calendar at this address from now on, in place of any before. Raises
    `NoCalendarAddress` for what is no address of the open internet by https."""
    address = _as_https(address.strip())
    allowed = ("https", "http") if outgoing.local_is_allowed() else ("https",)
    if urlsplit(address).scheme not in allowed or not urlsplit(address).hostname:
        raise NoCalendarAddress
    TrainerCalendar.objects.filter(trainer=trainer).delete()
    calendar = TrainerCalendar.objects.create(
        trainer=trainer, sealed_address=seals.seal(address), added_at=timezone.now()
    )
    audit("trainer.calendar_added", f"person:{trainer.uuid}", by=trainer)
    run_on_commit(READ, calendar.pk)
    return calendar


@transaction.atomic
def unsubscribe(trainer: User) -> None:
    """Forget a trainer's own calendar, and all that was read of it, at once."""
    TrainerCalendar.objects.filter(trainer=trainer).delete()
    audit("trainer.calendar_removed", f"person:{trainer.uuid}", by=trainer)


def read_calendars(*, at: datetime | None = None) -> int:
    """Read the calendars that have not been read for a while, those that waited longest first. Returns how
    many were tried."""
    now = at or timezone.now()
    due = TrainerCalendar.objects.filter(Q(tried_at=None) | Q(tried_at__lte=now - EVERY))
    due = due.filter(trainer__is_active=True).order_by(F("tried_at").asc(nulls_first=True), "pk")
    ids = list(due.values_list("pk", flat=True)[:200])
    for pk in ids:
        read_calendar(pk, at=now)
    return len(ids)


def read_calendar(pk: int, *, at: datetime | None = None) -> None:
    """Read one calendar, and keep when its trainer is busy. What cannot be read leaves what is known for a
    week, and then nothing."""
    now = at or timezone.now()
    calendar = TrainerCalendar.objects.filter(pk=pk).first()
    if calendar is None:
        return
    try:
        reply = _asked(calendar)
        times = None if reply is None else _times_in(reply, at=now)
    except _Failed as failed:
        _keep_failure(calendar, failed.failure, at=now)
    else:
        _keep(calendar, times, etag=reply.etag if reply else calendar.etag, at=now)


class _Failed(Exception):
    def __init__(self, failure: Failure) -> None:
        self.failure = failure


def _asked(calendar: TrainerCalendar) -> outgoing.Reply | None:
    """The calendar as it is now; None if it is as it was."""
    address = calendar.address
    headers = {"Accept": "text/calendar, text/plain;q=0.5", "Accept-Encoding": "identity"}
    if calendar.etag:
        headers["If-None-Match"] = calendar.etag
    try:
        for _ in range(1 + _MOST_REDIRECTS):
            way = outgoing.way_to(address, may_be_local=outgoing.local_is_allowed())
            reply = outgoing.ask(way, "GET", headers=headers, most_bytes=MOST_BYTES + 1)
            if reply.status not in _REDIRECTS or not reply.location:
                break
            address = _as_https(urljoin(address, reply.location))
    except (outgoing.AddressNotAllowed, outgoing.HostNotPublic) as error:
        raise _Failed(Failure.NOT_ALLOWED) from error
    except outgoing.HostNotFound as error:
        raise _Failed(Failure.NOT_FOUND) from error
    except outgoing.Unreachable as error:
        raise _Failed(Failure.NO_ANSWER) from error
    if reply.status == 304 and calendar.etag:
        return None
    if reply.status in (401, 403, 407):
        raise _Failed(Failure.REFUSED)
    if reply.status in (404, 410) or reply.status in _REDIRECTS:
        raise _Failed(Failure.NOT_FOUND)
    if reply.status != 200:
        raise _Failed(Failure.NO_ANSWER)
    return reply


def _times_in(reply: outgoing.Reply, *, at: datetime) -> list[Busy]:
    if len(reply.body) > MOST_BYTES:
        raise _Failed(Failure.TOO_LARGE)
    try:
        return busy_times(reply.body, since=at - timedelta(days=1), until=at + AHEAD, but_from=host())
    except NotACalendar as error:
        raise _Failed(Failure.NOT_A_CALENDAR) from error


@transaction.atomic
def _keep(calendar: TrainerCalendar, times: list[Busy] | None, *, etag: str, at: datetime) -> None:
    """Keep what was read, unless the calendar has been removed or changed meanwhile."""
    standing = TrainerCalendar.objects.select_for_update().filter(pk=calendar.pk).first()
    if standing is None:
        return
    standing.tried_at = standing.read_at = at
    standing.failure = ""
    standing.etag = etag[:200]
    standing.save(update_fields=["tried_at", "read_at", "failure", "etag"])
    if times is not None:
        standing.busy.all().delete()
        BusyTime.objects.bulk_create(
            BusyTime(calendar=standing, period=DateTimeTZRange(*one)) for one in times
        )


@transaction.atomic
def _keep_failure(calendar: TrainerCalendar, failure: Failure, *, at: datetime) -> None:
    TrainerCalendar.objects.filter(pk=calendar.pk).update(tried_at=at, failure=failure)
    if calendar.counts_until is None or calendar.counts_until < at:
        calendar.busy.all().delete()
        TrainerCalendar.objects.filter(pk=calendar.pk).update(etag="")


def _as_https(address: str) -> str:
    """What programs write as webcal is https."""
    return f"https://{address[9:]}" if address.startswith("webcal://") else address
