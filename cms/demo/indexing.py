"""Indexing each page once at the end rather than at each of its saves."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager

from django.db.models.signals import post_save
from modelsearch import index
from modelsearch.backends import get_search_backends_with_name
from modelsearch.signal_handlers import post_save_signal_handler
from wagtail.models import Page, ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update


@contextmanager
def indexed_once() -> Iterator[None]:
    """Hold the search and reference indexes back, then index every page."""
    models = [model for model in index.get_indexed_models() if issubclass(model, Page)]
    for model in models:
        post_save.disconnect(post_save_signal_handler, sender=model)
    try:
        with disable_reference_index_auto_update():
            yield
    finally:
        for model in models:
            post_save.connect(post_save_signal_handler, sender=model)
    pages = defaultdict[type[Page], list[Page]](list)
    for page in Page.objects.filter(depth__gt=1).specific():
        ReferenceIndex.create_or_update_for_object(page)
        pages[type(page)].append(page)
    for _name, backend in get_search_backends_with_name(with_auto_update=True):
        for model, written in pages.items():
            backend.add_bulk(model, written)
