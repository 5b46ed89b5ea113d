"""What guards a visit: who calls, the content security policy, and the lock of a shared device."""

from collections.abc import Callable

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import NoReverseMatch, reverse

from lms.people.views import LOCKED, SHARED_DEVICE

POLICY = "; ".join(
    [
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "media-src 'self' blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    ]
)
RELAXED_POLICY = POLICY.replace(
    "script-src 'self'; style-src 'self'",
    "script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'",
)
_ADMINS = ("wagtailadmin_home", "admin:index")

GetResponse = Callable[[HttpRequest], HttpResponseBase]


class BehindProxy:
    """Middleware: where a proxy stands in front (in production), the caller's address is the one that the
    proxy has added last to `X-Forwarded-For`; whatever the caller wrote before it is not believed."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
        if settings.SECURE_PROXY_SSL_HEADER and forwarded:
            request.META["REMOTE_ADDR"] = forwarded
        return self.get_response(request)


class ContentSecurityPolicy:
    """Middleware: set the policy unless the view has set one. The mounted admins need inline
    scripts and get a policy that allows them, under their own addresses alone."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        policy = RELAXED_POLICY if _is_admin(request.path) else POLICY
        response.headers.setdefault("Content-Security-Policy", policy)
        response.headers.setdefault("Permissions-Policy", "geolocation=(), microphone=(), payment=()")
        return response


class SharedDevice:
    """Middleware: on a device that others use too, each page keeps the sign-in alive for
    `SHARED_DEVICE_SECONDS` more, and gives way to the sign-in page when nobody has asked for another."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        has_session = settings.SESSION_COOKIE_NAME in request.COOKIES
        is_shared = has_session and _is_said_to_be_shared(request)
        if is_shared:
            request.session.modified = True
        response = self.get_response(request)
        if is_shared and response.headers.get("Content-Type", "").startswith("text/html"):
            response.headers["Refresh"] = (
                f"{settings.SHARED_DEVICE_SECONDS + 1}; url={_address('people:sign-in')}?{LOCKED}=1"
            )
            response.headers["Cache-Control"] = "no-store"
        return response


def _is_said_to_be_shared(request: HttpRequest) -> bool:
    try:
        return bool(request.session.get(SHARED_DEVICE, False))
    except DatabaseError:
        return False


def _is_admin(path: str) -> bool:
    return any(prefix and path.startswith(prefix) for prefix in map(_address, _ADMINS))


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
