"""Changes of a series as a whole: each is shown before it is done, and the last can be undone."""

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lms.look.form_view import button_view, form_page
from lms.people.decorators import SignedIn, role_required
from sessions.actions.changing import change_gatherings
from sessions.actions.planning import following_of
from sessions.actions.series import publish_series
from sessions.actions.undoing import undo_move
from sessions.forms.series import MoveFollowingForm
from sessions.forms.series_change import ChangeSeriesForm
from sessions.models import TrainingSession
from sessions.queries.intended import ChangeOfAll, changed, leaders_of_each
from sessions.queries.series_preview import preview_of, standing_in
from sessions.views.asking import accepted_in, asked
from sessions.views.planning import PLANNING
from sessions.views.previews import AsAsked, as_asked, asked_to_publish, drafts_as_asked
from sessions.views.series import address_of, in_series, own_series, series_address


@require_POST
@role_required(*PLANNING)
def publish(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Publish a proposal, all of it or nothing."""
    found = own_series(request, uuid)
    given = drafts_as_asked(request, [found])
    return button_view(
        request,
        act=lambda: publish_series(found, slots=given.slots, by=request.user),
        onward=address_of(found),
        said=_("The series is published."),
        refused=lambda error: _("Nothing was published. %(reason)s") % {"reason": error.said},
        asks=lambda: asked_to_publish(request, given, yes=_("Publish the series"), back=address_of(found)),
    )


@require_POST
@role_required(*PLANNING)
def move_following(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Move a gathering and all that follow it in its series."""
    session = in_series(request, uuid)
    form = MoveFollowingForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Give the number of days to move by."))
        return redirect(series_address(session))
    following = sorted(following_of(session), key=lambda one: one.number or 0)
    change = ChangeOfAll(days=form.cleaned_data["days"], begins=form.cleaned_data["begins"])
    given = as_asked(request, following, changed(following, change, leaders_of_each(following)))
    return change_view(request, session, following, given, onward=series_address(session))


def change_view(
    request: SignedIn,
    session: TrainingSession,
    following: Sequence[TrainingSession],
    given: AsAsked,
    *,
    onward: str,
) -> HttpResponse:
    """Show what a change of gatherings of a session's series comes to, then do it."""
    return button_view(
        request,
        act=lambda: change_gatherings(
            following, wanted=given.wanted, by=request.user, accepted=accepted_in(request)
        ),
        onward=onward,
        said=lambda done: _("Gatherings changed: %(number)d.") % {"number": len(done)},
        asks=lambda: asked(
            request,
            moves=[
                (one, given.wanted[one.pk].span)
                for one in following
                if one.is_published and given.wanted[one.pk].span != (one.begins_at, one.ends_at)
            ],
            preview=preview_of(
                given.wanted,
                session,
                may_skip=not given.skips,
                may_seek=not given.seeks,
                stuck=given.stuck,
                reader=request.user,
            ),
            title=_("Before they are changed"),
            yes=_("Change them"),
            back=onward,
        ),
    )


@form_page
@role_required(*PLANNING)
def change(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Change time, room, places or trainers of a gathering of a series and all that follow it."""
    found = own_series(request, uuid)
    now = timezone.now()
    ahead = [one for one in standing_in([found.pk]) if not one.is_make_up and one.begins_at > now]
    leading = leaders_of_each(ahead)
    leaders = list({one.pk: one for each in leading.values() for one in each}.values())
    form = ChangeSeriesForm(
        request.POST or None,
        series=found,
        ahead=ahead,
        leaders=leaders,
        initial={"first": request.GET.get("fra", "")},
    )
    if request.method == "POST" and form.is_valid():
        following = form.following
        given = as_asked(request, following, changed(following, form.change, leading))
        return change_view(request, following[0], following, given, onward=address_of(found))
    return render(
        request,
        "training_sessions/series_change.html",
        {"form": form, "series": found},
        status=422 if form.errors else 200,
    )


@require_POST
@role_required(*PLANNING)
def undo(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Put the gatherings that were changed last back."""
    found = own_series(request, uuid)
    return button_view(
        request,
        act=lambda: undo_move(found, by=request.user),
        onward=address_of(found),
        said=_("The change is undone, and those concerned are told."),
    )
