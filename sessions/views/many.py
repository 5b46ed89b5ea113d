"""Many sessions changed at once: chosen in a list or on the board, shown first, all or none."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lms.look.form_view import button_view, form_page, form_view
from lms.look.requests import leads_on, uuid_in
from lms.people.decorators import SignedIn, role_required
from sessions.actions.changing import change_gatherings
from sessions.actions.undoing import undo_many
from sessions.forms.many import ChangeManyForm
from sessions.queries.many import MOST, chosen, service_of, sessions_to_change
from sessions.queries.moves import moves_of_many
from sessions.queries.series_preview import preview_in
from sessions.views.asking import accepted_in, asked
from sessions.views.planning import PLANNING

CHOSEN = "samling"


@form_page
@role_required(*PLANNING)
def change_many(request: SignedIn) -> HttpResponse:
    """Choose sessions, say what becomes another of them, see what it comes to, and change all or none."""
    given = request.POST if request.method == "POST" else request.GET
    uuids = [uuid for one in given.getlist(CHOSEN)[:MOST] if (uuid := uuid_in(one))]
    sessions = chosen(request.user, uuids, at=timezone.now())
    service = service_of(sessions)
    if service is None:
        if sessions:
            messages.error(request, _("Choose sessions of one service at a time."))
        return _to_choose(request, status=422 if request.method == "POST" else 200)
    form = ChangeManyForm(request.POST or None, organisation=service)

    def asks() -> HttpResponse | None:
        wanted = form.intended(sessions)
        return asked(
            request,
            moves=[
                (one, wanted[one.pk].span)
                for one in sessions
                if one.is_published and wanted[one.pk].span != (one.begins_at, one.ends_at)
            ],
            preview=preview_in({one.series_id for one in sessions}, wanted, reader=request.user),
            title=_("Before they are changed"),
            yes=_("Change them"),
            back=_back(request),
        )

    return form_view(
        request,
        form,
        act=lambda: change_gatherings(
            sessions, wanted=form.intended(sessions), by=request.user, accepted=accepted_in(request)
        ),
        onward=lambda _done: _back(request),
        said=lambda done: _("Gatherings changed: %(number)d.") % {"number": len(done)},
        asks=asks,
        template="training_sessions/change_many.html",
        context={"sessions": sessions, "back": _back(request), "chosen": CHOSEN},
    )


@require_POST
@role_required(*PLANNING)
def undo(request: SignedIn, pk: int) -> HttpResponse:
    """Take back the last change of many sessions, while nobody has acted on it."""
    move = get_object_or_404(moves_of_many(request.user), pk=pk)
    return button_view(
        request,
        act=lambda: undo_many(move, by=request.user),
        onward=_back(request),
        said=_("The change is undone, and those concerned are told."),
    )


def _to_choose(request: SignedIn, *, status: int) -> HttpResponse:
    sessions = list(sessions_to_change(request.user, at=timezone.now())[:MOST])
    context = {"sessions": sessions, "chosen": CHOSEN, "most": MOST, "back": _back(request)}
    return render(request, "training_sessions/choose_many.html", context, status=status)


def _back(request: HttpRequest) -> str:
    """Where one came from: the board as it was, or the plan."""
    given = request.POST.get("back") or request.GET.get("back") or ""
    if given.startswith(reverse("sessions:board")) and leads_on(request, given):
        return given
    return reverse("sessions:planned")
