"""Where the copy stands that a person has asked for."""

from lms.people.models import User
from lms.portal.models import DataCopy


def latest_copy(person: User) -> DataCopy | None:
    """The last copy that a person asked for, without its file; one query."""
    return DataCopy.objects.filter(person=person).defer("file").order_by("-asked_at", "-pk").first()
