"""A copy of one's own data is whole: whatever names a person stands in it, and nobody else does."""

import json
from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO
from typing import Any
from uuid import uuid4
from zipfile import ZipFile

import pytest
from django.apps import apps
from django.contrib.postgres.fields import ArrayField, DateTimeRangeField
from django.db import connection, models, transaction
from django.db.models import Field, Model
from django.db.models.sql import InsertQuery
from django.utils import timezone
from psycopg.types.range import Range
from pypdf import PdfReader
from wagtail.fields import StreamField

from courses.actions.notes import write_note
from lms.notices.models import Notice
from lms.people.models import FosterParent, User
from lms.portal import tasks
from lms.portal.actions import data_copies as copies
from lms.portal.actions.keeping import KINDS, due, let_go
from lms.portal.errors import TooManyCopies
from lms.portal.models import DataCopy
from lms.portal.queries.copy_references import References
from lms.portal.queries.data_copies import CopySource, Section, Whole, person_of, section_of, sources_of
from lms.portal.rules import data_copies as rules
from lms.portal.wording.copy_keys import KEYS
from lms.portal.wording.copy_rows import DEEDS, ROWS
from lms.portal.wording.data_copies import _told, as_json
from lms.xapi.models import Statement
from tests import world
from tests.courses import factories as make
from tests.databases import unbound
from tests.endings import stage
from tests.factories import FosterParentFactory, UserFactory
from tests.role_table import FOSTER_PARENT

Status = DataCopy.Status
MARK = "Olamerke"
LABELS = [label for kind in KINDS for label in kind.models]
SOURCES = {source.label: (kind, source) for kind in KINDS for source in sources_of(kind)}
OTHERWISE = {**rules.BY_ACCOUNT, **rules.BY_AGENT, **rules.BY_SUBJECT, **rules.BY_ADDRESS}
# Columns that hold whom a row names in plain values, and no reference.
NAMING = {"person", "actor", "agent", "email", "address", "subject"}


# The table.


def test_every_kind_of_record_has_an_answer():
    silent = [
        label
        for label, (_, one) in SOURCES.items()
        if not (one.own or one.home or one.otherwise or one.acted)
    ]
    assert silent == [], "say how its rows lead to a person, or why they do not"


def test_every_column_that_names_a_person_by_a_plain_value_is_found_by_it_or_told():
    found = {
        (label, column.name)
        for label, (_, source) in SOURCES.items()
        for column in source.model._meta.local_fields
        if column.name in NAMING and not column.is_relation and column.name not in source.told
    }
    withheld = {tuple(name.rsplit(".", 1)) for name in rules.WITHHELD_COLUMNS}
    assert found - set(OTHERWISE.items()) - withheld == set()


def test_what_is_withheld_stands_in_the_table_of_kinds():
    columns = [name.rpartition(".") for name in rules.WITHHELD_COLUMNS]
    assert set(rules.WITHHELD) - set(LABELS) == set()
    for label, _, column in columns:
        assert apps.get_model(label)._meta.get_field(column), label
    named = {*rules.OWN, *rules.OF_THE_HOME, *OTHERWISE, *rules.TOLD_ALSO, *rules.TELLS_ACT}
    assert named - set(SOURCES) == set()


def test_all_that_is_told_has_plain_words():
    told = {key.split("__")[-1] for _, one in SOURCES.values() for key in (*one.told, *one.many)}
    assert told - set(KEYS) == set()
    assert set(KEYS) - told == {"subject"}
    assert {label for label, (_, one) in SOURCES.items() if one.told} == set(ROWS)
    assert {column for _, one in SOURCES.values() for column in one.acted} == set(DEEDS)


# Every row, made for one person with another in every other place.


@pytest.mark.django_db
def test_a_row_of_every_kind_stands_in_the_copy_of_whom_it_names_and_tells_of_nobody_else():
    kari = FosterParentFactory(user__email="kari@eksempel.no").user
    ola = _marked()
    maker, missing, told = Maker(kari, ola), [], []
    with unbound(), transaction.atomic():
        _drop_checks()
        for label, (kind, source) in SOURCES.items():
            for way in _ways(source):
                savepoint = transaction.savepoint()
                before = _size(_section(kind, label, kari))
                maker.row(source.model, way, acts=way in source.acted)
                section = _section(kind, label, kari)
                if _size(section) != before + 1:
                    missing.append(f"{label}.{way}: {_size(section) - before}")
                told.append((f"{label}.{way}", _everything(section)))
                transaction.savepoint_rollback(savepoint)
        transaction.set_rollback(True)
    assert missing == []
    leaks = [way for way, text in told if any(mark in text for mark in _marks(ola))]
    assert leaks == []


def _ways(source: CopySource) -> Iterator[str]:
    yield from (*source.own, *source.acted)
    if source.home:
        yield source.home
    if source.otherwise:
        yield source.otherwise


def _section(kind, label: str, person: User) -> Section:
    who = person_of(person)
    return section_of(kind, who, References(who.pks, "nb"), seen=set(LABELS) - {label})


def _size(section: Section) -> int:
    return sum(len(block.rows) for block in section.blocks) + len(section.deeds)


def _everything(section: Section) -> str:
    whole = Whole("Kari", timezone.now(), "nb", [section], [], {})
    return as_json(whole) + str(_told(whole))


def _marked() -> User:
    return UserFactory(
        username="olamerke",
        first_name="Olamerke",
        last_name="Olamerkesen",
        email="olamerke@eksempel.no",
        telephone="91827364",
        alias="Olamerke Alias",
        address_protection="confidential",
    )


def _marks(person: User) -> list[str]:
    return ["olamerke", MARK, str(person.uuid), "91827364"]


def _drop_checks() -> None:
    """Let rows be made that hold no more than a name, until the transaction is rolled back."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(
            "DO $$ DECLARE one record; BEGIN FOR one IN SELECT conrelid::regclass AS name, conname"
            " FROM pg_constraint WHERE contype IN ('c', 'x') AND conrelid <> 0"
            " AND connamespace = 'public'::regnamespace LOOP"
            " EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', one.name, one.conname); END LOOP; END $$"
        )


# Asked for, made, taken.


@pytest.fixture
def own(db):
    return world.build()


def _file(archive: bytes, name: str) -> bytes:
    return ZipFile(BytesIO(archive)).read(f"mine-data/{name}")


def test_a_copy_is_asked_for_on_the_page_made_by_a_worker_and_taken_once(client, own):
    stage(own)
    kari, partner = User.objects.get(pk=own.users[FOSTER_PARENT].pk), own.partner
    User.objects.filter(pk=partner.pk).update(first_name="Olamerke", telephone="91827364")
    write_note(kari, heading="Om ro", text="Mine egne tanker")
    lesson = make.part()
    make.enrolled(kari, parts=[lesson])
    make.finish(kari, lesson)
    client.force_login(kari)
    assert client.get("/mine-data/last-ned/").url == "/mine-data/#take"
    for _ in range(2):
        client.post("/mine-data/kopi/")
    assert "0 av" in client.get("/mine-data/").content.decode()

    tasks.make_copy(DataCopy.objects.get().pk)

    assert "Kopien din er klar" in client.get("/mine-data/").content.decode()
    answer = client.post("/mine-data/kopi/fil/")
    assert answer["Content-Type"] == "application/zip"
    told = json.loads(_file(answer.content, "mine-data.json"))
    rows = {label: rows for kind in told["kinds"] for label, rows in kind["rows"].items()}
    assert rows["courses.Note"][0]["text"] == "Mine egne tanker"
    assert {"session", "status"} <= set(rows["training_sessions.Registration"][0])
    assert [deed["act"] for kind in told["kinds"] for deed in kind["done_by_you"]].count("copy.asked") == 1
    page = _file(answer.content, "mine-data.html").decode()
    sheets = PdfReader(BytesIO(_file(answer.content, "mine-data.pdf"))).pages
    paper = "".join(sheet.extract_text() for sheet in sheets)
    assert "Notatene dine" in page
    assert "Notatene dine" in paper
    whole = page + json.dumps(told) + paper
    marks = [*_marks(partner), partner.username, own.assignment.case_reference, str(own.home.uuid)]
    assert [mark for mark in marks if mark in whole] == []
    assert "fullførte" in page
    assert "expapi/verbs" not in page
    assert "les-meg.txt" in "".join(ZipFile(BytesIO(answer.content)).namelist())

    again = client.post("/mine-data/kopi/fil/", follow=True).content.decode()
    assert "er hentet allerede" in again
    assert DataCopy.objects.get().file is None


def test_a_copy_that_a_worker_left_goes_to_the_next_and_fails_with_a_button_in_the_end(client, own):
    kari = own.users[FOSTER_PARENT]
    copy = copies.ask_for_copy(kari, language="nb")

    def killed(whole: Whole) -> bytes:
        raise KeyboardInterrupt

    for attempt in range(copies.MOST_ATTEMPTS):
        with pytest.raises(KeyboardInterrupt):
            copies.make_copy(copy.pk, killed)
        assert not copies.make_copy(copy.pk, lambda whole: b""), (
            "it is the first worker's until that one is silent"
        )
        DataCopy.objects.update(claimed_at=timezone.now() - copies.SILENT - timedelta(seconds=1))
        assert copies.sweep_copies() == (attempt + 1 < copies.MOST_ATTEMPTS)
    client.force_login(kari)
    page = client.get("/mine-data/").content.decode()
    assert "kunne ikke lages" in page
    assert 'action="/mine-data/kopi/"' in page


def test_a_copy_is_gone_after_a_day_and_is_in_nobody_elses_hands(client, own):
    kari = own.users[FOSTER_PARENT]
    copy = copies.ask_for_copy(kari, language="nb")
    DataCopy.objects.update(status=Status.READY, file=b"x", ready_at=timezone.now())
    client.force_login(own.partner)
    assert client.post("/mine-data/kopi/fil/").status_code == 302
    let_go(at=timezone.now() + timedelta(hours=23), only="data-copies")
    assert DataCopy.objects.get() == copy
    DataCopy.objects.update(asked_at=timezone.now() - timedelta(hours=25))
    copies.sweep_copies()
    assert not DataCopy.objects.exists()
    assert not [one for one in due() if one.kind.code == "data-copies" and one.number]


def test_only_so_many_copies_are_made_a_day(own):
    kari = own.users[FOSTER_PARENT]
    for _ in range(copies.MOST_A_DAY):
        copies.ask_for_copy(kari, language="nb")
        DataCopy.objects.update(status=Status.FAILED)
    with pytest.raises(TooManyCopies):
        copies.ask_for_copy(kari, language="nb")


def test_a_session_ahead_that_one_has_no_seat_in_is_told_neither_by_name_nor_time(own):
    staged = stage(own)
    kari = own.users[FOSTER_PARENT]
    staged.gathering.registrations.filter(person=kari).update(status="cancelled")
    section = _section(SOURCES["training_sessions.Registration"][0], "training_sessions.Registration", kari)
    (block,) = section.blocks
    assert [row["session"] is None for row in block.rows].count(True) == 1
    assert "Lønnekveld" not in as_json(Whole("Kari", timezone.now(), "nb", [section], [], {}))


class Maker:
    """Makes rows that name `person` by one way, and `other` wherever else somebody is named."""

    def __init__(self, person: User, other: User) -> None:
        self.person, self.other = person, other
        self.who = person_of(person)
        self.number = 1000

    def row(self, model: type[Model], way: str, *, acts: bool = False) -> Model:
        """A row that leads to the person by `way`; where they only act, every text names the other."""
        if way == "pk":
            return self._of_oneself(model)
        first, _, rest = way.partition("__")
        column: Any = model._meta.get_field(first)
        if not column.is_relation:
            return self._insert(model, {first: self._named_by(model, first)}, acts=acts)
        if column.many_to_many or column.one_to_many:
            made = self._insert(model, {}, acts=acts)
            self._tie(made, column, rest)
            return made
        return self._insert(model, {column.attname: self._target(column.related_model, rest)}, acts=acts)

    def _of_oneself(self, model: type[Model]) -> Model:
        """Another account that was merged into the person's, or the home that they join."""
        if model is User:
            made = self._insert(model, {"merged_into_id": self.person.pk})
            self.who = person_of(self.person)
            return made
        home = self._insert(model, {})
        member = {"home_id": home.pk, "user_id": self.person.pk, "left_on": None}
        self._insert(FosterParent, member)
        return home

    def _target(self, model: type[Model], rest: str) -> Any:
        if rest:
            return self.row(model, rest).pk
        return self.person.pk if model is User else self.who.homes[0]

    def _tie(self, made: Model, column: Any, rest: str) -> None:
        if column.many_to_many:
            ends = {
                f"{column.m2m_field_name()}_id": made.pk,
                f"{column.m2m_reverse_field_name()}_id": self.person.pk,
            }
            self._insert(column.remote_field.through, ends)
            return
        other = column.related_model
        first, _, further = rest.partition("__")
        values = {column.field.attname: made.pk}
        inner: Any = other._meta.get_field(first)
        if inner.many_to_many or inner.one_to_many:
            self._tie(self._insert(other, values), inner, further)
        else:
            self._insert(other, {**values, inner.attname: self._target(inner.related_model, further)})

    def _named_by(self, model: type[Model], column: str) -> Any:
        label = model._meta.label
        if label in rules.BY_ACCOUNT:
            return self.person.uuid
        if label in rules.BY_AGENT:
            return json.dumps({"account": {"name": str(self.person.uuid)}})
        return self.who.subjects[0] if label in rules.BY_SUBJECT else self.person.email

    def _insert(self, model: type[Model], values: dict[str, Any], *, acts: bool = False) -> Model:
        self.number += 1
        made = model()
        columns = [one for one in model._meta.local_concrete_fields if not one.generated]
        for column in columns:
            if not (column.primary_key and isinstance(column, models.AutoField)):
                setattr(made, column.attname, self._filler(column, made, acts=acts))
        for name, value in values.items():
            setattr(made, name, value)
        taken = [one for one in columns if not isinstance(one, models.AutoField)]
        if any(isinstance(one, models.AutoField) for one in columns):
            made.pk = self.number
            taken = columns
        row = InsertQuery(model)
        row.insert_values(taken, [made], raw=True)
        row.get_compiler(using="default").execute_sql()
        return made

    def _filler(self, column: "Field[Any, Any]", made: Model, *, acts: bool) -> Any:
        withheld = rules.WITHHELD_COLUMNS.get(f"{made._meta.label}.{column.name}") is not None
        if column.is_relation:
            named = column.related_model is User and "merged" not in column.name
            return self.other.pk if named else None if column.null else self.number
        kind = column.get_internal_type()
        source = SOURCES.get(made._meta.label)
        is_own = source is not None and not acts and column.name in source[1].told
        if (
            not is_own
            and column.name in NAMING
            and kind in {"UUIDField", "TextField", "CharField", "EmailField"}
        ):
            return self.other.uuid if kind == "UUIDField" else self.other.email[: column.max_length]
        if isinstance(column, StreamField):
            return []
        if kind == "JSONField":
            return {"name": MARK} if acts or withheld else {}
        if isinstance(made, Statement) and column.name == "text":
            return json.dumps({"context": {"instructor": {"account": {"name": str(self.other.uuid)}}}})
        if kind in {"CharField", "TextField"} and (acts or withheld) and not column.flatchoices:
            is_act = rules.TELLS_ACT.get(made._meta.label) == column.name
            return "act" if is_act else MARK[: column.max_length]
        if isinstance(made, Notice) and column.name == "kind":
            return "notices.digest"
        return _plain_filler(column, self.number)


def _plain_filler(column: "Field[Any, Any]", number: int) -> Any:
    if isinstance(column, DateTimeRangeField):
        return Range(timezone.now(), timezone.now() + timedelta(hours=1))
    if isinstance(column, ArrayField):
        return []
    if isinstance(column, models.UUIDField):
        return uuid4()
    if column.flatchoices:
        return column.flatchoices[0][0]
    if column.unique and isinstance(column, models.CharField):
        return f"n{number}"[: column.max_length]
    fillers: list[tuple[type, Any]] = [
        (models.DateTimeField, timezone.now() + timedelta(seconds=number)),
        (models.DateField, timezone.localdate()),
        (models.TimeField, timezone.now().time()),
        (models.DurationField, timedelta()),
        (models.BooleanField, False),
        (models.BinaryField, b""),
        (models.CharField, ""),
        (models.TextField, ""),
        (models.FileField, ""),
        (models.GenericIPAddressField, "127.0.0.1"),
    ]
    return next((value for kind, value in fillers if isinstance(column, kind)), 1)
