"""The way that requests take to the learning record store: past everything that is there for pages."""

from collections.abc import Callable
from typing import cast

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.urls import resolve, reverse
from django.utils.functional import cached_property
from django.utils.translation import override

GetResponse = Callable[[HttpRequest], HttpResponseBase]


class RecordDoor:
    """Middleware: a request to the store goes straight to its resource, without session, language or
    messages, so that its answer carries none of the headers that pages need. It stands after what guards
    every answer, and before the rest."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self._answer = GZipMiddleware(_answered)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.path_info.startswith(self.prefix):
            return self.get_response(request)
        request.get_host()
        return cast(HttpResponseBase, self._answer(request))

    @cached_property
    def prefix(self) -> str:
        """Where the store's addresses begin: `/xapi/`."""
        return reverse("lrs:about").removesuffix("about")


def _answered(request: HttpRequest) -> HttpResponseBase:
    match = resolve(request.path_info)
    request.resolver_match = match
    with override(settings.LANGUAGE_CODE):
        response: HttpResponseBase = match.func(request, *match.args, **match.kwargs)
    if not response.streaming and response.status_code not in {204, 304}:
        response.headers.setdefault("Content-Length", str(len(response.content)))  # type: ignore[attr-defined]
    return response
