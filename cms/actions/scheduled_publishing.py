import logging

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Revision

from cms.queries.pages import held_fast
from courses.errors import ContentRefused
from lms.people.models import User

log = logging.getLogger(__name__)


class _Rehearsed(Exception):
    """Takes back what a rehearsal wrote."""


def rehearse_publishing(page: Page, *, by: User) -> None:
    """Publish the newest revision of a page and take it all back. Raises `ContentRefused` with one
    sentence if the floor below would not have it."""
    revision = page.get_latest_revision()
    try:
        with transaction.atomic():
            revision.publish(user=by, skip_permission_checks=True)
            raise _Rehearsed
    except _Rehearsed:
        return


def publish_due() -> list[Page]:
    """Publish what was approved for a time that has come, and take down what has expired.

    What is refused stays as it was and is logged; a page that people's training needs never expires.
    """
    at, published = timezone.now(), []
    for revision in Revision.objects.filter(approved_go_live_at__lte=at).order_by("approved_go_live_at"):
        try:
            with transaction.atomic():
                revision.publish(log_action="wagtail.publish.scheduled")
            published.append(revision.content_object)
        except ContentRefused as refused:
            log.warning("Revision %s was not published: %s", revision.pk, refused.said)
    for page in Page.objects.live().filter(expire_at__lte=at).specific():
        if held_fast([page]) is None:
            page.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
        else:
            log.warning("Page %s has expired, but people's training needs it.", page.pk)
    return published
