"""What is written down while a request is answered comes from it."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from lms.people.actions.whence import answering

GetResponse = Callable[[HttpRequest], HttpResponseBase]


class Answering:
    """Middleware: lets the log of security events know whence an act comes."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        with answering(request):
            return self.get_response(request)
