"""Administrators make two accounts of one person one: proposed by one of them, confirmed by another."""

from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from lms.look.form_view import button_view, form_page, form_view
from lms.people.actions import merging as acts
from lms.people.decorators import SignedIn, role_required
from lms.people.models import Merging, Role
from lms.portal.actions.merging import hindrance_of
from lms.portal.forms import MergeForm
from lms.portal.queries import mergings as queries


@never_cache
@role_required(Role.ADMIN)
@form_page
def mergings(request: SignedIn) -> HttpResponse:
    """What waits, what was done, and a form to propose."""
    form = MergeForm(request.POST or None)

    def propose() -> Merging:
        chosen = form.cleaned_data
        return acts.propose_merging(chosen["kept"], chosen["merged"], seen=chosen["seen"], by=request.user)

    def context() -> dict[str, object]:
        waiting, done = queries.mergings()
        return {"waiting": waiting, "done": done}

    return form_view(
        request,
        form,
        act=propose,
        onward=lambda proposed: reverse("portal:merging", args=[proposed.pk]),
        said=_("It is proposed. Another administrator looks through it, and confirms it."),
        template="portal/mergings.html",
        context=context,
    )


@never_cache
@role_required(Role.ADMIN)
@form_page
def merging(request: SignedIn, number: int) -> HttpResponse:
    """What will be one, before it is: and the buttons of who may press them."""
    shown = queries.merging_shown(number, to=request.user)
    if shown is None:
        raise Http404
    waits = shown.merging
    if request.method == "POST":
        return _pressed(request, waits)
    context = {
        "shown": shown,
        "hindrance": hindrance_of(waits, by=request.user),
        "may_confirm": waits.proposed_by_id is not None
        and request.user.pk not in {waits.proposed_by_id, waits.asked_by_id},
    }
    return render(request, "portal/merging.html", context)


def _pressed(request: SignedIn, waits: Merging) -> HttpResponse:
    by = request.user
    done: dict[str, tuple[Callable[[], object], str, str]] = {
        "take-up": (
            lambda: acts.take_up(waits, by=by),
            _("It is proposed. Another administrator looks through it, and confirms it."),
            reverse("portal:merging", args=[waits.pk]),
        ),
        "confirm": (
            lambda: acts.confirm_merging(waits, by=by),
            _("The two accounts are one. The person is told, and signs in anew."),
            reverse("portal:mergings"),
        ),
        "withdraw": (
            lambda: acts.withdraw_merging(waits, by=by),
            _("It is taken away. Nothing is changed."),
            reverse("portal:mergings"),
        ),
    }
    if (pressed := request.POST.get("do", "")) not in done:
        raise Http404
    act, said, onward = done[pressed]
    here = reverse("portal:merging", args=[waits.pk])
    return button_view(request, act=act, onward=here, to=lambda _done: onward, said=said)
