"""What people upload, by the column that keeps it, and those who read it until their ground ends.

Each reader of an upload is asked before and after each of their endings; `tests/test_endings.py` finds the
columns with files that nobody is asked about.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any
from uuid import uuid4

from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.users.models import UserProfile

from cms.models import LessonPage
from courses.actions.enrolments import enrol, withdraw
from courses.models import Attestation, Enrolment
from lms.people.actions.homes import declare_conflict_of_interest
from lms.people.actions.leaving import leave_home
from lms.people.models import FosterParent, Membership, User
from lms.xapi.actions.credentials import revoke
from lms.xapi.actions.statements import void
from lms.xapi.models import Credential, Scope, Statement
from tests.cms import factories as content
from tests.endings import Stage
from tests.factories import protect
from tests.lms.approval.factories import training
from tests.lms.xapi.conftest import Lrs, made_credential
from tests.lms.xapi.factories import statement
from tests.lms.xapi.test_attachments import declared, part, received, send
from tests.role_table import CASEWORKER, COORDINATOR, EDITOR, FOSTER_PARENT, TRAINER

End = Callable[[Stage], object]
BYTES = b"%PDF-1.7\n%%EOF"


@dataclass(frozen=True)
class Upload:
    """A file in `column` (`app.Model.field`). `lays` puts one there and answers how a reader asks for it;
    `ends` gives, for each reader, what takes their ground away, by name."""

    column: str
    lays: Callable[[Stage], "Asks"]
    ends: dict[str, dict[str, End]]


Asks = Callable[[str], tuple[int, bytes]]
"""What a reader gets: status and bytes."""


def _at(stage: Stage, address: str) -> Asks:
    def ask(who: str) -> tuple[int, bytes]:
        client = Client(raise_request_exception=False)
        client.force_login(User.objects.get(pk=stage.world.users[who].pk))
        answer = client.get(address)
        return answer.status_code, answer.getvalue()

    return ask


def _attested_paper(stage: Stage) -> Asks:
    kept = Attestation.objects.create(
        kind=Attestation.Kind.ATTESTED,
        person=stage.world.partner,
        training=training("pride-basic"),
        provider="Øst",
        ended_on=date(2026, 2, 1),
        attested_by=stage.world.users[COORDINATOR],
        attested_at=timezone.now(),
        statement=uuid4(),
        document_sha256=sha256(BYTES).hexdigest(),
        document=ContentFile(BYTES, "paper"),
    )
    keys = {"home": stage.world.home.uuid, "attestation": kept.uuid}
    return _at(stage, reverse("approval:attested-document", kwargs=keys))


def _lost(role: str) -> End:
    return lambda stage: Membership.objects.filter(user=stage.world.users[role]).delete()


def _signed_out_for_good(role: str) -> End:
    def end(stage: Stage) -> None:
        stage.world.users[role].is_active = False
        stage.world.users[role].save()

    return end


def _declared_conflict(role: str) -> End:
    return lambda stage: declare_conflict_of_interest(stage.world.home, by=stage.world.users[role])


def _partner_left(stage: Stage) -> None:
    member = FosterParent.objects.current().get(user=stage.world.partner)
    leave_home(member, by=member.user)


def _taken_back(stage: Stage) -> None:
    Attestation.objects.update(withdrawn_at=timezone.now())


def _staff_of_home(role: str) -> dict[str, End]:
    return {
        "is_staff_no_more": _lost(role),
        "account_closed": _signed_out_for_good(role),
        "declared_a_conflict_of_interest": _declared_conflict(role),
        "has_no_right_to_one_newly_protected": lambda stage: protect(stage.world.partner),
        "the_one_it_concerns_left_the_home": _partner_left,
        "it_was_taken_back": _taken_back,
    }


Made = tuple[dict[str, Any], Callable[[], str]]
"""A block that shows a file, and where the file is once the block is shown."""


def _shown_in_a_lesson(make: Callable[[], Made]) -> Callable[[Stage], Asks]:
    def lay(stage: Stage) -> Asks:
        block, address = make()
        page = content.published_lesson(content.text(), block)
        code = page.get_parent().specific.get_parent().specific.code
        enrol(stage.world.users[FOSTER_PARENT], training=code, by=stage.world.users[COORDINATOR])
        return _at(stage, address())

    return lay


def _document() -> Made:
    kept = content.document()
    return content.block("download", title="Ark", document=kept.pk), lambda: kept.url


def _picture() -> Made:
    kept = content.picture()
    block = content.block("picture", picture=kept.pk, alternative_text="En havn")
    return block, lambda: kept.get_rendition("max-9x9").url


def _recording() -> Made:
    kept = content.recording(kind="audio")
    return content.block("audio", title="Samtale", audio=kept.pk, transcript="<p>Hei.</p>"), lambda: kept.url


def _poster() -> Made:
    kept = content.recording(kind="audio")
    kept.thumbnail.save("plakat.png", ContentFile(BYTES))
    block = content.block("audio", title="Samtale", audio=kept.pk, transcript="<p>Hei.</p>")
    return block, lambda: kept.thumbnail.url


def _taken_off_the_path(stage: Stage) -> None:
    for enrolment in Enrolment.objects.filter(person=stage.world.users[FOSTER_PARENT]):
        withdraw(enrolment, by=stage.world.users[COORDINATOR])


def _no_longer_shown(stage: Stage) -> None:
    page = LessonPage.objects.latest("pk")
    page.body = list(page.body.raw_data)[:1]
    content.publish(page)


_READERS: dict[str, dict[str, End]] = {
    FOSTER_PARENT: {
        "was_taken_off_the_path": _taken_off_the_path,
        "no_page_shows_it_any_more": _no_longer_shown,
        "account_closed": _signed_out_for_good(FOSTER_PARENT),
    },
    **{
        role: {
            "is_staff_no_more": _lost(role),
            "no_page_shows_it_any_more": _no_longer_shown,
            "account_closed": _signed_out_for_good(role),
        }
        for role in (TRAINER, COORDINATOR, CASEWORKER)
    },
}
_SOME_READERS = {role: _READERS[role] for role in (FOSTER_PARENT, TRAINER)}
_AUTHORS: dict[str, dict[str, End]] = {
    EDITOR: {"is_staff_no_more": _lost(EDITOR), "account_closed": _signed_out_for_good(EDITOR)}
}


def _original(stage: Stage) -> Asks:
    return _at(stage, content.picture().file.url)


def _avatar(stage: Stage) -> Asks:
    profile = UserProfile.get_for_user(stage.world.users[EDITOR])
    profile.avatar.save("meg.png", ContentFile(BYTES))
    return _at(stage, profile.avatar.url)


MACHINE = "machine"


def _statements_attachment(stage: Stage) -> Asks:
    writer, reader = (Lrs("1.0.3", *made_credential(scope)) for scope in (Scope.WRITE, Scope.READ))
    sent = statement(id=str(uuid4()), attachments=[declared(BYTES)])
    send(writer, sent, part(BYTES))

    def ask(who: str) -> tuple[int, bytes]:
        answer = reader("GET", "statements", statementId=sent["id"], attachments="true")
        return answer.status_code, received(answer)[-1][1] if answer.status_code == 200 else b""

    return ask


def _revoked(stage: Stage) -> None:
    for credential in Credential.objects.all():
        revoke(credential, by=None)


def _voided(stage: Stage) -> None:
    void(Statement.objects.get(data__has_key="attachments").pk, by=None, reason="feil")


UPLOADS = [
    Upload(
        "courses.Attestation.document",
        _attested_paper,
        {role: _staff_of_home(role) for role in (COORDINATOR, CASEWORKER)},
    ),
    Upload("wagtaildocs.Document.file", _shown_in_a_lesson(_document), _READERS),
    Upload("wagtailimages.Rendition.file", _shown_in_a_lesson(_picture), _SOME_READERS),
    Upload("wagtailmedia.Media.file", _shown_in_a_lesson(_recording), _SOME_READERS),
    Upload("wagtailmedia.Media.thumbnail", _shown_in_a_lesson(_poster), _SOME_READERS),
    Upload("wagtailimages.Image.file", _original, _AUTHORS),
    Upload("wagtailusers.UserProfile.avatar", _avatar, _AUTHORS),
    Upload(
        "xapi.Attachment.file",
        _statements_attachment,
        {MACHINE: {"credential_revoked": _revoked, "statement_voided": _voided}},
    ),
]
SERVED_BY_NO_ADDRESS = {
    "wagtailcore.UploadedFile.file": "waits for its editor's form, and is given to nobody",
}
