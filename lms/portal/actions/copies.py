"""What stands beside the records: the search's index and words, files, the cache, the queue.

A copy is taken away with what it was made of, or runs out soon after. Here stands how one is found that was
not, by itself: an entry of something that is gone, a file that no row names, a message that nobody took.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from celery import current_app
from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.files.storage import Storage, storages
from django.db import connection
from django.db.models import CharField, FileField, Q, QuerySet
from django.db.models.functions import Cast
from psycopg import sql

from lms.people.actions.sweeping import Files
from lms.people.rules.keeping import Sweep
from lms.portal.models import SearchText, SearchWord
from lms.portal.rules.search import words_in

# A row of a column that is no `FileField`: the store, the model and the column.
_NAMED_BY_HAND = (("private", "xapi.Attachment", "file"),)


@dataclass(frozen=True)
class PastRows:
    """Rows of a table that is no model's, by the instant in a column; none where it is not there."""

    table: Callable[[], str]
    column: str

    def count(self, before: datetime) -> int:
        return (
            self._asked("SELECT count(*) FROM {table} WHERE {column} < %s", before) if self._is_there else 0
        )

    def take(self, before: datetime, at_most: int) -> Mapping[str, int]:
        if not self._is_there:
            return {}
        number = self._asked(
            "WITH gone AS (DELETE FROM {table} WHERE ctid = ANY(ARRAY("
            "SELECT ctid FROM {table} WHERE {column} < %s LIMIT %s FOR UPDATE SKIP LOCKED)) RETURNING 1) "
            "SELECT count(*) FROM gone",
            before,
            at_most,
        )
        return {self.table(): number} if number else {}

    @property
    def _is_there(self) -> bool:
        with connection.cursor() as cursor:
            cursor.execute("SELECT to_regclass(%s) IS NOT NULL", [self.table()])
            return bool(cursor.fetchone()[0])

    def _asked(self, question: str, *values: Any) -> int:
        place = {"table": sql.Identifier(*self.table().split(".")), "column": sql.Identifier(self.column)}
        with connection.cursor() as cursor:
            cursor.execute(sql.SQL(question).format(**place).as_string(), values)
            return int(cursor.fetchone()[0])


@dataclass(frozen=True)
class IndexedNoMore:
    """Entries of the search in what editors work with whose page, picture or file is gone."""

    def count(self, before: datetime) -> int:
        return sum(rows.count() for rows in self._rows())

    def take(self, before: datetime, at_most: int) -> Mapping[str, int]:
        number = sum(rows.delete()[0] for rows in self._rows())
        return {"wagtailsearch.IndexEntry": number} if number else {}

    def _rows(self) -> Iterator[QuerySet[Any]]:
        entries = apps.get_model("wagtailsearch.IndexEntry")._base_manager
        for kind in ContentType.objects.filter(pk__in=entries.values("content_type").distinct()):
            of_the_kind, model = entries.filter(content_type=kind), kind.model_class()
            if model is not None:
                standing = model._base_manager.annotate(as_text=Cast("pk", CharField())).values("as_text")
                of_the_kind = of_the_kind.exclude(object_id__in=standing)
            yield of_the_kind


@dataclass(frozen=True)
class FoundNoMore:
    """Texts of the search whose page is not published any longer, and words that stand in none."""

    def count(self, before: datetime) -> int:
        return self._texts().count() + len(self._words())

    def take(self, before: datetime, at_most: int) -> Mapping[str, int]:
        texts = self._texts().delete()[0]
        words = SearchWord.objects.filter(pk__in=self._words()[:at_most]).delete()[0]
        taken = {"portal.SearchText": texts, "portal.SearchWord": words}
        return {model: number for model, number in taken.items() if number}

    def _texts(self) -> QuerySet[SearchText]:
        published = apps.get_model("wagtailcore.Page")._base_manager.filter(live=True)
        return SearchText.objects.exclude(page__in=published.values("pk"))

    def _words(self) -> list[int]:
        standing: defaultdict[str, set[str]] = defaultdict(set)
        for language, title, text in SearchText.objects.values_list("language", "title", "text"):
            standing[language] |= words_in(f"{title} {text}")
        known = SearchWord.objects.order_by("pk").values_list("pk", "language", "word")
        return [pk for pk, language, word in known if word not in standing[language]]


@dataclass(frozen=True)
class UnnamedFiles:
    """Files of our stores that no row names any longer, last written before."""

    def count(self, before: datetime) -> int:
        return len(self._found(before))

    def take(self, before: datetime, at_most: int) -> Mapping[str, int]:
        chosen = self._found(before)[:at_most]
        for path in chosen:
            path.unlink(missing_ok=True)
        return {"files": len(chosen)} if chosen else {}

    def _found(self, before: datetime) -> list[Path]:
        old: dict[Path, set[str]] = {}
        for place in {_folder(storages[alias]) for alias in ("default", "private")}:
            files = (path for path in place.rglob("*") if path.is_file())
            aged = (path for path in files if path.stat().st_mtime < before.timestamp())
            old[place] = {path.relative_to(place).as_posix() for path in aged}
        if not any(old.values()):
            return []
        named = _named()
        return sorted(place / name for place, names in old.items() for name in names - named[place])


def _folder(store: Storage) -> Path:
    """Where a store lies. Raises `NotImplementedError` for one that is no folder: what nobody can look into
    is not said to hold nothing."""
    return Path(store.path(""))


def _named() -> defaultdict[Path, set[str]]:
    """The names of all files that rows name, by the folder of their store."""
    found: defaultdict[Path, set[str]] = defaultdict(set)
    for model in apps.get_models():
        for column in model._meta.local_fields:
            if isinstance(column, FileField):
                names = model._base_manager.exclude(Q(**{column.name: ""}) | Q(**{column.name: None}))
                found[_folder(column.storage)] |= set(names.values_list(column.name, flat=True))
    for alias, label, name in _NAMED_BY_HAND:
        rows = apps.get_model(label)._base_manager.values_list(name, flat=True)
        found[_folder(storages[alias])] |= set(rows)
    return found


def _cache() -> str:
    return str(settings.CACHES["default"].get("LOCATION", ""))


def _queue(kind: str) -> Callable[[], str]:
    return lambda: f"pgmq.{kind}_{current_app.conf.task_default_queue}"


SWEEPS: tuple[Sweep, ...] = (
    PastRows(_queue("q"), "enqueued_at"),
    PastRows(_queue("a"), "archived_at"),
    PastRows(_cache, "expires"),
    IndexedNoMore(),
    FoundNoMore(),
    UnnamedFiles(),
    Files("drill", lambda: Path(settings.DATA_DIR) / "drill"),  # of a restore drill that was killed
)
