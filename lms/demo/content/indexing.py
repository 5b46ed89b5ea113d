"""Indexing the demo once at the end rather than at each save."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.db.models.signals import post_save
from modelsearch import index
from modelsearch.backends import get_search_backends_with_name
from modelsearch.signal_handlers import post_save_signal_handler
from wagtail.models import Page, ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update


@contextmanager
def indexed_once(pages: Sequence[Page]) -> Iterator[None]:
    """Hold the search and reference indexes back, then index `pages`, which are new by then and in memory,
    and everything else that can be found."""
    models = index.get_indexed_models()
    for model in models:
        post_save.disconnect(post_save_signal_handler, sender=model)
    try:
        with disable_reference_index_auto_update():
            yield
    finally:
        for model in models:
            post_save.connect(post_save_signal_handler, sender=model)
    everything: list[Model] = list(pages)
    for model in models:
        if not issubclass(model, Page):
            files = list(model.get_indexed_objects())
            _index(model, files)
            everything += files if ReferenceIndex.is_indexed(model) else []
    for kind, alike in groupby(sorted(pages, key=lambda page: page.content_type_id), type):
        _index(kind, list(alike))
    ReferenceIndex.objects.bulk_create(one for each in everything for one in _references(each))


def _index(model: type[Model], objects: Sequence[Model]) -> None:
    for _name, backend in get_search_backends_with_name(with_auto_update=True):
        if objects:
            backend.add_bulk(model, objects)


def _references(new: Model) -> Iterator[ReferenceIndex]:
    """What `ReferenceIndex.create_or_update_for_object` writes for an object that had no references."""
    kinds: list[type[Model]] = [type(new), *new._meta.get_parent_list()]
    types = [ContentType.objects.get_for_model(kind, for_concrete_model=False) for kind in kinds]
    for to_type, to_id, model_path, content_path in set(ReferenceIndex._extract_references_from_object(new)):
        yield ReferenceIndex(
            content_type=types[0],
            base_content_type=types[-1],
            object_id=new.pk,
            to_content_type_id=to_type,
            to_object_id=to_id,
            model_path=model_path,
            content_path=content_path,
            content_path_hash=ReferenceIndex._get_content_path_hash(content_path),
        )
