"""A copy of one's own data: asked for, and taken once it is ready."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from lms.dates import today
from lms.look.form_view import button_view, said_at
from lms.people.decorators import SignedIn, signed_in
from lms.portal.actions.data_copies import ask_for_copy, hand_out_copy
from lms.refusals import Refused


@signed_in
@require_safe
def former_export(request: SignedIn) -> HttpResponse:
    """Where one's own data was a file that was made while one waited."""
    return redirect(_page())


@signed_in
@require_POST
def ask(request: SignedIn) -> HttpResponse:
    """Ask for a copy; where it stands, the page says."""
    language = get_language() or settings.LANGUAGE_CODE
    return button_view(request, act=lambda: ask_for_copy(request.user, language=language), onward=_page())


@never_cache
@signed_in
@require_POST
def take(request: SignedIn) -> HttpResponse:
    """Take the copy that is ready, once."""
    try:
        file = hand_out_copy(request.user)
    except Refused as refused:
        return said_at(request, refused, _page())
    name = f"mine-data-{today().isoformat()}.zip"
    return HttpResponse(
        file,
        content_type="application/zip",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _page() -> str:
    return f"{reverse('portal:my-data')}#take"
