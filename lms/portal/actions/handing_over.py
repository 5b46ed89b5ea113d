"""All that somebody holds at an office who leaves, over every floor."""

from django.db import transaction

from cms.actions.owners import hand_over_pages
from lms.people.models import Membership, User
from lms.people.models.access import access_of
from lms.refusals import NotAllowed
from sessions.actions.handing_over import HandedOver, hand_over_work


@transaction.atomic
def hand_over_all(held: Membership, *, to: User | None, editor: User | None, by: User) -> HandedOver:
    """Give what a colleague holds to a trainer of the same office, and the pages that they keep to an editor;
    after their last day where that is ahead. Raises `NotAllowed` unless `by` leads the office."""
    office = held.organisation
    if office.pk not in access_of(by).led_organisations:
        raise NotAllowed
    after = held.ends_on if not held.ended_at else None
    done = hand_over_work(held.user, office=office, to=to, after=after, by=by)
    if editor:
        done.number += hand_over_pages(held.user, to=editor, by=by)
    return done
