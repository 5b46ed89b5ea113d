"""What coordinators meet: the plan, one session in it, venues."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lms.dates import OSLO
from lms.people.decorators import SignedIn, role_required
from lms.people.models import Organisation, Role
from lms.people.models.access import access_of
from lms.people.models.order import norwegian
from lms.refusals import Refused
from sessions.actions.calling_off import cancel_session
from sessions.actions.planning import change_session, moved_to, plan_session, publish_session
from sessions.errors import Busy
from sessions.forms.planning import CancelForm, PlanForm, VenueForm
from sessions.models import InHomeVisit, SeriesVisit, TrainingSession, Venue
from sessions.queries.collisions import collisions_at
from sessions.queries.conflicts import conflicts_of, plan_from
from sessions.queries.staffing import leaders_read
from sessions.queries.worklists import Worklist, in_pile, with_waiting
from sessions.rules.times import Span
from sessions.views.asking import accepted_in, asked, collisions_in_words

A_PAGE = 20
PLANNING = (Role.COORDINATOR, Role.TRAINER)
PILES = {
    Worklist.LEADERS: gettext_lazy("Without enough trainers"),
    Worklist.AWAY: gettext_lazy("Trainer away"),
    Worklist.WAITING: gettext_lazy("With a waiting list"),
    Worklist.INTERPRETERS: gettext_lazy("Interpreter not confirmed"),
}


def organisation_of(request: HttpRequest) -> Organisation:
    """The service that the user plans for: the chosen one of their own, or the first."""
    access = access_of(request.user)
    ids = access.organisations(Role.COORDINATOR) or access.organisations(Role.TRAINER)
    chosen = request.GET.get("service", "") or request.POST.get("service", "")
    own = Organisation.objects.filter(pk__in=ids).order_by(*norwegian("name"))
    found = own.filter(pk=int(chosen)).first() if chosen.isdecimal() and len(chosen) < 10 else own.first()
    if found is None:
        raise PermissionDenied
    return found


@require_GET
@role_required(*PLANNING)
def planned(request: SignedIn) -> HttpResponse:
    """The service's sessions ahead, with seats and leaders: all, or those of one pile. Of the piles,
    those that hold something stand above the plan."""
    now = timezone.now()
    managed = TrainingSession.objects.managed_by(request.user).standing()
    pile = _pile(request)
    ahead = in_pile(managed, pile, at=now) if pile else managed.filter(period__endswith__gt=now)
    sessions = (
        with_waiting(ahead)
        .select_related("venue__municipality", "organisation", "series")
        .prefetch_related(leaders_read())
        .order_by("period__startswith", "pk")
    )
    url = reverse("sessions:planned")
    numbers = {one: in_pile(managed.order_by(), one, at=now).count() for one in PILES}
    piles = [
        (f"{label} ({numbers[one]})", f"{url}?vis={one}", one is pile)
        for one, label in PILES.items()
        if numbers[one] or one is pile
    ]
    context = {
        "page": Paginator(sessions, A_PAGE).get_page(request.GET.get("page")),
        "pile": pile,
        "tabs": [(_("All"), url, pile is None), *piles] if piles else [],
    }
    return render(request, "training_sessions/planned.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@role_required(*PLANNING)
def plan(request: SignedIn) -> HttpResponse:
    """Plan one session."""
    organisation = organisation_of(request)
    form = PlanForm(
        request.POST or None, organisation=organisation, initial=request.GET.dict() if request.GET else None
    )
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        is_draft = "draft" in request.POST
        if not is_draft and (page := _asked(request, (data["begins_at"], data["ends_at"]))):
            return page
        try:
            session = plan_session(
                organisation=organisation,
                kind=data["kind"],
                begins_at=data["begins_at"],
                ends_at=data["ends_at"],
                title=data["title"],
                parts=[data["part"]] if data["part"] else [],
                venue=data["venue"],
                capacity=data["capacity"],
                trainers=list(data["trainers"]),
                staffing_reason=data["staffing_reason"],
                meeting_link=data["meeting_link"],
                by=request.user,
                taught_minutes=data["taught_minutes"] or None,
                is_published=not is_draft,
            )
        except Refused as error:
            _refuse(form, error)
        else:
            messages.success(request, _("The session is planned."))
            return redirect("sessions:session", uuid=session.uuid)
    return render(
        request,
        "training_sessions/plan.html",
        {"form": form, "organisation": organisation},
        status=422 if form.errors and request.method == "POST" else 200,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@role_required(*PLANNING)
def change(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Change a session's time, place, capacity or leaders."""
    session = _managed(request, uuid)
    if session.traits.is_in_home:
        return _to_its_plan(session)
    form = PlanForm(request.POST or None, organisation=session.organisation, session=session)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        span = (data["begins_at"], data["ends_at"])
        if span != (session.begins_at, session.ends_at) and (page := _asked(request, span, session)):
            return page
        try:
            change_session(
                session,
                by=request.user,
                begins_at=data["begins_at"],
                ends_at=data["ends_at"],
                capacity=data["capacity"],
                venue=data["venue"],
                trainers=list(data["trainers"]),
                title=data["title"] or session.title,
                meeting_link=data["meeting_link"],
                staffing_reason=data["staffing_reason"],
                taught_minutes=data["taught_minutes"],
                accepted=accepted_in(request),
            )
        except Refused as error:
            _refuse(form, error)
        else:
            messages.success(request, _("The change is saved, and those concerned are told."))
            return redirect("sessions:session", uuid=session.uuid)
    return render(
        request,
        "training_sessions/plan.html",
        {"form": form, "session": session, "organisation": session.organisation, "cancel": CancelForm()},
        status=422 if form.errors and request.method == "POST" else 200,
    )


@require_POST
@role_required(*PLANNING)
def cancel(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Call a session off, with or without a replacement."""
    managed = TrainingSession.objects.managed_by(request.user).select_related(
        "venue__municipality", "organisation"
    )
    session = get_object_or_404(managed, uuid=uuid)
    if session.is_cancelled:
        messages.success(request, _("The session is called off, and those concerned are told."))
        return redirect("sessions:session", uuid=session.uuid)
    if session.traits.is_in_home:
        return _to_its_plan(session)
    form = CancelForm(request.POST)
    if form.is_valid():
        begins_at = form.replacement()
        if begins_at and (page := _asked(request, moved_to(session, begins_at), session)):
            return page
        try:
            replacement = cancel_session(
                session,
                by=request.user,
                replacement_begins_at=begins_at,
                accepted=accepted_in(request),
            )
        except Refused as error:
            form.add_error(None, error.said)
        else:
            messages.success(request, _("The session is called off, and those concerned are told."))
            return redirect("sessions:session", uuid=(replacement or session).uuid)
    context = {
        "form": PlanForm(organisation=session.organisation, session=session),
        "session": session,
        "organisation": session.organisation,
        "cancel": form,
    }
    return render(request, "training_sessions/plan.html", context, status=422)


@require_POST
@role_required(*PLANNING)
def publish(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Publish a draft."""
    session = _managed(request, uuid)
    if not session.is_published and (page := _asked(request, (session.begins_at, session.ends_at))):
        return page
    try:
        if not session.is_published:
            publish_session(session, by=request.user)
    except Refused as error:
        messages.error(request, error.said)
    else:
        messages.success(request, _("The session is published."))
    return redirect("sessions:session", uuid=session.uuid)


@require_POST
@role_required(*PLANNING)
def check(request: SignedIn) -> HttpResponse:
    """What would stand in the way of a session as it is being filled in, as a piece of a page."""
    uuid = request.POST.get("session", "")
    session = _managed(request, UUID(uuid)) if _is_uuid(uuid) else None
    organisation = session.organisation if session else organisation_of(request)
    form = PlanForm(request.POST, organisation=organisation, session=session)
    form.is_valid()
    data = form.cleaned_data
    (found,) = conflicts_of([plan_from(data, session)])
    collisions = []
    if session and data.get("begins_at") and data.get("ends_at"):
        span = (data["begins_at"], data["ends_at"])
        collisions = collisions_in_words(collisions_at([(session, span)], by=request.user))
    return render(
        request,
        "training_sessions/parts/check.html",
        {
            "said": [*form.notes(), *collisions, *(error.said for error in found)],
            "is_known": "begins_at" in data,
        },
    )


@require_GET
@role_required(Role.COORDINATOR)
def venues(request: SignedIn) -> HttpResponse:
    """The service's venues."""
    own = access_of(request.user).organisations(Role.COORDINATOR)
    found = (
        Venue.objects.filter(organisation__in=own).select_related("municipality").order_by(*norwegian("name"))
    )
    return render(request, "training_sessions/venues.html", {"venues": found})


@require_http_methods(["GET", "HEAD", "POST"])
@role_required(Role.COORDINATOR)
def venue(request: SignedIn, uuid: UUID | None = None) -> HttpResponse:
    """Add or change a venue."""
    own = access_of(request.user).organisations(Role.COORDINATOR)
    known = get_object_or_404(Venue, organisation__in=own, uuid=uuid) if uuid else None
    form = VenueForm(request.POST or None, instance=known or Venue(organisation=organisation_of(request)))
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("The venue is saved."))
        return redirect("sessions:venues")
    return render(
        request,
        "training_sessions/venue.html",
        {"form": form, "venue": known},
        status=422 if form.errors else 200,
    )


def _asked(request: SignedIn, span: Span, session: TrainingSession | None = None) -> HttpResponse | None:
    """The page that asks before a session is published at a time, or one that runs is moved to it."""
    if session is not None and not session.is_published:
        return None
    return asked(
        request,
        spans=[] if session else [span],
        moves=[(session, span)] if session else [],
        title=_("Before it is moved") if session else _("Before it is published"),
        yes=_("Move it all the same") if session else _("Publish it all the same"),
        back=reverse("sessions:session", args=[session.uuid]) if session else reverse("sessions:planned"),
    )


def _managed(request: SignedIn, uuid: UUID) -> TrainingSession:
    sessions = TrainingSession.objects.managed_by(request.user).standing()
    return get_object_or_404(sessions.select_related("venue__municipality", "organisation"), uuid=uuid)


def _pile(request: HttpRequest) -> Worklist | None:
    """The pile asked for; None for all sessions, also where the word is unknown."""
    asked = request.GET.get("vis", "")
    return Worklist(asked) if asked in {*Worklist} else None


def _is_uuid(text: str) -> bool:
    try:
        return bool(UUID(text))
    except ValueError:
        return False


def _to_its_plan(session: TrainingSession) -> HttpResponse:
    """A visit in a home is changed where its plan is."""
    required = SeriesVisit.objects.filter(session=session).select_related("required__series").first()
    if required is not None:
        return redirect("sessions:series-visits", uuid=required.required.series.uuid)
    visit = get_object_or_404(InHomeVisit.objects.select_related("plan"), session=session)
    return redirect("sessions:change-visit", uuid=visit.plan.uuid, pk=visit.pk)


def _refuse(form: PlanForm, error: Refused) -> None:
    form.add_error(None, error.said)
    if isinstance(error, Busy):
        form.nearest = [instant.astimezone(OSLO) for instant in error.nearest]
