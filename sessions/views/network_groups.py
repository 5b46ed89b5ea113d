"""Network groups: find one, join, leave, write, moderate, and plan the meetings."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from lms.look.form_view import button_view, form_page, form_view
from lms.people.decorators import SignedIn, role_required
from lms.people.models import Role
from lms.people.models.access import IN_A_HOME, access_of
from lms.refusals import NotAllowed, Refused
from sessions.actions import group_meetings
from sessions.actions import network_groups as actions
from sessions.actions.planning import moved_to
from sessions.errors import Collides, NotAMember
from sessions.forms.network_groups import (
    GroupForm,
    MeetingsForm,
    MoveMeetingForm,
    PostForm,
    ResourceForm,
    first_day_of,
)
from sessions.models import NetworkGroup
from sessions.queries import network_days
from sessions.queries import network_groups as queries
from sessions.queries.access import coordinated_groups, open_groups
from sessions.queries.network_group_page import group_page
from sessions.views.asking import accepted_in, ask_about, asked
from sessions.views.planning import organisation_of

INSIDE = (IN_A_HOME, Role.TRAINER, Role.COORDINATOR)


@never_cache
@require_safe
@role_required(*INSIDE)
def network(request: SignedIn) -> HttpResponse:
    """One's own groups, groups to join, and the network days ahead."""
    user = request.user
    is_family = access_of(user).has(IN_A_HOME)
    return render(
        request,
        "training_sessions/network_groups.html",
        {
            "groups": queries.groups_of(user),
            "suggestions": queries.suggested_groups(user) if is_family else [],
            "days": network_days.days_ahead(user, after=timezone.now()),
            "lately": network_days.days_lately(user, at=timezone.now()),
            "coordinates": access_of(user).has(Role.COORDINATOR),
        },
    )


@never_cache
@require_safe
@role_required(*INSIDE)
def group(request: SignedIn, uuid: UUID) -> HttpResponse:
    """The inside of a group: meetings, members, links, the board."""
    return _group_page(request, _inside(request, uuid))


@require_POST
@role_required(IN_A_HOME)
def join(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Become a member."""
    found = get_object_or_404(queries.groups_to_join(), uuid=uuid)
    try:
        actions.join_group(found, by=request.user)
    except NotAllowed as error:
        raise Http404 from error
    messages.success(request, _("Welcome to the group. What is said here stays here."))
    return redirect("sessions:group", uuid=found.uuid)


@require_POST
@role_required(IN_A_HOME)
def leave(request: SignedIn, uuid: UUID) -> HttpResponse:
    """End one's own membership."""
    user = request.user
    found = get_object_or_404(queries.groups_with(user), uuid=uuid)
    actions.leave_group(found, person=user)
    messages.success(request, _("You have left the group."))
    return redirect("sessions:network")


@require_POST
@role_required(*INSIDE)
def write(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Put a message on the board."""
    found = _inside(request, uuid)
    form = PostForm(request.POST)
    if not form.is_valid():
        return _group_page(request, found, form=form, status=422)
    return button_view(
        request,
        act=lambda: actions.write_post(found, text=form.cleaned_data["text"], by=request.user),
        onward=reverse("sessions:group", args=[uuid]),
    )


@require_POST
@role_required(*INSIDE)
def post(request: SignedIn, pk: int) -> HttpResponse:
    """Report, hide, show again or erase one message."""
    user = request.user
    found = get_object_or_404(queries.posts_for(user), pk=pk)
    try:
        if "report" in request.POST:
            actions.report_post(found, by=user)
            messages.success(request, _("The facilitator has been told."))
        elif "erase" in request.POST:
            actions.erase_post(found, by=user)
            messages.success(request, _("Your message is erased."))
        elif "hide" in request.POST or "show" in request.POST:
            actions.hide_post(found, by=user, hidden="hide" in request.POST)
    except (NotAllowed, NotAMember) as error:
        raise Http404 from error
    return redirect("sessions:group", uuid=found.group.uuid)


@require_POST
@role_required(*INSIDE)
def resource(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Share a link with the group, or take one away."""
    found = _moderated(request, uuid)
    user = request.user
    removed = request.POST.get("remove", "")
    if removed.isdecimal() and len(removed) < 10:
        actions.remove_resource(get_object_or_404(found.resources, pk=int(removed)), by=user)
        return redirect("sessions:group", uuid=uuid)
    form = ResourceForm(request.POST)
    if not form.is_valid():
        return _group_page(request, found, resource_form=form, status=422)
    actions.add_resource(found, **form.cleaned_data, by=user)
    return redirect("sessions:group", uuid=uuid)


@form_page
@role_required(*INSIDE)
def plan(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Plan a round of recurring meetings."""
    found = _moderated(request, uuid)
    ahead = queries.meetings_of(found, after=timezone.now(), most=60)
    form = MeetingsForm(
        request.POST if request.method == "POST" else None,
        organisation=found.organisation,
        initial=first_day_of(ahead),
    )

    def act() -> int:
        data = form.cleaned_data
        made = group_meetings.plan_meetings(
            found,
            rhythm=data["rhythm"],
            first_day=data["first_day"],
            begins=data["begins"],
            minutes=data["minutes"],
            until=data["until"],
            venue=data["venue"],
            meeting_link=data["meeting_link"],
            apart_from=data["left_out"],
            in_school_holidays=data["in_school_holidays"],
            by=request.user,
            accepted=accepted_in(request),
        )
        return len(made)

    def refused(error: Refused) -> HttpResponse | None:
        if not isinstance(error, Collides):
            return None
        return ask_about(
            request,
            error,
            title=_("Before the meetings are planned"),
            yes=_("Plan them all the same"),
            back=reverse("sessions:plan-meetings", args=[uuid]),
        )

    return form_view(
        request,
        form,
        act=act,
        onward=reverse("sessions:group", args=[uuid]),
        said=lambda number: _("Meetings planned: %(number)d.") % {"number": number},
        refused=refused,
        template="training_sessions/network_group_plan.html",
        context={"group": found, "meetings": ahead},
    )


@form_page
@role_required(*INSIDE)
def move(request: SignedIn, uuid: UUID, meeting: UUID) -> HttpResponse:
    """Hold one meeting at another time."""
    found = _moderated(request, uuid)
    session = get_object_or_404(queries.meetings_to_move(found), uuid=meeting)
    form = MoveMeetingForm(request.POST if request.method == "POST" else None, session=session)
    back = reverse("sessions:group", args=[uuid])
    return form_view(
        request,
        form,
        act=lambda: group_meetings.move_meeting(
            session, begins_at=form.cleaned_data["begins_at"], by=request.user, accepted=accepted_in(request)
        ),
        onward=back,
        said=_("The meeting is moved, and the members are told."),
        asks=lambda: asked(
            request,
            moves=[(session, moved_to(session, form.cleaned_data["begins_at"]))],
            title=_("Before it is moved"),
            yes=_("Move it all the same"),
            back=back,
        ),
        template="training_sessions/network_group_move.html",
        context={"group": found, "session": session},
    )


@require_POST
@role_required(*INSIDE)
def call_off(request: SignedIn, uuid: UUID, meeting: UUID) -> HttpResponse:
    """Leave one meeting out."""
    found = _moderated(request, uuid)
    session = get_object_or_404(queries.all_meetings_of(found), uuid=meeting)
    return button_view(
        request,
        act=lambda: group_meetings.call_off_meeting(session, by=request.user),
        onward=reverse("sessions:group", args=[uuid]),
        said=_("The meeting is called off, and the members are told."),
    )


@form_page
@role_required(Role.COORDINATOR)
def start(request: SignedIn) -> HttpResponse:
    """Start a group."""
    organisation = organisation_of(request)
    form = GroupForm(request.POST if request.method == "POST" else None, organisation=organisation)
    return form_view(
        request,
        form,
        act=lambda: actions.start_group(organisation=organisation, **form.cleaned_data, by=request.user),
        onward=lambda made: reverse("sessions:group", args=[made.uuid]),
        template="training_sessions/network_group_form.html",
        context={"group": None},
    )


@form_page
@role_required(Role.COORDINATOR)
def change(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Change what a group is called and who facilitates it, or close it."""
    found = get_object_or_404(coordinated_groups(request.user), uuid=uuid)
    user = request.user
    if "close" in request.POST:
        actions.close_group(found, by=user)
        messages.success(request, _("The group is closed."))
        return redirect("sessions:network")
    form = GroupForm(
        request.POST if request.method == "POST" else None, organisation=found.organisation, instance=found
    )
    return form_view(
        request,
        form,
        act=lambda: actions.change_group_page(found, **form.cleaned_data, by=user),
        onward=reverse("sessions:group", args=[uuid]),
        template="training_sessions/network_group_form.html",
        context={"group": found},
    )


def _inside(request: SignedIn, uuid: UUID) -> NetworkGroup:
    return get_object_or_404(open_groups(request.user), uuid=uuid)


def _moderated(request: SignedIn, uuid: UUID) -> NetworkGroup:
    found = _inside(request, uuid)
    if not queries.moderates(request.user, found):
        raise Http404
    return found


def _group_page(
    request: SignedIn,
    found: NetworkGroup,
    *,
    form: PostForm | None = None,
    resource_form: ResourceForm | None = None,
    status: int = 200,
) -> HttpResponse:
    return render(
        request,
        "training_sessions/network_group.html",
        {
            "page": group_page(found, by=request.user, at=timezone.now()),
            "group": found,
            "form": form or PostForm(),
            "resource_form": resource_form or ResourceForm(),
        },
        status=status,
    )
