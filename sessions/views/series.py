"""Series: templates, proposals, and what is done to a whole series at once."""

from datetime import date, timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from courses.models import Part, ProgrammeVersion
from lms.dates import OSLO
from lms.people.decorators import SignedIn, role_required
from lms.people.models import Role
from lms.people.models.access import access_of
from lms.people.models.order import norwegian
from lms.people.rules import norwegian_order
from lms.refusals import Refused
from sessions.actions import planning
from sessions.actions.planning import add_make_up, following_of, moved_to
from sessions.actions.series import (
    KeptGathering,
    adjust_series,
    discard_series,
    keep_gatherings,
    make_template,
    propose_series,
    publish_series,
    split_series,
)
from sessions.errors import Busy
from sessions.forms.series import (
    GatheringFormSet,
    MakeUpForm,
    MoveFollowingForm,
    SeriesForm,
    SlotForm,
    TemplateForm,
)
from sessions.models import Series, SeriesTemplate, TrainingSession
from sessions.queries.series import Planned, gatherings_of, skipped_days
from sessions.queries.staffing import leaders_of
from sessions.rules.times import shifted
from sessions.views.asking import accepted_in, asked
from sessions.views.planning import PLANNING, organisation_of

GET_OR_POST = ["GET", "HEAD", "POST"]


@require_GET
@role_required(*PLANNING)
def all_series(request: SignedIn) -> HttpResponse:
    """The service's series, and the templates that new ones are made from."""
    series = Series.objects.visible_to(request.user).select_related("template", "organisation")
    templates = SeriesTemplate.objects.filter(is_active=True).select_related("programme_version__programme")
    context = {
        "all_series": series.order_by("-starts_on", "pk"),
        "templates": templates.order_by(*norwegian("name")),
        "may_change_templates": access_of(request.user).has(Role.COORDINATOR),
    }
    return render(request, "training_sessions/all_series.html", context)


@require_http_methods(GET_OR_POST)
@role_required(*PLANNING)
def propose(request: SignedIn) -> HttpResponse:
    """Propose a series from a template."""
    organisation = organisation_of(request)
    form = SeriesForm(request.POST or None, organisation=organisation, initial=request.GET.dict())
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            series = propose_series(
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
                by=request.user,
            )
        except Refused as error:
            form.add_error(None, error.said)
        else:
            messages.info(request, _("This is a proposal. Nothing is booked and nobody is told yet."))
            return redirect("sessions:series", uuid=series.uuid)
    return render(
        request,
        "training_sessions/propose.html",
        {"form": form, "organisation": organisation},
        status=422 if form.errors and request.method == "POST" else 200,
    )


@require_http_methods(GET_OR_POST)
@role_required(*PLANNING)
def series(request: SignedIn, uuid: UUID) -> HttpResponse:
    """One series: as a proposal to adjust and publish, or as it runs."""
    found = _series(request, uuid)
    planned = gatherings_of(found)
    drafts = [one.session for one in planned if one.session.status == TrainingSession.Status.DRAFT]
    forms = {one.pk: SlotForm(request.POST or None, session=one) for one in drafts}
    status = 200
    if request.method == "POST":
        if all(form.is_valid() for form in forms.values()):
            try:
                adjust_series(
                    found,
                    slots=[form.slot() for form in forms.values() if form.has_changed()],
                    by=request.user,
                )
            except Refused as error:
                messages.error(request, error.said)
            else:
                messages.success(request, _("The proposal is adjusted."))
            address = reverse("sessions:series", kwargs={"uuid": found.uuid})
            return redirect(address + ("#calendar" if request.POST.get("back") == "calendar" else ""))
        status = 422
    return render(
        request,
        "training_sessions/series.html",
        {
            "series": found,
            "rows": [(one, forms.get(one.session.pk)) for one in planned],
            "has_drafts": bool(drafts),
            "in_the_way": sum(bool(one.in_the_way) for one in planned),
            "months": _months(planned),
            "has_visits": found.required_visits.exists(),
            "move": MoveFollowingForm(),
            "now": timezone.now(),
            "skipped": skipped_days(found, planned) if drafts else [],
        },
        status=status,
    )


@require_POST
@role_required(*PLANNING)
def publish(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Publish a proposal, all of it or nothing."""
    found = _series(request, uuid)
    drafts = found.sessions.filter(status=TrainingSession.Status.DRAFT).in_order()
    page = asked(
        request,
        spans=[(one.begins_at, one.ends_at) for one in drafts],
        title=_("Before it is published"),
        yes=_("Publish it all the same"),
        back=reverse("sessions:series", args=[found.uuid]),
    )
    if page:
        return page
    try:
        publish_series(found, by=request.user)
    except Refused as error:
        messages.error(request, _("Nothing was published. %(reason)s") % {"reason": error.said})
    else:
        messages.success(request, _("The series is published."))
    return redirect("sessions:series", uuid=found.uuid)


@require_POST
@role_required(*PLANNING)
def discard(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Throw a proposal away."""
    found = _series(request, uuid)
    try:
        discard_series(found, by=request.user)
    except Refused as error:
        messages.error(request, error.said)
        return redirect("sessions:series", uuid=found.uuid)
    messages.success(request, _("The proposal is thrown away."))
    return redirect("sessions:all-series")


@require_POST
@role_required(*PLANNING)
def move_following(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Move a gathering and all that follow it in its series."""
    session = _in_series(request, uuid)
    form = MoveFollowingForm(request.POST)
    if form.is_valid():
        days, begins = form.cleaned_data["days"], form.cleaned_data["begins"]
        published = [one for one in following_of(session) if one.is_published]
        page = asked(
            request,
            moves=[
                (one, shifted((one.begins_at, one.ends_at), days=days, begins=begins)) for one in published
            ],
            title=_("Before they are moved"),
            yes=_("Move them all the same"),
            back=_series_address(session),
        )
        if page:
            return page
        try:
            moved = planning.move_following(
                session,
                days=days,
                begins=begins,
                by=request.user,
                accepted=accepted_in(request),
            )
        except Refused as error:
            messages.error(request, error.said)
        else:
            messages.success(request, _("Gatherings moved: %(number)d.") % {"number": len(moved)})
    else:
        messages.error(request, _("Give the number of days to move by."))
    return _back_to_series(session)


@require_POST
@role_required(*PLANNING)
def split(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Make a series of its own from a gathering and all that follow it."""
    session = _in_series(request, uuid)
    name = request.POST.get("name", "").strip()[:120]
    try:
        part = split_series(
            session, name=name or _("%(name)s, part two") % {"name": session.series}, by=request.user
        )
    except Refused as error:
        messages.error(request, error.said)
        return _back_to_series(session)
    messages.success(request, _("The rest is now a series of its own."))
    return redirect("sessions:series", uuid=part.uuid)


@require_http_methods(GET_OR_POST)
@role_required(*PLANNING)
def make_up(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Hold a gathering once more for those who missed it."""
    session = _in_series(request, uuid)
    leaders = [leader.pk for leader in leaders_of(session)]
    form = MakeUpForm(request.POST or None, session=session, leaders=leaders)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        page = asked(
            request,
            spans=[moved_to(session, form.begins_at())],
            title=_("Before it is published"),
            yes=_("Publish it all the same"),
            back=_series_address(session),
        )
        if page:
            return page
        try:
            extra = add_make_up(
                session,
                begins_at=form.begins_at(),
                by=request.user,
                venue=data.get("venue"),
                trainers=list(data["trainers"]),
                capacity=data["capacity"],
                staffing_reason=data["staffing_reason"],
            )
        except Refused as error:
            form.add_error(None, error.said)
            if isinstance(error, Busy):
                form.nearest = [instant.astimezone(OSLO) for instant in error.nearest]
        else:
            messages.success(request, _("The extra gathering is planned."))
            return redirect("sessions:session", uuid=extra.uuid)
    return render(
        request,
        "training_sessions/make_up_session.html",
        {"form": form, "session": session},
        status=422 if form.errors else 200,
    )


@require_http_methods(GET_OR_POST)
@role_required(Role.COORDINATOR)
def new_template(request: SignedIn) -> HttpResponse:
    """Make a template from the newest version of a programme."""
    newest = ProgrammeVersion.objects.order_by("programme", "-number").distinct("programme")
    versions = {str(version.pk): version for version in newest.select_related("programme__training")}
    named = [(pk, one.programme.training.title_in(get_language())) for pk, one in versions.items()]
    form = TemplateForm(
        request.POST or None, programmes=sorted(named, key=lambda pair: norwegian_order(pair[1]))
    )
    if request.method == "POST" and form.is_valid():
        made = make_template(
            versions[form.cleaned_data["programme"]],
            name=form.cleaned_data["name"],
            by=request.user,
        )
        return redirect("sessions:template", uuid=made.uuid)
    return render(
        request, "training_sessions/new_template.html", {"form": form}, status=422 if form.errors else 200
    )


@require_http_methods(GET_OR_POST)
@role_required(Role.COORDINATOR)
def template(request: SignedIn, uuid: UUID) -> HttpResponse:
    """The gatherings of a template, their lengths, shares and distances."""
    found = get_object_or_404(SeriesTemplate, uuid=uuid)
    parts = Part.objects.filter(
        module_parts__module_version__programme_modules__programme_version=found.programme_version
    )
    formset = GatheringFormSet(
        request.POST or None,
        instance=found,
        queryset=found.gatherings.order_by("number").prefetch_related("delivers", "due_before"),
        form_kwargs={"parts": parts.distinct().select_related("module__training")},
    )
    if request.method == "POST" and formset.is_valid():
        keep_gatherings(
            found,
            kept=[
                KeptGathering(form.instance, form.cleaned_data["delivers"], form.cleaned_data["due_before"])
                for form in formset.forms
                if form not in formset.deleted_forms and form.cleaned_data
            ],
            by=request.user,
        )
        messages.success(request, _("The template is saved. Series already made stay as they are."))
        return redirect("sessions:all-series")
    return render(
        request,
        "training_sessions/template.html",
        {"template": found, "formset": formset},
        status=422 if request.method == "POST" else 200,
    )


def _series(request: SignedIn, uuid: UUID) -> Series:
    series = Series.objects.visible_to(request.user).select_related("template", "organisation")
    return get_object_or_404(series, uuid=uuid)


def _in_series(request: SignedIn, uuid: UUID) -> TrainingSession:
    sessions = TrainingSession.objects.managed_by(request.user).standing().exclude(series=None)
    return get_object_or_404(sessions.select_related("venue", "organisation", "series"), uuid=uuid)


def _back_to_series(session: TrainingSession) -> HttpResponse:
    return redirect(_series_address(session))


def _series_address(session: TrainingSession) -> str:
    if session.series is None:
        return reverse("sessions:session", args=[session.uuid])
    return reverse("sessions:series", args=[session.series.uuid])


def _months(planned: list[Planned]) -> list[dict[str, object]]:
    """Month sheets that a proposal is drawn on: for each month its weeks of (day, gatherings)."""
    by_day: dict[date, list[Planned]] = {}
    for one in planned:
        by_day.setdefault(one.session.begins_at.astimezone(OSLO).date(), []).append(one)
    if not by_day:
        return []
    first, last = min(by_day).replace(day=1), max(by_day)
    months = []
    while first <= last:
        after = (first + timedelta(days=32)).replace(day=1)
        monday = first - timedelta(days=first.weekday())
        weeks = []
        while monday < after:
            days = [monday + timedelta(days=number) for number in range(7)]
            weeks.append(
                {
                    "number": monday.isocalendar().week,
                    "days": [(day, day.month == first.month, by_day.get(day, [])) for day in days],
                }
            )
            monday += timedelta(days=7)
        months.append({"first": first, "weeks": weeks})
        first = after
    return months
