"""A hostile search for what was erased: through a dump of the whole database, every file, and the log."""

import json
import logging
import re
import subprocess
from pathlib import Path

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.db import connection
from django.utils import timezone

from courses.actions.notes import write_note
from courses.models import Attestation
from lms.approval.actions.evaluation import evaluate_stale
from lms.approval.actions.proof_links import make_proof_link
from lms.approval.models import SavedView
from lms.notices.actions.sending import deliver, send
from lms.operations.backups.programs import environment, program
from lms.people.models import AddressChange, Identity, Passkey, ProtectionWish, User
from lms.portal.actions.data_copies import ask_for_copy, make_copy
from lms.portal.actions.erasing import act
from lms.portal.models import Interest
from lms.xapi import profile
from lms.xapi.actions.drafts import draft
from lms.xapi.actions.statements import store
from lms.xapi.models import Document
from lms.xapi.rules.json_text import parse_statements, spell
from sessions.models import GroupPost, InterpreterNeed, NetworkGroup, Visitor
from tests.courses import factories as make
from tests.lms.approval.factories import Case, ordinary_rules
from tests.sessions import factories as seats

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.parallel_database]
BYTES = re.compile(r"\\x((?:[0-9a-f]{2})+)")
MARKS = ("quirinalia", "zyxwhorst", "98765432")


@pytest.fixture(autouse=True)
def _only_worker(monkeypatch):
    """The test is the only worker, also where one that other tests share takes what they commit."""
    monkeypatch.setattr(act, "run_on_commit", lambda *_: None)


def test_nothing_of_a_person_is_found_anywhere_once_no_decision_needs_it(own_folders, settings, caplog):
    ordinary_rules()
    case = Case()
    evaluate_stale()
    person = marked(case.adults[0])
    folders = own_folders, Path(Attestation.document.field.storage.path(""))
    others = files_with_marks(*folders)
    leave_marks_everywhere(case, person, settings)
    assert len(tables_with_marks()) >= 15, tables_with_marks()
    assert len(files_with_marks(*folders) - others) == 2, "a letter and a document"

    with caplog.at_level(logging.DEBUG):
        done = act.carry_out(act.begin(person, by=person).erasure)
    assert tables_with_marks() == set()
    assert files_with_marks(*folders) == others
    assert not has_marks(caplog.text), "the log of the erasure"
    assert not has_marks(json.dumps(done.receipt)), "the receipt names nobody"
    assert {line["kind"] for line in done.receipt["gone"]} >= {
        *("training", "answers", "notebook", "messages", "posts", "accounts", "interest", "proof-links")
    }
    assert not done.receipt["name_stays"]


def has_marks(text: str) -> bool:
    return any(mark in text.casefold() for mark in MARKS)


def tables_with_marks() -> set[str]:
    """The tables of which a dump, in plain text, has a row with a mark."""
    with connection.cursor() as cursor:
        dump = program("pg_dump", version=cursor.connection.info.server_version)
    told = subprocess.run(
        [dump, "--data-only", "--inserts", "--schema=public", "--schema=pgmq"],
        env=environment(connection.settings_dict),
        capture_output=True,
        text=True,
    )
    assert not told.returncode, told.stderr
    rows = (line for line in told.stdout.splitlines() if line.startswith("INSERT INTO "))
    return {row.split()[2] for row in rows if has_marks(BYTES.sub(_as_text, row))}


def _as_text(data: re.Match[str]) -> str:
    return bytes.fromhex(data[1]).decode("latin-1")


def files_with_marks(*folders: Path) -> set[Path]:
    """The files that hold a mark or are named by one."""
    return {
        path
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file() and (has_marks(path.name) or has_marks(path.read_bytes().decode("latin-1")))
    }


def marked(user: User) -> User:
    user.first_name, user.last_name, user.telephone = "Quirinalia", "Zyxwhorst", "98765432"
    user.username, user.email = "quirinalia.z", "quirinalia@merke.example"
    user.save()
    return user


def leave_marks_everywhere(case: Case, person: User, settings) -> None:
    """Marks of the person in every column of text that an act of the product can bring them to."""
    now = timezone.now()
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    part = make.part()
    make.enrolled(person, parts=[part], code="pride-more")
    make.finish(person, part)
    write_note(person, heading="Quirinalia", text="Zyxwhorst 98765432")
    Identity.objects.create(
        user=person, issuer="i", subject="quirinalia", door="citizen", first_seen_at=now, last_seen_at=now
    )
    group = NetworkGroup.objects.create(
        organisation=case.service, name="Furugruppa", facilitator=case.coordinator
    )
    GroupPost.objects.create(group=group, author=person, text="Hei fra Quirinalia", at=now)
    session = seats.TrainingSessionFactory()
    municipality = case.home.host_municipality
    Visitor.objects.create(
        session=session,
        name="Quirinalia",
        email=person.email,
        municipality=municipality,
        queued_at=now,
        status="coming",
    )
    Interest.objects.create(
        name="Quirinalia",
        email=person.email,
        municipality=municipality,
        organisation=case.service,
        wish="talk",
        made_at=now,
    )
    case.train(person)
    Attestation.objects.filter(person=person).update(provider="Zyxwhorst", document_sha256="ab")
    Attestation.objects.filter(person=person).first().document.save("shown.pdf", ContentFile(b"Zyxwhorst"))
    InterpreterNeed.objects.create(person=person, language="Quirinalia", not_wanted="Zyxwhorst")
    SavedView.objects.create(person=person, name="Quirinalia", chosen="q=zyxwhorst")
    Passkey.objects.create(
        user=person, name="Quirinalia", credential_id=b"1", public_key=b"2", sign_count=0, made_at=now
    )
    ProtectionWish.objects.create(person=person, alias="Quirinalia", asked_at=now)
    AddressChange.objects.create(
        user=person, address="zyxwhorst@merke.example", code_hash="h", asked_at=now, expires_at=now
    )
    make_proof_link(by=person, days=30)
    LogEntry.objects.create(
        user=case.coordinator,
        content_type=ContentType.objects.get_for_model(User),
        object_id=str(person.pk),
        object_repr="Quirinalia Zyxwhorst",
        action_flag=2,
    )
    for actor in ({"mbox": f"mailto:{person.email}"}, None):
        told = profile.initialized(person.uuid, module=part.uuid, at=make.START).as_version()
        (source,), _ = parse_statements(json.dumps({**told, "actor": actor} if actor else told))
        store([draft(source)])
    agent = {"account": {"homePage": settings.XAPI_BASE_IRI, "name": str(person.uuid)}}
    Document.objects.create(
        key=person.uuid,
        kind="state",
        shelf=person.uuid,
        activity="a",
        agent=spell(agent),
        name="quirinalia",
        content_type="text/plain",
        body=b"quirinalia",
        sha1="",
    )
    notice = send(
        to=person, template="account.password", variables={"link": "/"}, about=f"person:{person.uuid}"
    )
    deliver(notice.pk)
    make_copy(ask_for_copy(person, language="nb").pk, lambda whole: whole.name.encode())
