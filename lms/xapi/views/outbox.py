"""What is on its way to the external store, and what went wrong."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from lms.people.decorators import SignedIn, role_required
from lms.people.models import Role
from lms.xapi.actions import forwarding
from lms.xapi.queries import forwarding as queries


@role_required(Role.ADMIN)
@require_safe
def outbox(request: SignedIn) -> HttpResponse:
    """How many wait, are parked and were delivered; the oldest that wait and the last errors."""
    context = {"is_on": forwarding.is_on(), "outbox": queries.forwarding()}
    return render(request, "xapi/outbox.html", context)


@role_required(Role.ADMIN)
@require_POST
def replay(request: SignedIn) -> HttpResponse:
    """Send what was parked again."""
    count = forwarding.replay(by=request.user, parked=True)
    messages.success(
        request,
        ngettext("%(count)d statement is sent again.", "%(count)d statements are sent again.", count)
        % {"count": count}
        if count
        else _("There was nothing to send again."),
    )
    return redirect("xapi:outbox")
