"""Where someone is led who came to the wrong place: a form's address, or a form that was sent signed out."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.contrib import messages
from django.http import HttpRequest, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from lms.people.models import User

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
    """Middleware: who has not said that they have read the privacy notice is led to it from whatever page
    they go to. Only going to a page is led away; what a form sends or a script asks for is not."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if _is_navigation(request) and _may_wait(request.path_info):
            person = request.user
            if isinstance(person, User) and person.privacy_notice_seen_at is None:
                query = QueryDict(mutable=True)
                query["next"] = request.get_full_path()
                return redirect(f"{reverse('people:privacy')}?{query.urlencode()}")
        return self.get_response(request)


def _is_navigation(request: HttpRequest) -> bool:
    """Whether a browser goes to a page (Fetch Metadata). Where the service worker asks for it on the page's
    behalf, the mode and the destination are no longer the page's own, but it still asks for HTML."""
    asked = request.headers
    is_browser = asked.get("Sec-Fetch-Dest") in {"document", "empty"}
    is_page = is_browser and "text/html" in asked.get("Accept", "") and "HX-Request" not in asked
    return is_page and request.method == "GET" and "Sec-Purpose" not in asked


def _may_wait(path: str) -> bool:
    """Whether this page waits for the notice: all do but the notice, and signing in and out."""
    names = ("people:privacy", "people:privacy-seen", "people:sign-in", "people:sign-out")
    return path not in {reverse(name) for name in names}


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


def _back_to_the_form(request: HttpRequest) -> str:
    query = QueryDict(mutable=True)
    query["next"] = form_address(request) or reverse("portal:home")
    return query.urlencode()
