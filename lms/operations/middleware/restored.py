"""What stands before every page where a database was restored that is older than what was erased since."""

import logging
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from lms.look.navigation import address_of
from lms.operations.restored import BACK, is_before_an_erasure

GetResponse = Callable[[HttpRequest], HttpResponseBase]
logger = logging.getLogger(__name__)


class NobodyIsBack:
    """Middleware: no page is served while somebody who was erased is in the database again. A process asks
    until it is so no longer, and then no more."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self.is_sure = False

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not self.is_sure and request.path != address_of("health"):
            if is_before_an_erasure():
                logger.error(BACK)
                return HttpResponse(f"{BACK}\n", status=503, content_type="text/plain; charset=utf-8")
            self.is_sure = True
        return self.get_response(request)
