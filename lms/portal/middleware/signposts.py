"""Where someone is led who came to the wrong place: a form's address, or a form that was sent signed out."""

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from lms.people.middleware.shared import is_page
from lms.people.models import User
from lms.people.queries import notices_to_read

GetResponse = Callable[[HttpRequest], HttpResponseBase]


class Signposts:
    """Middleware: an empty refusal of a method becomes a page, and who sent a form after having been
    signed out comes back to the form, and hears that it was not saved."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if response.status_code == 405 and request.method == "GET" and not getattr(response, "content", b"-"):
            page = render(request, "405.html", status=405)
            page.headers["Allow"] = response.headers.get("Allow", "")
            return page
        if request.method == "POST" and leads_to_sign_in(response):
            messages.warning(
                request,
                _(
                    "You had been signed out, so what you sent was not saved. Sign in: what you wrote stands "
                    "there again, and you can send it once more."
                ),
            )
            response.headers["Location"] = f"{reverse('people:sign-in')}?{_back_to_the_form(request)}"
        return response


class NoticeFirst:
    """Middleware: who has not read what their roles are to know is led to it from whatever page they go to.

    At the first sign-in nothing else can be done, whatever asks: a form is led to the notice, a script is
    refused. Later, when a role is new or its notice has changed, going to the next page leads there, and what
    was being written is taken.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        name = request.resolver_match.view_name if request.resolver_match else ""
        if settings.SESSION_COOKIE_NAME not in request.COOKIES or not _waits(request.path_info, name, kwargs):
            return None
        person = request.user
        if not isinstance(person, User):
            return None
        goes_to_a_page = _goes_to_a_page(request)
        if not goes_to_a_page and person.privacy_notice_seen_at:
            return None
        if not notices_to_read(person):
            return None
        if not goes_to_a_page and request.method in {"GET", "HEAD", "OPTIONS"}:
            raise PermissionDenied
        query = QueryDict(mutable=True)
        query["next"] = request.get_full_path() if goes_to_a_page else _led_back_to(request)
        return redirect(f"{reverse('people:privacy')}?{query.urlencode()}")


def _goes_to_a_page(request: HttpRequest) -> bool:
    """Whether a person goes to a page. Where the service worker asks for it on the page's behalf, the mode
    and the destination are no longer the page's own, but it still asks for HTML."""
    asked = request.headers
    by_worker = asked.get("Sec-Fetch-Dest") == "empty" and "text/html" in asked.get("Accept", "")
    is_whole = "HX-Request" not in asked and "Sec-Purpose" not in asked
    return request.method == "GET" and (is_page(request) or (by_worker and is_whole))


# What does not wait for the notice: the notice, all ways in and out, and what draws its page.
_NEVER_WAIT = frozenset(
    {
        "people:privacy",
        "people:privacy-seen",
        "portal:keeping",
        "portal:keeping-record",
        "people:sign-in",
        "people:stay",
        "people:step-up",
        "people:stepped-up",
        "people:sign-out",
        "people:signed-out",
        "people:provider-start",
        "people:provider-back",
        "people:provider-leave",
        "people:provider-tells",
        "people:provider-frame",
        "portal:appearance",
        "portal:manifest",
        "portal:service-worker",
        "portal:offline",
        "set_language",
        "favicon",
        "health",
        "robots",
        "sitemap",
        "security-txt",
        "change-password",
        "csp-report",
        "media",
        "wagtaildocs_serve",
        "operations:status",
    }
)
_FOR_MACHINES = ("/api/", "/xapi/")


def _waits(path: str, name: str, kwargs: Mapping[str, Any]) -> bool:
    """Whether an address waits for the notice. One with a secret does not: the secret would stand in another
    address."""
    return name not in _NEVER_WAIT and not path.startswith(_FOR_MACHINES) and "secret" not in kwargs


def leads_to_sign_in(response: HttpResponseBase) -> bool:
    """Whether the answer sends somebody to sign in who came without being signed in."""
    target = urlsplit(response.headers.get("Location", ""))
    return (
        response.status_code == 302 and target.path == reverse("people:sign-in") and "next=" in target.query
    )


def form_address(request: HttpRequest) -> str:
    """The page that a form was sent from, with its query; empty where the browser does not say."""
    form = request.headers.get("Referer", "")
    if not form or not url_has_allowed_host_and_scheme(
        form, {request.get_host()}, require_https=request.is_secure()
    ):
        return ""
    return urlsplit(form)._replace(scheme="", netloc="", fragment="").geturl()


def _led_back_to(request: HttpRequest) -> str:
    return form_address(request) or reverse("portal:home")


def _back_to_the_form(request: HttpRequest) -> str:
    query = QueryDict(mutable=True)
    query["next"] = _led_back_to(request)
    return query.urlencode()
