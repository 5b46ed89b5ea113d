"""Indexing the demo once at the end rather than at each save."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db.models import Model
from django.db.models.signals import post_save
from modelcluster.models import get_all_child_relations
from modelsearch import index
from modelsearch.backends import get_search_backends_with_name
from modelsearch.signal_handlers import post_save_signal_handler
from wagtail.models import Page, ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update


@contextmanager
def indexed_once() -> Iterator[None]:
    """Hold the search and reference indexes back, then index everything that can be found in them."""
    models = index.get_indexed_models()
    for model in models:
        post_save.disconnect(post_save_signal_handler, sender=model)
    try:
        with disable_reference_index_auto_update():
            yield
    finally:
        for model in models:
            post_save.connect(post_save_signal_handler, sender=model)
    for model in models:
        if model is not Page:
            _index(model)


def _index(model: type[Model]) -> None:
    found = model._default_manager.all()
    if issubclass(model, Page):
        found = found.prefetch_related(
            *(relation.get_accessor_name() for relation in get_all_child_relations(model))
        )
        for page in found:
            ReferenceIndex.create_or_update_for_object(page)
    objects = list(found)
    for _name, backend in get_search_backends_with_name(with_auto_update=True):
        if objects:
            backend.add_bulk(model, objects)
