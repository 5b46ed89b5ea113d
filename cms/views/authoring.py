from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

from courses.errors import ContentRefused

View = Callable[..., HttpResponseBase]


def only_authors(view: View) -> View:
    """Refuse who is signed in but does not write; Wagtail sends everybody else to sign in.

    Content that the training refuses changes nothing, and the editor is told where they came from.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated and not request.user.has_perm("wagtailadmin.access_admin"):
            raise PermissionDenied
        if request.method != "POST":
            return view(request, *args, **kwargs)
        try:
            with transaction.atomic():
                return view(request, *args, **kwargs)
        except ContentRefused as refused:
            messages.error(request, str(refused))
            return redirect(_where_from(request))

    return guarded


def _where_from(request: HttpRequest) -> str:
    address = request.headers.get("referer", "")
    is_ours = url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=False)
    return address if is_ours else "wagtailadmin_home"
