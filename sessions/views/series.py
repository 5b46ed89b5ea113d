"""Series: templates, proposals, and what is done to a whole series at once."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from lms.look.form_view import Info, button_view, form_page, form_view
from lms.people.decorators import SignedIn, role_required
from lms.people.models import Role
from lms.people.models.access import access_of
from sessions.actions.planning import add_make_up, moved_to
from sessions.actions.series import (
    adjust_series,
    describe_series,
    discard_series,
    propose_series,
    split_series,
)
from sessions.forms.series import (
    MakeUpForm,
    MoveFollowingForm,
    SeriesFactsForm,
    SeriesForm,
    SlotForm,
)
from sessions.models import Series, TrainingSession
from sessions.queries.access import sessions_in_series, visible_series
from sessions.queries.series_page import series_page
from sessions.queries.series_templates import used_templates
from sessions.queries.staffing import leaders_of
from sessions.views.asking import asked
from sessions.views.planning import PLANNING, organisation_of


@require_safe
@role_required(*PLANNING)
def all_series(request: SignedIn) -> HttpResponse:
    """The service's series, and the templates that new ones are made from."""
    context = {
        "all_series": visible_series(request.user).order_by("-starts_on", "pk"),
        "templates": used_templates(organisation_of(request)),
        "plans_seasons": access_of(request.user).has(Role.COORDINATOR),
    }
    return render(request, "training_sessions/all_series.html", context)


@form_page
@role_required(*PLANNING)
def propose(request: SignedIn) -> HttpResponse:
    """Propose a series from a template."""
    organisation = organisation_of(request)
    form = SeriesForm(request.POST or None, organisation=organisation, initial=request.GET.dict())

    def act() -> Series:
        data = form.cleaned_data
        return propose_series(
            data["template"],
            organisation=organisation,
            name=data["name"],
            starts_on=data["starts_on"],
            weekdays=data["weekdays"],
            starts_at=data["starts_at"],
            venue=data["venue"],
            meeting_link=data["meeting_link"],
            trainers=list(data["trainers"]),
            capacity=data["capacity"],
            county_number=data["county"],
            staffing_reason=data["staffing_reason"],
            audience=data["audience"],
            language=data["language"],
            by=request.user,
        )

    return form_view(
        request,
        form,
        act=act,
        onward=address_of,
        said=Info(_("This is a proposal. Nothing is booked and nobody is told yet.")),
        template="training_sessions/propose.html",
        context={"organisation": organisation},
    )


@form_page
@role_required(*PLANNING)
def series(request: SignedIn, uuid: UUID) -> HttpResponse:
    """One series: as a proposal to adjust and publish, or as it runs."""
    found = own_series(request, uuid)
    page = series_page(found, at=timezone.now(), reader=request.user)
    forms = {one.pk: SlotForm(request.POST or None, session=one) for one in page.drafts}
    if request.method == "POST" and all(form.is_valid() for form in forms.values()):
        slots = [form.slot() for form in forms.values() if form.has_changed()]
        return button_view(
            request,
            act=lambda: adjust_series(found, slots=slots, by=request.user),
            onward=address_of(found) + ("#calendar" if request.POST.get("back") == "calendar" else ""),
            said=_("The proposal is adjusted."),
        )
    return render(
        request,
        "training_sessions/series.html",
        {
            "page": page,
            "series": found,
            "may_copy": found.organisation_id in access_of(request.user).organisations(Role.COORDINATOR),
            "rows": [(row, forms.get(row.planned.session.pk)) for row in page.rows],
            "move": MoveFollowingForm(),
        },
        status=422 if request.method == "POST" else 200,
    )


@form_page
@role_required(*PLANNING)
def describe(request: SignedIn, uuid: UUID) -> HttpResponse:
    """The name of a series, whom it is for, and what is spoken there."""
    found = own_series(request, uuid)
    form = SeriesFactsForm(request.POST or None, instance=own_series(request, uuid))
    return form_view(
        request,
        form,
        act=lambda: describe_series(found, by=request.user, **form.cleaned_data),
        onward=address_of,
        said=_("Saved."),
        template="training_sessions/series_facts.html",
        context={"series": found},
    )


@require_POST
@role_required(*PLANNING)
def discard(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Throw a proposal away."""
    found = own_series(request, uuid)
    return button_view(
        request,
        act=lambda: discard_series(found, by=request.user),
        onward=address_of(found),
        to=lambda _gone: reverse("sessions:all-series"),
        said=_("The proposal is thrown away."),
    )


@require_POST
@role_required(*PLANNING)
def split(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Make a series of its own from a gathering and all that follow it."""
    session = in_series(request, uuid)
    name = request.POST.get("name", "").strip()[:120] or _("%(name)s, part two") % {"name": session.series}
    return button_view(
        request,
        act=lambda: split_series(session, name=name, by=request.user),
        onward=series_address(session),
        to=address_of,
        said=_("The rest is now a series of its own."),
    )


@form_page
@role_required(*PLANNING)
def make_up(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Hold a gathering once more for those who missed it."""
    session = in_series(request, uuid)
    leaders = [leader.pk for leader in leaders_of(session)]
    form = MakeUpForm(request.POST or None, session=session, leaders=leaders)

    def act() -> TrainingSession:
        data = form.cleaned_data
        return add_make_up(
            session,
            begins_at=form.begins_at(),
            by=request.user,
            venue=data.get("venue"),
            trainers=list(data["trainers"]),
            capacity=data["capacity"],
            staffing_reason=data["staffing_reason"],
        )

    return form_view(
        request,
        form,
        act=act,
        onward=lambda extra: reverse("sessions:session", args=[extra.uuid]),
        said=_("The extra gathering is planned."),
        asks=lambda: asked(
            request,
            spans=[moved_to(session, form.begins_at())],
            title=_("Before it is published"),
            yes=_("Publish it all the same"),
            back=series_address(session),
        ),
        refused=form.offer,
        template="training_sessions/make_up_session.html",
        context={"session": session},
    )


def own_series(request: SignedIn, uuid: UUID) -> Series:
    return get_object_or_404(visible_series(request.user), uuid=uuid)


def in_series(request: SignedIn, uuid: UUID) -> TrainingSession:
    return get_object_or_404(sessions_in_series(request.user), uuid=uuid)


def address_of(series: Series) -> str:
    return reverse("sessions:series", args=[series.uuid])


def series_address(session: TrainingSession) -> str:
    if session.series is None:
        return reverse("sessions:session", args=[session.uuid])
    return address_of(session.series)
