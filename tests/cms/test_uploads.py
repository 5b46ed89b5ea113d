"""Every door that a file comes in by: what is refused there is said once, what is kept tells nothing more."""

import io
import struct
import zlib

import pytest
from django.apps import apps
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile
from django.db.models import FileField
from django.forms import FileField as FileFormField
from django.urls import reverse
from PIL import Image as Pillow
from wagtail.documents import get_document_model
from wagtail.documents.forms import get_document_form
from wagtail.images import get_image_model
from wagtail.images.forms import get_image_form
from wagtail.models import Collection, UploadedFile
from wagtail.users.models import UserProfile
from wagtailmedia.forms import get_media_form
from wagtailmedia.models import Media

from courses.actions.attestations import attest
from lms.dates import today
from lms.people.models import Role
from tests import files
from tests.courses import factories as courses
from tests.factories import FosterParentFactory, MembershipFactory, UserFactory
from tests.files import WHERE, picture

pytestmark = pytest.mark.django_db

DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/>%s</svg>'
FILM = (settings.BASE_DIR / "lms" / "demo" / "content" / "films" / "harbour.mp4").read_bytes()
LONG_TITLE = "x" * 300


def form_for(name, content, *, kind="picture", **values):
    """The form of an editor who uploads a file; `kind` is picture, document, video or audio."""
    model, form = {
        "picture": (get_image_model(), get_image_form),
        "document": (get_document_model(), get_document_form),
    }.get(kind, (Media, get_media_form))
    made = model(type=kind) if model is Media else model(uploaded_by_user=UserFactory())
    data = {"title": "En fil", "duration": 1, "collection": Collection.get_first_root_node().pk, **values}
    sent = content if isinstance(content, dict) else {"file": SimpleUploadedFile(name, content)}
    return form(model)(data, sent, instance=made, user=UserFactory(is_superuser=True))


def taken(name, content, *, kind="picture"):
    """What is kept of an upload that is taken."""
    form = form_for(name, content, kind=kind)
    assert form.is_valid(), form.errors
    return form.save()


def refused(name, content, kind="picture"):
    """What is said of the file: one sentence at most."""
    said = [one for errors in form_for(name, content, kind=kind).errors.values() for one in errors]
    assert len(said) < 2, said
    return " ".join(said)


def test_a_plain_drawing_is_taken_and_one_that_does_more_is_refused():
    assert refused("tegning.svg", DRAWING % b"") == ""
    assert "script" in refused("tegning.svg", DRAWING % b"<script>alert(1)</script>")
    bomb = b'<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>' + DRAWING % b"<text>&b;</text>"
    assert refused("tegning.svg", bomb) != ""


def bomb():
    """A PNG of a few hundred bytes that says it is 60,000 pixels wide and high."""
    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(b"\0" * 1000)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )


def test_a_picture_bomb_is_refused():
    assert "too many pixels" in refused("bombe.png", bomb())


def test_whole_recordings_are_taken():
    assert refused("film.mp4", FILM, "video") == ""
    assert refused("lyd.wav", files.sound(), "audio") == ""


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("film.mp4", FILM[:-1], "video"),
        ("film.mp4", FILM[: len(FILM) // 3], "video"),
        ("film.mp4", b"dette er ingen film, bare en tekst", "video"),
        ("lyd.wav", files.sound()[:-100], "audio"),
        ("lyd.mp3", b"\xff\xfb", "audio"),
    ],
)
def test_a_recording_cut_short_or_of_another_kind_is_refused(name, content, kind):
    assert "cut short" in refused(name, content, kind)


def test_a_recording_beyond_the_limit_is_refused_with_the_limit(settings):
    settings.RECORDING_MAX_BYTES = 100
    assert "at most 100" in refused("film.mp4", FILM, "video").replace("\xa0", " ")


def test_captions_that_show_nothing_are_refused():
    assert refused("tekst.vtt", b"WEBVTT\n\n00:00.000 --> 00:02.000\nHei", "document") == ""
    assert "WEBVTT" in refused("tekst.vtt", b"1\n00:00:00,000 --> 00:00:02,000\nHei", "document")
    assert "shows nothing" in refused("tekst.vtt", b"WEBVTT\n\n" + b"rubbish\n" * 9, "document")


def test_a_refused_file_is_spoken_of_once_also_when_more_is_wrong_with_it():
    for name, content, kind in [
        ("tekst.vtt", b"WEBVTT", "document"),
        ("ark.exe", b"MZ", "document"),
        ("film.mp4", FILM[:100], "video"),
        ("film.exe", b"MZ", "video"),
        ("a.exe", b"MZ", "picture"),
        ("a.jpg", picture("PNG"), "picture"),
    ]:
        assert refused(name, content, kind), name


def test_a_phones_picture_is_taken_into_the_library_as_jpeg():
    image = taken("IMG_1.HEIC", picture("HEIF"))
    assert image.file.name.endswith(".jpg")
    assert (image.width, image.height) == (40, 30)
    assert image.get_rendition("max-20x20|format-webp").width == 20


def test_the_size_of_a_picture_is_that_of_the_picture_turned_upright():
    image = taken("a.jpg", picture(exif=files.exif(orientation=6)))
    assert (image.width, image.height, image.file_size) == (30, 40, len(image.file.read()))


def test_a_large_upload_that_lies_on_disk_is_cleaned_where_it_lies():
    sent = picture(size=(400, 300))
    upload = TemporaryUploadedFile("a.jpg", "image/jpeg", len(sent), None)
    upload.write(sent)
    upload.seek(0)
    assert told(taken("", {"file": upload}).file.read()) == []
    upload.close()


def told(content: bytes) -> list[str]:
    """What a kept picture tells beside what it shows."""
    shown = Pillow.open(io.BytesIO(content))
    return [WHERE] * (WHERE.encode() in content) + [str(key) for key in shown.getexif()]


# The doors: for each field that keeps a file, how somebody's picture gets there.


def into_the_library(_client):
    return taken("a.jpg", picture()).file


def rendition(_client):
    return taken("a.jpg", picture()).get_rendition("max-20x20").file


def document(_client):
    return taken("ark.pdf", files.scanned(picture()), kind="document").file


def recording(_client):
    return taken("lyd.mp3", files.mp3(), kind="audio").file


def poster(_client):
    sent = {
        "file": SimpleUploadedFile("film.mp4", FILM),
        "thumbnail": SimpleUploadedFile("plakat.jpg", picture()),
    }
    return taken("", sent, kind="video").thumbnail


def evidence(client):
    courses.publish_programme(courses.module_content(courses.part()))
    membership = FosterParentFactory()
    coordinator = MembershipFactory(role=Role.COORDINATOR, organisation=membership.home.trained_by).user
    return attest(
        membership.user,
        training="pride-basic",
        provider="Bufetat",
        ended_on=today(),
        document=picture(),
        by=coordinator,
    ).document


def editors_own_picture(client):
    editor = MembershipFactory(role=Role.EDITOR).user
    client.force_login(editor)
    page = client.get(reverse("wagtailadmin_account"))
    shown = {
        bound.html_name: bound.value() or ""
        for panels in page.context["panels_by_tab"].values()
        for panel in panels
        for bound in panel.get_form()
        if not isinstance(bound.field, FileFormField)
    }
    client.post(
        reverse("wagtailadmin_account"), {**shown, "avatar-avatar": SimpleUploadedFile("meg.jpg", picture())}
    )
    profile = UserProfile.objects.get(user=editor)
    return profile.avatar


def waiting_upload(client):
    """Wagtail keeps an upload aside when another field is wrong, here its title."""
    client.force_login(MembershipFactory(role=Role.ADMIN).user)
    client.post(
        reverse("wagtailimages:add_multiple"),
        {"title": LONG_TITLE, "files[]": SimpleUploadedFile("a.jpg", picture())},
        headers={"X-Requested-With": "XMLHttpRequest"},
    )
    return UploadedFile.objects.get().file


DOORS = {
    "wagtailimages.Image.file": into_the_library,
    "wagtailimages.Rendition.file": rendition,
    "wagtaildocs.Document.file": document,
    "wagtailmedia.Media.file": recording,
    "wagtailmedia.Media.thumbnail": poster,
    "wagtailusers.UserProfile.avatar": editors_own_picture,
    "wagtailcore.UploadedFile.file": waiting_upload,
    "courses.Attestation.document": evidence,
}


def test_every_field_that_keeps_a_file_has_a_door_in_this_table():
    fields = {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, FileField)
    }
    assert fields == set(DOORS)


@pytest.mark.parametrize("field", sorted(DOORS))
def test_nothing_kept_behind_any_door_tells_where_it_was_made(field, client):
    kept = DOORS[field](client)
    kept.open()
    content = kept.read()
    assert content
    assert WHERE.encode() not in content
    assert kept.name.endswith((".pdf", ".mp3")) or told(content) == []
