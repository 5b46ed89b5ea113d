"""Network groups: find one, join, leave, write, moderate, and plan the meetings."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lms.people.decorators import SignedIn, role_required
from lms.people.models import Role, User
from lms.people.models.access import IN_A_HOME, access_of
from lms.people.models.order import norwegian
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
from sessions.models import GroupPost, GroupResource, NetworkGroup, TrainingSession
from sessions.queries import network_days
from sessions.queries import network_groups as queries
from sessions.views.asking import accepted_in, ask_about, asked
from sessions.views.planning import organisation_of

INSIDE = (IN_A_HOME, Role.TRAINER, Role.COORDINATOR)


@never_cache
@require_GET
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
@require_GET
@role_required(*INSIDE)
def group(request: SignedIn, uuid: UUID) -> HttpResponse:
    """The inside of a group: meetings, members, links, the board."""
    return _group_page(request, _inside(request, uuid))


@require_POST
@role_required(IN_A_HOME)
def join(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Become a member."""
    found = get_object_or_404(NetworkGroup.objects.open(), uuid=uuid)
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
    found = get_object_or_404(NetworkGroup.objects.with_member(user.pk), uuid=uuid)
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
    try:
        actions.write_post(found, text=form.cleaned_data["text"], by=request.user)
    except Refused as error:
        messages.error(request, error.said)
    return redirect("sessions:group", uuid=uuid)


@require_POST
@role_required(*INSIDE)
def post(request: SignedIn, pk: int) -> HttpResponse:
    """Report, hide, show again or erase one message."""
    user = request.user
    groups = NetworkGroup.objects.visible_to(user)
    found = get_object_or_404(GroupPost.objects.select_related("group"), pk=pk, group__in=groups)
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
        actions.remove_resource(get_object_or_404(GroupResource, pk=int(removed), group=found), by=user)
        return redirect("sessions:group", uuid=uuid)
    form = ResourceForm(request.POST)
    if not form.is_valid():
        return _group_page(request, found, resource_form=form, status=422)
    actions.add_resource(found, **form.cleaned_data, by=user)
    return redirect("sessions:group", uuid=uuid)


@require_http_methods(["GET", "HEAD", "POST"])
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
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        try:
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
                by=request.user,
                accepted=accepted_in(request),
            )
        except Collides as error:
            return ask_about(
                request,
                error,
                title=_("Before the meetings are planned"),
                yes=_("Plan them all the same"),
                back=reverse("sessions:plan-meetings", args=[uuid]),
            )
        except Refused as error:
            form.add_error(None, error.said)
        else:
            messages.success(request, _("Meetings planned: %(number)d.") % {"number": len(made)})
            return redirect("sessions:group", uuid=uuid)
    return render(
        request,
        "training_sessions/network_group_plan.html",
        {"group": found, "form": form, "meetings": ahead},
        status=422 if form.is_bound else 200,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@role_required(*INSIDE)
def move(request: SignedIn, uuid: UUID, meeting: UUID) -> HttpResponse:
    """Hold one meeting at another time."""
    found = _moderated(request, uuid)
    ahead = TrainingSession.objects.filter(group=found).standing().beginning_after(timezone.now())
    session = get_object_or_404(ahead.select_related("group", "venue"), uuid=meeting)
    form = MoveMeetingForm(request.POST if request.method == "POST" else None, session=session)
    if form.is_bound and form.is_valid():
        begins_at = form.cleaned_data["begins_at"]
        page = asked(
            request,
            moves=[(session, moved_to(session, begins_at))],
            title=_("Before it is moved"),
            yes=_("Move it all the same"),
            back=reverse("sessions:group", args=[uuid]),
        )
        if page:
            return page
        try:
            group_meetings.move_meeting(
                session, begins_at=begins_at, by=request.user, accepted=accepted_in(request)
            )
        except Refused as error:
            form.add_error(None, error.said)
        else:
            messages.success(request, _("The meeting is moved, and the members are told."))
            return redirect("sessions:group", uuid=uuid)
    return render(
        request,
        "training_sessions/network_group_move.html",
        {"group": found, "session": session, "form": form},
        status=422 if form.is_bound else 200,
    )


@require_POST
@role_required(*INSIDE)
def call_off(request: SignedIn, uuid: UUID, meeting: UUID) -> HttpResponse:
    """Leave one meeting out."""
    found = _moderated(request, uuid)
    session = get_object_or_404(TrainingSession.objects.select_related("group"), group=found, uuid=meeting)
    try:
        group_meetings.call_off_meeting(session, by=request.user)
    except Refused as error:
        messages.error(request, error.said)
    else:
        messages.success(request, _("The meeting is called off, and the members are told."))
    return redirect("sessions:group", uuid=uuid)


@require_http_methods(["GET", "HEAD", "POST"])
@role_required(Role.COORDINATOR)
def start(request: SignedIn) -> HttpResponse:
    """Start a group."""
    organisation = organisation_of(request)
    form = GroupForm(request.POST if request.method == "POST" else None, organisation=organisation)
    if form.is_bound and form.is_valid():
        made = actions.start_group(organisation=organisation, **form.cleaned_data, by=request.user)
        return redirect("sessions:group", uuid=made.uuid)
    return _form_page(request, form, None)


@require_http_methods(["GET", "HEAD", "POST"])
@role_required(Role.COORDINATOR)
def change(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Change what a group is called and who facilitates it, or close it."""
    organisations = access_of(request.user).organisations(Role.COORDINATOR)
    found = get_object_or_404(
        NetworkGroup.objects.open().select_related("organisation"), uuid=uuid, organisation__in=organisations
    )
    user = request.user
    if "close" in request.POST:
        actions.close_group(found, by=user)
        messages.success(request, _("The group is closed."))
        return redirect("sessions:network")
    form = GroupForm(
        request.POST if request.method == "POST" else None, organisation=found.organisation, instance=found
    )
    if form.is_bound and form.is_valid():
        try:
            actions.change_group_page(found, **form.cleaned_data, by=user)
        except Refused as error:
            form.add_error(None, error.said)
        else:
            return redirect("sessions:group", uuid=uuid)
    return _form_page(request, form, found)


def _form_page(request: HttpRequest, form: GroupForm, found: NetworkGroup | None) -> HttpResponse:
    return render(
        request,
        "training_sessions/network_group_form.html",
        {"form": form, "group": found},
        status=422 if form.is_bound else 200,
    )


def _inside(request: SignedIn, uuid: UUID) -> NetworkGroup:
    groups = NetworkGroup.objects.visible_to(request.user).open()
    return get_object_or_404(groups.select_related("organisation", "facilitator"), uuid=uuid)


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
    user: User = request.user
    moderates = queries.moderates(user, found)
    ahead = queries.meetings_of(found, after=timezone.now())
    return render(
        request,
        "training_sessions/network_group.html",
        {
            "group": found,
            "meetings": ahead,
            "next_meeting": next((one for one in ahead if not one.is_cancelled), None),
            "members": queries.members_of(found, reader=user),
            "posts": queries.board_of(found, reader=user, moderates=moderates),
            "resources": found.resources.order_by(*norwegian("title"), "pk"),
            "moderates": moderates,
            "coordinates": found.organisation_id in access_of(user).organisations(Role.COORDINATOR),
            "is_member": NetworkGroup.objects.with_member(user.pk).filter(pk=found.pk).exists(),
            "form": form or PostForm(),
            "resource_form": resource_form or ResourceForm(),
        },
        status=status,
    )
