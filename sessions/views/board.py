"""The planning board."""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from lms.dates import FIRST_YEAR, LAST_YEAR, today
from lms.look.requests import page_asked
from lms.people.decorators import SignedIn, role_required
from lms.people.models import Role
from lms.people.models.access import access_of
from sessions.forms.board import BoardForm
from sessions.queries.access import organisations_among
from sessions.queries.board import board_choices, board_of
from sessions.queries.moves import last_of_many
from sessions.rules.board import Rows
from sessions.views.planning import organisation_of

# What the form of a new session calls a row of the board.
_ROW = {Rows.TRAINERS: "kursleder", Rows.VENUES: "lokale"}


@require_safe
@role_required(Role.COORDINATOR)
def board(request: SignedIn) -> HttpResponse:
    """Trainers or rooms side by side over weeks."""
    organisation = organisation_of(request)
    form = BoardForm(request.GET, choices=board_choices(organisation, get_language() or ""))
    asked = form.asked(organisation, page=page_asked(request))
    found = board_of(request.user, asked, on=today())
    step = timedelta(weeks=asked.weeks)
    before, after = asked.monday - step, asked.monday + step
    context = {
        "board": found,
        "last": found.columns[-1].last,
        "form": form,
        "organisation": organisation,
        "undo": last_of_many(request.user),
        "back": request.get_full_path(),
        "services": organisations_among(access_of(request.user).organisations(Role.COORDINATOR)),
        "before": before if before.year >= FIRST_YEAR else None,
        "after": after if after.year <= LAST_YEAR else None,
        "kept": _kept(request, "fra", "side"),
        "kept_weeks": _kept(request, "uker", "side"),
        "kept_rows": _kept(request, "rader", "side", "kommune", "kursleder"),
        "weeks": form.weeks,
        "kinds_of_rows": Rows.choices,
        "plan_at": f"{reverse('sessions:plan')}?service={organisation.pk}&{_ROW[asked.rows]}=",
        "narrowed": [organisation.name, *form.in_words()],
    }
    return render(request, "training_sessions/board.html", context)


def _kept(request: SignedIn, *names: str) -> str:
    """The address's words without some of them, to go on with."""
    kept = request.GET.copy()
    for name in names:
        kept.pop(name, None)
    return f"&{kept.urlencode()}" if kept else ""
