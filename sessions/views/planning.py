"""What coordinators meet: the plan, one session in it, venues."""

from dataclasses import replace
from functools import cache
from typing import Any
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
from django.views.decorators.http import require_POST, require_safe

from lms.look.form_view import button_view, form_page, form_view
from lms.look.requests import page_asked, uuid_in
from lms.people.decorators import SignedIn, role_required
from lms.people.models import Organisation, Role
from lms.people.models.access import access_of
from sessions.actions.calling_off import cancel_session
from sessions.actions.planning import change_session, moved_to, plan_session, publish_session
from sessions.forms.planning import CancelForm, PlanForm, VenueForm, copied_from
from sessions.models import TrainingSession, Venue
from sessions.queries.access import (
    organisations_among,
    own_venues,
    series_that_requires,
    sessions_to_call_off,
    sessions_to_copy,
    sessions_to_plan,
    visits_held_as,
)
from sessions.queries.collisions import collisions_at
from sessions.queries.conflicts import conflicts_of, plan_from
from sessions.queries.intended import Intended, as_it_stands
from sessions.queries.moves import last_of_many
from sessions.queries.staffing import leaders_of, trainers_for
from sessions.queries.worklists import Worklist, planned_page
from sessions.rules.times import Span
from sessions.views.asking import accepted_in, asked, collisions_in_words
from sessions.views.previews import AsAsked, as_asked, asked_to_change, asked_to_replace

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
    own = organisations_among(ids)
    found = own.filter(pk=int(chosen)).first() if chosen.isdecimal() and len(chosen) < 10 else own.first()
    if found is None:
        raise PermissionDenied
    return found


@require_safe
@role_required(*PLANNING)
def planned(request: SignedIn) -> HttpResponse:
    """The service's sessions ahead, with seats and leaders: all, or those of one pile. Of the piles,
    those that hold something stand above the plan."""
    pile = _pile(request)
    page = planned_page(request.user, pile, at=timezone.now())
    url = reverse("sessions:planned")
    piles = [
        (f"{label} ({page.numbers[one]})", f"{url}?vis={one}", one is pile)
        for one, label in PILES.items()
        if page.numbers[one] or one is pile
    ]
    context = {
        "page": Paginator(page.sessions, A_PAGE).get_page(page_asked(request)),
        "pile": pile,
        "undo": last_of_many(request.user),
        "tabs": [(_("All"), url, pile is None), *piles] if piles else [],
    }
    return render(request, "training_sessions/planned.html", context)


@form_page
@role_required(*PLANNING)
def plan(request: SignedIn) -> HttpResponse:
    """Plan one session."""
    organisation = organisation_of(request)
    form = PlanForm(
        request.POST or None,
        organisation=organisation,
        initial=_initial(request, organisation) if request.GET else None,
    )
    is_draft = "draft" in request.POST

    def act() -> TrainingSession:
        data = form.cleaned_data
        return plan_session(
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

    return form_view(
        request,
        form,
        act=act,
        onward=_address,
        said=_("The session is planned."),
        asks=lambda: None if is_draft else _asked(request, form.span),
        refused=form.offer,
        template="training_sessions/plan.html",
        context={"organisation": organisation},
    )


@form_page
@role_required(*PLANNING)
def change(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Change a session's time, place, capacity or leaders."""
    session = _managed(request, uuid)
    if session.traits.is_in_home:
        return _to_its_plan(session)
    form = PlanForm(request.POST or None, organisation=session.organisation, session=session)

    def act() -> None:
        data = form.cleaned_data
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

    def asks() -> HttpResponse | None:
        data = form.cleaned_data
        return asked_to_change(
            request,
            session,
            Intended(
                span=form.span,
                venue=data["venue"],
                trainers=tuple(data["trainers"]),
                capacity=data["capacity"],
                staffing_reason=data["staffing_reason"],
            ),
            back=_address(session),
        )

    return form_view(
        request,
        form,
        act=act,
        onward=_address(session),
        said=_("The change is saved, and those concerned are told."),
        asks=asks,
        refused=form.offer,
        template="training_sessions/plan.html",
        context=lambda: {"session": session, "organisation": session.organisation, "cancel": CancelForm()},
    )


@require_POST
@role_required(*PLANNING)
def cancel(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Call a session off, with or without a replacement."""
    session = get_object_or_404(sessions_to_call_off(request.user), uuid=uuid)
    said = _("The session is called off, and those concerned are told.")
    if session.is_cancelled:
        messages.success(request, said)
        return redirect(_address(session))
    if session.traits.is_in_home:
        return _to_its_plan(session)
    form = CancelForm(request.POST)

    @cache
    def instead() -> AsAsked | None:
        """The session held instead, past closed days or at its nearest free time where that was asked for."""
        begins_at = form.replacement()
        if begins_at is None:
            return None
        wanted = replace(as_it_stands(session, leaders_of(session)), span=moved_to(session, begins_at))
        return as_asked(request, [session], {session.pk: wanted})

    def act() -> TrainingSession:
        there = instead()
        replacement = cancel_session(
            session,
            by=request.user,
            replacement_begins_at=there.wanted[session.pk].span[0] if there else None,
            accepted=accepted_in(request),
        )
        return replacement or session

    def asks() -> HttpResponse | None:
        there = instead()
        return asked_to_replace(request, session, there, back=_address(session)) if there else None

    return form_view(
        request,
        form,
        act=act,
        onward=_address,
        said=said,
        asks=asks,
        template="training_sessions/plan.html",
        context=lambda: {
            "form": PlanForm(organisation=session.organisation, session=session),
            "session": session,
            "organisation": session.organisation,
            "cancel": form,
        },
    )


@require_POST
@role_required(*PLANNING)
def publish(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Publish a draft."""
    session = _managed(request, uuid)
    said = _("The session is published.")
    if session.is_published:
        messages.success(request, said)
        return redirect(_address(session))
    return button_view(
        request,
        act=lambda: publish_session(session, by=request.user),
        onward=_address(session),
        said=said,
        asks=lambda: _asked(request, (session.begins_at, session.ends_at)),
    )


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


@require_safe
@role_required(Role.COORDINATOR)
def venues(request: SignedIn) -> HttpResponse:
    """The service's venues."""
    return render(request, "training_sessions/venues.html", {"venues": own_venues(request.user)})


@form_page
@role_required(Role.COORDINATOR)
def venue(request: SignedIn, uuid: UUID | None = None) -> HttpResponse:
    """Add or change a venue."""
    known = get_object_or_404(own_venues(request.user), uuid=uuid) if uuid else None
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


def _asked(request: SignedIn, span: Span) -> HttpResponse | None:
    """The page that asks before a session is published at a time."""
    return asked(
        request,
        spans=[span],
        title=_("Before it is published"),
        yes=_("Publish it all the same"),
        back=reverse("sessions:planned"),
    )


def _initial(request: SignedIn, organisation: Organisation) -> dict[str, Any]:
    """What the address fills in: fields by their names, a trainer and a room by their numbers of ours."""
    found: dict[str, Any] = {}
    if trainer := uuid_in(request.GET.get("kursleder", "")):
        found["trainers"] = list(trainers_for(organisation).filter(uuid=trainer).values_list("pk", flat=True))
    if room := uuid_in(request.GET.get("lokale", "")):
        found["venue"] = organisation.venues.in_use().filter(uuid=room).values_list("pk", flat=True).first()
    if copied := uuid_in(request.GET.get("kopi", "")):
        found |= copied_from(get_object_or_404(sessions_to_copy(request.user), uuid=copied))
    return {**found, **request.GET.dict()}


def _managed(request: SignedIn, uuid: UUID) -> TrainingSession:
    return get_object_or_404(sessions_to_plan(request.user), uuid=uuid)


def _address(session: TrainingSession) -> str:
    return reverse("sessions:session", args=[session.uuid])


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
    series = series_that_requires(session)
    if series is not None:
        return redirect("sessions:series-visits", uuid=series.uuid)
    visit = get_object_or_404(visits_held_as(session))
    return redirect("sessions:change-visit", uuid=visit.plan.uuid, pk=visit.pk)
