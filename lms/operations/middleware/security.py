"""What guards a visit: who calls, the content security policy, and the lock of a shared device."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from lms.look.navigation import address_of
from lms.look.requests import forms_lead_to

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
# The registers and Wagtail set styles from scripts. What Wagtail writes into its pages as scripts is let
# through one by one (`authoring_scripts`). Nothing is made into a script from text anywhere.
ADMIN_POLICY = POLICY.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
_AUTHORING = "wagtailadmin_home"
_ADMINS = (_AUTHORING, "admin:index")

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
    """Middleware: set the policy unless the view has set one. The mounted admins get somewhat wider ones,
    under their own addresses alone."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        policy = _leading_to(request, _policy_for(request.path)) + _reporting()
        response.headers.setdefault("Content-Security-Policy", policy)
        response.headers.setdefault("Reporting-Endpoints", f'csp="{address_of("csp-report")}"')
        response.headers.setdefault("Permissions-Policy", "geolocation=(), microphone=(), payment=()")
        return response


def is_authoring(path: str) -> bool:
    """Whether Wagtail's pages for authors are below this address."""
    return _is_below(_AUTHORING, path)


def policy_with(nonce: str) -> str:
    """The policy of an authors' page with scripts that this nonce stands on."""
    return ADMIN_POLICY.replace("script-src 'self'", f"script-src 'self' 'nonce-{nonce}'") + _reporting()


def _policy_for(path: str) -> str:
    """Addresses of an admin begin with its first page's, after the language."""
    return ADMIN_POLICY if any(_is_below(name, path) for name in _ADMINS) else POLICY


def _leading_to(request: HttpRequest, policy: str) -> str:
    """The policy of a page whose forms may lead on to those who sign people in and out."""
    return policy.replace("form-action 'self'", " ".join(["form-action 'self'", *forms_lead_to(request)]))


def _is_below(name: str, path: str) -> bool:
    prefix = address_of(name)
    return bool(prefix) and path.startswith(prefix)


def _reporting() -> str:
    """Where the browser tells what it refused, in the older and the newer way."""
    return f"; report-uri {address_of('csp-report')}; report-to csp"
