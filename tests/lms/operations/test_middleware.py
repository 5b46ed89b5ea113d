"""Who calls, where a proxy stands in front."""

import pytest
from django.http import HttpResponse

from lms.operations.middleware.security import BehindProxy


@pytest.mark.parametrize(
    ("proxy", "forwarded", "caller"),
    [
        (("HTTP_X_FORWARDED_PROTO", "https"), "198.51.100.7", "198.51.100.7"),
        (("HTTP_X_FORWARDED_PROTO", "https"), "10.0.0.1, made up, 198.51.100.7", "198.51.100.7"),
        (("HTTP_X_FORWARDED_PROTO", "https"), "", "192.0.2.1"),
        (None, "198.51.100.7", "192.0.2.1"),
    ],
)
def test_caller_is_whom_the_proxy_names_and_nobody_else(rf, settings, proxy, forwarded, caller):
    settings.SECURE_PROXY_SSL_HEADER = proxy
    request = rf.get("/", REMOTE_ADDR="192.0.2.1", headers={"X-Forwarded-For": forwarded})
    BehindProxy(lambda _: HttpResponse())(request)
    assert request.META["REMOTE_ADDR"] == caller
