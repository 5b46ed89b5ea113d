"""The home whose adults a member of staff helps with their training."""

from uuid import UUID

from django.http import Http404

from courses.queries.assistance import home_to_sit_with
from lms.people.decorators import SignedIn
from lms.people.models import FosterHome


def home_or_404(request: SignedIn, uuid: UUID) -> FosterHome:
    found = home_to_sit_with(request.user, uuid)
    if found is None:
        raise Http404
    return found
