"""What staff are shown before they do something that others must live with: days that people have to be
asked for, and seats that would collide. One page, one more press."""

from collections.abc import Iterable, Sequence
from hashlib import sha256

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lms.dates import OSLO
from lms.look.form_fields import dated
from lms.look.requests import uuid_in
from lms.people.decorators import SignedIn
from sessions.errors import Collides, Collision
from sessions.models import TrainingSession
from sessions.queries.access import persons_of
from sessions.queries.calendars import days_to_ask_for
from sessions.queries.collisions import collisions_at
from sessions.queries.series_preview import Preview
from sessions.rules.times import Span

ANYWAY, ACCEPTED = "anyway", "accepted"
_OURS = ("csrfmiddlewaretoken", ANYWAY, ACCEPTED)
MOST_NAMES = 12


def accepted_in(request: HttpRequest) -> list[int]:
    """The users (ids) whom staff have been shown to collide, and go on all the same; what is sent names
    their seats elsewhere, and nobody by a permanent id."""
    seats = [uuid for given in request.POST.getlist(ACCEPTED) if (uuid := uuid_in(given))]
    return persons_of(seats)


def asked(
    request: SignedIn,
    *,
    spans: Iterable[Span] = (),
    moves: Sequence[tuple[TrainingSession, Span]] = (),
    preview: Preview | None = None,
    title: str,
    yes: str,
    back: str,
) -> HttpResponse | None:
    """The page that asks first; None where nothing has to be asked, or it has been, and the answer is to
    go on.

    `spans` are the times at which something is to be, `moves` the sessions that people are signed up to
    with their new times, `preview` what the move comes to, which is shown wherever it is given. `yes` is
    the button that goes on, `back` the address that leads away.
    """
    days = days_in_words([*spans, *(span for _session, span in moves)])
    moved = {session.pk for session, _span in moves}
    collisions = collisions_at(moves, by=request.user, moved=moved)
    unseen = {one.person for one in collisions} - set(accepted_in(request))
    shown = [*days, *(preview.said if preview else ())]
    is_answered = not shown or request.POST.get(ANYWAY) == _mark_of(shown)
    if is_answered and not unseen:
        return None
    return _page(request, days, collisions, preview=preview, title=title, yes=yes, back=back)


def ask_about(request: HttpRequest, error: Collides, *, title: str, yes: str, back: str) -> HttpResponse:
    """The page that shows who would collide, where an action has refused for their sake alone."""
    return _page(request, [], error.collisions, title=title, yes=yes, back=back)


def _page(
    request: HttpRequest,
    days: Sequence[str],
    collisions: Sequence[Collision],
    *,
    preview: Preview | None = None,
    title: str,
    yes: str,
    back: str,
) -> HttpResponse:
    mark = _mark_of([*days, *(preview.said if preview else ())])
    given = [(name, one) for name, all_ in request.POST.lists() if name not in _OURS for one in all_]
    context = {
        "title": title,
        "said": [*days, *collisions_in_words(collisions)],
        "preview": preview,
        "given": given,
        "entries": [
            *given,
            (ANYWAY, mark),
            *((ACCEPTED, one.seat) for one in collisions),
        ],
        "yes": yes,
        "back": back,
    }
    return render(request, "training_sessions/ask_first.html", context, status=409)


def days_in_words(spans: Iterable[Span]) -> list[str]:
    """A sentence for each day of these times that people have to be asked for."""
    found: dict[str, None] = {}
    for begins_at, ends_at in spans:
        first, last = begins_at.astimezone(OSLO).date(), ends_at.astimezone(OSLO).date()
        for day, name in days_to_ask_for(first, last).items():
            values = {"day": dated(day, "l j. F"), "name": name}
            found[_("%(day)s is %(name)s. Have those who are to come been asked?") % values] = None
    return list(found)


def collisions_in_words(collisions: Sequence[Collision]) -> list[str]:
    """One sentence on who would hold two seats at the same time; none where nobody would."""
    names = [one.name for one in collisions]
    if not names:
        return []
    shown = [*names[:MOST_NAMES], *(["…"] if len(names) > MOST_NAMES else [])]
    return [
        ngettext(
            "%(number)d of those signed up holds a place in another session at that time: %(names)s. "
            "They keep both for now, and are told to choose.",
            "%(number)d of those signed up hold a place in another session at that time: %(names)s. "
            "They keep both for now, and are told to choose.",
            len(names),
        )
        % {"number": len(names), "names": ", ".join(shown)}
    ]


def _mark_of(said: Sequence[str]) -> str:
    """Stands for what was asked, so that a yes to one thing is none to another."""
    return sha256("\n".join(said).encode()).hexdigest()[:16]
