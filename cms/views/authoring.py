from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponseBase
from django.views.i18n import JavaScriptCatalog
from wagtail.admin.localization import get_localized_response

from courses.errors import ContentRefused
from lms.look.form_view import said_at
from lms.look.requests import leads_on

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
            return said_at(request, refused, _where_from(request))

    return guarded


class _ScriptWords(JavaScriptCatalog):
    """What the scripts of the editors' pages say, with our words where the library has none."""

    packages = ["wagtail.admin"]

    def get_paths(self, packages: list[str]) -> list[str]:
        return [*super().get_paths(packages), str(settings.BASE_DIR / "cms" / "editor_words" / "locale")]


def script_words(request: HttpRequest) -> HttpResponseBase:
    """The words of the editors' scripts in the editor's own language."""
    response: HttpResponseBase = get_localized_response(_ScriptWords.as_view(), request)
    return response


def _where_from(request: HttpRequest) -> str:
    address = request.headers.get("referer", "")
    return address if leads_on(request, address) else "wagtailadmin_home"
