"""The form that starts the path, and the coordinators' list of those who wrote."""

from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from lms.look.form_view import button_view, form_page, form_view
from lms.look.requests import page_asked, uuid_in
from lms.people.actions.doors import network_of
from lms.people.decorators import SignedIn, role_required
from lms.people.models import Role
from lms.people.models.access import FOSTER_PARENT, IN_A_HOME, access_of
from lms.portal.actions.interest import answer_interest, begin_path, show_interest, take_turn_to_write
from lms.portal.actions.meetings import sign_up_interested
from lms.portal.forms import InterestForm
from lms.portal.queries import interest as queries
from lms.portal.queries.interest import pages_to_read
from lms.portal.queries.meetings import public_meetings
from lms.portal.queries.public_pages import network_days_ahead
from sessions.queries.visitors import meetings_to_follow


@never_cache
@form_page
def interest(request: HttpRequest) -> HttpResponse:
    """Tell a foster care service that one wonders."""
    form = InterestForm(request.POST or None)
    return form_view(
        request,
        form,
        act=lambda: _leave_word(request, **form.cleaned_data),
        onward="portal:interest-thanks",
        template="portal/interest.html",
        context=lambda: {
            "meetings": [] if access_of(request.user).has(IN_A_HOME) else public_meetings(at=timezone.now())
        },
    )


def _leave_word(request: HttpRequest, *, website: str, **written: str) -> None:
    if website:
        return  # a program that fills in everything is thanked like everybody else
    take_turn_to_write(network=network_of(request))
    show_interest(**written, language=get_language() or settings.LANGUAGE_CODE)


@require_safe
def thanks(request: HttpRequest) -> HttpResponse:
    """What happens now that one has written."""
    pages = pages_to_read(get_language() or settings.LANGUAGE_CODE)
    context = {"days": settings.RETENTION_DAYS["INTEREST_RETENTION_DAYS"], "pages": pages}
    return render(request, "portal/interest_thanks.html", context)


@require_safe
def network_days(request: HttpRequest) -> HttpResponse:
    """The network days to come as anyone may see them: theme, month and region."""
    may_find_more = access_of(request.user).has(FOSTER_PARENT)
    return render(
        request, "portal/network_days.html", {"days": network_days_ahead(), "may_find_more": may_find_more}
    )


@never_cache
@role_required(Role.COORDINATOR)
@require_safe
def interested(request: SignedIn) -> HttpResponse:
    """Those who have written to the coordinator's service: waiting first, then answered ones."""
    shown = queries.interested(request.user, page=page_asked(request))
    context = {
        "page": shown.page,
        "shown": shown,
        "days": settings.RETENTION_DAYS["INTEREST_RETENTION_DAYS"],
    }
    return render(request, "portal/interested.html", context)


@role_required(Role.COORDINATOR)
@require_POST
def answer(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Note that one has been in touch, or register the home and invite."""
    found, user = get_object_or_404(queries.interests_of(request.user), uuid=uuid), request.user
    if "begin" in request.POST:
        return button_view(
            request,
            act=lambda: begin_path(found, by=user),
            onward="portal:interested",
            to=lambda home: reverse("approval:home", args=[home.uuid]),
            said=_("The home is registered, and the invitation is sent."),
        )
    if uuid_in(chosen := request.POST.get("meeting", "")):
        session = get_object_or_404(meetings_to_follow(user), uuid=chosen)
        return button_view(
            request,
            act=lambda: sign_up_interested(found, session, by=user),
            onward="portal:interested",
            said=_("%(name)s is signed up to the meeting, and told so by e-mail where there is an address.")
            % {"name": found.name},
        )
    return button_view(
        request,
        act=lambda: answer_interest(found, by=user),
        onward="portal:interested",
        said=_("Noted."),
    )
