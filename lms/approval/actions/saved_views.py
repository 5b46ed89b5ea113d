"""Keep a filter of the desk under a name, and let go of it."""

from django.db import transaction

from lms.approval.errors import TooManyViews
from lms.approval.models import SavedView
from lms.people.models import User

MOST_VIEWS = 12


@transaction.atomic
def save_view(*, name: str, chosen: str, by: User) -> SavedView:
    """Keep a filter, as its query string, under a name; a view of the same name is replaced.

    Raises `TooManyViews` past `MOST_VIEWS`.
    """
    User.objects.select_for_update(no_key=True).get(pk=by.pk)
    own = SavedView.objects.visible_to(by)
    if own.exclude(name=name).count() >= MOST_VIEWS:
        raise TooManyViews
    view, _ = SavedView.objects.update_or_create(person=by, name=name, defaults={"chosen": chosen})
    return view


@transaction.atomic
def forget_view(view: SavedView) -> None:
    """Let go of a view; nothing else changes."""
    view.delete()
