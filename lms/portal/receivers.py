"""What is published can be found, what is taken down cannot; and two accounts of one person are one."""

from typing import Any

from django.dispatch import receiver

from cms.queries.search_texts import SearchableText
from cms.signals import findings_changed
from lms.people.models import Municipality, User
from lms.people.signals import accounts_merged, municipality_changed
from lms.portal.actions import merging, municipalities
from lms.portal.actions.search import index_pages


@receiver(accounts_merged, dispatch_uid="portal.one_person")
def follow_the_person(sender: object, kept: User, merged: User, **_: Any) -> None:
    merging.follow(kept, merged)


@receiver(municipality_changed, dispatch_uid="portal.municipalities")
def follow_the_municipality(sender: object, old: Municipality, news: list[Municipality], **_: Any) -> None:
    municipalities.follow(old, news)


@receiver(findings_changed)
def pages_changed(pages: dict[int, list[SearchableText]], **kwargs: Any) -> None:
    index_pages(pages)
