"""How a person's training goes when nothing asks for it any more: by the answers that an erasure goes by."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from courses.actions import erasing as training
from courses.models import Enrolment
from lms.approval.models import Approval, Review
from lms.dates import oslo_day
from lms.people.actions.erasing import Column, Counted, Rests, Vanishes, columns_of, nobodies, take
from lms.people.models import FosterParent, User
from lms.people.models.one_person import accounts_by_person, own_addresses
from lms.people.queries import lock_persons
from lms.portal.models import DataRequest
from lms.xapi.actions.erasing import erase_some
from lms.xapi.models import Statement
from sessions.actions import erasing as gatherings

REASON = "kept for as long as it should be"
_TRIED = 10
_NOTHING = Rests()


@dataclass(frozen=True)
class PastTraining:
    """The training of people whom nothing binds any more: since an instant they have lived in no open home
    and had no assignment, no training was recorded, no decision that names them is kept here, and they have
    asked for no limit. What others are counted with stays, as nobody's.

    `models` are the labels of the kind's models. Counts persons; takes rows, one person at a time.
    """

    models: tuple[str, ...]

    def count(self, before: datetime) -> int:
        return self._persons(before).count()

    def take(self, before: datetime, at_most: int) -> Mapping[str, int]:
        for person in list(self._persons(before)[:_TRIED]):
            own = accounts_by_person([person])[person]
            lock_persons(own.pks)
            if self._persons(before, only=own.pks).exists():
                gone = self._some_of(own.pks, at_most)
                if gone:
                    return gone
        return {}

    def _some_of(self, persons: tuple[int, ...], at_most: int) -> Mapping[str, int]:
        for column in self._columns():
            if isinstance(column.answer, Vanishes):
                number = take(column, persons, _NOTHING, at_most=at_most)
                if number:
                    return {column.model._meta.label: number}
        moved = gatherings.count_as_nobodys(persons, _NOTHING)
        if moved:
            return {Column(label, Vanishes()).model._meta.label: number for label, number in moved.items()}
        users = User.objects.filter(pk__in=persons)
        number = erase_some(
            list(users.values_list("uuid", flat=True)),
            addresses=own_addresses(persons),
            unless=(),
            reason=REASON,
            at_most=at_most,
        )
        return {"xapi.Statement": number} if number else {}

    def _persons(self, before: datetime, *, only: tuple[int, ...] | None = None) -> "QuerySet[User, int]":
        """The users who stand for those whose training is past; of these accounts `only`, if given."""
        bound = User.objects.filter(Q(pk=OuterRef("stands")) | Q(merged_into=OuterRef("stands")))
        return (
            User.objects.filter(Q() if only is None else Q(pk__in=only))
            .exclude(pk__in=nobodies().values("pk"))
            .annotate(stands=Coalesce(F("merged_into"), F("pk")))
            .filter(self._has_any())
            .exclude(Exists(bound.filter(_is_bound(before))))
            .order_by("stands")
            .values_list("stands", flat=True)
            .distinct()
        )

    def _has_any(self) -> Q:
        own = [
            Exists(column.model._base_manager.filter(**{column.way: OuterRef("pk")}))
            for column in self._columns()
        ]
        told = Exists(Statement.objects.filter(person=OuterRef("uuid"), voids=None))
        return reduce(or_, [Q(one) for one in [*own, told]])

    def _columns(self) -> list[Column]:
        return [
            one
            for one in columns_of({**gatherings.COLUMNS, **training.COLUMNS})
            if isinstance(one.answer, Vanishes | Counted) and one.model._meta.label in self.models
        ]


def _is_bound(before: datetime) -> Q:
    """Accounts whose person still lives or lived since in a home, is named by a decision, has trained since,
    or has asked that what is kept be left as it is."""
    day = oslo_day(before)
    lived = FosterParent.objects.filter(Q(left_on=None) | Q(left_on__gte=day), user=OuterRef("pk"))
    open_homes = Q(home__closed_on=None) | Q(home__closed_on__gte=day)
    cases = Q(home__assignments__isnull=False) & (
        Q(home__assignments__ended_on=None) | Q(home__assignments__ended_on__gte=day)
    )
    limits = DataRequest.objects.limiting().filter(person=OuterRef("pk"))
    return (
        Q(Exists(lived.filter(open_homes | cases)))
        | Q(Exists(Approval.parents.through._base_manager.filter(user=OuterRef("pk"))))
        | Q(Exists(Review.objects.filter(person=OuterRef("pk"))))
        | Q(Exists(Statement.objects.filter(person=OuterRef("uuid"), stored__gte=before)))
        | Q(Exists(Enrolment.objects.filter(person=OuterRef("pk"), enrolled_on__gte=day)))
        | Q(Exists(limits))
    )
