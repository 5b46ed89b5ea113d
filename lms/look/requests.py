"""Where a request may be led on to, as it says itself."""

from uuid import UUID

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


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
