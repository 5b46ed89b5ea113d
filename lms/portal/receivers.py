"""What is published can be found, what is taken down cannot; and two accounts of one person are one."""

from typing import Any

from django.dispatch import receiver

from cms.queries.search_texts import SearchableText
from cms.signals import findings_changed
from lms.people.models import User
from lms.people.signals import accounts_merged
from lms.portal.actions import merging
from lms.portal.actions.search import index_pages


@receiver(accounts_merged, dispatch_uid="portal.one_person")
def follow_the_person(sender: object, kept: User, merged: User, **_: Any) -> None:
    merging.follow(kept, merged)


@receiver(findings_changed)
def pages_changed(pages: dict[int, list[SearchableText]], **kwargs: Any) -> None:
    index_pages(pages)
