"""How what is past its keeping goes, a batch at a time: rows, columns, lines of a log, files."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import connection, models, transaction
from django.db.models import FileField, Model, Q, QuerySet
from django.utils import timezone


@dataclass(frozen=True)
class _OfAModel:
    model: str

    @property
    def _model(self) -> type[Model]:
        return apps.get_model(self.model)


@dataclass(frozen=True)
class OldRows(_OfAModel):
    """Rows of a model that are deleted with all that hangs on them, and the files that they name."""

    past: Callable[[datetime], Q]

    def count(self, before: datetime) -> int:
        return self._rows(before).count()

    def take(self, before: datetime, at_most: int) -> Mapping[str, int]:
        chosen = list(
            self._rows(before)
            .order_by("pk")
            .select_for_update(of=("self",), skip_locked=True)
            .values_list("pk", flat=True)[:at_most]
        )
        if not chosen:
            return {}
        rows = self._model._base_manager.filter(pk__in=chosen)
        _delete_files(rows)
        return {label: number for label, number in rows.delete()[1].items() if number}

    def _rows(self, before: datetime) -> QuerySet[Any]:
        """The rows that are past; a condition over a relation that has many is asked once a row."""
        found = self._model._base_manager.filter(self.past(before)).values("pk")
        return self._model._base_manager.filter(pk__in=found)


@dataclass(frozen=True)
class Emptied(_OfAModel):
    """Rows that stay, without what points at a person: columns and what stands there afterwards."""

    past: Callable[[datetime], Q]
    columns: Mapping[str, Any] = field(default_factory=dict)

    def count(self, before: datetime) -> int:
        return self._rows(before).count()

    def take(self, before: datetime, at_most: int) -> Mapping[str, int]:
        chosen = list(self._rows(before).select_for_update(skip_locked=True).order_by("pk")[:at_most])
        if not chosen:
            return {}
        rows = self._model._base_manager.filter(pk__in=[one.pk for one in chosen])
        _delete_files(rows, only=set(self.columns))
        return {self.model: rows.update(**self.columns)}

    def _rows(self, before: datetime) -> QuerySet[Any]:
        return self._model._base_manager.filter(self.past(before)).exclude(**self.columns)


@dataclass(frozen=True)
class Guarded(_OfAModel):
    """Rows of a log that nobody changes or deletes: `people_forget`, an SQL function that runs as the tables'
    owner, takes the old ones away, and none sooner than its own shortest keeping."""

    def count(self, before: datetime) -> int:
        return self._model._base_manager.filter(at__lt=before).count()

    def take(self, before: datetime, at_most: int) -> Mapping[str, int]:
        with connection.cursor() as cursor:
            days = (timezone.now() - before).days
            log = self._model._meta.db_table
            cursor.execute("SELECT people_forget(%s, make_interval(days => %s), %s)", [log, days, at_most])
            number: int = cursor.fetchone()[0]
        return {self.model: number} if number else {}


@dataclass(frozen=True)
class Files:
    """Files of a folder that were last written before; never the `fewest` newest ones."""

    name: str
    folder: Callable[[], Path]
    pattern: str = "*"
    fewest: int = 0

    def count(self, before: datetime) -> int:
        return len(self._old(before))

    def take(self, before: datetime, at_most: int) -> Mapping[str, int]:
        chosen = self._old(before)[:at_most]
        for path in chosen:
            path.unlink(missing_ok=True)
        return {self.name: len(chosen)} if chosen else {}

    def _old(self, before: datetime) -> list[Path]:
        folder = self.folder()
        found = folder.rglob(self.pattern) if folder.is_dir() else ()
        written = sorted((path.stat().st_mtime, path) for path in found if path.is_file())
        may_go = written[: len(written) - self.fewest] if self.fewest else written
        return [path for at, path in may_go if at < before.timestamp()]


def _delete_files(rows: QuerySet[Any], *, only: set[str] | None = None) -> None:
    """Delete, once the transaction holds, the files that these rows name."""
    columns: list[FileField] = [
        one
        for one in rows.model._meta.local_fields
        if isinstance(one, models.FileField) and (only is None or one.name in only)
    ]
    for column in columns:
        for name in rows.exclude(**{column.name: ""}).values_list(column.name, flat=True):
            transaction.on_commit(partial(column.storage.delete, name))
