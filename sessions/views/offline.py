"""The roster without coverage: a page that holds nobody's data, and the marks that a phone delivers."""

import json
from datetime import time
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from lms.people.decorators import SignedIn, role_required
from lms.people.models import Role, User
from lms.refusals import Refused
from sessions.actions.attendance import record_attendance
from sessions.errors import MarkedMeanwhile
from sessions.models import Mark, TrainingSession
from sessions.queries.access import sessions_that_run
from sessions.queries.attendance import mark_of, roster
from sessions.queries.by_clock import is_by_clock, minutes_at

_MOST = 300


@require_safe
def offline_roster(request: HttpRequest) -> HttpResponse:
    """The page that a phone keeps; the list itself lies on the phone alone."""
    return render(request, "training_sessions/offline_roster.html")


@never_cache
@require_POST
@role_required(Role.TRAINER, Role.COORDINATOR)
def deliver(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Take marks that were made without coverage: JSON `{"marks": [{"registration", "mark",
    "minutes", "version"}]}`, with `clock` ("17:25") for `minutes` where somebody came late or left early on
    one day. Answers each with what came of it: `said` is empty where the mark stands. Where another mark
    stands by now, nothing is overwritten, both are told, and `standing` is the version that a delivery must
    name to correct it. The same mark again changes nothing."""
    session = get_object_or_404(sessions_that_run(request.user), uuid=uuid)
    marks = _marks_in(request.body)
    if marks is None:
        return JsonResponse({"error": _("The marks could not be read.")}, status=400)
    user = request.user
    known = {str(one.registration.uuid): one for one in roster(session, by=user)}
    answers = []
    for mark in marks:
        participant = known.get(mark["registration"])
        said, standing = _("Somebody on the list is no longer on it; that mark was left out."), None
        if participant is not None:
            said, standing = _deliver_one(session, participant.person, participant.name, mark, user)
        answers.append({"registration": mark["registration"], "said": said, "standing": standing})
    return JsonResponse({"marks": answers})


def _deliver_one(
    session: TrainingSession, person: User, name: str, mark: dict[str, Any], by: User
) -> tuple[str, int | None]:
    """What stood in the way, in words, and the version of another mark that stands; `("", None)` when
    the mark was taken."""
    try:
        record_attendance(
            session,
            person=person,
            mark=mark["mark"],
            minutes=_minutes_in(mark, session),
            reason="offline",
            seen_version=mark["version"],
            by=by,
        )
    except MarkedMeanwhile:
        stands = mark_of(person, session)
        if stands is None:
            raise
        said = _("%(name)s: you marked %(mine)s, but %(theirs)s stands.") % {
            "name": name,
            "mine": Mark(mark["mark"]).label,
            "theirs": stands.get_mark_display(),
        }
        return said, stands.version
    except Refused as error:
        return f"{name}: {error.said}", None
    return "", None


def _minutes_in(mark: dict[str, Any], session: TrainingSession) -> int | None:
    """The minutes of a mark, made of the clock where it has one. Raises `ClockRefused`."""
    minutes: int | None = mark["minutes"]
    if mark["clock"] is None or not is_by_clock(session):
        return minutes
    return minutes_at(session, mark["mark"], mark["clock"])


def _marks_in(body: bytes) -> list[dict[str, Any]] | None:
    """The marks that a delivery holds; None for anything else."""
    try:
        rows = json.loads(body)["marks"]
        return [
            {
                "registration": str(UUID(row["registration"])),
                "mark": Mark(row["mark"]),
                "minutes": None if row["minutes"] is None else int(row["minutes"]),
                "clock": time.fromisoformat(row["clock"]) if row.get("clock") else None,
                "version": int(row["version"]),
            }
            for row in rows[:_MOST]
        ]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
