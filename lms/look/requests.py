"""Where a request may be led on to: as it says itself, and where the forms of its page may lead."""

from collections.abc import Iterable
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme

_TARGETS = "form_targets"


def leads_on(request: HttpRequest, target: str) -> bool:
    """Whether a target that came with the request is an address of this platform.

    A word alone is none: a redirect would take it for the name of a page.
    """
    return "/" in target and url_has_allowed_host_and_scheme(
        target, {request.get_host()}, require_https=request.is_secure()
    )


def uuid_in(text: str) -> UUID | None:
    """The UUID that a request holds as text; None for anything else."""
    try:
        return UUID(text)
    except ValueError:
        return None


def link_of(name: str, secret: str) -> str:
    """The whole address of a link that holds a secret, without a language."""
    with translation.override(settings.LANGUAGE_CODE):
        return f"{settings.SITE_URL}{reverse(name, args=[secret])}"


def let_forms_lead_to(request: HttpRequest, origins: Iterable[str]) -> None:
    """Let the forms of the page that answers lead on to these origins, past the content security policy."""
    setattr(request, _TARGETS, tuple(dict.fromkeys([*forms_lead_to(request), *origins])))


def forms_lead_to(request: HttpRequest) -> tuple[str, ...]:
    """Whither, beside the platform itself, the forms of the page may lead on."""
    found: tuple[str, ...] = getattr(request, _TARGETS, ())
    return found


def page_asked(request: HttpRequest) -> str | None:
    """Which page of a list the address asks for, as it stands there: `?side=2`, `?page=2` where the list
    has had that name from the beginning."""
    return request.GET.get("side") or request.GET.get("page")
