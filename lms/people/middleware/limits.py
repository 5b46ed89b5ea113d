"""How long a sign-in by a provider lasts: half an hour without use, two hours in all, as they demand."""

from collections.abc import Callable

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from lms.look.requests import let_forms_lead_to
from lms.people.actions import sign_ins
from lms.people.middleware.shared import is_page

GetResponse = Callable[[HttpRequest], HttpResponseBase]


class Limits:
    """Middleware: a sign-in by a provider ends when its time is over, and goes on when its person goes to a
    page or sends a form; what scripts ask for by themselves does not keep it. Forms of its pages may lead to
    the provider, where one signs out too."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            self._keep_time(request)
        return self.get_response(request)

    def _keep_time(self, request: HttpRequest) -> None:
        try:
            left = sign_ins.lasts_for(request.session)
        except DatabaseError:  # the page itself says that it is away
            return
        if left is None:
            return
        if not left:
            sign_ins.end_here(request.session)
            return
        let_forms_lead_to(request, sign_ins.kept_in(request.session)["origins"])
        if is_page(request) or request.method == "POST":
            sign_ins.go_on(request.session)
