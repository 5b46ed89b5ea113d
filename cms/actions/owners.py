"""Pages that somebody keeps professionally right, when that somebody leaves."""

from django.db import transaction

from cms.queries.owners import pages_kept_by
from lms.people.actions.traces import audit
from lms.people.models import User


@transaction.atomic
def hand_over_pages(owner: User, *, to: User, by: User) -> int:
    """Give all pages that a person keeps to another, in what is published and in drafts; says how many.
    The caller has seen that `by` may."""
    pages = pages_kept_by(owner)
    for page in pages:
        page.professional_owner = to
        page.save(update_fields=["professional_owner"])
        draft = page.latest_revision
        if draft is not None and draft.content.get("professional_owner") == owner.pk:
            draft.content["professional_owner"] = to.pk
            draft.save(update_fields=["content"])
    audit("pages.handed_over", f"person:{owner.uuid}", by=by, to=str(to.uuid), pages=len(pages))
    return len(pages)
