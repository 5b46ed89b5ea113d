"""What is on its way to the external store, and what went wrong."""

from django.contrib import messages
from django.db.models import Count, Min
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from lms.people.decorators import SignedIn, role_required
from lms.people.models import Role
from lms.xapi.actions import forwarding
from lms.xapi.models import Outbox

_SHOWN = 50


@role_required(Role.ADMIN)
@require_GET
def outbox(request: SignedIn) -> HttpResponse:
    """How many wait, are parked and were delivered; the oldest that wait and the last errors."""
    counted = Outbox.objects.values("state").annotate(number=Count("pk"), oldest=Min("stored"))
    by_state = {row["state"]: row for row in counted}
    troubled = Outbox.objects.exclude(last_error="").exclude(state=Outbox.State.DELIVERED)
    context = {
        "is_on": forwarding.is_on(),
        "waiting": by_state.get(Outbox.State.WAITING),
        "parked": by_state.get(Outbox.State.PARKED),
        "delivered": by_state.get(Outbox.State.DELIVERED),
        "troubled": list(troubled.order_by("stored")[:_SHOWN]),
    }
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
