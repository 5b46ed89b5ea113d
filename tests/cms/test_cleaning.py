"""Files that were kept before the doors cleaned them."""

from hashlib import sha256
from io import BytesIO, StringIO

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from PIL import Image as Pillow
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtailmedia.models import Media

from courses.actions.attestations import attest
from courses.models import Attestation
from lms.dates import today
from lms.people.models import AuditEntry, Role
from lms.xapi.models import Statement
from tests import files
from tests.courses import factories as courses
from tests.factories import FosterParentFactory, MembershipFactory
from tests.files import WHERE, picture

pytestmark = pytest.mark.django_db


def clean(django_capture_on_commit_callbacks):
    said = StringIO()
    with django_capture_on_commit_callbacks(execute=True):
        call_command("clean_files", stdout=said)
    return said.getvalue()


def test_the_librarys_files_are_cleaned_once_and_shown_as_before(django_capture_on_commit_callbacks):
    sideways = picture(exif=files.exif(orientation=6))
    image = Image.objects.create(title="Havn", file=ContentFile(sideways, name="havn.jpg"))
    before, storage = image.file.name, image.file.storage
    image.get_rendition("max-20x20")
    Document.objects.create(title="Ark", file=ContentFile(files.pdf(Author=WHERE), name="ark.pdf"))
    Media.objects.create(
        title="Lyd",
        type="audio",
        duration=1,
        file=ContentFile(files.mp3(), name="lyd.mp3"),
        thumbnail=ContentFile(picture(), name="plakat.jpg"),
    )
    assert "4 cleaned, 0 left" in clean(django_capture_on_commit_callbacks)
    image.refresh_from_db()
    kept = [image.file, Document.objects.get().file, Media.objects.get().file, Media.objects.get().thumbnail]
    for file in kept:
        with file.open() as opened:
            assert WHERE.encode() not in opened.read()
    assert (image.width, image.height) == (30, 40)
    assert image.get_rendition("max-20x20").height == 20
    assert not storage.exists(before)
    assert "0 cleaned, 0 left" in clean(django_capture_on_commit_callbacks)


def test_a_file_that_would_be_refused_today_is_named_and_left(django_capture_on_commit_callbacks):
    document = Document.objects.create(title="Ark", file=ContentFile(b"MZ", name="gammelt.pdf"))
    said = clean(django_capture_on_commit_callbacks)
    assert "1 left" in said
    assert document.file.name in said
    assert document.file.read() == b"MZ"


def test_an_attested_picture_is_cleaned_and_its_new_hash_tied_to_the_record(
    django_capture_on_commit_callbacks,
):
    courses.publish_programme(courses.module_content(courses.part()))
    membership = FosterParentFactory()
    by = MembershipFactory(role=Role.COORDINATOR, organisation=membership.home.trained_by).user
    attestation = attest(
        membership.user,
        training="pride-basic",
        provider="Bufetat",
        ended_on=today(),
        document=picture(),
        by=by,
    )
    sent = sha256(picture()).hexdigest()
    attestation.document_sha256 = sent
    attestation.document.save("document", ContentFile(picture()))
    statements = Statement.objects.count()
    assert "documents: 1 cleaned" in clean(django_capture_on_commit_callbacks)
    kept = Attestation.objects.get()
    content = kept.document.read()
    assert not Pillow.open(BytesIO(content)).getexif()
    assert kept.document_sha256 == sha256(content).hexdigest()
    entry = AuditEntry.objects.get(act="training.document_cleaned")
    assert entry.data["sent"] == sent
    assert entry.data["kept"] == kept.document_sha256
    assert Statement.objects.count() == statements
    assert "documents: 0 cleaned" in clean(django_capture_on_commit_callbacks)
