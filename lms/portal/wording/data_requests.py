"""What people have asked of what is kept about them, in words."""

from dataclasses import dataclass

from lms.portal.actions.keeping import KINDS
from lms.portal.models import DataRequest

_NAMES = {kind.code: kind.name for kind in KINDS}


@dataclass(frozen=True, slots=True)
class RequestTold:
    """A request, with the name of the kind of record that it is about."""

    request: DataRequest
    about: str


def told(request: DataRequest) -> RequestTold:
    """A request in words."""
    return RequestTold(request, str(_NAMES.get(request.kind, request.kind)))
