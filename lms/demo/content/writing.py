"""Writing the demo's pages at once: the rows that are there after each was added, saved and published.

Added one by one, a page takes a hundred queries, most of them for what other editors may have done in
between. Here nobody has: the tree is laid out in memory and written in a few. The rules of a page are
asked of each as ever, and whoever follows its publishing is told of each, in order.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection, models
from django.utils import timezone
from modelcluster.models import get_all_child_m2m_relations, get_all_child_relations
from wagtail.models import Page, PageLogEntry, Revision, Site
from wagtail.signals import page_published, published

from cms.signals import findings_changed
from lms.people.models import User

_IDS_AT_ONCE = 50
_TOLD_AT_ONCE = 30


class Tree:
    """Pages beneath pages, in memory until `write`; `editor` has made and published them all."""

    def __init__(self, root: Page, editor: User) -> None:
        self.editor = editor
        self.pages: list[Page] = []
        self._published: list[Page] = []
        last = root.get_last_child()
        self._places = Counter({root.path: last._get_lastpos_in_path() if last else 0})
        self._beneath = Counter[int]()
        self._ids = _ids_for(Page)
        self._revisions: list[Revision] = []
        self._slugs = Counter((root.path, child.slug) for child in root.get_children())

    def add(self, parent: Page, page: Page) -> None:
        """Put a page last beneath another, which stands or was added; its id is known from here on."""
        for name, _model in _relations(page):
            getattr(page, name).get_object_list()
        for field in get_all_child_m2m_relations(page):
            getattr(page, field.name).get_object_list()
        page.id = page.page_ptr_id = next(self._ids)
        self._places[parent.path] += 1
        page.depth = parent.depth + 1
        page.path = type(page)._get_path(parent.path, page.depth, self._places[parent.path])
        page._cached_parent_obj = parent
        page.owner, page.live, page.draft_title = self.editor, False, page.title
        page.set_url_path(parent)
        parent.numchild += 1
        self._beneath[parent.pk] += 1
        self.pages.append(page)
        self._slugs[parent.path, page.slug] += 1
        page._slug_is_available = self._is_alone

    def _is_alone(self, slug: str, parent: Page, page: Page) -> bool:
        """What `Page` asks the database of a page's slug, from what is known here of its siblings."""
        return bool(self._slugs[parent.path, slug] == (slug == page.slug))

    def publish(self, page: Page) -> None:
        """Have a page that was added published, after those for which this was asked before."""
        self._published.append(page)

    def write(self) -> None:
        """Write the pages with what hangs on them, their revisions and their log.

        Raises `ValidationError` for a page that no editor could publish.
        """
        _write_children(self.pages)
        self._revisions = Revision.objects.bulk_create([self._revision(page) for page in self._published])
        for page, revision in zip(self._published, self._revisions, strict=True):
            page.live, page.has_unpublished_changes = True, False
            page.latest_revision = page.live_revision = revision
            page.latest_revision_created_at = revision.created_at
            page.first_published_at = page.last_published_at = timezone.now()
        _write_pages(self.pages)
        made_here = {page.pk for page in self.pages}
        for parent, count in self._beneath.items():
            if parent not in made_here:
                Page.objects.filter(pk=parent).update(numchild=models.F("numchild") + count)
        _require_rules(self._published)
        for page in self.pages:
            del page._slug_is_available
        PageLogEntry.objects.bulk_create(
            [
                *(self._entry(page, "wagtail.create") for page in self.pages),
                *(
                    self._entry(page, "wagtail.publish", revision=page.live_revision)
                    for page in self._published
                ),
            ]
        )
        Site.clear_site_root_paths_cache()

    def announce(self, tell: Callable[[float], None] = lambda share: None) -> None:
        """Tell whoever follows publishing of each page, in order; `tell` is told how far it is, from 0 to
        1. The search is told of some pages at a time."""
        everything = list(zip(self._published, self._revisions, strict=True))
        for start in range(0, len(everything), _TOLD_AT_ONCE):
            with findings_changed.gathered():
                for number, (page, revision) in enumerate(everything[start : start + _TOLD_AT_ONCE], start):
                    tell(number / len(everything))
                    page_published.send(sender=type(page), instance=page, revision=revision)
                    published.send(sender=type(page), instance=page, revision=revision)

    def _revision(self, page: Page) -> Revision:
        return Revision(
            content_type=ContentType.objects.get_for_model(page, for_concrete_model=False),
            base_content_type=page.get_base_content_type(),
            object_id=str(page.pk),
            user=self.editor,
            created_at=timezone.now(),
            content=page.serializable_data(),
            object_str=str(page),
        )

    def _entry(self, page: Page, action: str, **more: Any) -> PageLogEntry:
        return PageLogEntry(
            page=page,
            content_type=ContentType.objects.get_for_model(page, for_concrete_model=False),
            label=str(page),
            action=action,
            timestamp=timezone.now(),
            user=self.editor,
            content_changed=True,
            data={},
            **more,
        )


def _ids_for(model: type[models.Model]) -> Iterator[int]:
    """Ids from the table's own sequence, so that pages can name each other before they are written."""
    table, column = model._meta.db_table, model._meta.pk.column
    while True:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)",
                [table, column, _IDS_AT_ONCE],
            )
            rows = cursor.fetchall()
        yield from (number for (number,) in rows)


def _relations(page: Page) -> Iterator[tuple[str, type[models.Model]]]:
    for relation in get_all_child_relations(page):
        yield relation.get_accessor_name(), relation.related_model


def _write_children(pages: Iterable[Page]) -> None:
    """Write what hangs on pages, before them: foreign keys are checked when the transaction commits."""
    children = defaultdict[type[models.Model], list[models.Model]](list)
    for page in pages:
        for relation in get_all_child_relations(page):
            for child in getattr(page, relation.get_accessor_name()).get_object_list():
                setattr(child, relation.field.name, page)
                children[relation.related_model].append(child)
        for field in get_all_child_m2m_relations(page):
            through, mine, theirs = (
                field.remote_field.through,
                field.m2m_field_name(),
                field.m2m_reverse_field_name(),
            )
            for other in getattr(page, field.name).get_object_list():
                children[through].append(through(**{f"{mine}_id": page.pk, f"{theirs}_id": other.pk}))
    for model, rows in children.items():
        model._default_manager.bulk_create(rows)


def _write_pages(pages: list[Page]) -> None:
    shared = [field.attname for field in Page._meta.concrete_fields]
    Page.objects.bulk_create(Page(**{name: getattr(page, name) for name in shared}) for page in pages)
    by_type = sorted(pages, key=lambda page: page.content_type_id)
    for _type, group in groupby(by_type, lambda page: page.content_type_id):
        alike = list(group)
        model: type[Page] = type(alike[0])
        model._base_manager.all()._insert(
            alike, fields=model._meta.local_concrete_fields, using=connection.alias, raw=True
        )
        for page in alike:
            page._state.adding, page._state.db = False, connection.alias


def _require_rules(pages: Iterable[Page]) -> None:
    """Ask each page's own rules. That what it names exists is asked once for each; that no two share a
    path, or a language of one page, the database sees to."""
    seen: set[tuple[models.Field[Any, Any], Any]] = set()
    for page in pages:
        named = {
            field: getattr(page, field.attname) for field in page._meta.concrete_fields if field.is_relation
        }
        asked = [field.name for field, value in named.items() if value is None or (field, value) in seen]
        ours = ["page_ptr", "latest_revision", "live_revision"]
        page.full_clean(exclude={*asked, *ours}, validate_unique=False, validate_constraints=False)
        seen |= set(named.items())
