"""One's own data: see it, take it away, erase what is one's own alone."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from courses.actions.answers import erase_learning_traces
from lms.people.decorators import reader_of
from lms.portal.queries.own_data import own_data
from sessions.actions.wishes import erase_wishes as erase_wishes_of


@login_required
@require_GET
def my_data(request: HttpRequest) -> HttpResponse:
    """What one can see, take away, have put right and erase."""
    return render(request, "portal/my_data.html")


@never_cache
@login_required
@require_GET
def export(request: HttpRequest) -> HttpResponse:
    """One's own data as a file."""
    data = own_data(reader_of(request), language=get_language() or settings.LANGUAGE_CODE)
    response = JsonResponse(data, json_dumps_params={"ensure_ascii": False, "indent": 2})
    response["Content-Disposition"] = 'attachment; filename="mine-data.json"'
    return response


@login_required
@require_POST
def erase_traces(request: HttpRequest) -> HttpResponse:
    """Erase one's own answers, tries and bookmarks; what is completed stands."""
    erase_learning_traces(reader_of(request))
    messages.success(request, _("Your answers and bookmarks are erased."))
    return redirect("portal:my-data")


@login_required
@require_POST
def erase_wishes(request: HttpRequest) -> HttpResponse:
    """Erase what one has said about days, places, needs and interpreter."""
    erase_wishes_of(reader_of(request))
    messages.success(request, _("Your wishes and needs are erased."))
    return redirect("portal:my-data")
