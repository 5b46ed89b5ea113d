"""What becomes of a person's rows when the person is erased, column by column.

Each package says of each of its columns that names a user what becomes of the row (`actions/erasing.py`);
`tests/test_erasing.py` finds what is left out. The portal gathers them and erases
(`lms/portal/actions/erasing.py`).
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from typing import Any
from uuid import UUID, uuid4

from django.apps import apps
from django.db import models, transaction
from django.db.models import FileField, Model, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from lms.people.models import User


class WhyKept(models.TextChoices):
    """WhyKept a row stays that names a person who was erased."""

    DECISION = "decision", _("A decision on a foster home rests on it.")
    LOG = "log", _("It is a log that nobody may change. It names a number, not your name.")
    OTHERS = "others", _("It is somebody else's record, and says who did it.")
    OFFICE = "office", _("It must be possible to show who had which role, and used it.")
    COUNTED = "counted", _("It is counted with others. Nothing in it points at you any more.")


@dataclass(frozen=True)
class Rests:
    """What decisions on foster homes rest on, of what is kept about a person: statements and evidence by
    their ids, enrolments, the homes decided on."""

    statements: frozenset[UUID] = frozenset()
    enrolments: frozenset[UUID] = frozenset()
    homes: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Vanishes:
    """The rows are deleted, with all that hangs on them and the files that they name; `unless` tells those
    that a decision rests on, which stay."""

    unless: Callable[[Rests], Q] | None = None
    why: WhyKept = WhyKept.DECISION


@dataclass(frozen=True)
class Loosened:
    """The rows stay without what points at the person: columns, and what stands there afterwards."""

    columns: Mapping[str, Any] = field(default_factory=dict)
    why: WhyKept = WhyKept.OTHERS


@dataclass(frozen=True)
class Counted:
    """The rows stay, since they are counted with those of others, as nobody's: no way leads from them to the
    person. `unless` is as in `Vanishes`; `columns` are emptied meanwhile."""

    unless: Callable[[Rests], Q] | None = None
    columns: Mapping[str, Any] = field(default_factory=dict)
    why: WhyKept = WhyKept.DECISION


@dataclass(frozen=True)
class Stays:
    """The rows stay as they are; `named` where they are worth nothing without the person's name."""

    why: WhyKept
    named: bool = False


Answer = Vanishes | Loosened | Counted | Stays
_NOBODY = "ingen-"
_NO_TIME = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Column:
    """A column that names a user, or a way to one, and what becomes of its rows:
    `app.model.way__to__user`."""

    label: str
    answer: Answer

    @property
    def model(self) -> type[Model]:
        return apps.get_model(self.label.rpartition(".")[0])

    @property
    def way(self) -> str:
        return self.label.rpartition(".")[2]

    def rows(self, persons: Collection[int]) -> QuerySet[Any]:
        """All rows that name one of these users here."""
        return self.model._base_manager.filter(**{f"{self.way}__in": list(persons)})

    def staying(self, persons: Collection[int], rests: Rests) -> QuerySet[Any]:
        """Those that stay and go on naming the person."""
        found = self.rows(persons)
        if isinstance(self.answer, Stays):
            return found
        if isinstance(self.answer, Vanishes | Counted) and self.answer.unless:
            return found.filter(self.answer.unless(rests))
        return found.none()

    def going(self, persons: Collection[int], rests: Rests) -> QuerySet[Any]:
        """Those that go, or name the person no longer afterwards."""
        found = self.rows(persons)
        if isinstance(self.answer, Stays):
            return found.none()
        if isinstance(self.answer, Vanishes | Counted) and self.answer.unless:
            return found.exclude(self.answer.unless(rests))
        return found


def columns_of(answers: Mapping[str, Answer]) -> list[Column]:
    """A package's answers as columns, in their order, which is that of going."""
    return [Column(label, answer) for label, answer in answers.items()]


def take(column: Column, persons: Collection[int], rests: Rests, *, at_most: int) -> int:
    """Let some rows go, or empty them, in the caller's transaction; returns how many."""
    rows = column.going(persons, rests)
    if isinstance(column.answer, Loosened):
        pks = list(rows.order_by("pk").values_list("pk", flat=True)[:at_most])
        return column.model._base_manager.filter(pk__in=pks).update(**_emptied(column)) if pks else 0
    if isinstance(column.model._meta.pk, models.CompositePrimaryKey):
        return rows.delete()[0]
    chosen = list(rows.order_by("pk").values_list("pk", flat=True).distinct()[:at_most])
    if not chosen:
        return 0
    found = column.model._base_manager.filter(pk__in=chosen)
    _let_files_go(found)
    found.delete()
    return len(chosen)


def _emptied(column: Column) -> Mapping[str, Any]:
    answer = column.answer
    return answer.columns if isinstance(answer, Loosened) and answer.columns else {column.way: None}


def _let_files_go(rows: QuerySet[Any]) -> None:
    """Delete, once the transaction holds, the files that these rows name and no other row does."""
    for one in rows.model._meta.local_fields:
        if isinstance(one, FileField):
            names = set(rows.exclude(**{one.name: ""}).values_list(one.name, flat=True))
            others = rows.model._base_manager.exclude(pk__in=rows.values("pk"))
            shared = set(others.filter(**{f"{one.name}__in": names}).values_list(one.name, flat=True))
            _on_commit(one, names - shared)


def _on_commit(column: FileField, names: Iterable[str]) -> None:
    for name in names:
        transaction.on_commit(partial(column.storage.delete, name))


def nobodies() -> QuerySet[User]:
    """The accounts under which rows stand that are nobody's any more."""
    return User.objects.filter(username__startswith=_NOBODY)


def make_nobody() -> User:
    """One more of them; when it was made says nothing of who was erased."""
    made = User(username=f"{_NOBODY}{uuid4().hex}", is_active=False, erased_at=_NO_TIME, date_joined=_NO_TIME)
    made.set_unusable_password()
    made.save()
    return made


_STAFF = Stays(WhyKept.OTHERS)
_ROLE = Stays(WhyKept.OFFICE, named=True)
_LOG = Stays(WhyKept.LOG)
COLUMNS: dict[str, Answer] = {
    "people.identity.user": Vanishes(),
    "people.personnumber.user": Vanishes(),
    "people.passkey.user": Vanishes(),
    "people.codecard.user": Vanishes(),
    "people.signin.user": Vanishes(),
    "people.accountlink.user": Vanishes(),
    "people.addresschange.user": Vanishes(),
    "people.wayinlink.user": Vanishes(),
    "people.wayinproposal.user": Vanishes(),
    "people.protectionwish.person": Vanishes(),
    "people.invitation.user": Vanishes(),
    "people.homecode.made_by": Vanishes(),
    "people.conflictofinterest.user": Vanishes(),
    "people.merging.kept": Vanishes(),
    "people.merging.merged": Vanishes(),
    "people.user_groups.user": Vanishes(),
    "people.user_user_permissions.user": Vanishes(),
    "people.fosterparent.user": Vanishes(unless=lambda rests: Q(home__in=rests.homes)),
    "people.user.merged_into": _LOG,
    "people.lookup.person": _LOG,
    "people.lookup.by": _LOG,
    "people.auditentry.by": _LOG,
    "people.securityevent.person": _LOG,
    "people.securityevent.by": _LOG,
    "people.membership.user": _ROLE,
    "people.membership.proposed_by": _ROLE,
    "people.membership.confirmed_by": _ROLE,
    "people.protectedaccess.user": _ROLE,
    "people.protectedaccess.proposed_by": _ROLE,
    "people.protectedaccess.confirmed_by": _ROLE,
    "people.officeclosing.proposed_by": _ROLE,
    "people.officeclosing.confirmed_by": _ROLE,
    "people.supervisioncase.opened_by": _ROLE,
    "people.supervisioncase.ended_by": _ROLE,
    "people.supervisionprolonging.prolonged_by": _ROLE,
    "people.accountlink.made_by": _STAFF,
    "people.wayinlink.made_by": _STAFF,
    "people.wayinlink.proposed_by": _STAFF,
    "people.wayinproposal.proposed_by": _STAFF,
    "people.wayinproposal.confirmed_by": _STAFF,
    "people.invitation.invited_by": _STAFF,
    "people.homemove.made_by": _STAFF,
    "people.codecard.made_by": _STAFF,
    "people.merging.asked_by": _STAFF,
    "people.merging.proposed_by": _STAFF,
    "people.merging.confirmed_by": _STAFF,
}
