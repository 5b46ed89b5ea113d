"""All that is kept about one person, read off the table of kinds: every row that is about them, with what it
tells, and of what they did for others only what and when."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import reduce
from operator import or_
from typing import Any

from django.apps import apps
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Field, Model, Q

from courses.models import Attestation
from courses.queries.progress import progress_of
from courses.queries.progress_state import ProgrammeProgress
from lms.documents.file_types import TYPES, kind_of
from lms.notices.models import Notice
from lms.notices.queries.texts import texts_of
from lms.people.models import FosterParent, User
from lms.people.models.one_person import accounts_of, own_addresses
from lms.people.rules.keeping import KeptKind
from lms.portal.queries.copy_references import TOLD_BY_NAME, References
from lms.portal.rules import data_copies as rules
from lms.xapi.models import Statement

_NAME = "data__object__definition__name"


@dataclass(frozen=True)
class CopySource:
    """A model of the table: how its rows lead to a person, and what of them is told.

    `own` are lookups to the user whom a row is about, `home` one to a home; `otherwise` is a column that
    names the person in another way. `acted` are columns that name who did something. `told` are columns and
    lookups, `many` the relations to many.
    """

    label: str
    model: type[Model]
    own: tuple[str, ...]
    home: str
    otherwise: str
    acted: tuple[str, ...]
    told: tuple[str, ...]
    many: tuple[str, ...]

    @property
    def many_owners(self) -> bool:
        """Whether a row may be about several persons."""
        return any(one.name in self.own for one in self.model._meta.local_many_to_many)

    @property
    def when(self) -> tuple[str, ...]:
        """The columns with days and instants, in the order of the model."""
        found = self.model._meta.local_concrete_fields
        return tuple(one.name for one in found if isinstance(one, models.DateField))


@dataclass(frozen=True)
class Block:
    """The rows of one model that are about the person; each row by key, in the order in which it is told."""

    label: str
    rows: Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class OwnAct:
    """What a person did for others: in which kind of row, as what, which act of a log,
    and when, where that is kept."""

    label: str
    column: str
    act: str
    at: date | datetime | None


@dataclass(frozen=True)
class Section:
    """One kind of record: the rows about the person, and what they did."""

    kind: KeptKind
    blocks: Sequence[Block]
    deeds: Sequence[OwnAct]


@dataclass(frozen=True)
class Whole:
    """A whole copy, in one language: the person's name, when it was made, all kinds of records, their paths,
    and the documents that show training taken elsewhere, by name."""

    name: str
    made_at: datetime
    language: str
    sections: Sequence[Section]
    path: Sequence[ProgrammeProgress]
    documents: Mapping[str, bytes]


@dataclass(frozen=True)
class Person:
    """Whom a copy is about, by all that rows name a person by."""

    pks: tuple[int, ...]
    uuids: tuple[Any, ...]
    homes: tuple[int, ...]
    addresses: tuple[str, ...]
    names: tuple[str, ...]

    @property
    def subjects(self) -> list[str]:
        return [f"person:{uuid}" for uuid in self.uuids]


def person_of(user: User) -> Person:
    """A person with all their accounts, the homes that they live in now, and the e-mail addresses that no
    other account has."""
    accounts = accounts_of(user)
    homes = FosterParent.objects.filter(user__in=accounts.pks).current().values_list("home", flat=True)
    return Person(
        pks=tuple(accounts.pks),
        uuids=tuple(accounts.uuids),
        homes=tuple(homes),
        addresses=tuple(own_addresses(accounts.pks)),
        names=(user.username,),
    )


def path_of(user: User, language: str) -> list[ProgrammeProgress]:
    """The person's paths."""
    return progress_of(user, language)


def documents_of(person: Person) -> dict[str, bytes]:
    """The documents that show training taken elsewhere, as they are kept, by a name of our own."""
    found = {}
    shown = Attestation.objects.filter(person__in=person.pks).exclude(document="").order_by("attested_at")
    for number, one in enumerate(shown, start=1):
        with one.document.open() as file:
            data = file.read()
        kind = kind_of(data)
        suffix = next((name for name, known in TYPES.items() if known == kind), "bin")
        found[f"{number}.{suffix}"] = data
    return found


def sources_of(kind: KeptKind) -> list[CopySource]:
    """The models of a kind of which a copy tells anything."""
    return [_source(label, kind) for label in kind.models if label not in rules.WITHHELD]


def section_of(kind: KeptKind, person: Person, references: References, *, seen: set[str]) -> Section:
    """What is kept of one kind; a model that `seen` has already is left out, and each is put there. A fixed
    number of queries."""
    blocks: list[Block] = []
    deeds: list[OwnAct] = []
    for source in sources_of(kind):
        if source.label in seen:
            continue
        seen.add(source.label)
        if rows := _rows(source, person, references):
            blocks.append(Block(source.label, rows))
        deeds.extend(_deeds(source, person))
    return Section(kind, blocks, deeds)


def _source(label: str, kind: KeptKind) -> CopySource:
    model = apps.get_model(label)
    meta = model._meta
    named = [one.name for one in (*meta.local_fields, *meta.local_many_to_many) if one.related_model is User]
    owners = (*(one for one in named if rules.is_owner(label, one)), *rules.OWN.get(label, ()))
    own = () if kind.code in rules.MADE_FOR_ALL else tuple(dict.fromkeys(owners))
    otherwise: dict[str, str] = {**rules.BY_ACCOUNT, **rules.BY_AGENT, **rules.BY_SUBJECT, **rules.BY_ADDRESS}
    is_told = bool(own or label in rules.OF_THE_HOME or label in otherwise)
    told = [one.name for one in meta.local_fields if is_told and _is_told(label, one)]
    return CopySource(
        label=label,
        model=model,
        own=tuple(one for one in own if otherwise.get(label) != one),
        home=rules.OF_THE_HOME.get(label, ""),
        otherwise=otherwise.get(label, ""),
        acted=tuple(one for one in named if one not in own),
        told=(*rules.TOLD_ALSO.get(label, ()), *told),
        many=tuple(
            one.name
            for one in meta.local_many_to_many
            if is_told and one.related_model._meta.label in TOLD_BY_NAME
        ),
    )


def _is_told(label: str, column: "Field[Any, Any]") -> bool:
    if f"{label}.{column.name}" in rules.WITHHELD_COLUMNS or rules.is_secret(column.name):
        return False
    if column.is_relation:
        related: Any = column.related_model
        return related._meta.label in TOLD_BY_NAME
    if isinstance(column, models.UUIDField):
        return column.name in rules.OF_A_LESSON
    untold = (models.BinaryField, models.GeneratedField, models.FileField, SearchVectorField)
    return not column.primary_key and not isinstance(column, untold)


def _about(source: CopySource, person: Person) -> Q | None:
    ways = [Q(**{f"{way}__in": person.pks}) for way in source.own]
    if source.home:
        ways.append(Q(**{f"{source.home}__in": person.homes}))
    if column := rules.BY_ACCOUNT.get(source.label):
        ways.append(Q(**{f"{column}__in": person.uuids}))
    if column := rules.BY_AGENT.get(source.label):
        ways.extend(Q(**{f"{column}__contains": f'"{uuid}"'}) for uuid in person.uuids)
    if column := rules.BY_SUBJECT.get(source.label):
        ways.append(Q(**{f"{column}__in": person.subjects}))
    if column := rules.BY_ADDRESS.get(source.label):
        addresses = (*person.addresses, *(person.names if source.label == "people.ResetRequest" else ()))
        ways.append(Q(**{f"{column}__in": addresses}))
    return reduce(or_, ways) if ways else None


def _rows(source: CopySource, person: Person, references: References) -> list[dict[str, Any]]:
    about = _about(source, person)
    if about is None:
        return []
    rows = source.model._base_manager.filter(about)
    if any("__" in way for way in (*source.own, source.home)) or source.many_owners:
        rows = source.model._base_manager.filter(pk__in=rows.values("pk"))
    first = [models.F(one).asc(nulls_last=True) for one in source.when[:1]]
    found = list(rows.order_by(*first, "pk").values("pk", *source.told))
    pks = [row["pk"] for row in found]
    many = {one: _many(source, one, pks, references) for one in source.many}
    said = _subjects(pks, references.language) if source.model is Notice else {}
    if source.model is Statement:
        for row in found:
            row[_NAME] = row[_NAME] or {references.language: references.activity(row["object_id"]) or ""}
    return [
        {way.split("__")[-1]: references.told(source.model, way, row[way]) for way in source.told}
        | {name: lists.get(row["pk"], []) for name, lists in many.items()}
        | ({"subject": said[row["pk"]]} if said else {})
        for row in found
    ]


def _subjects(pks: list[int], language: str) -> dict[int, str]:
    messages = Notice.objects.filter(pk__in=pks).select_related("to")
    return {pk: text.subject for pk, text in texts_of(messages, language).items()}


def _many(source: CopySource, name: str, pks: list[Any], references: References) -> dict[Any, list[Any]]:
    found: dict[Any, list[Any]] = {}
    ties = source.model._base_manager.filter(pk__in=pks, **{f"{name}__isnull": False})
    for pk, other in ties.order_by("pk", name).values_list("pk", name):
        found.setdefault(pk, []).append(references.told(source.model, name, other))
    return found


def _deeds(source: CopySource, person: Person) -> Iterable[OwnAct]:
    for column in source.acted:
        done = source.model._base_manager.filter(**{f"{column}__in": person.pks})
        when, act = _when(source, column), rules.TELLS_ACT.get(source.label)
        told = [one for one in (when, act) if one]
        for row in done.order_by(*([when] if when else []), "pk").values("pk", *told).distinct():
            yield OwnAct(source.label, column, str(row[act]) if act else "", row[when] if when else None)


def _when(source: CopySource, column: str) -> str:
    """The column that says when somebody did what another column names them for; "" for none."""
    stem = column.removesuffix("_by").removesuffix("_by_user")
    named = next((one for one in (f"{stem}_at", f"{stem}_on") if one in source.when), "")
    return named or next(iter(source.when), "")
