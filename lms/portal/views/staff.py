"""The people of an office, for its leader: who joins, changes work or leaves, and what they hold."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from lms.look.form_view import Info, button_view, form_page, form_view
from lms.people.actions import closings, reviews, staff
from lms.people.decorators import SignedIn, role_required
from lms.people.models import Membership, Role
from lms.people.models.access import LEADER, access_of
from lms.portal.actions.handing_over import hand_over_all
from lms.portal.forms import ColleagueForm, EndRoleForm, HoldingsForm, RoleForm
from lms.portal.queries import offices
from lms.portal.queries.administrators import unled_roles
from sessions.actions.handing_over import HandedOver

_MOST = 500  # at once


@role_required(LEADER, Role.ADMIN)
@require_safe
def people(request: SignedIn) -> HttpResponse:
    """Who works at the offices that one leads; for administrators, those whom no leader confirms."""
    user = request.user
    is_administrator = access_of(user).has(Role.ADMIN)
    context = {
        "offices": offices.people_of(user),
        "unled": unled_roles(user) if is_administrator else None,
    }
    return render(request, "portal/staff.html", context)


@role_required(LEADER)
@form_page
def add(request: SignedIn, office: int) -> HttpResponse:
    """Give a new colleague a role; the link goes by mail."""
    led = get_object_or_404(offices.offices_led_by(request.user), pk=office)
    form = ColleagueForm(led, request.POST or None)

    def act() -> Membership:
        values = dict(form.cleaned_data)
        return staff.add_colleague(led, starts_on=values.pop("from_on"), by=request.user, **values)

    return form_view(
        request,
        form,
        act=act,
        onward=reverse("portal:staff"),
        said=_("A message is sent. The list shows when they have come."),
        template="portal/staff_add.html",
        context={"office": led},
    )


@role_required(LEADER)
@require_POST
def confirm(request: SignedIn, office: int) -> HttpResponse:
    """Confirm for another year those who were chosen."""
    led = get_object_or_404(offices.offices_led_by(request.user), pk=office)
    return button_view(
        request,
        act=lambda: reviews.confirm_people(led, roles=_chosen(request), by=request.user),
        onward="portal:staff",
        said=_confirmed,
    )


@role_required(Role.ADMIN)
@require_POST
def confirm_unled(request: SignedIn) -> HttpResponse:
    """Confirm for another year those of the roles without a leader that were chosen."""
    return button_view(
        request,
        act=lambda: reviews.confirm_by_administrator(roles=_chosen(request), by=request.user),
        onward="portal:staff",
        said=_confirmed,
    )


@role_required(LEADER)
@require_POST
def take_over(request: SignedIn, office: int) -> HttpResponse:
    """Let people of an office that goes over to one's own go on here."""
    led = get_object_or_404(offices.offices_led_by(request.user), pk=office)

    def said(number: int) -> str:
        if not number:
            return Info(_("Choose those who go on with you."))
        return ngettext(
            "%(number)d person goes on with you.", "%(number)d people go on with you.", number
        ) % {"number": number}

    return button_view(
        request,
        act=lambda: closings.take_over_people(led, roles=_chosen(request), by=request.user),
        onward="portal:staff",
        said=said,
    )


@role_required(LEADER)
@require_safe
def colleague(request: SignedIn, number: int) -> HttpResponse:
    """One colleague's role, and what they hold."""
    return _page(request, _held(request, number))


@role_required(LEADER)
@form_page
def change(request: SignedIn, number: int) -> HttpResponse:
    """Another role, permission or last day, from a day on."""
    held = _held(request, number)
    now = {name: getattr(held, name) for name in ("role", "may_approve", "leads", "ends_on")}
    form = RoleForm(held.organisation, request.POST or None, initial=now)

    def act() -> Membership:
        values = {"may_approve": False, **form.cleaned_data}
        return staff.change_role(held, by=request.user, **values)

    return form_view(
        request,
        form,
        act=act,
        onward=lambda changed: reverse("portal:colleague", args=[changed.pk]),
        said=_("The role is changed, and the person is told."),
        template="portal/staff_change.html",
        context={"one": offices.colleague_of(held, reader=request.user)},
    )


@role_required(LEADER)
@form_page
def end(request: SignedIn, number: int) -> HttpResponse:
    """End a colleague's role, at once or after a last day."""
    held = _held(request, number)
    form = EndRoleForm(request.POST or None, initial={"last_day": held.ends_on})

    def act() -> None:
        is_now = form.cleaned_data["when"] == EndRoleForm.NOW
        staff.end_role(held, last_day=None if is_now else form.cleaned_data["last_day"], by=request.user)

    return form_view(
        request,
        form,
        act=act,
        onward=lambda _done: reverse("portal:colleague", args=[held.pk]),
        said=_("It is noted, and the person is told. What they hold stands below until you hand it over."),
        template="portal/staff_end.html",
        context=lambda: {
            "one": offices.colleague_of(held, reader=request.user),
            "holdings": offices.holdings_of(held),
        },
    )


@role_required(LEADER)
@require_POST
def hand_over(request: SignedIn, number: int) -> HttpResponse:
    """Give what a colleague holds to others of the office."""
    held = _held(request, number)
    form = HoldingsForm(held, offices.holdings_of(held), request.POST)
    if not form.is_valid():
        return _page(request, held, form=form, status=422)
    to, editor = form.cleaned_data.get("trainer"), form.cleaned_data.get("editor")

    def said(done: HandedOver) -> str:
        for what, refusal in done.kept:
            messages.warning(request, f"{_named(what)}: {refusal.said}")
        return ngettext(
            "%(number)d thing is handed over.", "%(number)d things are handed over.", done.number
        ) % {"number": done.number}

    return button_view(
        request,
        act=lambda: hand_over_all(held, to=to, editor=editor, by=request.user),
        onward=reverse("portal:colleague", args=[held.pk]),
        said=said,
    )


@role_required(LEADER)
@require_POST
def send_link(request: SignedIn, number: int) -> HttpResponse:
    """Send a colleague who has not come yet the link once more."""
    held = _held(request, number)
    return button_view(
        request,
        act=lambda: staff.send_link_again(held, by=request.user),
        onward=reverse("portal:colleague", args=[held.pk]),
        said=_("A message is sent. The list shows when they have come."),
    )


@role_required(LEADER)
@require_POST
def end_passkeys(request: SignedIn, number: int) -> HttpResponse:
    """Take a colleague's lost passkeys away."""
    held = _held(request, number)

    def said(ended: int) -> str:
        if not ended:
            return Info(_("They have no passkeys."))
        return ngettext("%(number)d passkey is taken away.", "%(number)d passkeys are taken away.", ended) % {
            "number": ended
        }

    return button_view(
        request,
        act=lambda: staff.end_passkeys(held, by=request.user),
        onward=reverse("portal:colleague", args=[held.pk]),
        said=said,
    )


def _confirmed(number: int) -> str:
    if not number:
        return Info(_("Choose those whom you confirm."))
    return ngettext(
        "%(number)d role is confirmed for a year.", "%(number)d roles are confirmed for a year.", number
    ) % {"number": number}


def _chosen(request: SignedIn) -> list[int]:
    """The roles (ids) that were ticked."""
    sent = request.POST.getlist("role")[:_MOST]
    return [int(one) for one in sent if one.isascii() and one.isdecimal() and len(one) < 18]


def _held(request: SignedIn, number: int) -> Membership:
    return get_object_or_404(offices.roles_led_by(request.user), pk=number)


def _page(
    request: SignedIn, held: Membership, *, form: HoldingsForm | None = None, status: int = 200
) -> HttpResponse:
    holdings = offices.holdings_of(held)
    context = {
        "one": offices.colleague_of(held, reader=request.user),
        "holdings": holdings,
        "form": form or HoldingsForm(held, holdings),
        "passkeys": held.user.passkeys.count(),
    }
    return render(request, "portal/staff_one.html", context, status=status)


def _named(what: object) -> str:
    begins_at = getattr(what, "begins_at", None)
    return date_format(begins_at, "j. F Y H:i") if begins_at else str(what)
