"""What is published can be found, and what is taken down cannot."""

from typing import Any

from django.dispatch import receiver

from cms.queries.search_texts import SearchableText
from cms.signals import findings_changed
from lms.portal.actions.search import index_pages


@receiver(findings_changed)
def pages_changed(pages: dict[int, list[SearchableText]], **kwargs: Any) -> None:
    index_pages(pages)
