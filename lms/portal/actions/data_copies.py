"""A copy of all that is kept about a person: asked for, made by a worker, handed out once, gone in a day."""

from collections.abc import Callable
from datetime import timedelta

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from lms.jobs import run_on_commit
from lms.people.actions.traces import audit
from lms.people.models import User
from lms.portal.actions.keeping import KINDS, let_go
from lms.portal.errors import CopyHandedOut, NoCopy, TooManyCopies
from lms.portal.models import DataCopy
from lms.portal.queries.copy_references import References
from lms.portal.queries.data_copies import Section, Whole, documents_of, path_of, person_of, section_of

MAKE = "lms.portal.tasks.make_copy"
SILENT = timedelta(minutes=5)  # after which a worker is taken to be gone
MOST_ATTEMPTS = 3
MOST_A_DAY = 5

Status = DataCopy.Status


@transaction.atomic
def ask_for_copy(person: User, *, language: str) -> DataCopy:
    """Ask for a copy of one's own data. Asked for again while one is under way or ready, it is that one.
    Raises `TooManyCopies`."""
    locked = User.objects.select_for_update(no_key=True).get(pk=person.pk)
    own = DataCopy.objects.filter(person=locked)
    if standing := own.filter(status__in=[Status.WAITING, Status.MAKING, Status.READY]).first():
        return standing
    now = timezone.now()
    if own.filter(asked_at__gt=now - timedelta(days=1)).count() >= MOST_A_DAY:
        raise TooManyCopies
    copy = DataCopy.objects.create(person=locked, language=language, asked_at=now, total=len(KINDS))
    audit("copy.asked", f"person:{locked.uuid}", by=locked)
    run_on_commit(MAKE, copy.pk)
    return copy


def make_copy(pk: int, written: Callable[[Whole], bytes]) -> bool:
    """Make a copy that waits, or that a silent worker left; answers whether it did. `written` makes the
    file. What another worker has taken up meanwhile is left to that one."""
    copy = _claim(pk)
    if copy is None:
        return False
    own = DataCopy.objects.filter(pk=pk, status=Status.MAKING, claimed_at=copy.claimed_at)
    person = person_of(copy.person)
    references, seen = References(person.pks, copy.language), set[str]()
    sections: list[Section] = []
    for kind in KINDS:
        sections.append(section_of(kind, person, references, seen=seen))
        if not own.update(done=F("done") + 1):
            return False
    whole = Whole(
        name=copy.person.name,
        made_at=timezone.now(),
        language=copy.language,
        sections=sections,
        path=path_of(copy.person, copy.language),
        documents=documents_of(person),
    )
    file = written(whole)
    return bool(own.update(status=Status.READY, file=file, ready_at=timezone.now()))


def sweep_copies() -> int:
    """Send copies that still wait, or whose worker is gone, to be made; one that was tried too often is
    marked as failed. What is older than a day goes. Returns how many were sent."""
    now = timezone.now()
    stuck = DataCopy.objects.filter(
        Q(status=Status.WAITING, asked_at__lt=now - timedelta(minutes=1))
        | Q(status=Status.MAKING, claimed_at__lt=now - SILENT)
    )
    stuck.filter(attempts__gte=MOST_ATTEMPTS).update(status=Status.FAILED)
    waiting = list(stuck.filter(attempts__lt=MOST_ATTEMPTS).values_list("pk", flat=True))
    for pk in waiting:
        run_on_commit(MAKE, pk)
    let_go(only="data-copies")
    return len(waiting)


@transaction.atomic
def hand_out_copy(person: User) -> bytes:
    """The file of a copy that is ready, given to its person once and then kept no more. Raises
    `CopyHandedOut`, `NoCopy`."""
    latest = DataCopy.objects.select_for_update().filter(person=person).order_by("-asked_at", "-pk").first()
    if latest is not None and latest.status == Status.HANDED_OUT:
        raise CopyHandedOut
    if latest is None or latest.file is None:
        raise NoCopy
    file = bytes(latest.file)
    latest.status, latest.file, latest.handed_out_at = Status.HANDED_OUT, None, timezone.now()
    latest.save(update_fields=["status", "file", "handed_out_at"])
    audit("copy.handed_out", f"person:{person.uuid}", by=person)
    return file


@transaction.atomic
def _claim(pk: int) -> DataCopy | None:
    now = timezone.now()
    copy = (
        DataCopy.objects.select_for_update(skip_locked=True, of=("self",))
        .select_related("person")
        .filter(pk=pk, attempts__lt=MOST_ATTEMPTS)
        .filter(Q(status=Status.WAITING) | Q(status=Status.MAKING, claimed_at__lt=now - SILENT))
        .first()
    )
    if copy is None:
        return None
    copy.status, copy.claimed_at, copy.attempts, copy.done = Status.MAKING, now, copy.attempts + 1, 0
    copy.save(update_fields=["status", "claimed_at", "attempts", "done"])
    return copy
