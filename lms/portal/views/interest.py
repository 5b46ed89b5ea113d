"""The form that starts the path, and the coordinators' list of those who wrote."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cms.models import InfoPage
from lms.people.actions import throttling
from lms.people.actions.doors import network_of
from lms.people.decorators import SignedIn, role_required
from lms.people.models import Role
from lms.people.models.access import FOSTER_PARENT, access_of
from lms.portal.actions.interest import answer_interest, begin_path, show_interest
from lms.portal.errors import AlreadyAnswered, NoAddress, NobodyThere
from lms.portal.forms import InterestForm
from lms.portal.models import Interest
from lms.portal.queries.public_pages import network_days_ahead

SHOWN_A_PAGE = 25
SUGGESTED = 3


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def interest(request: HttpRequest) -> HttpResponse:
    """Tell a foster care service that one wonders."""
    form = InterestForm(request.POST or None)
    status = 200
    if form.is_valid():
        chosen = dict(form.cleaned_data)
        if chosen.pop("website"):
            return redirect("portal:interest-thanks")
        if _has_written_enough(request):
            status = 429
            form.add_error(None, _("There have been too many tries. Wait an hour, or ring us."))
        else:
            try:
                show_interest(**chosen, language=get_language() or settings.LANGUAGE_CODE)
            except NobodyThere:
                form.add_error(
                    "municipality",
                    _("No service answers here yet for this municipality. Ring the municipality, please."),
                )
            else:
                return redirect("portal:interest-thanks")
    if form.errors and status == 200:
        status = 422
    return render(request, "portal/interest.html", {"form": form}, status=status)


@require_GET
def thanks(request: HttpRequest) -> HttpResponse:
    """What happens now that one has written."""
    pages = InfoPage.objects.live().in_menu().filter(locale__language_code=get_language())[:SUGGESTED]
    context = {"days": settings.INTEREST_RETENTION_DAYS, "pages": pages}
    return render(request, "portal/interest_thanks.html", context)


@require_GET
def network_days(request: HttpRequest) -> HttpResponse:
    """The network days to come as anyone may see them: theme, month and region."""
    may_find_more = access_of(request.user).has(FOSTER_PARENT)
    return render(
        request, "portal/network_days.html", {"days": network_days_ahead(), "may_find_more": may_find_more}
    )


@never_cache
@role_required(Role.COORDINATOR)
@require_GET
def interested(request: SignedIn) -> HttpResponse:
    """Those who have written to the coordinator's service: waiting first, then answered ones."""
    rows = Interest.objects.visible_to(request.user).select_related("municipality", "answered_by")
    context = {
        "page": Paginator(rows.waiting().order_by("made_at", "pk"), SHOWN_A_PAGE).get_page(
            request.GET.get("page")
        ),
        "answered": rows.exclude(answered_at=None).order_by("-answered_at")[:20],
        "days": settings.INTEREST_RETENTION_DAYS,
    }
    return render(request, "portal/interested.html", context)


@role_required(Role.COORDINATOR)
@require_POST
def answer(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Note that one has been in touch, or register the home and invite."""
    found = get_object_or_404(Interest.objects.visible_to(request.user), uuid=uuid)
    user = request.user
    try:
        if "begin" in request.POST:
            home = begin_path(found, by=user)
            messages.success(request, _("The home is registered, and the invitation is sent."))
            return redirect("approval:home", home=home.uuid)
        answer_interest(found, by=user)
        messages.success(request, _("Noted."))
    except AlreadyAnswered:
        messages.info(request, _("A colleague has seen to it already."))
    except NoAddress:
        messages.error(request, _("There is no e-mail address to invite. Ring first, and register the home."))
    return redirect("portal:interested")


def _has_written_enough(request: HttpRequest) -> bool:
    key = f"interest:from:{network_of(request)}"
    return bool(throttling.count(key, seconds=settings.INTEREST_WINDOW_SECONDS) > settings.INTEREST_TRIES)
