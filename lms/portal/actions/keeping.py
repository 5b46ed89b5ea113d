"""The one table of every kind of record about people, and the job that lets go of what is past its keeping.

Kinds go one after the other, each in batches; a batch is a transaction, with the line of the log that says
what went. A job that is ended in the middle has lost nothing, and the next one goes on.
"""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import ProtectedError, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.actions import keeping as content
from courses.actions import keeping as training
from lms.approval.actions import keeping as decisions
from lms.dates import oslo_day
from lms.notices.actions import keeping as messages
from lms.people.actions import keeping as people
from lms.people.actions.sweeping import Emptied, Files, OldRows
from lms.people.rules.keeping import Fate, KeptFor, KeptKind, LegalGround, MaySee, Since, Whose
from lms.portal.actions import copies
from lms.portal.actions.past_training import PastTraining
from lms.portal.models import Disposal
from sessions.actions import keeping as gatherings

BATCH = 500
logger = logging.getLogger(__name__)
_OWN = (
    KeptKind(
        code="interest",
        name=_("Questions about becoming a foster home"),
        models=("portal.Interest",),
        purpose=KeptFor.RECRUITING,
        basis=LegalGround.CONSENT,
        whose=(Whose.VISITORS,),
        seen_by=(MaySee.SERVICE,),
        setting="INTEREST_RETENTION_DAYS",
        since=Since.MADE,
        sweeps=(OldRows("portal.Interest", lambda before: Q(made_at__lt=before)),),
    ),
    KeptKind(
        code="choices",
        name=_("How you like the site: messages, pace, saved lists, tours taken"),
        models=("notices.Preference", "approval.LearningPace", "approval.SavedView", "portal.TourTaken"),
        purpose=KeptFor.CONTACT,
        basis=LegalGround.TASK,
        whose=(Whose.FAMILIES, Whose.STAFF),
        seen_by=(MaySee.OWNER,),
        setting="ACCOUNT_RETENTION_DAYS",
        since=Since.SIGNED_IN,
        note=_("You can change them; they go with the account."),
    ),
    KeptKind(
        code="data-copies",
        name=_("Copies of your data that you asked for"),
        models=("portal.DataCopy",),
        purpose=KeptFor.OPENNESS,
        basis=LegalGround.DUTY,
        whose=(Whose.FAMILIES, Whose.STAFF),
        seen_by=(MaySee.OWNER,),
        setting="DATA_COPY_RETENTION_DAYS",
        since=Since.MADE,
        sweeps=(OldRows("portal.DataCopy", lambda before: Q(asked_at__lt=before)),),
        note=_("The file goes as soon as you have taken it."),
    ),
    KeptKind(
        code="policy-refusals",
        name=_("What browsers refused to load on a page: counts by day, nobody's name"),
        models=("portal.PolicyRefusal",),
        purpose=KeptFor.SAFETY,
        basis=LegalGround.SECURITY,
        whose=(),
        seen_by=(MaySee.ADMINISTRATORS,),
        setting="SECURITY_EVENT_RETENTION_DAYS",
        since=Since.MADE,
        sweeps=(OldRows("portal.PolicyRefusal", lambda before: Q(on__lt=oslo_day(before))),),
    ),
    KeptKind(
        code="data-requests",
        name=_("What you asked to have put right or limited, and the answers"),
        models=("portal.DataRequest",),
        purpose=KeptFor.OPENNESS,
        basis=LegalGround.DUTY,
        whose=(Whose.FAMILIES, Whose.STAFF),
        seen_by=(MaySee.OWNER, MaySee.SERVICE, MaySee.MUNICIPALITY, MaySee.ADMINISTRATORS),
        setting="DATA_REQUEST_RETENTION_DAYS",
        since=Since.ENDED,
        sweeps=(
            OldRows(
                "portal.DataRequest",
                lambda before: (
                    Q(answered_at__lt=before) & ~Q(right="restriction", status="done", lifted_at=None)
                ),
            ),
        ),
        note=_("A limit stays until it is lifted."),
    ),
    KeptKind(
        code="disposals",
        name=_("What was deleted, by which rule: kinds and numbers, nobody's name"),
        models=("portal.Disposal",),
        purpose=KeptFor.OPENNESS,
        basis=LegalGround.DUTY,
        whose=(),
        seen_by=(MaySee.ADMINISTRATORS, MaySee.AUDITOR),
        setting="AUDIT_RETENTION_DAYS",
        since=Since.MADE,
        sweeps=(OldRows("portal.Disposal", lambda before: Q(at__lt=before)),),
    ),
    KeptKind(
        code="copies",
        name=_("Copies beside the records: search, files, what is kept for speed, tasks that wait"),
        models=("portal.SearchText", "portal.SearchWord", "wagtailsearch.IndexEntry"),
        purpose=KeptFor.SAFETY,
        basis=LegalGround.SECURITY,
        whose=(Whose.FAMILIES, Whose.STAFF),
        seen_by=(MaySee.NOBODY,),
        setting="COPY_RETENTION_DAYS",
        since=Since.ENDED,
        sweeps=copies.SWEEPS,
        note=_("They go with their record; what was left behind goes after this time."),
    ),
    KeptKind(
        code="erasures",
        name=_("That an account was erased, with its receipt: numbers, nobody's name"),
        models=("portal.PersonErasure",),
        purpose=KeptFor.OPENNESS,
        basis=LegalGround.DUTY,
        whose=(Whose.FAMILIES,),
        seen_by=(MaySee.OWNER, MaySee.OFFICE, MaySee.ADMINISTRATORS),
        setting="AUDIT_RETENTION_DAYS",
        since=Since.MADE,
        sweeps=(
            Emptied(
                "portal.PersonErasure",
                lambda before: Q(finished_at__lt=before),
                {"receipt": {}, "gone": {}, "code_hash": None},
            ),
        ),
        fate=Fate.EMPTIED,
        note=_("The account's number stays, so that no copy of the database brings it back."),
    ),
    KeptKind(
        code="backups",
        name=_("Backups: all of the above as it was, encrypted, for when the site must be restored"),
        models=(),
        purpose=KeptFor.SAFETY,
        basis=LegalGround.SECURITY,
        whose=(Whose.FAMILIES, Whose.STAFF, Whose.VISITORS),
        seen_by=(MaySee.NOBODY,),
        setting="BACKUP_RETENTION_DAYS",
        since=Since.MADE,
        sweeps=(Files("backups", lambda: Path(settings.BACKUP_DIR), pattern="*.age", fewest=1),),
        note=_("The newest one stays until there is another."),
    ),
)
_TRAINING = tuple(
    replace(kind, sweeps=(PastTraining(kind.models),)) if kind.code == "training" else kind
    for kind in training.KINDS
)
KINDS: tuple[KeptKind, ...] = (
    *_TRAINING,
    *gatherings.KINDS,
    *decisions.KINDS,
    *messages.KINDS,
    *people.KINDS,
    *content.KINDS,
    *_OWN,
)


@dataclass(frozen=True, slots=True)
class Due:
    """How much of one kind of record is past its keeping, which is so many days."""

    kind: KeptKind
    days: int
    number: int


def days_of(kind: KeptKind) -> int:
    """For how many days a kind of record is kept."""
    days: int = settings.RETENTION_DAYS[kind.setting]
    return days


def due(*, at: datetime | None = None, only: str = "") -> Iterator[Due]:
    """What would go now, of all kinds or one: a dry run."""
    now = at or timezone.now()
    for kind in KINDS:
        if kind.code == (only or kind.code):
            before = now - timedelta(days=days_of(kind))
            yield Due(kind, days_of(kind), sum(sweep.count(before) for sweep in kind.sweeps))


def let_go(*, at: datetime | None = None, only: str = "") -> int:
    """Let go of what is past its keeping, of all kinds or one; returns of how many rows and files.
    What something else still holds is logged, stands as left over, and keeps no other kind back."""
    now, number = at or timezone.now(), 0
    for kind in KINDS:
        if kind.code == (only or kind.code):
            try:
                number += _let_go_of(kind, now)
            except ProtectedError:
                logger.exception("What is past its keeping is held by something: %s", kind.code)
    return number


def left_over(*, at: datetime | None = None, only: str = "") -> list[Due]:
    """What should be gone for a day at least and is not."""
    now = at or timezone.now()
    return [one for one in due(at=now - timedelta(days=1), only=only) if one.number]


def _let_go_of(kind: KeptKind, now: datetime) -> int:
    before, number = now - timedelta(days=days_of(kind)), 0
    for sweep in kind.sweeps:
        while True:
            with transaction.atomic():
                gone = sweep.take(before, BATCH)
                Disposal.objects.bulk_create(
                    Disposal(at=now, kind=kind.code, model=model, number=count, days=days_of(kind))
                    for model, count in gone.items()
                )
            number += sum(gone.values())
            if not gone:
                break
    return number
