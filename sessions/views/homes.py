"""The list of homes that staff sign up from, for a gathering and for a course."""

from collections.abc import Sequence

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from lms import folding
from lms.look.requests import page_asked
from lms.people.decorators import SignedIn
from sessions.models import TrainingSession
from sessions.queries.homes_to_sign_up import home_lines

A_PAGE = 20
_LONGEST = 80


def show_homes(
    request: SignedIn, sessions: Sequence[TrainingSession], *, title: str, back: str, may_invite: bool = False
) -> HttpResponse:
    """The homes that one may sign up to these gatherings, narrowed by words of a name."""
    words = folding.tidied(request.GET.get("navn", ""))[:_LONGEST]
    lines = home_lines(request.user, sessions, words=words, at=timezone.now())
    context = {
        "title": title,
        "back": back,
        "words": words,
        "page": Paginator(lines, A_PAGE).get_page(page_asked(request)),
        "number": sum(bool(one.lacking) for one in lines),
        "may_invite": may_invite,
    }
    return render(request, "training_sessions/homes.html", context)
